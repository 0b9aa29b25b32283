"""Step 6: the check items that follow from the register. Plans, records and closing of dangers are not kept yet.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.inspect.body import InspectPage

    return InspectPage(session)


PAGE = PageKind("inspect", 60, Step.INSPECT, N_("Inspect"), "clipboard-check-outline", build)
