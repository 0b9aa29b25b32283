"""Which columns of a record table are shown, where, how wide, and which of them stay in place: kept for the person."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QTableView

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.views_saved import ColumnsView, columns_view
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

LONG, NAMED, LINE, LISTED, SHORT = 260, 200, 132, 112, 84
"""Widths of columns of several lines, of titles, of lines, of what is chosen, and of numbers; pixels."""
SCROLLED = 160
"""Pixels that are left for the columns that do not stay in place."""
REST = 500
"""Milliseconds without a further change after which the settings are written."""


class TableColumns(QObject):
    """The columns of one table by the names of their fields; tables of one type share what is kept."""

    changed = Signal()

    def __init__(self, table: QTableView, model: RecordTableModel) -> None:
        super().__init__(table)
        self._table, self._model, self._header = table, model, table.horizontalHeader()
        self._key = f"columns/{model.declared.id}"
        self.frozen = 0
        """How many of the first stay in place while the others are scrolled."""
        self._later = QTimer(self, interval=REST, singleShot=True)
        self._later.timeout.connect(self.write)
        kept = model.session.property(self._key)
        self.use(columns_view(kept if kept is not None else remembered(model.session, self._key, {})), keep=False)
        self._header.setSectionsMovable(True)
        self._header.sectionResized.connect(self._keep)
        self._header.sectionMoved.connect(self._keep)

    # how they stand -----------------------------------------------------------------------------------

    def in_order(self) -> list[int]:
        """All columns as they stand, the hidden ones too."""
        return [self._header.logicalIndex(place) for place in range(self._model.columnCount())]

    def shown(self) -> list[int]:
        return [column for column in self.in_order() if not self._table.isColumnHidden(column)]

    def frozen_columns(self) -> list[int]:
        """No more than leave some place, and at least one column, to be scrolled."""
        shown, room = self.shown(), self._table.viewport().width() - SCROLLED
        wide = accumulate(self._table.columnWidth(column) for column in shown)
        fitting = sum(1 for width in wide if width <= room)
        return shown[:min(self.frozen, len(shown) - 1, fitting)]

    def view(self) -> ColumnsView:
        fields, order = self._model.fields, self.in_order()
        hidden = tuple(fields[column].name for column in order if self._table.isColumnHidden(column))
        return ColumnsView(tuple(fields[column].name for column in order), hidden, self._widths(), self.frozen)

    def _widths(self) -> dict[str, int]:
        # the last is as wide as the place that is left, which nobody chose
        return {self._model.fields[column].name: self._table.columnWidth(column) for column in self.shown()[:-1]}

    # how they are put ---------------------------------------------------------------------------------

    def use(self, view: ColumnsView, *, keep: bool = True) -> None:
        """Fields the view does not know stand where they are declared to."""
        blocker = QSignalBlocker(self._header)
        for column, field in enumerate(self._model.fields):
            self._table.setColumnHidden(column, field.name in view.hidden)
            self._table.setColumnWidth(column, view.widths.get(field.name) or self._usual(field))
        for place, column in enumerate(self._ordered(view)):
            self._header.moveSection(self._header.visualIndex(column), place)
        blocker.unblock()
        if not self.shown():
            self._table.setColumnHidden(0, False)
        self.frozen = view.frozen
        self._header.resizeSections(self._header.ResizeMode.Interactive)
        self._header.viewport().update()
        if keep:
            self._keep()

    def _ordered(self, view: ColumnsView) -> list[int]:
        known = [column for name in view.order if (column := self._model.column_of(name)) >= 0]
        for column in range(self._model.columnCount()):
            if column not in known:
                known.insert(column if known else 0, column)
        return known

    def show(self, column: int, shown: bool) -> None:
        """The last one that is shown stays."""
        if shown or self.shown() != [column]:
            self._table.setColumnHidden(column, not shown)
            self._keep()

    def move(self, column: int, steps: int) -> None:
        place = self._header.visualIndex(column)
        if 0 <= place + steps < self._model.columnCount():
            self._header.moveSection(place, place + steps)

    def freeze(self, count: int) -> None:
        self.frozen = count
        self._keep()

    def reset(self) -> None:
        """As delivered."""
        self.use(ColumnsView())

    @property
    def as_delivered(self) -> bool:
        usual = {self._model.fields[column].name: self._usual(self._model.fields[column])
                 for column in self.shown()[:-1]}
        return self.view() == ColumnsView(tuple(field.name for field in self._model.fields), (), usual)

    def _usual(self, field: Field) -> int:
        heading_width = self._table.fontMetrics().horizontalAdvance(_(field.label)) + 32
        return max(heading_width, usual_width(self._model, field))

    # keeping ------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        self._model.session.setProperty(self._key, self.view().plain())
        self._later.start()
        self.changed.emit()

    def write(self) -> None:
        """What was changed since, into the settings."""
        self._later.stop()
        kept = self._model.session.property(self._key)
        if isinstance(kept, dict):
            remember(self._model.session, self._key, kept)


def usual_width(model: RecordTableModel, field: Field) -> int:
    if field.type is FieldType.LONG_TEXT:
        return LONG
    if field.name == model.declared.title_field or field.max_length > 100:
        return NAMED
    if field.type in (FieldType.CODE, FieldType.REFERENCE, FieldType.DATE):
        return LISTED
    if field.type is FieldType.TEXT and field.max_length > 40:
        return LINE
    return SHORT
