"""Widgets side by side, in as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from dualprev_desktop.ui.theme.tokens import active


class FlowLayout(QLayout):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(active().space.tight)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest, one line high: more lines come with `heightForWidth`."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max((size.width() for size in sizes), default=0),
                     max((size.height() for size in sizes), default=0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Puts the items into `rect`; returns the height they take."""
        place, line = QPoint(rect.topLeft()), 0
        for item in self._items:
            size = item.sizeHint()
            if place.x() + size.width() > rect.right() + 1 and place.x() > rect.x():
                place = QPoint(rect.x(), place.y() + line + self.spacing())
                line = 0
            if move:
                item.setGeometry(QRect(place, size))
            place.setX(place.x() + size.width() + self.spacing())
            line = max(line, size.height())
        return place.y() + line - rect.y()
