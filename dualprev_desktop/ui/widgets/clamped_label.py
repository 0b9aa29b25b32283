"""Words in at most a few lines, which keep their room however many are needed; all of them are in the tip."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

ELLIPSIS = "…"


class ClampedLabel(QLabel):
    def __init__(self, lines: int, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self._lines = lines
        self.setFont(font)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.setFixedHeight(self._height(lines * ["X"]))

    def show_words(self, words: str) -> None:
        self.words = words
        self.setToolTip(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The longest beginning that fits, found by halving."""
        if self._height([self.words]) <= self.height():
            self.setText(self.words)
            return
        fits, too_long = 0, len(self.words)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            fitting = self._height([self.words[:middle] + ELLIPSIS]) <= self.height()
            fits, too_long = (middle, too_long) if fitting else (fits, middle)
        self.setText(self.words[:fits] + ELLIPSIS)

    def _height(self, lines: list[str]) -> int:
        room = QRect(0, 0, max(self.width(), 1), 100_000)
        return QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, "\n".join(lines)).height()
