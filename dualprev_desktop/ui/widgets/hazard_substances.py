"""The substances of one unit as a table: typed into, pasted into, chosen with their critical quantities in sight."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.cell_editors import CellDelegate
from dualprev_desktop.ui.widgets.hazard_picker import CATEGORIES, PICKED, hazard_picker
from dualprev_desktop.ui.widgets.record_model import VALUE_ROLE, RecordTableModel
from dualprev_desktop.ui.widgets.record_table import RecordTable

Index = QModelIndex | QPersistentModelIndex
NAME_WIDTH, CATEGORY_WIDTH = 220, 250


class SubstanceModel(RecordTableModel):
    """Of the unit set by `show_unit`."""

    def __init__(self, session: Session, unit_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(session, "hazard_substance", equal={"installation_id": unit_id},
                         parent=parent)

    def show_unit(self, unit_id: str) -> None:
        self.set_equal({"installation_id": unit_id})

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = super().data(index, role)
        if role == Qt.ItemDataRole.DisplayRole and shown and self.fields[index.column()].code_list == CATEGORIES:
            return f"{super().data(index, VALUE_ROLE)} {shown}".strip()
        return shown


class SubstanceCells(CellDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast(SubstanceModel, index.model())
        field = model.fields[index.column()]
        if field.code_list not in PICKED:
            return super().createEditor(parent, option, index)
        editor = hazard_picker(model.session.company, field, parent)
        editor.entered.connect(self._entered)
        return editor


class SubstanceTable(RecordTable):
    def __init__(self, model: SubstanceModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        cells = SubstanceCells(self)
        cells.moved_on.connect(self._move_on)
        self.setItemDelegate(cells)
        self.setSortingEnabled(False)
        for name, width in (("substance", NAME_WIDTH), ("category", CATEGORY_WIDTH)):
            self.setColumnWidth(model.column_of(name), width)
