"""Files dragged over the window: what takes them in is asked first, then the window; words say where they will go.

The window's own surface is watched, not its widgets: a field for text would take a file's path as words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from dualprev_desktop.ui.dropping import Ground, Landing, landing

if TYPE_CHECKING:
    from dualprev_desktop.ui.widgets.drop_overlay import DropOverlay

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class FileDrops(QObject):
    def __init__(self, window: QWidget, ground: Callable[[], Ground], refuse: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._ground, self._refuse = window, ground, refuse
        self._watched: QWindow | None = None
        self._landing: Landing | None = None
        self._taker: QWidget | None = None

    @cached_property
    def overlay(self) -> DropOverlay:
        """Made at the first drag."""
        from dualprev_desktop.ui.widgets.drop_overlay import DropOverlay

        return DropOverlay(self._window)

    def watch(self) -> None:
        """Once the window has a surface."""
        surface = self._window.windowHandle()
        if surface is not None and surface is not self._watched:
            self._watched = surface
            surface.installEventFilter(self)

    # files from anywhere --------------------------------------------------------------------------------

    def take(self, paths: Sequence[Path]) -> None:
        """Takes files in, or says why not."""
        found = landing(self._ground(), paths)
        if found.take is None:
            self._refuse(found.words)
        else:
            found.take()

    # dragging -------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            assert isinstance(event, QDropEvent)
            paths = files_in(event.mimeData())
            if paths:
                event.setDropAction(Qt.DropAction.CopyAction)  # whatever was meant, the file stays where it is
                (self._drop if kind is QEvent.Type.Drop else self._aim)(event, paths)
                return True
        elif kind is QEvent.Type.DragLeave and self._landing is not None:
            self._leave()
            return True
        return False

    def _aim(self, event: QDropEvent, paths: Sequence[Path]) -> None:
        if self._landing is None:
            self._landing = landing(self._ground(), paths)
        taker = self._taker_at(event)
        if self._taker is not None and taker is not self._taker and isValid(self._taker):
            QCoreApplication.sendEvent(self._taker, QDragLeaveEvent())
        self._taker = taker
        if taker is None:
            self.overlay.show_words(self._landing.words, good=self._landing.take is not None)
        else:
            self.overlay.hide()
        # accepted in any case: a refusal is told when the file is let go, too
        event.accept()

    def _drop(self, event: QDropEvent, paths: Sequence[Path]) -> None:
        taker = self._taker_at(event)
        self._landing, self._taker = None, None
        self.overlay.hide()
        event.accept()
        if taker is not None:
            QCoreApplication.sendEvent(taker, _moved(QDropEvent, event, taker, self._window))
        else:
            self.take(paths)

    def _leave(self) -> None:
        if self._taker is not None and isValid(self._taker):
            QCoreApplication.sendEvent(self._taker, QDragLeaveEvent())
        self._landing, self._taker = None, None
        self.overlay.hide()

    def _taker_at(self, event: QDropEvent) -> QWidget | None:
        """The innermost part under the pointer that takes these files in itself."""
        part: QWidget | None = self._window.childAt(event.position().toPoint())
        while part is not None and part is not self._window:
            if part.acceptDrops() and part.isEnabled() and not _is_text(part) and self._takes(part, event):
                return part
            part = part.parentWidget()
        return None

    def _takes(self, part: QWidget, event: QDropEvent) -> bool:
        """Asked as the system asks: on entering, and at each place within, where silence is consent."""
        if part is not self._taker:
            entering = _moved(QDragEnterEvent, event, part, self._window)
            entering.ignore()
            QCoreApplication.sendEvent(part, entering)
            if not entering.isAccepted():
                return False
        moving = _moved(QDragMoveEvent, event, part, self._window)
        moving.accept()
        QCoreApplication.sendEvent(part, moving)
        return moving.isAccepted()


def _is_text(part: QWidget) -> bool:
    return isinstance(part, TEXTS) or isinstance(part.parentWidget(), TEXTS)


def _moved(kind: type[QDropEvent], event: QDropEvent, to: QWidget, window: QWidget) -> QDropEvent:
    place: QPoint = to.mapFrom(window, event.position().toPoint())
    if kind is QDropEvent:
        return QDropEvent(place.toPointF(), event.possibleActions(), event.mimeData(), event.buttons(),
                          event.modifiers())
    return kind(place, event.possibleActions(), event.mimeData(), event.buttons(), event.modifiers())


def files_in(mime: QMimeData) -> list[Path]:
    """The files of this machine that are dragged; none where anything else is among them."""
    urls = mime.urls()
    return [Path(url.toLocalFile()) for url in urls] if urls and all(url.isLocalFile() for url in urls) else []
