"""A step's state ○ ◐ ●, drawn, since fonts differ in whether they have the half circle."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dualprev_desktop.services.overview import State
from dualprev_desktop.ui.theme.tokens import active

SIZE = 12
SPANS = {State.UNREAD: 0, State.EMPTY: 0, State.BEGUN: 180, State.COMPLETE: 360}


def paint_state(painter: QPainter, box: QRect, state: State) -> None:
    """An empty, half or full circle filling `box`."""
    colour = QColor(active().colours.muted if not SPANS[state] else active().colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.drawEllipse(box)
    if SPANS[state]:
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, SPANS[state] * 16)
    painter.restore()


class StateGlyph(QWidget):
    """The state as a widget, beside a line of text."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE + 4, SIZE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, QRect(2, 2, SIZE, SIZE), self._state)
        painter.end()
