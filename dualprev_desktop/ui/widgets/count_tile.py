"""A large number with its word, which leads to the page where its records stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dualprev_desktop.ui.theme.fonts import figure_font
from dualprev_desktop.ui.theme.tokens import active


class CountTile(QPushButton):
    wanted = Signal(str)
    """The page's id."""

    def __init__(self, words: str, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._page_id = words, page_id
        self._number, text = QLabel("0"), QLabel(words)
        self._number.setFont(figure_font())
        text.setProperty("muted", True)
        for label in (self._number, text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(active().space.around, 0, active().space.around, 0)
        row.setSpacing(active().space.between)
        row.addWidget(self._number)
        row.addWidget(text, 1)
        self.setProperty("tall", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._press)

    @property
    def number(self) -> str:
        return self._number.text()

    def set_number(self, number: int) -> None:
        self._number.setText(f"{number:,}")
        self.setAccessibleName(f"{self._words}: {number}")

    @Slot()
    def _press(self) -> None:
        self.wanted.emit(self._page_id)
