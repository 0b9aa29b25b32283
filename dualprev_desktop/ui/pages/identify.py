"""Identify (风险辨识): what can happen at each risk point, why, and what follows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.lines import point_lines
from dualprev_desktop.services.overview import Step
from dualprev_desktop.services.query import find
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.side_by_side import side_by_side
from dualprev_desktop.ui.widgets.step_title import step_title

NO_POINTS = N_("Risk events belong to risk points, and there is none yet. Survey the risk points first, or take over "
               "a register kept in Excel: it brings both.")
NO_EVENTS = N_("What can happen at this risk point? Type each event with its hazard factors and consequence, step by "
               "step (JHA) or part by part (SCL), or take over a register kept in Excel.")
POINT = "risk_point_id"


class IdentifyPage(Page):
    shows = frozenset({"risk_point", "risk_event", "assessment"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.points = PageFrame(), LineList(_("Risk points"))
        self.model = RecordTableModel(session, "risk_event", equal={POINT: ""})
        self.events = RegisterPane(self.model, below=True)
        self._stack = QStackedWidget()
        self.body = WithImport(session, self._stack)
        self._lay_out()
        self.points.chosen.connect(self._show_point)
        self.points.entered.connect(self._into_events)
        standing_of(session).renewed.connect(self.retitle)
        self.setFocusProxy(self.points)
        self.refresh()
        self.retitle()

    def _lay_out(self) -> None:
        self.events.set_empty("lightbulb-on-outline", _(NO_EVENTS), [
            Way(_("Type the first event"), self.start_new, "plus"),
            Way(_("From a workbook…"), self.body.start, "file-excel-outline")])
        self._stack.addWidget(side_by_side(self.points, self.events))
        self._stack.addWidget(EmptyState("map-marker-plus-outline", _(NO_POINTS), [
            Way(_("Survey risk points"), self._survey, "map-marker-outline"),
            Way(_("From a workbook…"), self.body.start, "file-excel-outline")]))
        self._primary = self.frame.set_primary(_("New risk event"), self.start_new, "plus")
        self.frame.set_body(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def heading(self) -> str:
        return step_title(Step.IDENTIFY, standing_of(self.session).step(Step.IDENTIFY))

    def retitle(self) -> None:
        self.frame.set_title(self.heading())

    def refresh(self, changes: ChangeSet | None = None) -> None:
        entries = [Entry(line.id, f"{line.number} {line.title}".strip(), line.level,
                         ngettext("{count} event", "{count} events", line.count).format(count=line.count))
                   for line in point_lines(self.session.company)]
        self._stack.setCurrentIndex(0 if entries else 1)
        self._primary.setEnabled(bool(entries) and self.model.adding)
        self.points.set_entries(entries)

    def _show_point(self, point_id: str) -> None:
        self.model.set_equal({POINT: point_id})

    def show_record(self, type_id: str, record_id: str) -> bool:
        self.body.show_body()
        if type_id == "risk_point":
            return self.points.choose(record_id)
        event = find(self.session.company, type_id, record_id) if type_id == "risk_event" else None
        return event is not None and self.points.choose(event.risk_point_id) and self.events.show_record(record_id)

    def _into_events(self) -> None:
        if self.model.count:
            self.events.setFocus()
        elif self.model.adding:
            self.start_new()

    def start_new(self) -> None:
        self.body.show_body()
        self.events.start_new()

    def _survey(self) -> None:
        self.session.go_to("", "", "survey")


PAGE = PageKind("identify", 20, Step.IDENTIFY, N_("Identify"), "lightbulb-on-outline", IdentifyPage,
                ("risk_event", "risk_point"))
