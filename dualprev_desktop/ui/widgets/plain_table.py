"""A table that is only read: its model over rows of words, and how the view is set up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class PlainTableModel(QAbstractTableModel):
    """Rows are plain values, replaced whole. A model says its `columns`, `count` and the `words` of a row."""

    columns: Sequence[str] = ()
    """English, marked for translation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def count(self) -> int:
        raise NotImplementedError

    def words(self, row: int) -> Sequence[str]:
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in WORDS and orientation == Qt.Orientation.Horizontal:
            return _(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.count() or role not in WORDS:
            return None
        return self.words(index.row())[index.column()]


def set_up(table: QTableView, widths: Sequence[int], stretched: int) -> None:
    """Whole rows are selected, nothing is edited, one column takes what room is left."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(tokens.active().size.row)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
