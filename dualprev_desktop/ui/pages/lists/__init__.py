"""Lists and terms: every code list with its source and rows, the company's own entries, the schemes of measures.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.lists.body import ListsPage

    return ListsPage(session)


PAGE = PageKind("lists", 22, Step.IDENTIFY, N_("Lists and terms"), "format-list-bulleted", build, ("list_entry",))
