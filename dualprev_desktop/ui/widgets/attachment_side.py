"""The third side of a register, the files of its record; a picture of them opens in the whole place of the register."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QTabBar, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import attaching
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.annotate.desk import PictureDesk
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.attachment_pane import AttachmentPane
from dualprev_desktop.ui.widgets.attachment_place import PicturePlace
from dualprev_desktop.ui.widgets.attachment_sources import Source


class AttachmentSide(QObject):
    """Adds a tab where records of the type may have files; pane and desk are made when they are first wanted."""

    def __init__(self, session: Session, type_id: str, tabs: QTabBar, pages: QStackedWidget,
                 whole: QStackedLayout) -> None:
        super().__init__(pages)
        self._session, self._type_id = session, type_id
        self._tabs, self._pages, self._whole = tabs, pages, whole
        self._record_id, self._page, self._tab = "", QWidget(), -1
        self.pane: AttachmentPane | None = None
        self._place: PicturePlace | None = None
        if type_id in attaching.owners():
            self._tab = tabs.addTab(_("Attachments"))
            pages.addWidget(self._page)
            session.changed.connect(self._follow)

    @property
    def desk(self) -> PictureDesk | None:
        return self._place.desk if self._place is not None else None

    @property
    def in_front(self) -> bool:
        return self._tab >= 0 and self._tabs.currentIndex() == self._tab

    def show_record(self, record_id: str) -> None:
        self._record_id = record_id
        self._count()
        if self.in_front:
            self.turn()

    def turn(self) -> None:
        """The tab came to the front."""
        if self.pane is None:
            self.pane = AttachmentPane(self._session, self._type_id)
            self._place = PicturePlace(self._session, self.pane, self._whole)
            self._tabs.addAction(self.pane.pasting)  # who has just turned the tab stands on it
            self._pages.removeWidget(self._page)
            self._pages.insertWidget(self._tab, self.pane)
            self._pages.setCurrentIndex(self._tab)
        if self.pane.record_id != self._record_id or not self._record_id:
            self.pane.show_record(self._record_id)

    @property
    def offered(self) -> bool:
        """Whether the record that is chosen may have files."""
        return self._tab >= 0 and bool(self._record_id)

    def bring_up(self) -> None:
        if self._tab >= 0:
            self._tabs.setCurrentIndex(self._tab)

    def take(self, found: Sequence[Source]) -> None:
        """Attaches files to the record that is chosen, and shows them."""
        self.bring_up()
        self.turn()
        if self.pane is not None:
            self.pane.take(found)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches("attached_file"):
            self._count()

    def _count(self) -> None:
        """How many there are is seen without turning to them."""
        if self._tab < 0:
            return
        count = attaching.count(self._session.company, self._type_id, self._record_id)
        words = _("Attachments {count}").format(count=count) if count else _("Attachments")
        if words != self._tabs.tabText(self._tab):
            self._tabs.setTabText(self._tab, words)
