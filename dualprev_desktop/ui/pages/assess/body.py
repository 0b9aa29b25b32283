"""Assessing risk events (风险评定): inherent and residual side by side, the result moving as values are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services import assessing
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.register import INHERENT, RESIDUAL
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.assess_acts import AssessActs, due_text
from dualprev_desktop.ui.assess_rows import AssessRows
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_centre import AssessCentre
from dualprev_desktop.ui.widgets.assess_draft import KINDS, Draft, Values
from dualprev_desktop.ui.widgets.assess_events import EventList
from dualprev_desktop.ui.widgets.assess_panel import ResultPanel
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.narrowing import narrow
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.step_title import step_title

RULE_SET = "assess_rule_set"
METHODS_WIDTH = 320
DEFAULT_RULE_SET = "lec-e1"
WAITING = N_("{count} judgement by “{method}” is not saved. It waits until you choose that method again.")
WAITINGS = N_("{count} judgements by “{method}” are not saved. They wait until you choose that method again.")
PARTLY = N_("{kind}: {parameters} is still to be chosen. Choose a value, or clear the others with Delete.")


class AssessPage(Page):
    shows = frozenset({"risk_point", "risk_event", "assessment", "control_measure", "own_rule_set", "review_trigger",
                       "list_entry", "enterprise"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.events, self.centre, self.panel = PageFrame(), EventList(), AssessCentre(), ResultPanel()
        self.board, self.methods = self.centre.board, QComboBox()
        self.book, self._file = book(session.company), AssessRows(session.company)
        self.empty = EmptyState(
            "scale-balance", _("Risk events are assessed here, one after the other: their level without controls and "
                               "with them. There are none yet. Identify what can go wrong at each risk point, or take "
                               "a register over from a workbook."),
            [Way(_("Identify risk events"), self._identify, "lightbulb-on-outline"),
             Way(_("From a workbook…"), self._import, "file-excel-outline")])
        self._drafts: dict[tuple[str, str], Draft] = {}
        """By rule set and event: what is chosen by one method waits while another is looked at."""
        self._stack = QStackedWidget()
        self.body = WithImport(session, self._stack)
        self.acts = AssessActs(self, self)
        self._fill_methods()
        self._used = self.rules
        self._lay_out()
        self._connect()
        self._use_rules()
        self.retitle()

    def _fill_methods(self) -> None:
        self.methods.clear()
        for rules in self.book.sets:
            self.methods.addItem(rules.name(translator().language), rules.id)
            mark = _("own") if rules.id in self.book.own else "" if rules.verified else _("unverified")
            self.methods.setItemText(self.methods.count() - 1, " · ".join(filter(None, (
                rules.name(translator().language), mark))))
        wanted = remembered(self.session, RULE_SET, DEFAULT_RULE_SET)
        self.methods.setCurrentIndex(max(self.methods.findData(wanted), 0))
        self.methods.setAccessibleName(_("Method and edition"))
        self.methods.setMaximumWidth(METHODS_WIDTH)

    def _lay_out(self) -> None:
        saving = self.frame.set_primary(_("Save judgement"), self.save, "check")
        saving.setShortcut("Ctrl+S")
        saving.setToolTip(f"{saving.text()} ({saving.shortcut().toString()})")
        self.frame.add_tool_widget(self.methods)
        self.copying = self.frame.add_tool(_("Residual as inherent"), self.copy_inherent, "arrow-right-bold-outline",
                                           shortcut="Ctrl+D")
        self.copying.setToolTip(
            _("Choose for the residual risk what is chosen for the inherent one (Ctrl+D)"))
        self.acts.add_tools(self.frame)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._working_place())
        self.frame.set_body(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._stack.setFocusProxy(self.events.view)
        self.setFocusProxy(self.events.view)

    def _working_place(self) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.around)
        row.addWidget(self.events)
        row.addWidget(self.centre, 1)
        row.addWidget(self.panel)
        return place

    def _connect(self) -> None:
        self.methods.activated.connect(self._method_chosen)
        self.events.chosen.connect(self._show_event)
        self.events.entered.connect(self.centre.begin)
        self.events.narrowed.connect(self._settle)
        self.board.changed.connect(self._choice_changed)
        self.board.kind_changed.connect(self._show_result)
        self.board.confirmed.connect(self.save_and_go_on)
        self.centre.matrix.matrix.confirmed.connect(self.save_and_go_on)
        self.panel.reason_typed.connect(self._reason_typed)
        self.panel.cause_chosen.connect(self._cause_chosen)
        self.panel.raised.connect(self._raised)
        standing_of(self.session).renewed.connect(self.retitle)

    # what the file says

    def heading(self) -> str:
        return step_title(Step.ASSESS, standing_of(self.session).step(Step.ASSESS))

    def retitle(self) -> None:
        self.frame.set_title(self.heading())

    def refresh(self, changes: ChangeSet | None = None) -> None:
        if changes is None or changes.touches("own_rule_set"):
            self._follow_book()
        self._file.follow(changes)
        rows = self._file.by_id
        self.events.mark(frozenset(self._file.due), self._file.references)
        self._drafts = {key: self._renewed(draft) for key, draft in self._drafts.items()
                        if draft.row.event_id in rows and self.book.by_id.get(draft.rules.id) == draft.rules}
        self._stack.setCurrentIndex(1 if rows else 0)
        if self.frame.primary is not None:
            self.frame.primary.setVisible(bool(rows))
        self.events.follow(tuple(rows.values()))
        self._show_event(self.events.current)

    def _follow_book(self) -> None:
        found = book(self.session.company)
        if found is not self.book:
            self.book = found
            self._fill_methods()
            self._show_rules()

    def _renewed(self, draft: Draft) -> Draft:
        """The draft over what stands now: what was not touched follows the file."""
        fresh = Draft.of(self._file.by_id[draft.row.event_id], draft.rules)
        touched = [kind for kind in KINDS if draft.is_new(kind)]
        fresh.chosen |= {kind: draft.chosen[kind] for kind in touched}
        fresh.raised |= {kind: draft.raised[kind] for kind in touched if kind in draft.raised}
        # what was kept takes its reason along: the next judgement has one of its own
        fresh.reason = draft.reason if fresh.dirty or not touched else ""
        fresh.cause = draft.cause if fresh.dirty else self._usual_cause(fresh)
        return fresh

    @property
    def draft(self) -> Draft | None:
        """The judgement of the event that is shown."""
        row = self._file.by_id.get(self.events.current)
        if row is None:
            return None
        key = self.rules.id, row.event_id
        if key not in self._drafts:
            # what is left as it stands needs no keeping, however many events are looked at
            self._drafts = {one: draft for one, draft in self._drafts.items() if draft.dirty or draft.reason}
            made = self._drafts[key] = Draft.of(row, self.rules)
            made.cause = self._usual_cause(made)
        return self._drafts[key]

    @property
    def unsaved(self) -> frozenset[str]:
        """The events with values that are chosen by the method in use and not saved."""
        return frozenset(event for (rules, event), draft in self._drafts.items()
                         if rules == self._used.id and draft.dirty)

    @property
    def rules(self) -> RuleSet:
        return self.book.rule_set(str(self.methods.currentData()))

    def _usual_cause(self, draft: Draft) -> str:
        """The first time, what made it due, else the yearly review."""
        reference = draft.row.event_id in self.events.model.references
        if reference or not any(draft.standing(kind) for kind in KINDS):
            return "first"
        due = self._file.due.get(draft.row.event_id)
        return due.trigger.cause if due is not None and due.trigger is not None else "yearly"

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        """The keyboard goes to the scale: it is where every field of a judgement is chosen."""
        self.body.show_body()
        if type_id == "assessment":
            record_id = self._file.judged(record_id)
        if not self.events.select(record_id):
            return False
        self.centre.begin()
        return True

    def show_only(self, type_id: str, only: Conditions) -> bool:
        if type_id == "risk_event":
            self.body.show_body()
            narrow(self.events, self.session.company, type_id, only)
        return type_id == "risk_event"

    # what is shown

    def _use_rules(self) -> None:
        self._show_rules()
        self.refresh()

    def _show_rules(self) -> None:
        self.centre.show_rules(self.rules)
        self.panel.use_book(self.book)
        self.panel.show_rules(self.rules)
        self.acts.show_rules(self.rules)
        self._used = self.rules
        self.methods.setToolTip(self.methods.currentText())

    def _method_chosen(self) -> None:
        left, waiting = self._used, len(self.unsaved)
        remember(self.session, RULE_SET, self.methods.currentData())
        self._use_rules()
        if waiting and self.rules.id != left.id:
            self.session.say(ngettext(WAITING, WAITINGS, waiting).format(
                count=waiting, method=left.name(translator().language)))

    def _show_event(self, event_id: str) -> None:
        draft = self.draft
        self._settle()
        if draft is None:
            return
        row = draft.row
        self.centre.title.show_words(" · ".join(filter(None, (row.point_name, row.step, row.event))))
        for kind in KINDS:
            self.centre.set_chosen(kind, draft.chosen[kind])
        self.panel.show_due(due_text(self._file.due.get(event_id), bool(draft.whole)))
        self.acts.show_event(row)
        self.panel.show_earlier(assessing.judgements(self.session.company, event_id))
        self._show_result()

    def _settle(self) -> None:
        """What can be done: with an event to do it to, and in a file that can be written."""
        there, read = self.draft is not None, only_read(self.session.company)
        no_event = unless(there, _("No risk event is chosen."))
        for part in (self.centre, self.panel):
            allow(part, no_event)
        allow(self.copying, read, no_event)
        self.acts.settle(there)
        if self.frame.primary is not None:
            allow(self.frame.primary, read, no_event)

    def _show_result(self) -> None:
        draft = self.draft
        if draft is not None:
            self.panel.show_draft(draft, self.board.kind)
            self.acts.show_draft(draft)
        self.events.mark_drafts(self.unsaved)

    def _choice_changed(self) -> None:
        draft = self.draft
        if draft is not None:
            draft.chosen = {kind: self.board.chosen(kind) for kind in KINDS}
            self.centre.follow_board()
            self._show_result()

    def _reason_typed(self) -> None:
        draft = self.draft
        if draft is not None:
            draft.reason = self.panel.reason.toPlainText()

    def _cause_chosen(self) -> None:
        draft = self.draft
        if draft is not None:
            draft.cause = str(self.panel.cause.currentData())

    def _raised(self, kind: str, level: str) -> None:
        draft = self.draft
        if draft is None:
            return
        draft.raised.pop(kind, None)
        if level:
            draft.raised[kind] = Level(level)
            self.panel.reason.setFocus()
        self._show_result()

    # what the person does

    def copy_inherent(self) -> None:
        if not self.board.chosen(INHERENT):
            self.session.say(_("Nothing is chosen yet for the inherent risk."))
            return
        self.board.set_chosen(RESIDUAL, self.board.chosen(INHERENT))
        self._choice_changed()

    def save(self) -> bool:
        """Keeps what is new, both kinds in one transaction; False when something stands against it."""
        draft = self.draft
        if draft is None:
            return False
        for kind in KINDS:
            if draft.missing(kind):
                self._say_missing(draft, kind)
                return False
        if draft.to_save:
            return self._keep(draft, draft.to_save)
        if self.acts.confirm_one(draft):
            return True
        if draft.row.event_id in self._file.due and draft.whole:
            return self._keep_again(draft)
        self.session.say(_("There is nothing new to save: these values stand already."))
        return False

    def _keep(self, draft: Draft, values: Mapping[str, Values]) -> bool:
        saved = self.session.do(partial(
            assessing.assess_kinds, self.session.company, draft.row.event_id, draft.rules.id, values,
            raised=draft.raised_in(values), said=assessing.Said(reason=draft.reason, cause=draft.cause)))
        return saved is not None

    def _keep_again(self, draft: Draft) -> bool:
        """A review that finds the values right is an assessment too: it is what was due."""
        kept = self._keep(draft, draft.whole)
        if kept:
            self.session.say(_("Assessed anew with the same values."), Tone.GOOD)
        return kept

    def _say_missing(self, draft: Draft, kind: str) -> None:
        self.session.say(_(PARTLY).format(kind=label("assessment_kind", kind),
                                          parameters=", ".join(draft.missing(kind))), Tone.PROBLEM)

    def save_and_go_on(self) -> None:
        """Enter: with nothing new it only goes to the next event."""
        draft = self.draft
        if draft is not None and draft.dirty and not self.save():
            return
        if self.events.go_on():
            self.centre.begin()
        else:
            self.session.say(_("That was the last event of the list."))

    def _identify(self) -> None:
        self.session.go_to(Destination("identify"))

    def _import(self) -> None:
        self.body.start()
