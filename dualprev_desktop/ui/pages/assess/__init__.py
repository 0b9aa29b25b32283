"""Assessing risk events (风险评定): inherent and residual side by side, the result moving as values are chosen.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.assess.body import AssessPage

    return AssessPage(session)


PAGE = PageKind("assess", 30, Step.ASSESS, N_("Assess"), "scale-balance", build, ("risk_event", "assessment"))
