"""A heading with a few lines below it that lead somewhere, or a sentence where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.line_button import PADDING, LineButton


@dataclass(frozen=True)
class Way:
    """A line; without a destination it only says something."""

    text: str
    where: Destination | None = None


class LinePane(QWidget):
    wanted = Signal(object)
    """A Destination."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._lines = QLabel(heading), QVBoxLayout()
        self._heading.setFont(bold_font())
        self.ways: tuple[Way, ...] = ()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        column.addWidget(self._heading)
        column.addLayout(self._lines)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """The same lines are left as they are, and the keyboard in them."""
        if tuple(ways) == self.ways:
            return
        self.ways = tuple(ways)
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for way in ways:
            self._lines.addWidget(self._line(way) if way.where is not None else _sentence(way.text))

    def _line(self, way: Way) -> LineButton:
        line = LineButton(way.text, way.where)
        line.wanted.connect(self.wanted)
        return line

    def buttons(self) -> list[LineButton]:
        widgets = (self._lines.itemAt(place) for place in range(self._lines.count()))
        return [one for item in widgets if item is not None and isinstance(one := item.widget(), LineButton)]


def _sentence(text: str) -> QLabel:
    words = QLabel(text)
    words.setWordWrap(True)
    words.setContentsMargins(PADDING, active().space.tight, PADDING, active().space.tight)
    words.setProperty("muted", True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return words
