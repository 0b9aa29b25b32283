"""What an empty page says: what belongs here, and the ways to get it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

ICON_SIZE = 48
TEXT_WIDTH = 440


@dataclass(frozen=True)
class Way:
    """A button: what it says, and a bound method it calls."""

    text: str
    act: Callable[[], object]
    icon: str = ""


class EmptyState(QWidget):
    """An icon, a sentence, and one or two ways on; the first is the one recommended."""

    def __init__(self, picture: str, sentence: str, ways: Sequence[Way] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        image, words = QLabel(), QLabel(sentence)
        image.setPixmap(icon(picture, active().colours.strong_border).pixmap(ICON_SIZE, ICON_SIZE))
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setProperty("muted", True)
        words.setFixedWidth(TEXT_WIDTH)
        words.setMinimumHeight(words.heightForWidth(TEXT_WIDTH))
        self.buttons = [self._button(way, place == 0) for place, way in enumerate(ways)]
        column = QVBoxLayout(self)
        column.setSpacing(active().space.around)
        column.addStretch()
        column.addWidget(image, 0, Qt.AlignmentFlag.AlignHCenter)
        # stretches, not an alignment: an aligned widget gets no height for its width, and wrapped words are cut
        column.addLayout(_middle([words]))
        column.addLayout(_middle(self.buttons))
        column.addStretch()

    @staticmethod
    def _button(way: Way, first: bool) -> QPushButton:
        button = QPushButton(way.text)
        button.setProperty("primary", first)
        if way.icon:
            button.setIcon(icon(way.icon, active().colours.accent_ink if first else ""))
        button.clicked.connect(way.act)
        return button


def _middle(widgets: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(active().space.between)
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
