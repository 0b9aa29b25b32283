"""The view of a record table: typed into, pasted into, sorted, grouped, copied; rows are removed with Delete."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.table_scope import CHOSEN_FROM, Condition
from dualprev_desktop.services.views_saved import TableView
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions, table_cells
from dualprev_desktop.ui.widgets.cell_editors import CellDelegate
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.table_columns import TableColumns
from dualprev_desktop.ui.widgets.table_frozen import FrozenColumns, leave_out_selection

Key = Qt.Key
Standard = QKeySequence.StandardKey
Trigger = QAbstractItemView.EditTrigger
FILL_DOWN = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Key.Key_D)
ScrollHint = QAbstractItemView.ScrollHint


class RecordTable(QTableView):
    """Selects cells; a click on a row's number selects the row."""

    record_chosen = Signal(str)
    """The id of the record under the cursor; empty on the row of a new one."""
    bulk_wanted = Signal()
    words_wanted = Signal(str)
    """Text the table is to be filtered by."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._new_id = ""
        self._held: tuple[str, int] = ("", -1)
        self._keys()
        self.setModel(model)
        self.setItemDelegate(self._delegate(self))
        self._dress()
        self._place_columns()
        model.draft.completed.connect(self._go_on_with)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._return)

    def _delegate(self, view: QTableView) -> CellDelegate:
        cells = CellDelegate(view)
        cells.moved_on.connect(self._move_on)
        cells.filled.connect(self._fill_with)
        return cells

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
        leave_out_selection(header)
        self.setCornerButtonEnabled(False)
        # cells begin where their headings begin
        self.setStyleSheet("QTableView::item { padding-left: 5px; padding-right: 5px; }")

    # columns ------------------------------------------------------------------------------------------

    def _place_columns(self) -> None:
        self.columns, self.frozen = TableColumns(self, self._model), FrozenColumns(self)
        self.frozen.setItemDelegate(self._delegate(self.frozen))
        self.frozen.setEditTriggers(self.editTriggers())
        self.columns.changed.connect(self._show_frozen)
        for view in (self, self.frozen):
            view.clicked.connect(self._click)
        self._show_frozen()

    def _show_frozen(self) -> None:
        self.frozen.show_columns(self.columns.frozen_columns())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "frozen"):
            self.frozen.lie()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_frozen()

    def hideEvent(self, event: QHideEvent) -> None:
        self.columns.write()
        super().hideEvent(event)

    def scrollTo(self, index: QModelIndex | QPersistentModelIndex, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        if hasattr(self, "frozen"):
            self.frozen.keep_in_sight(index, lambda: QTableView.scrollTo(self, index, hint))

    def edit(self, *asked: Any) -> Any:
        """Editing in a column that stays in place happens where it is seen. As Qt has it: index, or also why."""
        if len(asked) > 1 and self.frozen.covers(asked[0]):
            return self.frozen.edit(*asked)
        return super().edit(*asked)

    def _click(self, index: QModelIndex) -> None:
        if self._model.heading(index.row()) is not None:
            self._model.toggle(index.row())

    @property
    def record_model(self) -> RecordTableModel:
        return self._model

    def show_view(self, view: TableView) -> None:
        """A saved view: columns, filters, order and groups at once."""
        self.columns.use(view.columns)
        header = self.horizontalHeader()
        blocker = QSignalBlocker(header)
        column = self._model.column_of(view.order[0][0]) if view.order else -1
        down = bool(view.order) and view.order[0][1]
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        blocker.unblock()
        self._model.set_scope(text=view.text, conditions=view.conditions, order=view.order, group=view.group)

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

    def _hold(self) -> None:
        """Before all rows are put anew: where the cursor is."""
        self._held = self.current_id, self.currentIndex().column()

    def _return(self) -> None:
        """The cursor goes back to its record, where that is known to be shown."""
        record_id, column = self._held
        row = self._model.row_of(record_id) if record_id and self._model.spine.whole else -1
        if row >= 0:
            self._put_cursor(row, column)
        else:
            self._tell_choice()

    def go_to(self, record_id: str, column: int = -1) -> bool:
        """Puts the cursor on a record, in the given column or the one it is in."""
        row = self._model.reveal(record_id)
        if row >= 0:
            self._put_cursor(row, column)
        return row >= 0

    def go_to_blank(self) -> None:
        """Puts the cursor on the empty row, into the first field that must be typed."""
        if self._model.adding:
            self._put_cursor(self._model.blank_row, self._model.column_of(self._model.first_typed()))

    def _put_cursor(self, row: int, column: int) -> None:
        column = column if column >= 0 else self.currentIndex().column()
        column = column if column >= 0 else self.columns.shown()[0]
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _go_on_with(self, record_id: str) -> None:
        """After the last value a new record needed, the cursor stays in its row."""
        self._new_id = record_id
        if not self.go_to(record_id):
            self._model.session.say(_("It was added. The filters do not show it."))

    def selected_ids(self) -> list[str]:
        """The records of all rows with a selected cell, from top to bottom."""
        return [one for one in map(self._model.record_id, self._chosen_rows()) if one]

    def rows_chosen(self) -> int:
        return len(self._chosen_rows())

    def _chosen_cells(self) -> table_cells.Cells:
        return list(cast(Iterable[QItemSelectionRange], self.selectionModel().selection()))

    def _chosen_rows(self) -> dict[int, table_cells.Columns]:
        return table_cells.by_rows(self._chosen_cells(), range(self._model.columnCount()))

    def _whole_rows(self) -> list[str]:
        every = self._model.columnCount()
        if every < 2:
            return []
        whole = (row for row, columns in self._chosen_rows().items() if len(columns) == every)
        return [one for one in map(self._model.record_id, whole) if one]

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
        """Down, as in a spreadsheet; while a new record is typed, to its next field; a heading opens or closes."""
        row = self.currentIndex().row()
        if self._model.heading(row) is not None:
            self._model.toggle(row)
        elif self._model.is_blank(row) or self.current_id == self._new_id:
            self._model.draft.complete()  # one that was typed before the last start may lack nothing
            self._right()
        else:
            self._step(1, 0)

    def _right(self) -> None:
        self._step(0, 1)

    def _left(self) -> None:
        self._step(0, -1)

    def _step(self, rows: int, columns: int) -> None:
        here, shown = self.currentIndex(), self.columns.shown()
        place = (shown.index(here.column()) if here.column() in shown else 0) + columns
        row = here.row() + rows + place // len(shown)
        if 0 <= row < self._model.rowCount():
            self._put_cursor(row, shown[place % len(shown)])
        elif columns:
            # nothing more this way: the keyboard leaves the table
            self.focusNextPrevChild(columns > 0)

    def _move_on(self, way: str) -> None:
        {"on": self._after_enter, "right": self._right, "left": self._left}[way]()

    # cells and rows -----------------------------------------------------------------------------------

    def copy(self) -> None:
        table_cells.copy_cells(self._model, self._chosen_cells(), self.columns.shown())

    def cut(self) -> None:
        self.copy()
        table_cells.clear_cells(self._model, self._chosen_cells(), self.columns.shown())

    def paste(self) -> None:
        cells, shown = self._chosen_cells(), self.columns.shown()
        _row, column = table_cells.corner_of(cells, shown)
        ids = table_cells.paste_cells(self._model, cells, shown)
        if ids:
            self.go_to(ids[0], column)

    def fill_down(self) -> None:
        table_cells.fill_down(self._model, self._chosen_cells(), self.columns.shown())

    def _fill_with(self, value: object) -> None:
        """What was typed goes into all chosen cells of the cursor's column."""
        column = self.currentIndex().column()
        table_cells.fill_cells(self._model, self._chosen_cells(), [column], value)

    def delete(self) -> None:
        """Removes the records of rows chosen as a whole; else clears the chosen cells."""
        rows = self._whole_rows()
        if rows:
            self.remove(rows)
        else:
            table_cells.clear_cells(self._model, self._chosen_cells(), self.columns.shown())

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

    def keep_only_this(self) -> None:
        """Narrows the table to the rows that have what stands under the cursor; text is filtered by words."""
        row, field = self.currentIndex().row(), self._model.fields[max(self.currentIndex().column(), 0)]
        value = self._model.value(row, field.name)
        if field.type in CHOSEN_FROM:
            self._model.set_condition(Condition((field.name,), (field.to_plain(value),)))
        elif value:
            self.words_wanted.emit(str(value))
