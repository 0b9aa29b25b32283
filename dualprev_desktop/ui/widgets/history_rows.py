"""Rows of a list of what happened: a mark, a title, below it when and by whom; what was undone stands back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.two_line_row import paint_selected

Index = QModelIndex | QPersistentModelIndex
HEIGHT, LINE, MARK, MARK_COLUMN = 48, 20, 9, 24
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class Mark(StrEnum):
    """How a row stands to now."""

    PLAIN = "plain"
    DONE = "done"
    NOW = "now"
    UNDONE = "undone"


MARK_WORDS = {Mark.NOW: N_("now"), Mark.UNDONE: N_("undone")}


@dataclass(frozen=True)
class HistoryRow:
    """`what` is given back when the row is chosen."""

    title: str
    remark: str
    what: Any
    mark: Mark = Mark.PLAIN

    @property
    def second_line(self) -> str:
        word = MARK_WORDS.get(self.mark)
        return " · ".join(filter(None, (_(word) if word else "", self.remark)))


class HistoryRows(QAbstractListModel):
    """Replaced whole: a list of a hundred lines at most, read anew after every change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HistoryRow, ...] = ()

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> HistoryRow:
        return self._rows[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}\n{row.second_line}"
        return None


class HistoryRowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, option)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(active().colours.hover))
        between = active().space.between
        room = option.rect.adjusted(between, (HEIGHT - 2 * LINE) // 2, -between, 0)
        if row.mark is not Mark.PLAIN:
            _paint_mark(painter, QRect(room.left(), room.top(), MARK_COLUMN, LINE), row.mark)
            room.setLeft(room.left() + MARK_COLUMN)
        colours = active().colours
        font = QFont(option.font)
        font.setBold(row.mark is Mark.NOW)
        back = row.mark is Mark.UNDONE
        _paint_line(painter, room, row.title, font, colours.muted if back else colours.text)
        _paint_line(painter, room.translated(0, LINE), row.second_line, caption_font(), colours.muted)
        painter.restore()


def _paint_line(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
    line = QRect(room.left(), room.top(), room.width(), LINE)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_mark(painter: QPainter, room: QRect, mark: Mark) -> None:
    """Full where it stands, larger now, hollow where it was undone: told by shape, not by colour."""
    colours, size = active().colours, MARK + 3 if mark is Mark.NOW else MARK
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.strong_border if mark is Mark.UNDONE else colours.accent), 1.5))
    painter.setBrush(QColor(colours.surface if mark is Mark.UNDONE else colours.accent))
    left = room.left() + (MARK + 3 - size) // 2
    painter.drawEllipse(QRect(left, room.center().y() - size // 2, size, size))


class HistoryList(QListView):
    """Its `activated` (a click, Enter) means the row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HistoryRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(HistoryRowDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[HistoryRow], current: int = -1) -> None:
        self.rows.show_rows(rows)
        if 0 <= current < len(rows):
            self.setCurrentIndex(self.rows.index(current))

    def row_at(self, index: Index) -> HistoryRow | None:
        return self.rows.row(index.row()) if index.isValid() else None
