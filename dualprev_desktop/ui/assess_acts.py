"""What can be done on the assessment page beside choosing values: matrix, direct judgement, explanation, confirming."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import N_, _, active, ngettext
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import drafting
from dualprev_desktop.services.directly import assess_directly, conditions
from dualprev_desktop.services.explaining import Explanation, standing_working, working
from dualprev_desktop.services.own_lists import CONDITIONS, add_entry
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.services.register import INHERENT
from dualprev_desktop.services.reviewing import Due, Why, review_date
from dualprev_desktop.services.rulebook import RuleBook
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.assess_centre import AssessCentre
from dualprev_desktop.ui.widgets.assess_draft import Draft
from dualprev_desktop.ui.widgets.assess_events import EventList
from dualprev_desktop.ui.widgets.assess_matrix import is_matrix
from dualprev_desktop.ui.widgets.page_frame import PageFrame

PDF_FILES = N_("PDF files (*.pdf)")
STILL_RIGHT = N_("Where the values still hold, “Save judgement” keeps them as assessed anew.")


class AssessPlace(Protocol):
    """What the page shows of the event and its judgement in the making."""

    session: Session
    centre: AssessCentre
    events: EventList
    book: RuleBook

    @property
    def draft(self) -> Draft | None: ...


class AssessActs(QObject):
    """Acts on the page's event; it holds nothing that the page does not show."""

    def __init__(self, page: AssessPlace, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._centre, self._window = page, page.centre, parent
        self.matrix = self.direct = self.explain = self.confirm_all = QAction(self)
        self._centre.direct.judged.connect(self._judge_directly)
        self._centre.direct.added.connect(self._add_condition)
        self._centre.explain.kinds.chosen.connect(self._show_explanation)
        self._centre.explain.print_wanted.connect(self._print)
        self._ticked_for: tuple[str, str] | None = None
        """The event and its standing judgement whose conditions are ticked."""

    def add_tools(self, frame: PageFrame) -> None:
        self.matrix = frame.add_tool(_("Matrix"), self._turn_matrix, "grid", shortcut="Ctrl+M")
        self.matrix.setCheckable(True)
        self.direct = frame.add_tool(_("Judge directly…"), self.start_direct, "gavel", shortcut="Ctrl+J")
        self.explain = frame.add_tool(_("Explain"), self.start_explaining, "help-circle-outline", shortcut="Ctrl+E")
        frame.add_tool_space()
        self.confirm_all = frame.add_tool(_("Confirm reference values"), self.confirm, "check-all")
        self._centre.direct.show_conditions(conditions(self._page.session.company))

    # what is shown

    def show_rules(self, rules: RuleSet) -> None:
        self.matrix.setVisible(is_matrix(rules))
        self.matrix.setChecked(self.matrix.isChecked() and is_matrix(rules))

    def show_event(self, row: RegisterRow) -> None:
        standing = row.residual or row.inherent
        direct = standing is not None and standing.rule_set == DIRECT
        found = conditions(self._page.session.company)
        if set(found.by_id) != set(self._centre.direct.conditions):
            self._centre.direct.show_conditions(found, self._centre.direct.ticked())
        shown = row.event_id, standing.id if standing is not None else ""
        if shown != self._ticked_for:
            # what is being ticked and written stays while something else changes
            self._ticked_for = shown
            self._centre.direct.show_event(row, standing.chosen if standing is not None and direct else ())
        self.confirm_all.setVisible(bool(self._page.events.model.references))

    def settle(self, there: bool) -> None:
        """`there`: an event is shown to which something can be done."""
        read, no_event = only_read(self._page.session.company), unless(there, _("No risk event is chosen."))
        for action in (self.matrix, self.explain):
            allow(action, no_event)
        allow(self.direct, read, no_event)
        allow(self.confirm_all, read, unless(self._references(), _("The list shows no reference values.")))

    def show_draft(self, draft: Draft) -> None:
        if self._centre.explaining:
            self._explain(draft, self._centre.explain.kinds.mode)

    # matrix

    def _turn_matrix(self) -> None:
        self._centre.use_matrix(self.matrix.isChecked())
        self._centre.begin()

    # direct judgement

    def start_direct(self) -> None:
        if self._centre.judging:
            self._centre.begin()  # pressed again, it gives way to the scales
        elif self._page.draft is not None:
            self._centre.show_direct()

    def _judge_directly(self, ids: object, basis: str) -> None:
        draft = self._page.draft
        if draft is None or not isinstance(ids, list):
            return
        computed = {kind: judged.score for kind in draft.chosen if (judged := draft.judgement(kind)) is not None}
        done = self._page.session.do(partial(
            assess_directly, self._page.session.company, draft.row.event_id, ids, basis, computed=computed,
            cause=draft.cause))
        if done is not None:
            self._centre.begin()
            self._page.session.say(_("Judged directly as major risk, inherent and residual."), Tone.GOOD)

    def _add_condition(self, label: str) -> None:
        ticked, basis = self._centre.direct.ticked(), self._centre.direct.basis.toPlainText()
        added = self._page.session.do(partial(add_entry, self._page.session.company, CONDITIONS, label))
        if added is not None:
            self._centre.direct.show_conditions(conditions(self._page.session.company), [*ticked, added[0]])
            self._centre.direct.basis.setPlainText(basis)
            self._centre.direct.show_condition(added[0])

    # explanation

    def start_explaining(self) -> None:
        draft = self._page.draft
        if draft is None:
            return
        kind = self._centre.board.kind if draft.judgement(self._centre.board.kind) else INHERENT
        self._centre.explain.kinds.buttons[kind].setChecked(True)
        self._explain(draft, kind)
        self._centre.show_explanation()

    def _show_explanation(self, kind: str) -> None:
        if self._page.draft is not None:
            self._explain(self._page.draft, kind)

    def _explain(self, draft: Draft, kind: str) -> None:
        self._centre.explain.show_explanation(self._explanation(draft, kind))

    def _explanation(self, draft: Draft, kind: str) -> Explanation:
        """Of what is chosen now; with who and when only where it is what stands in the file."""
        owner, judged = enterprise(self._page.session.company), draft.judgement(kind)
        view = draft.standing(kind)
        shown = working(draft.rules, judged, self._page.book.sets) if judged is not None else None
        if view is not None and shown is None:
            shown = standing_working(view, self._page.book)
        kept = None if draft.is_new(kind) else view
        return Explanation(owner.name if owner else "", draft.row, kind, kept, shown,
                           review_date(owner, kept) if kept else None)

    def _print(self) -> None:
        draft = self._page.draft
        if draft is None:
            return
        one = self._explanation(draft, self._centre.explain.kinds.mode)
        name = "".join(letter for letter in one.row.event if letter not in '\\/:*?"<>|')[:40]
        target = dialogs.files().choose_save(self._window, _("Print this page"), f"{name}.pdf", _(PDF_FILES))
        if target is not None:
            language = active().language
            self._page.session.run(_("Print"), partial(_written, one, target, language), self._printed)

    def _printed(self, target: Path) -> None:
        say_written(self._page.session, target)

    # reference values

    def _references(self) -> list[str]:
        """The events in sight of the list that still have a catalogue's values."""
        return [one for one in self._page.events.listed() if one in self._page.events.model.references]

    def confirm_one(self, draft: Draft) -> bool:
        """Saving reference values as they stand makes them the person's own; False where they are that already."""
        if draft.row.event_id not in self._page.events.model.references:
            return False
        return self._page.session.do(partial(
            drafting.confirm, self._page.session.company, [draft.row.event_id])) is not None

    def confirm(self) -> None:
        """What is listed as reference values becomes the person's own judgement."""
        company = self._page.session.company
        ids = self._references()
        done = self._page.session.do(partial(drafting.confirm, company, ids)) if ids else None
        if done is not None:
            words = ngettext("{count} event confirmed. Undo with Ctrl+Z.",
                             "{count} events confirmed. Undo with Ctrl+Z.", len(ids))
            say_undoable(self._page.session, words.format(count=len(ids)), Tone.GOOD)


def _written(one: Explanation, target: Path, language: str, progress: Progress) -> Path:
    from dualprev_desktop.documents.explanation_page import TITLE, explanation_drawings
    from dualprev_desktop.documents.painter import drawing_pdf
    from dualprev_desktop.kernel.files import write_bytes
    from dualprev_desktop.kernel.i18n import translator

    progress.step(0, 1, one.row.event)
    t = translator(language)
    day = one.view.assessed_on.isoformat() if one.view and one.view.assessed_on else ""
    write_bytes(target, drawing_pdf(explanation_drawings(one, t, day), t.gettext(TITLE)))
    return target


def due_text(due: Due | None, standing: bool) -> str:
    """Why an event is to be assessed again; empty where it is not. `standing`: its values can be kept as they are."""
    if due is None:
        return ""
    if due.why is Why.TRIGGER and due.trigger is not None:
        said = _("To be assessed again since {day}: {what}").format(day=due.since.isoformat(), what=due.trigger.what)
    else:
        said = _("Its review was due on {day}.").format(day=due.since.isoformat())
    return "\n".join([said, *([_(STILL_RIGHT)] if standing else [])])

