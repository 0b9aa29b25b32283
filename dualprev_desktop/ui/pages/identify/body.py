"""Identify (风险辨识): what can happen at each risk point, why, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.lines import point_lines
from dualprev_desktop.services.query import describe, find
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import PAGES, Page
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.tab_keys import turn_by_keys
from dualprev_desktop.ui.tab_order import begin
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.method_pane import MethodPane
from dualprev_desktop.ui.widgets.narrowing import narrow
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_cover import RegisterCover
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.review_pane import ReviewPane
from dualprev_desktop.ui.widgets.side_by_side import side_by_side
from dualprev_desktop.ui.widgets.step_title import step_title

if TYPE_CHECKING:
    from dualprev_desktop.ui.catalogue_events import CatalogueEvents

NO_POINTS = N_("Risk events belong to risk points, and there is none yet. Survey the risk points first, or take over "
               "a register kept in Excel: it brings both.")
NO_EVENTS = N_("What can happen at this risk point? For an activity go step by step (JHA); for a facility or a place "
               "go part by part (SCL) and write down the state that is required of each part.")
HOW_FINE = N_("A step is a few words that say what is done, not how: “connect the hose”. Wearing gloves or getting a "
              "permit is no step but a measure. Neither too coarse nor too fine: each step should have dangers of its "
              "own.")
POINT = "risk_point_id"
EVENTS, METHODS, REVIEWS = TABS = ("risk_event", "method_use", "review_trigger")
NEW = {EVENTS: N_("New risk event"), METHODS: N_("New method used"), REVIEWS: N_("New reason for review")}


class Pane(Protocol):
    """What is behind a tab."""

    def start_new(self) -> None: ...

    def show_record(self, record_id: str, field: str = "") -> bool: ...


class IdentifyPage(Page):
    shows = frozenset({"risk_point", "risk_event", "assessment"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.points = PageFrame(), LineList(_("Risk points"))
        self.model = RecordTableModel(session, "risk_event", equal={POINT: ""})
        self.events = RegisterPane(self.model, below=True)
        self._stack, self._places, self.tabs = QStackedWidget(), QStackedWidget(), QTabBar()
        self._panes: dict[str, MethodPane | ReviewPane] = {}
        self.body = WithImport(session, self._places)
        self.catalogue: CatalogueEvents | None = None
        self._all: RegisterCover | None = None
        self._lay_out()
        self.points.chosen.connect(self._show_point)
        self.points.entered.connect(self._into_events)
        self.tabs.currentChanged.connect(self._turn)
        self.body.currentChanged.connect(self._show_tools)
        standing_of(session).renewed.connect(self.retitle)
        self._stack.setFocusProxy(self.points)
        self._places.setFocusProxy(self._stack)
        self.setFocusProxy(self._places)
        self.refresh()
        self.retitle()

    def _lay_out(self) -> None:
        self.events.set_empty("lightbulb-on-outline", f"{_(NO_EVENTS)}\n\n{_(HOW_FINE)}", [
            Way(_("From the catalogue…"), self.start_catalogue, "book-open-page-variant-outline"),
            Way(_("Type the first event"), self.start_new, "plus"),
            Way(_("From a workbook…"), self.body.start, "file-excel-outline")])
        self._stack.addWidget(side_by_side(self.points, self.events, self.session, "identify"))
        self._stack.addWidget(EmptyState("map-marker-plus-outline", _(NO_POINTS), [
            Way(_("Survey risk points"), self._survey, "map-marker-outline"),
            Way(_("From a workbook…"), self.body.start, "file-excel-outline")]))
        self._places.addWidget(self._stack)
        self._primary = self.frame.set_primary(_(NEW[EVENTS]), self.start_new, "plus")
        for type_id in TABS:
            self.tabs.addTab(_(describe(type_id).plural))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.frame.add_tool_widget(self.tabs)
        self.frame.add_tool_space()
        self._from_catalogue = self.frame.add_tool(_("From the catalogue…"), self.start_catalogue,
                                                   "book-open-page-variant-outline")
        self._everything = self.frame.add_tool(_("All events…"), self.show_all, "table-large")
        self._everything.setToolTip(_("The risk events of all risk points in one register"))
        self.frame.set_body(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        turn_by_keys(self, self.tabs)

    def heading(self) -> str:
        return step_title(Step.IDENTIFY, standing_of(self.session).step(Step.IDENTIFY))

    def retitle(self) -> None:
        self.frame.set_title(self.heading())

    def refresh(self, changes: ChangeSet | None = None) -> None:
        entries = [Entry(line.id, f"{line.number} {line.title}".strip(), line.level,
                         ngettext("{count} event", "{count} events", line.count).format(count=line.count))
                   for line in point_lines(self.session.company)]
        self._stack.setCurrentIndex(0 if entries else 1)
        self.points.set_entries(entries)
        self._show_tools()

    def _show_point(self, point_id: str) -> None:
        self.model.set_equal({POINT: point_id})

    # the tabs -----------------------------------------------------------------------------------------

    @property
    def _type_id(self) -> str:
        return TABS[self.tabs.currentIndex()]

    def pane(self, type_id: str) -> MethodPane | ReviewPane:
        """What is behind another tab than the first, made when it is first needed."""
        if type_id not in self._panes:
            made = MethodPane(self.session) if type_id == METHODS else ReviewPane(self.session)
            self._panes[type_id] = made
            self._places.addWidget(made)
        return self._panes[type_id]

    def _turn(self, place: int) -> None:
        shown: QWidget = self._stack if TABS[place] == EVENTS else self.pane(TABS[place])
        self._places.setCurrentWidget(shown)
        self._places.setFocusProxy(shown)
        self._show_tools()
        if self.isVisible() and not self.tabs.hasFocus():
            begin(shown)  # what had the keyboard is hidden now

    def _show_tools(self) -> None:
        covered, events = self.body.covered, self._type_id == EVENTS
        has_points = self._stack.currentIndex() == 0
        obstacles = only_read(self.session.company), unless(has_points or not events, _("There is no risk point yet: "
                                                                                        "step 1 adds them."))
        self._primary.setText(_(NEW[self._type_id]))
        allow(self._primary, *obstacles)
        self._primary.setVisible(not covered)
        allow(self._from_catalogue, *obstacles)
        self._from_catalogue.setVisible(events and not covered)
        self._everything.setVisible(events and not covered)
        allow(self.tabs, unless(not covered, _("Close first what stands in front.")))

    # records ------------------------------------------------------------------------------------------

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        if type_id == EVENTS and self._all is not None and self.body.currentWidget() is self._all:
            return self._all.show_record(record_id, field)
        self._turn_to(type_id)
        if type_id in (METHODS, REVIEWS):
            return self.pane(type_id).show_record(record_id, field)
        if type_id == "risk_point":
            self.points.setFocus()
            return self.points.choose(record_id)
        event = find(self.session.company, type_id, record_id) if type_id == EVENTS else None
        return event is not None and self.points.choose(event.risk_point_id) \
            and self.events.show_record(record_id, field)

    def show_only(self, type_id: str, only: Conditions) -> bool:
        """Risk events in the register of all of them: here they stand point by point."""
        if type_id == EVENTS:
            self.show_all().show_only(only)
            return True
        self._turn_to(type_id)
        if type_id in (METHODS, REVIEWS):
            self.pane(type_id).show_only(only)
        elif type_id == "risk_point":
            narrow(self.points, self.session.company, type_id, only)
        return type_id in PAGES["identify"].records

    def _turn_to(self, type_id: str) -> None:
        self.body.show_body()
        self.tabs.setCurrentIndex(TABS.index(type_id) if type_id in TABS else 0)

    def show_all(self) -> RegisterCover:
        """The risk events of all risk points."""
        if self._all is None:
            self._all = RegisterCover(self.session, EVENTS, _("All risk events"), ((POINT, False),))
            self._all.closed.connect(self.body.show_body)
        self.tabs.setCurrentIndex(0)
        self.body.cover(self._all)
        self._all.setFocus()
        return self._all

    def _into_events(self) -> None:
        if self.model.count:
            self.events.setFocus()
        elif self.model.adding:
            self.start_new()

    def start_new(self) -> None:
        self.body.show_body()
        pane: Pane = self.events if self._type_id == EVENTS else self.pane(self._type_id)
        pane.start_new()

    def start_catalogue(self) -> None:
        """Events of the catalogues for the risk point that is chosen."""
        if self.catalogue is None:
            from dualprev_desktop.ui.catalogue_events import CatalogueEvents

            self.catalogue = CatalogueEvents(self.session)
            self.catalogue.closed.connect(self.body.show_body)
        if self.points.current_id:
            self.body.cover(self.catalogue)
            self.catalogue.start(self.points.current_id)

    def _survey(self) -> None:
        self.session.go_to(Destination("survey"))
