"""Survey (风险点排查): the risk points, and who is there to answer for them.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.survey.body import SurveyPage

    return SurveyPage(session)


PAGE = PageKind("survey", 10, Step.SURVEY, N_("Survey"), "map-marker-outline", build,
                ("risk_point", "org_unit", "post", "person", "appointment", "enterprise", "hazard_installation"))
