"""The overview: how many of what, of which level, how far each step is, what is due, what changed and was done last.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.overview.body import OverviewPage

    return OverviewPage(session)


PAGE = PageKind("overview", 0, None, N_("Overview"), "view-dashboard-outline", build)
