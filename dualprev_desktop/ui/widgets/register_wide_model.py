"""The whole register as practitioners keep it: a line for each risk event, its measures side by side by class.

The columns are those of the exported workbook, so that screen and paper never differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.rulebook import RuleBook
from dualprev_desktop.services.search_sound import initials
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
PIXELS = 9
"""Of a column's width in characters."""
OF_POINT = frozenset({"point_number", "point_name", "point_kind", "location", "aspect"})
"""What is said once for the events of one risk point that stand below each other."""


class WideModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every: Sequence[RegisterRow] = ()
        self._words = ""
        self.rows: list[RegisterRow] = []
        self.columns: list[Any] = []

    def show(self, rows: Sequence[RegisterRow], book: RuleBook) -> None:
        from dualprev_desktop.exchange.register_columns import register_columns

        self.beginResetModel()
        self._every = rows
        # the table numbers its rows: a column of numbers that nobody gave would stay empty
        self.columns = [one for one in register_columns(rows, active().language, book)
                        if one.column.field != "number" or any(row.event_number for row in rows)]
        self.rows = self._fitting()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Lines in which every word occurs, or is the initials of the point or the event."""
        self.beginResetModel()
        self._words = text.casefold().strip()
        self.rows = self._fitting()
        self.endResetModel()

    def _fitting(self) -> list[RegisterRow]:
        words = self._words.split()
        return [row for row in self._every if all(self._has(row, word) for word in words)]

    def _has(self, row: RegisterRow, word: str) -> bool:
        if any(word in self.text(row, column).casefold() for column in range(len(self.columns))):
            return True
        return by_initials(word) and any(word in initials(name) for name in (row.point_name, row.event))

    def text(self, row: RegisterRow, column: int) -> str:
        written = self.columns[column].read(row)
        return "" if written is None else str(written)

    @property
    def total(self) -> int:
        return len(self._every)

    def groups(self) -> list[str]:
        """The heading above each column, empty where it stands alone."""
        return [column.group_heading(active().language) for column in self.columns]

    def width(self, column: int) -> int:
        return int(self.columns[column].width * PIXELS) + PIXELS

    # what Qt asks -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        if not 0 <= section < len(self.columns) or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        heading = self.columns[section].heading(active().language)
        group = self.groups()[section]
        return f"{group}\n{heading}" if group and role == Role.ToolTipRole else heading

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == LEVEL_ROLE:
            return self._level(row, column)
        if role == Role.DisplayRole:
            return "" if self._said_above(index.row(), column) else self.text(row, index.column())
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self.text(row, index.column()) or None
        if role == Role.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignHCenter if column.centred else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def _said_above(self, row: int, column: Any) -> bool:
        return column.column.field in OF_POINT and row > 0 and self.rows[row - 1].point_id == self.rows[row].point_id

    def _level(self, row: RegisterRow, column: Any) -> str | None:
        if column.column.field != "level":
            return None
        judged = {"inherent": row.inherent, "residual": row.residual}.get(column.group)
        return judged.level.value if judged else None
