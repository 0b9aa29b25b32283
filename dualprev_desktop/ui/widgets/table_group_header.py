"""A table's heading in two lines where several columns belong together: 管控措施 above its classes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from dualprev_desktop.ui.theme.tokens import active

LINE = 28
MARGIN = 8


class GroupHeader(QHeaderView):
    """Columns are not moved in it: a group's columns stay side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._groups: Sequence[str] = ()
        self.setFixedHeight(2 * LINE)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._repaint)

    def set_groups(self, groups: Sequence[str]) -> None:
        """The heading above each column, empty where there is none."""
        self._groups = list(groups)
        self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * LINE)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        if not self._group(column):
            super().paintSection(painter, rect, column)
            return
        super().paintSection(painter, rect.adjusted(0, LINE, 0, 0), column)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for first, last in self.spans():
            self._paint_group(painter, first, last)
        painter.end()

    def _group(self, column: int) -> str:
        return self._groups[column] if column < len(self._groups) else ""

    def spans(self) -> list[tuple[int, int]]:
        """(first, last) column of each group."""
        found: list[tuple[int, int]] = []
        for column in range(self.count()):
            group = self._group(column)
            if group and found and found[-1][1] == column - 1 and self._group(found[-1][0]) == group:
                found[-1] = found[-1][0], column
            elif group:
                found.append((column, column))
        return found

    def _paint_group(self, painter: QPainter, first: int, last: int) -> None:
        """Over all its columns; the text stays in sight while they are scrolled."""
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        place, colours = QRect(left, 0, right - left, LINE), active().colours
        painter.fillRect(place, QColor(colours.sunken))
        painter.setPen(QColor(colours.border))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())
        painter.setPen(QColor(colours.text))
        seen = place.intersected(self.viewport().rect()).adjusted(MARGIN, 0, -MARGIN, 0)
        text = painter.fontMetrics().elidedText(self._group(first), Qt.TextElideMode.ElideRight, seen.width())
        painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, text)
