"""Major hazard units (重大危险源辨识单元): the units, the substances of each, and the reckoning by GB 18218-2018."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import query
from dualprev_desktop.services.major_hazards import ReckonedUnit, reckoned_units
from dualprev_desktop.services.query import describe
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.reasons import NO_ROW, allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.form_sections import Cell
from dualprev_desktop.ui.widgets.hazard_reckoning import ReckoningView, result_text
from dualprev_desktop.ui.widgets.hazard_substances import SubstanceModel, SubstanceTable
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.side_by_side import side_by_side
from dualprev_desktop.ui.widgets.tool_row import ToolRow

UNIT, SUBSTANCE = "hazard_installation", "hazard_substance"
FORM_HEIGHT, TABLE_HEIGHT, RECKONING_HEIGHT = 264, 156, 192
UNITS_BELONG_HERE = N_("A unit belongs here where hazardous chemicals are produced, used or stored: a workshop, a tank "
                       "farm, a warehouse. Its quantities say whether it is a major hazard installation "
                       "(GB 18218-2018). Most small enterprises have none: then this stays empty.")


class UnitForm(RecordForm):
    wide = ((Cell("name", 5), Cell("kind", 3), Cell("risk_point_id", 4)),
            (Cell("people_outside", 3), Cell("record_number", 4), Cell("note", 5)))


class HazardPane(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.units: dict[str, ReckonedUnit] = {}
        self.list = LineList(_(describe(UNIT).plural))
        self._records = RecordTableModel(session, UNIT, parent=self)
        self.form = UnitForm(self._records)
        self.substances = SubstanceModel(session, parent=self)
        self.table, self.reckoning = SubstanceTable(self.substances), ReckoningView()
        self._stack, self._empty, self._held = QStackedWidget(), self._make_empty(), QWidget()
        self._new = False
        self.table.setAccessibleName(_(describe(SUBSTANCE).plural))
        self._lay_out()
        self._connect()
        self._renew()

    def _make_empty(self) -> EmptyState:
        return EmptyState("flask-outline", _(UNITS_BELONG_HERE), [
            Way(_("Enter the first unit"), self.start_new, "plus")])

    def _lay_out(self) -> None:
        space = active().space
        left, right = QWidget(), QSplitter(Qt.Orientation.Vertical)
        tools, column = ToolRow(left), QVBoxLayout(left)
        self._remove = tools.tool(_("Remove"), "delete-outline", self.remove)
        tools.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(tools)
        column.addWidget(self.list, 1)
        left.setFocusProxy(self.list)
        for part in (self.form, self._make_held(), self.reckoning):
            right.addWidget(part)
        right.setChildrenCollapsible(False)
        right.setHandleWidth(1)
        right.setSizes([FORM_HEIGHT, TABLE_HEIGHT, RECKONING_HEIGHT])
        right.setStretchFactor(2, 1)
        for place in (self._empty, side_by_side(left, right, self._session, "hazard")):
            self._stack.addWidget(place)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _make_held(self) -> QWidget:
        space, head = active().space, QLabel(_(describe(SUBSTANCE).plural))
        head.setFont(bold_font())
        tools, column = ToolRow(self._held), QVBoxLayout(self._held)
        tools.addWidget(head)
        tools.addStretch()
        self._drop = tools.tool(_("Remove"), "delete-outline", self.table.remove_chosen)
        self._offer_drop("")
        column.setContentsMargins(0, space.between, 0, space.between)
        column.setSpacing(space.tight)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        return self._held

    def _offer_drop(self, record_id: str) -> None:
        allow(self._drop, only_read(self._session.company), unless(record_id, _(NO_ROW)))

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self.table.record_chosen.connect(self._offer_drop)
        self.list.chosen.connect(self._choose)
        self.list.view.clicked.connect(self._choose)  # also the one that stands there: a new unit gives way to it
        self.list.entered.connect(self.form.focus_field)
        self.reckoning.event_wanted.connect(self._judge)
        self._records.draft.completed.connect(self._go_on_with)

    # what is shown ------------------------------------------------------------------------------------

    @property
    def current(self) -> ReckonedUnit | None:
        return None if self._new else self.units.get(self.list.current_id)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches(UNIT, SUBSTANCE):
            self._renew()

    def _renew(self) -> None:
        found = self._session.do(lambda: (reckoned_units(self._session.company),))
        if found is not None:
            self.units = {one.unit.id: one for one in found[0]}
            self.list.set_entries([Entry(id, one.unit.name, None, result_text(one)) for id, one in self.units.items()])
            self._show()

    def _choose(self) -> None:
        self._new = False
        self._show()

    def _show(self) -> None:
        one = self.current
        unit_id = one.unit.id if one else ""
        if self.form.record_id != unit_id:
            self.form.show_record(unit_id)
        if unit_id != self.substances.draft.given.get("installation_id", ""):
            self.substances.show_unit(unit_id)
            if self.substances.count:
                self.table.go_to(self.substances.record_id(0))
        self.reckoning.show_unit(one, self._event_of(one))
        self._held.setVisible(one is not None)
        allow(self._remove, only_read(self._session.company), unless(one, _("No unit is chosen.")))
        filled = bool(self.units) or self._new
        self._stack.setCurrentIndex(int(filled))
        self.setFocusProxy(self.list if filled else self._empty.buttons[0])

    def _event_of(self, one: ReckonedUnit | None) -> str:
        """The first event of the unit's risk point; empty where there is none."""
        found = query.ids(self._session.company, "risk_event", equal={"risk_point_id": one.unit.risk_point_id}) \
            if one is not None and one.is_major and one.unit.risk_point_id else []
        return found[0] if found else ""

    def _judge(self, event_id: object) -> None:
        self._session.go_to(Destination("assess", "risk_event", str(event_id)))

    def show_record(self, record_id: str, field: str = "") -> bool:
        if record_id not in self.units:
            return False
        self.list.choose(record_id)
        self._choose()
        if field in self.form.fields:
            self.form.focus_field(field)
        else:
            self.list.setFocus()
        return True

    # what is done -------------------------------------------------------------------------------------

    def start_new(self) -> None:
        """An empty form; it becomes a unit as soon as it has a name and a kind."""
        self._new = True
        self.list.view.clearSelection()
        self._show()
        self.form.focus_field()

    def _go_on_with(self, unit_id: str) -> None:
        self._new = False
        self.list.choose(unit_id)
        self._show()

    def remove(self) -> None:
        if self.current is not None:
            record_actions.remove(self._session, describe(UNIT), [self.current.unit.id])

