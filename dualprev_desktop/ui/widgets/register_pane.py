"""A register: the table of one record type with its filter and tools, and a form or the history beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.table_scope import Condition, Conditions
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.reasons import NO_ROW, allow, only_read, unless
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.attachment_side import AttachmentSide
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.history_pane import HistoryPane
from dualprev_desktop.ui.widgets.kept_split import KeptSplit
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.record_table import RecordTable
from dualprev_desktop.ui.widgets.register_bulk import BulkStrip
from dualprev_desktop.ui.widgets.register_chips import Chip, ChipRow
from dualprev_desktop.ui.widgets.register_filters import FilterPanel
from dualprev_desktop.ui.widgets.register_panel import ToolPanel
from dualprev_desktop.ui.widgets.register_views import ViewPanel
from dualprev_desktop.ui.widgets.register_words import condition_text, facet_name
from dualprev_desktop.ui.widgets.table_menus import SET_IN_ALL, TableMenus
from dualprev_desktop.ui.widgets.tool_row import ToolRow

FORM_WIDTH, FORM_HEIGHT = 320, 300
FORM_SHOWN = "form_shown"
FILTER_WIDTH, LEAST_FILTER = 200, 72
TABLE, EMPTY = 0, 1


class RegisterBody(QWidget):
    """What hears the register's keys."""


