"""A line of text that leads somewhere: a button that wraps its words, whose `wanted` says where to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

PADDING, ARROW = 6, 16


class LineButton(QPushButton):
    """`where` is given back by `wanted` when it is pressed."""

    wanted = Signal(object)

    def __init__(self, text: str, where: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = where
        self.setProperty("line", True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words, arrow = QLabel(text), QLabel()
        self.words.setWordWrap(True)
        self.words.setStyleSheet(f"color: {active().colours.accent};")
        arrow.setPixmap(icon("chevron-right", active().colours.accent).pixmap(ARROW, ARROW))
        for label in (self.words, arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setSpacing(PADDING)
        row.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        row.addWidget(self.words, 1)
        row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)

    @property
    def said(self) -> str:
        return self.words.text()

    @Slot()
    def _press(self) -> None:
        self.wanted.emit(self._where)

    def sizeHint(self) -> QSize:
        return QSize(160, self._height(self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 200))

    def _height(self, width: int) -> int:
        return max(active().size.row, self.words.heightForWidth(width - 3 * PADDING - ARROW) + 2 * PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height(event.size().width()))
