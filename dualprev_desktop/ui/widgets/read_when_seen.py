"""A view of what takes long to read: read behind the person's back while they look, and anew when it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session


class ReadWhenSeen(QWidget):
    """Says what it reads by `reading`, and shows it by `take`; of several readings the last one counts."""

    shows: frozenset[str] = frozenset()
    """The record types whose changes make it old."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._old, self._asked = session, True, 0
        session.changed.connect(self._follow)

    def reading(self) -> Callable[[], Any]:
        """What to do in another thread; it may hold values, never a widget."""
        raise NotImplementedError

    def take(self, read: Any) -> None:
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asked += 1  # who does not look need not be shown

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches(*self.shows):
            self._old = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        if self._old:
            self._asked += 1
            asked, work = self._asked, self.reading()
            self._session.jobs.read_ahead(lambda: (asked, work()), self._taken)

    def _taken(self, read: tuple[int, Any]) -> None:
        if isValid(self) and read[0] == self._asked:
            self._old = False
            self.take(read[1])
