"""The view of a record table: typed into, pasted into, sorted, copied; rows are removed with Delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QKeyCombination, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions, table_cells
from dualprev_desktop.ui.widgets.cell_editors import CellDelegate
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

Key = Qt.Key
Standard = QKeySequence.StandardKey
Trigger = QAbstractItemView.EditTrigger
FILL_DOWN = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Key.Key_D)
LONG, NAMED, LINE, LISTED, SHORT = 260, 200, 132, 112, 84
"""Widths of columns of several lines, of titles, of lines, of what is chosen, and of numbers; pixels."""


class RecordTable(QTableView):
    """Selects cells; a click on a row's number selects the row."""

    record_chosen = Signal(str)
    """The id of the record under the cursor; empty on the row of a new one."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._new_id = ""
        self._keys()
        self.setModel(model)
        cells = CellDelegate(self)
        cells.moved_on.connect(self._move_on)
        self.setItemDelegate(cells)
        self._dress()
        self._size_columns()
        model.draft.completed.connect(self._go_on_with)
        model.modelReset.connect(self._tell_choice)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def _dress(self) -> None:
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        numbers, header = self.verticalHeader(), self.horizontalHeader()
        numbers.setDefaultSectionSize(active().size.row)
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(active().size.row)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.setSortingEnabled(True)
        self.setCornerButtonEnabled(False)
        # cells begin where their headings begin
        self.setStyleSheet("QTableView::item { padding-left: 5px; padding-right: 5px; }")

    # widths -------------------------------------------------------------------------------------------

    def _size_columns(self) -> None:
        kept = self._model.session.property(self._widths_key)
        widths = kept if isinstance(kept, list) else [self._width(field) for field in self._model.fields]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.horizontalHeader().sectionResized.connect(self._keep_widths)

    @property
    def _widths_key(self) -> str:
        return f"widths/{self._model.declared.id}/{len(self._model.fields)}"

    def _width(self, field: Field) -> int:
        heading_width = self.fontMetrics().horizontalAdvance(_(field.label)) + 32
        return max(heading_width, self._usual_width(field))

    def _usual_width(self, field: Field) -> int:
        if field.type is FieldType.LONG_TEXT:
            return LONG
        if field.name == self._model.declared.title_field or field.max_length > 100:
            return NAMED
        if field.type in (FieldType.CODE, FieldType.REFERENCE, FieldType.DATE):
            return LISTED
        if field.type is FieldType.TEXT and field.max_length > 40:
            return LINE
        return SHORT

    def _keep_widths(self) -> None:
        widths = [self.columnWidth(column) for column in range(self._model.columnCount())]
        self._model.session.setProperty(self._widths_key, widths)

    # choosing -----------------------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        return self._model.record_id(self.currentIndex().row())

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex,
                       previous: QModelIndex | QPersistentModelIndex) -> None:
        super().currentChanged(current, previous)
        self._tell_choice()

    def _tell_choice(self) -> None:
        self.record_chosen.emit(self.current_id)

    def go_to(self, record_id: str, column: int = -1) -> bool:
        """Puts the cursor on a record, in the given column or the one it is in."""
        row = self._model.row_of(record_id)
        if row >= 0:
            self._put_cursor(row, column)
        return row >= 0

    def go_to_blank(self) -> None:
        """Puts the cursor on the empty row, into the first field that must be typed."""
        if self._model.adding:
            self._put_cursor(self._model.count, self._model.column_of(self._model.first_typed()))

    def _put_cursor(self, row: int, column: int) -> None:
        column = column if column >= 0 else max(self.currentIndex().column(), 0)
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _go_on_with(self, record_id: str) -> None:
        """After the last value a new record needed, the cursor stays in its row."""
        self._new_id = record_id
        self.go_to(record_id)

    def selected_ids(self) -> list[str]:
        """The records of all rows with a selected cell, from top to bottom."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        return [self._model.record_id(row) for row in chosen if not self._model.is_blank(row)]

    def _whole_rows(self) -> list[str]:
        selection = self.selectionModel()
        return [self._model.record_id(index.row()) for index in selection.selectedRows()
                if self._model.columnCount() > 1 and not self._model.is_blank(index.row())]

    # keys ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        for keys, act in self._standard.items():
            if event.matches(keys):
                return act
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return self.fill_down if event.keyCombination() == FILL_DOWN else None
        return self._plain.get(Key(event.key()))

    def _keys(self) -> None:
        """What keys do while no cell is being edited."""
        self._standard: dict[QKeySequence.StandardKey, Callable[[], object]] = {
            Standard.Copy: self.copy, Standard.Paste: self.paste, Standard.Cut: self.cut}
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_Delete: self.delete, Key.Key_Backspace: self.delete, Key.Key_Escape: self._model.draft.clear,
            Key.Key_Return: self._after_enter, Key.Key_Enter: self._after_enter, Key.Key_Tab: self._right,
            Key.Key_Backtab: self._left}

    def _after_enter(self) -> None:
        """Down, as in a spreadsheet; while a new record is typed, to its next field."""
        row = self.currentIndex().row()
        if self._model.is_blank(row) or self.current_id == self._new_id:
            self._right()
        else:
            self._step(1, 0)

    def _right(self) -> None:
        self._step(0, 1)

    def _left(self) -> None:
        self._step(0, -1)

    def _step(self, rows: int, columns: int) -> None:
        here = self.currentIndex()
        column = here.column() + columns
        row = here.row() + rows + column // self._model.columnCount()
        if 0 <= row < self._model.rowCount():
            self._put_cursor(row, column % self._model.columnCount())
        elif columns:
            # nothing more this way: the keyboard leaves the table
            self.focusNextPrevChild(columns > 0)

    def _move_on(self, way: str) -> None:
        {"on": self._after_enter, "right": self._right, "left": self._left}[way]()

    # cells and rows -----------------------------------------------------------------------------------

    def copy(self) -> None:
        table_cells.copy_cells(self._model, self.selectedIndexes())

    def cut(self) -> None:
        self.copy()
        table_cells.clear_cells(self._model, self.selectedIndexes())

    def paste(self) -> None:
        chosen = self.selectedIndexes()
        corner = min(chosen, key=lambda cell: (cell.row(), cell.column()), default=self.currentIndex())
        column = corner.column()
        ids = table_cells.paste_cells(self._model, corner, chosen)
        if ids:
            self.go_to(ids[0], column)

    def fill_down(self) -> None:
        table_cells.fill_down(self._model, self.selectedIndexes())

    def delete(self) -> None:
        """Removes the records of rows chosen as a whole; else clears the chosen cells."""
        rows = self._whole_rows()
        if rows:
            self.remove(rows)
        else:
            table_cells.clear_cells(self._model, self.selectedIndexes())

    def remove_chosen(self) -> None:
        self.remove(self.selected_ids())

    def remove(self, ids: list[str]) -> None:
        row = max(self._model.row_of(ids[0]), 0) if ids else 0
        if ids and record_actions.remove(self._model.session, self._model.declared, ids):
            self._put_cursor(min(row, self._model.rowCount() - 1), -1)

    def duplicate(self) -> None:
        if self.current_id:
            made = record_actions.duplicate(self._model.session, self._model.declared, self.current_id)
            self.go_to(made)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, keys, act in (
                (_("&Copy"), Standard.Copy, self.copy), (_("&Paste"), Standard.Paste, self.paste),
                (_("&Fill down"), QKeySequence(FILL_DOWN), self.fill_down), (_("&Duplicate"), None, self.duplicate),
                (_("&Remove rows"), None, self.remove_chosen)):
            action = menu.addAction(text, act)
            if keys is not None:
                action.setShortcut(QKeySequence(keys))
        menu.popup(self.viewport().mapToGlobal(place))
