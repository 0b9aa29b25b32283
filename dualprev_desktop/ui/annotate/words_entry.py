"""Where the words of a mark are typed: on the picture itself, in the size in which they will stand there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.annotate.mark_item import letters_font

LEAST_LETTERS, MOST_LETTERS = 13, 40
"""Pixels on the screen, whatever the zoom: what is typed must be read."""
LEAST_WIDTH = 160
LINES = 3
MOST_CHARACTERS = 500


class WordsEntry(QPlainTextEdit):
    """Leaving it keeps the words, Esc drops them."""

    finished = Signal(str)
    dropped = Signal()
    ended = Signal()
    """By a key: the picture has the keyboard again. Who goes elsewhere with the mouse keeps it there."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._settled, self._viewport = True, viewport
        self.setAccessibleName(_("Words on the picture"))
        self.setPlaceholderText(_("Type here; Ctrl+Enter keeps it, Esc drops it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.hide()

    def begin(self, place: QRect, letters: float, words: str) -> None:
        """`place` on the viewport; `letters` the height of a letter there."""
        self._settled = False
        size = min(max(letters, LEAST_LETTERS), MOST_LETTERS)
        self.setFont(letters_font(size))
        room = self._viewport.rect()
        wide = min(max(place.width(), LEAST_WIDTH), room.width())
        high = min(round(size * 1.5 * LINES) + 16, room.height())
        self.setGeometry(max(min(place.left(), room.width() - wide), 0), max(min(place.top(), room.height() - high), 0),
                         wide, high)
        self.setPlainText(words)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, keep: bool) -> None:
        if self._settled:
            return
        self._settled = True
        words = self.toPlainText().strip()[:MOST_CHARACTERS]
        self.hide()
        if keep and words:
            self.finished.emit(words)
        else:
            self.dropped.emit()

    def event(self, event: QEvent) -> bool:
        """Its keys are no shortcuts of what lies around it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _ends(event):
            self.settle(keep=event.key() != Qt.Key.Key_Escape)
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # a menu of the entry itself, or another window for a moment, is no leaving
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.settle(keep=True)


def _ends(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (
        enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