class RegisterPane(QWidget):
    """`below` puts the form under the table, for registers with many columns in a narrow place."""

    def __init__(self, model: RecordTableModel, *, below: bool = False, with_form: bool = True,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.model, self._below, self._wants_table = model, below, False
        self.table, self.form, self.history = RecordTable(model), RecordForm(model), HistoryPane(model)
        self.filter, self._counter = FilterEdit(self.table), QLabel()
        self._head, self.chips = QWidget(), ChipRow(self.table)
        self._body, self._whole = RegisterBody(), QStackedLayout(self)
        self.tools = ToolRow(self._body)  # its keys rest while a picture stands in the register's place
        self._stack, self._side, self._tabs = QStackedWidget(), QWidget(), QTabBar()
        self._pages = QStackedWidget()
        self._form_key = f"{FORM_SHOWN}/{model.declared.id}"
        with_form = bool(remembered(model.session, self._form_key, with_form))
        self._make_tools(with_form)
        self._make_side()
        self._lay_out()
        self._side.setVisible(with_form)
        self.setFocusProxy(self.table)
        self.table.setAccessibleName(_(model.declared.plural))
        model.counted.connect(self._count)
        model.modelReset.connect(self._begin_anew)
        self.table.record_chosen.connect(self._choose)
        self._menus = TableMenus(self.table)
        self.table.words_wanted.connect(self.filter.setText)
        self.table.bulk_wanted.connect(self.set_in_all)
        self.form.neighbour_wanted.connect(self._step)
        self.form.finished.connect(self._go_on)
        self.filter.textChanged.connect(self._narrow)
        self._begin_anew()
        self._count()

    # parts --------------------------------------------------------------------------------------------

    def _make_tools(self, with_form: bool) -> None:
        self._duplicate = self.tools.tool(_("Duplicate"), "content-copy", self.table.duplicate)
        self._remove = self.tools.tool(_("Remove"), "delete-outline", self.table.remove_chosen)
        self._toggle = self.tools.tool(_("Form"), "text-box-outline", self.toggle_form, "F4")
        self._toggle.setToolTip(_("Form beside the table (F4); F6 goes there and back"))
        self._toggle.setCheckable(True)
        self._toggle.setChecked(with_form)
        self._filter = self.tools.tool(_("Filter"), "filter-outline", self.open_filters, "Ctrl+Shift+F")
        self._view = self.tools.tool(_("View"), "table-cog", self.open_views, "Ctrl+Shift+V")
        for action in (self._duplicate, self._remove):
            allow(action, only_read(self.model.session.company), _(NO_ROW))
        self.filter.setPlaceholderText(_("Words (Ctrl+F)"))
        self.filter.setMaximumWidth(FILTER_WIDTH)
        self.filter.setMinimumWidth(LEAST_FILTER)
        self._counter.setProperty("muted", True)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tools.key("Ctrl+F", self._focus_filter)
        self._sides = self.tools.key("F6", self._other_side)
        if self.model.adding:
            self.tools.key("Ctrl+Return", self.start_new)
            self.tools.key(SET_IN_ALL, self.set_in_all)

    def _make_side(self) -> None:
        for title in (_("Form"), _("History")):
            self._tabs.addTab(title)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.history)
        self.files = AttachmentSide(self.model.session, self.model.declared.id, self._tabs, self._pages, self._whole)
        self._tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(*((0, 0, 0, 0) if self._below else (active().space.between, 0, 0, 0)))
        column.setSpacing(active().space.tight)
        head = FlowRow()
        head.addWidget(self._tabs)
        head.addStretch()
        head.addWidget(self.form.among_others())
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _lay_out(self) -> None:
        space = active().space
        self.tools.addWidget(self._counter, 1)
        self.tools.addWidget(self.filter, 1)
        self._split = QSplitter(Qt.Orientation.Vertical if self._below else Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.setSizes([FORM_HEIGHT, FORM_HEIGHT] if self._below else [3 * FORM_WIDTH, FORM_WIDTH])
        KeptSplit(self._split, self.model.session,
                  f"register/{self.model.declared.id}" + ("/below" if self._below else ""))
        self._stack.addWidget(self._split)
        self._whole.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        self._whole.addWidget(self._body)
        self._head.setLayout(self.tools)
        self.tools.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)

    def set_empty(self, picture: str, sentence: str, ways: Sequence[Way]) -> None:
        """What is shown instead of an empty table."""
        self._stack.addWidget(EmptyState(picture, sentence, ways))
        self._count()

    # what it does -------------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Where a new record is typed: the form when it is open, else the last row of the table."""
        self._wants_table = True
        self._count()
        self.table.go_to_blank()
        if self._side.isVisibleTo(self):
            self._tabs.setCurrentIndex(0)
            self.form.focus_field()
        else:
            self.table.setFocus()

    def show_record(self, record_id: str, field: str = "") -> bool:
        """Puts the cursor on a record; a field of the form gets the keyboard, for which the form is opened."""
        if self.model.spine.row_of(record_id) < 0 and self.model.spine.scope.narrowed:
            self.clear_filters()
        self.table.setFocus()
        found = self.table.go_to(record_id)
        if found and field in self.form.fields:
            self.open_form()
            self.form.focus_field(field)
        return found

    def show_only(self, only: Conditions) -> None:
        """The records that fit, and no other filter."""
        self.filter.clear()
        self.model.set_conditions(only)

    def clear_filters(self) -> None:
        self.filter.clear()
        self.model.set_conditions(())

    @cached_property
    def filters(self) -> FilterPanel:
        return FilterPanel(self.model, self)

    @cached_property
    def views(self) -> ViewPanel:
        return ViewPanel(self.table, self)

    @cached_property
    def bulk(self) -> BulkStrip:
        made = BulkStrip(self.table)
        cast(QVBoxLayout, self._body.layout()).insertWidget(2, made)
        return made

    def set_in_all(self) -> None:
        """One value for all chosen rows."""
        self.bulk.start()

    def open_filters(self) -> None:
        self._open(self.filters, self._filter)

    def open_views(self) -> None:
        self._open(self.views, self._view)

    def _open(self, panel: ToolPanel, action: QAction) -> None:
        button = next(one for one in self._head.findChildren(QToolButton) if one.defaultAction() is action)
        panel.open_under(button.mapToGlobal(button.rect().bottomLeft()))

    def open_form(self) -> None:
        if not self._side.isVisibleTo(self):
            self.toggle_form()
        self._tabs.setCurrentIndex(0)

    def toggle_form(self) -> None:
        self._side.setVisible(not self._side.isVisibleTo(self))
        self._toggle.setChecked(self._side.isVisibleTo(self))
        remember(self.model.session, self._form_key, self._toggle.isChecked())

    def _other_side(self) -> None:
        """Tab goes from cell to cell: this is how the keyboard leaves the table, for the form if that is put away."""
        if not self._side.isVisibleTo(self) and self._toggle.isVisible():
            self.toggle_form()
        beside = self._side.isVisibleTo(self) and not self._side.isAncestorOf(QApplication.focusWidget() or self)
        if not beside:
            self.table.setFocus()
            return
        if self._pages.currentWidget() is self.form:
            self.form.focus_field()
        else:
            (self._pages.currentWidget() or self.history).setFocus()
        if not self._side.isAncestorOf(QApplication.focusWidget() or self):
            self._tabs.setFocus()  # nothing below them can be typed into

    def _choose(self, record_id: str) -> None:
        self.form.show_record(record_id)
        self.files.show_record(record_id)
        if self._pages.currentWidget() is self.history:
            self.history.show_record(record_id)
        for action in (self._duplicate, self._remove):
            allow(action, only_read(self.model.session.company), unless(record_id, _(NO_ROW)))

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        if self._pages.currentWidget() is self.history:
            self.history.show_record(self.table.current_id)
        elif self.files.in_front:
            self.files.turn()

    def _step(self, rows: int) -> None:
        row = self.table.currentIndex().row() + rows
        while self.model.heading(row) is not None:
            row += rows
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, max(self.table.currentIndex().column(), 0)))

    def _go_on(self) -> None:
        """After the last field of the form: to the first of the next record, or of a new one."""
        self._step(1)
        self.form.focus_field(self.model.first_typed() if not self.form.record_id else next(iter(self.form.fields)))

    def _narrow(self, text: str) -> None:
        self.model.set_filter(text)

    def _focus_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _count(self) -> None:
        count, scope = self.model.count, self.model.spine.scope
        if scope.narrowed:
            text = _("{count} of {total}").format(count=count, total=self.model.total)
        else:
            text = ngettext("{count} row", "{count} rows", count).format(count=count)
        self._counter.setText(text)
        self._show_chips()
        if self._stack.count() > EMPTY:
            kept = count or scope.narrowed or self.model.draft.begun or self._wants_table
            self._stack.setCurrentIndex(TABLE if kept else EMPTY)
            self._head.setVisible(bool(kept))
            for action in (self._toggle, self._sides, self._filter, self._view):
                allow(action, unless(kept, _("There is no row yet.")))

    def _show_chips(self) -> None:
        scope, company, declared = self.model.spine.scope, self.model.session.company, self.model.declared
        chips = [Chip(condition_text(company, declared, one), partial(self.model.set_condition, Condition(one.path)))
                 for one in scope.conditions]
        if scope.group:
            grouped = _("Grouped by {field}").format(field=facet_name(declared, scope.group))
            chips.append(Chip(grouped, partial(self.model.set_group, ())))
        if len(scope.conditions) > 1:
            chips.append(Chip(_("All filters"), self.clear_filters))
        if [chip.text for chip in chips] != [chip.text for chip in self.chips.chips]:
            self.chips.show_chips(chips)
        if scope.text != self.filter.text().strip():
            blocker = QSignalBlocker(self.filter)
            self.filter.setText(scope.text)
            blocker.unblock()

    def _begin_anew(self) -> None:
        """Other records; where there are none, the ways to fill the table are shown again."""
        self._wants_table = False
        if self.model.adding and self.model.draft.begun:
            self.table.go_to_blank()  # a new record was half typed here
        elif self.model.count and not self.table.currentIndex().isValid():
            self.table.go_to(self.model.record_id(0) or self.model.record_id(1))  # below a heading
