"""The print centre: what, whom, how at the left; the real pages at the right; one file to save.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.print_centre.body import PrintCentre

    return PrintCentre(session)


PAGE = PageKind("print", 51, Step.PUBLISH, N_("Print and export"), "printer-outline", build)
