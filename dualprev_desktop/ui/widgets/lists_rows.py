"""The rows of one list to be read: searched by code, word and initials; what a row carries stands below in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTableView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.explaining_text import Line, Section
from dualprev_desktop.services.list_views import ListView, TermRow
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choices import OWN_TERM, UNVERIFIED, USED, Choice
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.lists_words import name_of, own_code, shown, spoken
from dualprev_desktop.ui.widgets.plain_table import PlainTableModel, set_up
from dualprev_desktop.ui.widgets.sections_view import SectionsView

Index = QModelIndex | QPersistentModelIndex
VERIFIED = N_("verified")
CODE, TERM, STATE = range(3)
WIDTHS = {CODE: (76, 120), TERM: (160, 320), STATE: (84, 120)}
USUAL = (64, 220)
"""Least and most pixels of a column."""
SIDES = 24
LOOKED_AT = 200
"""So many rows say how wide a column is."""
EM = "\u2003"


class TermModel(PlainTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: ListView | None = None
        self.rows: Sequence[TermRow] = ()
        self._attributes: tuple[str, ...] = ()
        self._typed = ""

    def show_list(self, view: ListView) -> None:
        self.beginResetModel()
        self.view, self._attributes = view, view.attributes()
        names = (name_of(view.id, one) for one in self._attributes)
        self.columns = (_("Code"), _("Term"), _("State"), *names)
        self._narrow()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        self.beginResetModel()
        self._typed = text.casefold().strip()
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        every = self.view.rows if self.view else ()
        self.rows = [row for row in every if not self._typed or self._choice(row).fits(self._typed)]

    def _choice(self, row: TermRow) -> Choice:
        return Choice(row.code, row.term, "\n".join((row.code, row.official, *row.aliases, *self._values(row))))

    def _values(self, row: TermRow) -> Iterator[str]:
        assert self.view is not None
        for name in self._attributes:
            yield shown(self.view.id, name, row.attributes[name]) if name in row.attributes else ""

    def count(self) -> int:
        return len(self.rows)

    def words(self, row: int) -> Sequence[str]:
        one = self.rows[row]
        term = one.term if self._typed else EM * one.depth + one.term
        return (own_code(one.code), term, state_of(one), *self._values(one))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section] if section < len(self.columns) else None
        return None

    def section(self, row: int) -> Section:
        """Everything the row says, a line each."""
        assert self.view is not None
        one = self.rows[row]
        values = zip(self._attributes, self._values(one), strict=True)
        said = ((_("Official term"), one.official), (_("Stands under"), one.above),
                (_("Also written"), "、".join(spoken(one.aliases))),
                *((name_of(self.view.id, name), value) for name, value in values),
                (_("State"), state_of(one)))
        title = f"{own_code(one.code)} {one.term}".strip()
        return Section(title, tuple(Line(text, head) for head, text in said if text))


def state_of(row: TermRow) -> str:
    if row.own or row.used:
        return _(OWN_TERM if row.own else USED)
    return _(VERIFIED if row.verified else UNVERIFIED)


class TermPane(QWidget):
    """Table above, the chosen row in full below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table, self.details = TermModel(self), QTableView(), SectionsView()
        self.filter, self._counter = FilterEdit(self.table), QLabel()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Rows of the list"))
        self.details.setAccessibleName(_("The chosen row"))
        self.details.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dress()
        self._lay_out()
        self.filter.textChanged.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._explain)
        self.model.modelReset.connect(self._begin)
        self.setFocusProxy(self.table)

    def _dress(self) -> None:
        set_up(self.table, (), 0)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(header.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        # cells begin where their headings begin
        self.table.setStyleSheet("QTableView::item { padding-left: 5px; padding-right: 5px; }")
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.filter.setMaximumWidth(240)
        self._counter.setProperty("muted", True)

    def _lay_out(self) -> None:
        split, column, head = QSplitter(Qt.Orientation.Vertical), QVBoxLayout(self), QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addSpacing(active().space.between)
        head.addWidget(self._counter, 1)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setSizes([300, 150])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        self.details.setContentsMargins(0, active().space.between, 0, 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addLayout(head)
        column.addWidget(split, 1)

    def show_list(self, view: ListView) -> None:
        """Another list begins without a filter; the same one anew keeps it."""
        other = self.model.view is None or self.model.view.id != view.id
        if other:
            self.filter.blockSignals(True)
            self.filter.clear()
            self.filter.blockSignals(False)
            self.model.set_filter("")
        chosen = self.table.currentIndex().row()
        self.model.show_list(view)
        if other:
            self._size_columns()
        elif 0 <= chosen < self.model.rowCount():
            self.table.selectRow(chosen)

    def _size_columns(self) -> None:
        metrics = self.table.fontMetrics()
        rows = [self.model.words(row) for row in range(min(self.model.rowCount(), LOOKED_AT))]
        self.table.setColumnHidden(CODE, not any(words[CODE] for words in rows))
        for column, heading in enumerate(self.model.columns):
            texts = (heading, *(words[column] for words in rows))
            needed = max(metrics.horizontalAdvance(text) for text in texts) + SIDES
            least, most = WIDTHS.get(column, USUAL)
            self.table.setColumnWidth(column, max(least, min(most, needed)))

    def _narrow(self, text: str) -> None:
        self.model.set_filter(text)

    def _begin(self) -> None:
        count = self.model.rowCount()
        self._counter.setText(ngettext("{count} row", "{count} rows", count).format(count=count))
        if count:
            self.table.selectRow(0)
        else:
            self.details.show_sections(())

    def _explain(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.details.show_sections((self.model.section(current.row()),))
