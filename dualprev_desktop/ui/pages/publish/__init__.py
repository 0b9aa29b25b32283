"""The four-colour plan (四色分布图): drawn here, coloured by the register, printed one click away.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.publish.body import PublishPage

    return PublishPage(session)


PAGE = PageKind("plan", 50, Step.PUBLISH, N_("Publish"), "map-outline", build, ("plan", "zone", "paper"))
