"""Control (风险管控): what is done against each risk event, of which class, at which tier, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.lines import Line, event_lines, usual_measure
from dualprev_desktop.services.overview import Step
from dualprev_desktop.services.query import find, records
from dualprev_desktop.services.rows import add
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.measure_entry import MeasureEntry
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.side_by_side import side_by_side
from dualprev_desktop.ui.widgets.step_title import step_title

if TYPE_CHECKING:
    from dualprev_desktop.ui.catalogue_measures import CatalogueMeasures
    from dualprev_desktop.ui.widgets.register_wide import WideRegister

NO_EVENTS = N_("Measures are set against risk events, and there is none yet. Identify the events first, or take over "
               "a register kept in Excel: it brings both.")
EVENT = "risk_event_id"
BY_CLASS = (("measure_class", False),)


class ControlPage(Page):
    shows = frozenset({"risk_point", "risk_event", "assessment", "control_measure"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.events, self.entry = PageFrame(), LineList(_("Risk events")), MeasureEntry()
        self.model = RecordTableModel(session, "control_measure", equal={EVENT: ""}, order=BY_CLASS)
        self.measures = RegisterPane(self.model, with_form=False)
        self._badge, self._event, self._where = LevelBadge(), QLabel(), QLabel()
        self._stack = QStackedWidget()
        self.body = WithImport(session, self._stack)
        self.catalogue: CatalogueMeasures | None = None
        self.whole: WideRegister | None = None
        self._lines: dict[str, Line] = {}
        self._lay_out()
        self.events.chosen.connect(self._show_event)
        self.events.entered.connect(self.start_new)
        self.entry.typed.connect(self.add_measure)
        standing_of(session).renewed.connect(self.retitle)
        self.setFocusProxy(self.events)
        self.refresh()
        self.retitle()

    def _lay_out(self) -> None:
        self._stack.addWidget(side_by_side(self.events, self._right()))
        self._stack.addWidget(EmptyState("shield-plus-outline", _(NO_EVENTS), [
            Way(_("Identify risk events"), self._identify, "lightbulb-on-outline"),
            Way(_("From a workbook…"), self.body.start, "file-excel-outline")]))
        self._primary = self.frame.set_primary(_("New measure"), self.start_new, "plus")
        self._from_catalogue = self.frame.add_tool(_("From the catalogue…"), self.start_catalogue,
                                                   "book-open-page-variant-outline")
        self._whole = self.frame.add_tool(_("Whole register…"), self.show_whole, "table-large")
        self.body.currentChanged.connect(self._show_tools)
        self.frame.set_body(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _right(self) -> QWidget:
        right, head = QWidget(), QHBoxLayout()
        self._event.setFont(bold_font())
        self._event.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._where.setProperty("muted", True)
        head.setSpacing(active().space.between)
        head.addWidget(self._badge)
        head.addWidget(self._event, 1)
        head.addWidget(self._where)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addLayout(head)
        column.addWidget(self.entry)
        column.addWidget(self.measures, 1)
        return right

    # the page -----------------------------------------------------------------------------------------

    def heading(self) -> str:
        return step_title(Step.CONTROL, standing_of(self.session).step(Step.CONTROL))

    def retitle(self) -> None:
        self.frame.set_title(self.heading())

    def refresh(self, changes: ChangeSet | None = None) -> None:
        lines = event_lines(self.session.company)
        self._lines = {line.id: line for line in lines}
        self._stack.setCurrentIndex(0 if lines else 1)
        self._primary.setEnabled(bool(lines) and self.model.adding)
        self._from_catalogue.setEnabled(bool(lines) and self.model.adding)
        self.entry.setEnabled(self.model.adding)
        self.events.set_entries([Entry(line.id, line.title, line.level, _remark(line)) for line in lines])
        self._show_head()

    def _show_event(self, event_id: str) -> None:
        usual = usual_measure(self.session.company, event_id)
        usual.pop(EVENT, None)
        self.model.set_equal({EVENT: event_id}, usual)
        self._show_head()

    def _show_head(self) -> None:
        line = self._lines.get(self.events.current_id)
        if line is not None:
            self._badge.set_level(line.level)
            self._event.setText(line.title)
            self._event.setToolTip(line.title)
            self._where.setText(line.point)
        measures = records(self.session.company, ControlMeasure, **{EVENT: self.events.current_id})
        self.entry.show_counts(measure.measure_class for measure in measures)

    def show_record(self, type_id: str, record_id: str) -> bool:
        self.body.show_body()
        if type_id == "risk_event":
            return self.events.choose(record_id)
        measure = find(self.session.company, type_id, record_id) if type_id == "control_measure" else None
        return measure is not None and self.events.choose(measure.risk_event_id) \
            and self.measures.show_record(record_id)

    # measures -----------------------------------------------------------------------------------------

    def start_new(self) -> None:
        self.body.show_body()
        self.entry.line.setFocus()

    def add_measure(self, measure_class: str, content: str) -> None:
        values = {**usual_measure(self.session.company, self.events.current_id), "measure_class": measure_class,
                  "content": content}
        made = self.session.do(lambda: add(self.session.company, "control_measure", values))
        if made is not None:
            self.model.reload()
            self.measures.table.go_to(made[0][0])
            self.entry.done()

    def _show_tools(self) -> None:
        for tool in (self._primary, self._from_catalogue, self._whole):
            tool.setVisible(not self.body.covered)

    def start_catalogue(self) -> None:
        """Measures of the catalogues against the risk event that is chosen."""
        if self.catalogue is None:
            from dualprev_desktop.ui.catalogue_measures import CatalogueMeasures

            self.catalogue = CatalogueMeasures(self.session)
            self.catalogue.closed.connect(self.body.show_body)
        if self.events.current_id:
            self.body.cover(self.catalogue)
            self.catalogue.start(self.events.current_id)

    def show_whole(self) -> None:
        """Every event with its judgements and measures in one wide table."""
        if self.whole is None:
            from dualprev_desktop.ui.widgets.register_wide import WideRegister

            self.whole = WideRegister(self.session)
            self.whole.closed.connect(self.body.show_body)
        self.body.cover(self.whole)
        self.whole.setFocus()

    def _identify(self) -> None:
        self.session.go_to("", "", "identify")


def _remark(line: Line) -> str:
    measures = ngettext("{count} measure", "{count} measures", line.count).format(count=line.count)
    return f"{measures} · {line.point}"


PAGE = PageKind("control", 40, Step.CONTROL, N_("Control"), "shield-check-outline", ControlPage,
                ("control_measure", "risk_event"))
