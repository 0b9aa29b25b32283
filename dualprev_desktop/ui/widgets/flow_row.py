"""A row of controls that goes on in a second line where the first has no room: no word in it is ever cut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from dualprev_desktop.ui.theme.tokens import active


@dataclass
class _Part:
    item: QLayoutItem
    stretch: int
    pushed: bool
    """Whether free room stands before it, so that it goes to the right."""


class FlowRow(QLayout):
    """`addWidget` with a stretch lets a field take the room that is left in its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[_Part] = []
        self._next_stretch, self._next_pushed = 0, False
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(active().space.between)

    # what stands in it --------------------------------------------------------------------------------

    def addWidget(self, widget: QWidget, stretch: int = 0) -> None:
        self._next_stretch = stretch
        super().addWidget(widget)

    def addStretch(self, _stretch: int = 0) -> None:
        """What follows stands at the right."""
        self._next_pushed = True

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item, self._next_stretch, self._next_pushed))
        self._next_stretch, self._next_pushed = 0, False

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    # sizes --------------------------------------------------------------------------------------------

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(_width(part) for part in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, _height(shown))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return QSize(max((part.item.minimumSize().width() for part in shown), default=0), _height(shown))

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _lines(self, width: int) -> list[list[_Part]]:
        lines: list[list[_Part]] = []
        left, shown = 0, self._shown()
        rooms = [_width(part) + self.spacing() for part in shown]
        for place, part in enumerate(shown):
            # what stands at the right goes on into the next line together
            together = sum(rooms[place:]) if part.pushed else rooms[place]
            if not lines or min(together, width + self.spacing()) > left:
                lines.append([])
                left = width + self.spacing()
            lines[-1].append(part)
            left -= rooms[place]
        return lines

    # places -------------------------------------------------------------------------------------------

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            self._place(line, QRect(rect.left(), top, rect.width(), _height(line)))
            top += _height(line) + self.spacing()

    def _place(self, line: list[_Part], room: QRect) -> None:
        free = room.width() - sum(map(_width, line)) - self.spacing() * (len(line) - 1)
        widths, left = _shared(line, free), room.left()
        free = room.width() - sum(widths) - self.spacing() * (len(line) - 1)
        for part, width in zip(line, widths, strict=True):
            if part.pushed and part is not line[0]:
                left, free = left + max(free, 0), 0
            height = min(part.item.sizeHint().height(), room.height())
            part.item.setGeometry(QRect(QPoint(left, room.top() + (room.height() - height) // 2),
                                        QSize(min(width, room.width()), height)))
            left += width + self.spacing()


def _shared(line: list[_Part], free: int) -> list[int]:
    """The width of each: what a field may not take of its share is left to those that may take more."""
    widths = [_width(part) for part in line]
    growing = sorted((place for place, part in enumerate(line) if part.stretch), key=lambda place: _most(line[place]))
    for done, place in enumerate(growing):
        shares = sum(line[other].stretch for other in growing[done:])
        more = max(min(free * line[place].stretch // shares, _most(line[place]) - widths[place]), 0)
        widths[place] += more
        free -= more
    return widths


def _most(part: _Part) -> int:
    return part.item.maximumSize().width()


def _width(part: _Part) -> int:
    """A field that takes the room that is left needs no more than its least."""
    least = part.item.minimumSize().width()
    return least if part.stretch else max(least, min(part.item.sizeHint().width(), part.item.maximumSize().width()))


def _height(parts: list[_Part]) -> int:
    return max((part.item.sizeHint().height() for part in parts), default=0)
