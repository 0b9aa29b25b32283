"""A ring round a widget that has no visible focus of its own, in the accent while it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dualprev_desktop.ui.theme.tokens import active

WIDTH = 2


class FocusRing(QWidget):
    """Holds the widget. A style sheet on a canvas would make Qt paint all of it at every step of a pan."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDTH, WIDTH, WIDTH, WIDTH)
        column.addWidget(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = active().colours
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours.accent if self._inner.hasFocus() else colours.strong_border), WIDTH))
        half = WIDTH // 2
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
        painter.end()
