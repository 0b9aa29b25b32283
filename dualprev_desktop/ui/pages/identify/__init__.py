"""Identify (风险辨识): what can happen at each risk point, why, and what follows.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.identify.body import IdentifyPage

    return IdentifyPage(session)


PAGE = PageKind("identify", 20, Step.IDENTIFY, N_("Identify"), "lightbulb-on-outline", build,
                ("risk_event", "risk_point", "method_use", "review_trigger"))
