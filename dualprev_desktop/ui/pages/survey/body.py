"""Survey (风险点排查): the risk points, and who is there to answer for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.tab_keys import turn_by_keys
from dualprev_desktop.ui.tab_order import begin
from dualprev_desktop.ui.widgets.empty_state import Way
from dualprev_desktop.ui.widgets.enterprise_pane import EnterprisePane
from dualprev_desktop.ui.widgets.hazard_pane import HazardPane
from dualprev_desktop.ui.widgets.org_handing import handing_of
from dualprev_desktop.ui.widgets.org_people import PeoplePane
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.step_title import step_title
from dualprev_desktop.ui.widgets.unit_pane import UnitPane

if TYPE_CHECKING:
    from dualprev_desktop.ui.widgets.obsolete_panel import ObsoletePanel
    from dualprev_desktop.ui.widgets.org_hand_over import HandOverPanel

POINTS_BELONG_HERE = N_("A risk point is a facility, a place or an activity that carries risk: a tank, a workshop, "
                        "the unloading of a tanker. Type them one by one, or take over a register kept in Excel.")


class Pane(Protocol):
    """What is behind a tab."""

    def show_record(self, record_id: str, field: str = "") -> bool: ...


@dataclass(frozen=True)
class Section:
    """One tab; `new` is what its primary action says, empty where there is none."""

    type_id: str
    new: str
    build: Callable[[Session], QWidget]
    sources: bool = True
    """Whether catalogue and workbook bring anything that is shown here."""


def _register(type_id: str, *, with_form: bool = True) -> Callable[[Session], QWidget]:
    def build(session: Session) -> QWidget:
        return RegisterPane(RecordTableModel(session, type_id), with_form=with_form)
    return build


SECTIONS = (
    Section("risk_point", N_("New risk point"), _register("risk_point")),
    Section("org_unit", N_("New unit"), UnitPane),
    Section("post", N_("New post"), _register("post")),
    Section("person", N_("New person"), PeoplePane),
    Section("appointment", N_("New appointment"), _register("appointment", with_form=False)),
    Section("enterprise", "", EnterprisePane, sources=False),
    Section("hazard_installation", N_("New major hazard unit"), HazardPane, sources=False),
)


class SurveyPage(Page):
    shows = frozenset(section.type_id for section in SECTIONS)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.tabs, self._stack = PageFrame(), QTabBar(), QStackedWidget()
        self.body = WithImport(session, self._stack)
        self._built: dict[str, QWidget] = {}
        self._obsolete_panel: ObsoletePanel | None = None
        self.hand_over_panel: HandOverPanel | None = None
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.body.currentChanged.connect(self._show_tools)
        standing_of(session).renewed.connect(self.retitle)
        handing_of(session).listen(self)
        handing_of(session).wanted.connect(self.hand_over)
        self.setFocusProxy(self._stack)
        self._turn(0)
        self.retitle()

    def _lay_out(self) -> None:
        for section in SECTIONS:
            self.tabs.addTab(_(describe(section.type_id).plural))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)  # all of them are seen: the row goes on in a second line
        self._primary = self.frame.set_primary(_(SECTIONS[0].new), self.start_new, "plus")
        self.frame.add_tool_widget(self.tabs)
        self.frame.add_tool_space()
        self._sources = [
            self.frame.add_tool(_("Catalogue…"), self.body.start_catalogue, "book-open-page-variant-outline"),
            self.frame.add_tool(_("Workbook…"), self.body.start, "file-excel-outline")]
        for source, tip in zip(self._sources, (_("From the catalogue…"), _("From a workbook…")), strict=True):
            source.setToolTip(tip)
            allow(source, only_read(self.session.company))
        self._obsolete = self.frame.add_tool(_("Obsolete check…"), self.check_obsolete, "recycle-variant")
        self.frame.set_body(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        turn_by_keys(self, self.tabs)

    # the page -----------------------------------------------------------------------------------------

    def heading(self) -> str:
        return step_title(Step.SURVEY, standing_of(self.session).step(Step.SURVEY))

    def retitle(self) -> None:
        self.frame.set_title(self.heading())

    def refresh(self, changes: ChangeSet | None = None) -> None:
        self.retitle()

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        return self._turn_to(type_id) and cast(Pane, self.pane(type_id)).show_record(record_id, field)

    def show_only(self, type_id: str, only: Conditions) -> bool:
        pane = self.pane(type_id) if self._turn_to(type_id) else None
        if isinstance(pane, RegisterPane):
            pane.show_only(only)
        return pane is not None

    def _turn_to(self, type_id: str) -> bool:
        """Whether there is a tab for such records, which is then in front."""
        places = [place for place, section in enumerate(SECTIONS) if section.type_id == type_id]
        if places:
            self.body.show_body()
            self.tabs.setCurrentIndex(places[0])
        return bool(places)

    # the tabs -----------------------------------------------------------------------------------------

    @property
    def section(self) -> Section:
        return SECTIONS[self.tabs.currentIndex()]

    def pane(self, type_id: str) -> QWidget:
        """What is behind a tab, made when it is first needed."""
        if type_id not in self._built:
            section = next(section for section in SECTIONS if section.type_id == type_id)
            made = self._built[type_id] = section.build(self.session)
            if type_id == "risk_point" and isinstance(made, RegisterPane):
                made.set_empty("map-marker-plus-outline", _(POINTS_BELONG_HERE), [
                    Way(_("From the catalogue…"), self.body.start_catalogue, "book-open-page-variant-outline"),
                    Way(_("Type the first risk point"), self.start_new, "plus"),
                    Way(_("From a workbook…"), self.body.start, "file-excel-outline"),
                    Way(_("Empty workbook to fill in…"), self.body.panel.save_blank, "file-outline")])
            self._stack.addWidget(made)
        return self._built[type_id]

    def _turn(self, _tab: int) -> None:
        pane = self.pane(self.section.type_id)
        self._stack.setCurrentWidget(pane)
        self._stack.setFocusProxy(pane)
        self._primary.setText(_(self.section.new))
        self._show_tools()
        if self.isVisible() and not self.tabs.hasFocus():
            begin(pane)  # what had the keyboard is hidden now

    def _show_tools(self) -> None:
        importing = self.body.covered
        self._primary.setVisible(bool(self.section.new) and not importing)
        allow(self._primary, only_read(self.session.company))
        allow(self.tabs, unless(not importing, _("Close first what stands in front.")))
        for source in (*self._sources, self._obsolete):
            source.setVisible(self.section.sources and not importing)

    def check_obsolete(self) -> None:
        if self._obsolete_panel is None:
            from dualprev_desktop.ui.widgets.obsolete_panel import ObsoletePanel

            self._obsolete_panel = ObsoletePanel(self.session)
            self._obsolete_panel.closed.connect(self.body.show_body)
        self.body.cover(self._obsolete_panel)
        self._obsolete_panel.start()
        self._obsolete_panel.setFocus()

    def hand_over(self, person_id: str, removing: bool = False) -> None:
        """What a person answers for, in the place of the tabs until it has gone over to others."""
        if self.hand_over_panel is None:
            from dualprev_desktop.ui.widgets.org_hand_over import HandOverPanel

            self.hand_over_panel = HandOverPanel(self.session)
            self.hand_over_panel.closed.connect(self.body.show_body)
        self.hand_over_panel.start(person_id, removing=removing)
        self.body.cover(self.hand_over_panel)
        self.hand_over_panel.setFocus()

    def start_new(self) -> None:
        pane = self.pane(self.section.type_id)
        if isinstance(pane, RegisterPane | HazardPane):
            pane.start_new()
        elif isinstance(pane, UnitPane):
            pane.add_unit()
