"""The pages of one open company: each built when it is first shown, refreshed when what it shows changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.page import PAGES, Page, PageKind
from dualprev_desktop.ui.places import pages_showing
from dualprev_desktop.ui.session import Session

SMALLEST = (640, 320)


class PageStack(QStackedWidget):
    page_shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.current_id = ""
        # 1366 × 768 at 125 % leaves 1093 × 560: no page may force the window to be larger
        self.setMinimumSize(*SMALLEST)
        session.changed.connect(self._follow)
        session.asked_for.connect(self.go_to)

    @Slot(str)
    def show_page(self, page_id: str) -> Page:
        commit_editing()
        page = self._page(PAGES[page_id])
        if page_id in self._stale:
            self._stale.discard(page_id)
            page.refresh()
        self.current_id = page_id
        self.setCurrentWidget(page)
        page.begin()
        self.page_shown.emit(page_id)
        return page

    @property
    def current(self) -> Page:
        return self._pages[self.current_id]

    def _page(self, kind: PageKind) -> Page:
        if kind.id not in self._pages:
            page = kind.build(self._session)
            self._pages[kind.id] = page
            self.addWidget(page)
        return self._pages[kind.id]

    @property
    def built(self) -> Mapping[str, Page]:
        """The pages there are by now, by their ids."""
        return self._pages

    def build_next(self) -> bool:
        """Makes one of the pages that were not shown yet, unseen; False when there is none left."""
        kind = next((kind for kind in PAGES if kind.id not in self._pages), None)
        if kind is not None:
            self._page(kind)
        return kind is not None

    @Slot(object)
    def go_to(self, where: Destination) -> bool:
        """The page asked for; for what that does not show the one shown now, or the first that does."""
        kinds = sorted(pages_showing(where.type_id), key=lambda kind: kind.id != self.current_id)
        if where.page in PAGES:
            kinds = [PAGES[where.page], *(kind for kind in kinds if kind.id != where.page)]
        for kind in kinds:
            if self._arrive(self.show_page(kind.id), where):
                return True
        self._session.say(_("It is not shown on any page. It may have been removed meanwhile."))
        return False

    @staticmethod
    def _arrive(page: Page, where: Destination) -> bool:
        """Whether the page shows what was asked for; for nothing in particular every page will do."""
        listed = where.only is None or page.show_only(where.type_id, where.only)
        return page.show_record(where.type_id, where.record_id, where.field) if where.record_id else listed

    @Slot(object)
    def _follow(self, changes: ChangeSet) -> None:
        for page_id, page in self._pages.items():
            if page.shows and not changes.touches(*page.shows):
                continue
            if page_id == self.current_id:
                page.refresh(changes)
            else:
                self._stale.add(page_id)


def commit_editing() -> None:
    """What is being typed is taken over: an editor commits when it loses the keyboard."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
