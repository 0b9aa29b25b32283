"""Control (风险管控): what is done against each risk event, of which class, at which tier, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.lines import Line, event_lines, usual_measure
from dualprev_desktop.services.query import find, records
from dualprev_desktop.services.rows import add
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import PAGES, Page
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.measure_aside import MeasureAside
from dualprev_desktop.ui.widgets.measure_entry import MeasureEntry
from dualprev_desktop.ui.widgets.narrowing import narrow
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_cover import RegisterCover
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.side_by_side import side_by_side
from dualprev_desktop.ui.widgets.step_title import step_title

if TYPE_CHECKING:
    from dualprev_desktop.ui.catalogue_measures import CatalogueMeasures
    from dualprev_desktop.ui.widgets.org_answers import AnswerPanel
    from dualprev_desktop.ui.widgets.register_wide import WideRegister

NO_EVENTS = N_("Measures are set against risk events, and there is none yet. Identify the events first, or take over "
               "a register kept in Excel: it brings both.")
EVENT, MEASURE = "risk_event_id", "control_measure"
BY_CLASS = (("measure_class", False),)


class ControlPage(Page):
    shows = frozenset({"risk_point", "risk_event", "assessment", "control_measure"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.events, self.entry = PageFrame(), LineList(_("Risk events")), MeasureEntry()
        self.model = RecordTableModel(session, "control_measure", equal={EVENT: ""}, order=BY_CLASS)
        self.measures = RegisterPane(self.model, with_form=False)
        self._aside = MeasureAside(self.entry, self.model, self)
        self._badge, self._event, self._where = LevelBadge(), QLabel(), QLabel()
        self._stack = QStackedWidget()
        self.body = WithImport(session, self._stack)
        self.catalogue: CatalogueMeasures | None = None
        self.whole: WideRegister | None = None
        self.answers: AnswerPanel | None = None
        self._all: RegisterCover | None = None
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
        self._stack.addWidget(side_by_side(self.events, self._right(), self.session, "control"))
        self._stack.addWidget(EmptyState("shield-plus-outline", _(NO_EVENTS), [
            Way(_("Identify risk events"), self._identify, "lightbulb-on-outline"),
            Way(_("From a workbook…"), self.body.start, "file-excel-outline")]))
        self._primary = self.frame.set_primary(_("New measure"), self.start_new, "plus")
        self._from_catalogue = self.frame.add_tool(_("From the catalogue…"), self.start_catalogue,
                                                   "book-open-page-variant-outline")
        self._everything = self.frame.add_tool(_("All measures…"), self.show_all, "table")
        self._everything.setToolTip(_("The measures against all risk events in one register"))
        self._whole = self.frame.add_tool(_("Whole register…"), self.show_whole, "table-large")
        self._who = self.frame.add_tool(_("Who answers…"), self.show_answers, "account-group-outline")
        self._who.setToolTip(_("Who answers for what, by tier"))
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
        read = only_read(self.session.company)
        for part in (self._primary, self._from_catalogue):
            allow(part, read, unless(lines, _("There is no risk event yet: step 2 adds them.")))
        allow(self.entry, read)
        self.events.set_entries([Entry(line.id, line.title, line.level, _remark(line)) for line in lines])
        self._show_head()

    def _show_event(self, event_id: str) -> None:
        usual = usual_measure(self.session.company, event_id)
        usual.pop(EVENT, None)
        self._aside.let_go()
        self.model.set_equal({EVENT: event_id}, usual)
        self._aside.follow()
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

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        if type_id == MEASURE and self._all is not None and self.body.currentWidget() is self._all:
            return self._all.show_record(record_id, field)
        self.body.show_body()
        if type_id == "risk_event":
            return self._show_event_of(record_id, field)
        measure = find(self.session.company, type_id, record_id) if type_id == MEASURE else None
        return measure is not None and self.events.choose(measure.risk_event_id) \
            and self.measures.show_record(record_id, field)

    def _show_event_of(self, event_id: str, field: str) -> bool:
        """With a field of its measures: that of the first, and where there is none, where one is typed."""
        if not self.events.choose(event_id):
            return False
        self.events.setFocus()
        if field in self.measures.form.fields:
            first = self.model.record_id(0)
            if first:
                self.measures.show_record(first, field)
            else:
                self.entry.line.setFocus()
        return True

    def show_only(self, type_id: str, only: Conditions) -> bool:
        """Measures in the register of all of them: here they stand event by event."""
        if type_id == MEASURE:
            self.show_all().show_only(only)
        elif type_id == "risk_event":
            self.body.show_body()
            narrow(self.events, self.session.company, type_id, only)
        return type_id in PAGES["control"].records

    def show_all(self) -> RegisterCover:
        """The measures against all risk events."""
        if self._all is None:
            self._all = RegisterCover(self.session, MEASURE, _("All control measures"), ((EVENT, False),))
            self._all.closed.connect(self.body.show_body)
        self.body.cover(self._all)
        self._all.setFocus()
        return self._all

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
        for tool in (self._primary, self._from_catalogue, self._everything, self._whole, self._who):
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

    def show_answers(self) -> None:
        """Who answers for what, by tier, unit, post and person."""
        if self.answers is None:
            from dualprev_desktop.ui.widgets.org_answers import AnswerPanel

            self.answers = AnswerPanel(self.session)
            self.answers.closed.connect(self.body.show_body)
        self.body.cover(self.answers)
        self.answers.setFocus()

    def _identify(self) -> None:
        self.session.go_to(Destination("identify"))


def _remark(line: Line) -> str:
    measures = ngettext("{count} measure", "{count} measures", line.count).format(count=line.count)
    return f"{measures} · {line.point}"
