"""Control (风险管控): what is done against each risk event, of which class, at which tier, by whom.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.control.body import ControlPage

    return ControlPage(session)


PAGE = PageKind("control", 40, Step.CONTROL, N_("Control"), "shield-check-outline", build,
                ("control_measure", "risk_event"))
