"""The lines of the list of kinds of enterprise: headings for the rows of Annex 2, kinds with their ticks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.services.catalogue_search import kinds_found
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.two_line_row import paint_selected

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
HINT_ROLE = Role.UserRole + 1
TICK = 16


@dataclass(frozen=True)
class Line:
    """A kind of enterprise, or the heading of a row of Annex 2 where there is no kind."""

    row: str
    kind: Catalogue | None = None

    @property
    def text(self) -> str:
        return self.kind.title(active().language) if self.kind else f"{self.row}  {label('sector', self.row)}"


class KindModel(QAbstractListModel):
    """`chosen` says whether a kind has its tick."""

    def __init__(self, chosen: Callable[[Catalogue], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._own = ""
        self.lines: list[Line] = []

    def show_found(self, typed: str, own: str = "") -> None:
        """`own` is the row of Annex 2 that stands first."""
        self.beginResetModel()
        self.lines = list(_grouped(sorted(kinds_found(typed), key=lambda one: one.row != own)))
        self.endResetModel()

    def renew(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def row_of(self, kind: Catalogue | None) -> int:
        """Of the kind, else of the first; -1 where none is shown."""
        rows = [row for row, line in enumerate(self.lines) if line.kind is not None]
        return next((row for row in rows if self.lines[row].kind is kind), rows[0] if rows else -1)

    def kind(self, index: Index) -> Catalogue | None:
        return self.lines[index.row()].kind if index.isValid() and index.row() < len(self.lines) else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.kind(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return line.text
        if line.kind is None:
            return None
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if self._chosen(line.kind) else Qt.CheckState.Unchecked
        return line.kind.gbt_4754 if role == HINT_ROLE else None


def _grouped(kinds: list[Catalogue]) -> list[Line]:
    lines: list[Line] = []
    for kind in kinds:
        if not lines or lines[-1].row != kind.row:
            lines.append(Line(kind.row))
        lines.append(Line(kind.row, kind))
    return lines


class KindDelegate(QStyledItemDelegate):
    """A heading in small letters; a kind with its tick and its class of industry."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, look().size.row if index.data(Role.CheckStateRole) is not None else look().size.dense_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        between = look().space.between
        room = option.rect.adjusted(between, 0, -between, 0)
        if index.data(Role.CheckStateRole) is None:
            _paint_heading(painter, room, index)
        else:
            self._paint_kind(painter, room, option, index)
        painter.restore()

    def _paint_kind(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, option)
        ticked = Qt.CheckState(index.data(Role.CheckStateRole)) == Qt.CheckState.Checked
        _paint_tick(painter, QRect(room.left(), room.center().y() + 1 - TICK // 2, TICK, TICK), ticked, option.widget)
        painter.setFont(caption_font())
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        hint = str(index.data(HINT_ROLE) or "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        taken = QFontMetrics(caption_font()).horizontalAdvance(hint)
        words = room.adjusted(TICK + look().space.between, 0, -taken - look().space.between, 0)
        _paint_words(painter, words, str(index.data()), bold_font() if ticked else option.font)


def _paint_tick(painter: QPainter, box: QRect, ticked: bool, widget: QWidget | None) -> None:
    button = QStyleOptionButton()
    button.rect = box
    button.state = QStyle.StateFlag.State_Enabled | (
        QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off)
    style = widget.style() if widget else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, button, painter, widget)


def _paint_heading(painter: QPainter, room: QRect, index: Index) -> None:
    _paint_words(painter, room.adjusted(0, 4, 0, 0), str(index.data()), caption_font(), QColor(look().colours.muted))


def _paint_words(painter: QPainter, room: QRect, text: str, font: QFont, ink: QColor | None = None) -> None:
    painter.setFont(font)
    painter.setPen(ink or QColor(look().colours.text))
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
