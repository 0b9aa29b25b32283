"""Step 7: write a signed bundle for the authority, look at those written, check one somebody handed over.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.report.body import ReportPage

    return ReportPage(session)


PAGE = PageKind("report", 70, Step.REPORT, N_("Report"), "send-check-outline", build, records=("report",))
