"""The rule sets (评定准则): what each says, its proof, what differs, sets of one's own, and re-assessing under one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.domain.records.own_rule_set import OwnRuleSet
from dualprev_desktop.domain.rule_draft import RuleDraft
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import N_, _, active, ngettext, translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import query
from dualprev_desktop.services.rule_sets import export_rule_set, import_rule_set, remove_own, uses
from dualprev_desktop.services.rule_templates import templates
from dualprev_desktop.services.rulebook import RuleBook, book
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.rules_compare import ComparePanel
from dualprev_desktop.ui.widgets.rules_detail import RulesDetail
from dualprev_desktop.ui.widgets.rules_editor import RulesEditor
from dualprev_desktop.ui.widgets.rules_list import RuleList, rule_lines
from dualprev_desktop.ui.widgets.rules_regrade import RegradePanel
from dualprev_desktop.ui.widgets.side_by_side import side_by_side

FILES = N_("Rule sets (*.json)")
COPY = N_("{name} (copy)")


def _import(company: Company, path: Path, progress: Progress) -> tuple[str, ChangeSet]:
    progress.step(0, 0, path.name)
    return import_rule_set(company, path)


class RulesPage(Page):
    shows = frozenset({"own_rule_set", "assessment", "risk_event", "risk_point"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.list, self.detail = PageFrame(), RuleList(), RulesDetail()
        self.compare, self.editor, self.regrade = ComparePanel(), RulesEditor(session), RegradePanel(session)
        self.book: RuleBook = book(session.company)
        self.body = QStackedWidget()
        self._add_tools()
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.list.entered.connect(self.detail.setFocus)
        self.editor.saved.connect(self._kept)
        for panel in (self.compare, self.editor, self.regrade):
            panel.closed.connect(self.show_sets)
        self.setFocusProxy(self.list.view)
        self.refresh()

    def _add_tools(self) -> None:
        add = self.frame.add_tool
        primary = self.frame.set_primary(_("Re-assess under this…"), self.start_regrading, "refresh")
        # the title line keeps its height while something stands in front
        policy = primary.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        primary.setSizePolicy(policy)
        self.comparing = add(_("&Compare with…"), self.start_comparing, "compare-horizontal")
        self.editing = add(_("&Edit a copy…"), self.start_editing, "content-copy")
        self.new_button = self._new_button()
        self.frame.add_tool_widget(self.new_button)
        self.frame.add_tool_space()
        self.importing = add(_("&Import…"), self.import_file, "import")
        self.exporting = add(_("E&xport…"), self.export_file, "export")
        self.removing = add(_("&Remove"), self.remove, "trash-can-outline")

    def _new_button(self) -> QToolButton:
        button, menu = QToolButton(), QMenu(self)
        for one in templates():
            menu.addAction(one.name(active().language)).setData(one.id)
        menu.triggered.connect(self._template_chosen)
        button.setText(_("New from template…"))
        button.setIcon(icon("file-table-outline"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        self._sets = side_by_side(self.list, self.detail, self.session, "rules")
        for part in (self._sets, self.compare, self.editor, self.regrade):
            self.body.addWidget(part)
        self.frame.set_body(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    # what the file says ---------------------------------------------------------------------------------

    def heading(self) -> str:
        return self.frame.title

    def refresh(self, changes: ChangeSet | None = None) -> None:
        self.book = book(self.session.company)
        self._uses = uses(self.session.company)
        self.list.set_lines(rule_lines(self.book, self._uses))
        self._entitle()
        self._settle()
        if self.body.currentWidget() is self.regrade:
            self.regrade.look_again()

    def _entitle(self) -> None:
        count, own = len(self.book.sets), len(self.book.own)
        said = ngettext("3 Assess · {count} rule set", "3 Assess · {count} rule sets", count).format(count=count)
        if own:
            said += " · " + ngettext("{count} of your own", "{count} of your own", own).format(count=own)
        self.frame.set_title(said)

    def _show(self, id: str) -> None:
        if id:
            self.detail.show_rules(self.book.rule_set(id))
        self._settle()

    def _settle(self) -> None:
        """What may be done now: with nothing in the way, a set chosen, and the file open for writing."""
        free = self.body.currentWidget() is self._sets and bool(self.list.current_id)
        read, busy = only_read(self.session.company), unless(free, _("Close first what stands in front."))
        for action in (self.comparing, self.exporting):
            allow(action, busy)
        for action in (self.editing, self.importing):
            allow(action, read, busy)
        allow(self.removing, read, busy, unless(self.list.current_id in self.book.own,
                                                _("Only rule sets of your own can be removed.")))
        allow(self.new_button, read, busy)
        if self.frame.primary is not None:
            allow(self.frame.primary, read, busy)
            self.frame.primary.setVisible(self.body.currentWidget() is self._sets)

    @property
    def chosen(self) -> RuleSet:
        return self.book.rule_set(self.list.current_id)

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        found = query.records(self.session.company, OwnRuleSet, id=record_id) if type_id == "own_rule_set" else []
        if not found:
            return False
        self.show_sets()
        return self.list.choose(found[0].rule_set_id)

    # what stands in front -------------------------------------------------------------------------------

    def show_sets(self) -> None:
        self._bring(self._sets)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the sets, except from the editor: what was typed there would be lost."""
        if event.key() == Qt.Key.Key_Escape and self.body.currentWidget() in (self.compare, self.regrade):
            self.show_sets()
        else:
            super().keyPressEvent(event)

    def _bring(self, part: QWidget) -> None:
        self.body.setCurrentWidget(part)
        self._settle()
        part.setFocus()

    def start_comparing(self) -> None:
        self.compare.start(self.book, self.chosen)
        self._bring(self.compare)

    def start_editing(self) -> None:
        rules = self.chosen
        head = _("A copy of “{name}”").format(name=rules.name(active().language))
        draft = RuleDraft.copy_of(rules, self._free_id(rules.id))
        self._edit_draft(replace(draft, names={language: _copy_name(name, language)
                                               for language, name in draft.names.items()}), head)

    def _template_chosen(self, action: QAction) -> None:
        self.start_template(str(action.data()))

    def start_template(self, id: str) -> None:
        template = next(one for one in templates() if one.id == id)
        self._edit_draft(template.draft(self._free_id(id)), template.name(active().language))

    def _edit_draft(self, draft: RuleDraft, head: str) -> None:
        self.editor.start(self.book, draft, head)
        self._bring(self.editor)

    def _free_id(self, base: str) -> str:
        """An id that no set has: the base itself, else with a number behind it."""
        if base not in self.book.by_id:
            return base
        number = 2
        while f"{base}-{number}" in self.book.by_id:
            number += 1
        return f"{base}-{number}"

    def start_regrading(self) -> None:
        self.regrade.start(self.chosen)
        self._bring(self.regrade)

    # what is done ---------------------------------------------------------------------------------------

    def _kept(self, id: str) -> None:
        self.show_sets()
        self.list.choose(id)

    def import_file(self) -> None:
        path = dialogs.files().choose_open(self, _("Choose the file of a rule set"), _(FILES))
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        self.session.run(_("Reading {file}").format(file=path.name), partial(_import, self.session.company, path),
                         self._imported)

    def _imported(self, result: tuple[str, ChangeSet]) -> None:
        id, changed = result
        name = self.book.name(id)
        self.list.choose(id)
        if changed:
            say_undoable(self.session, _("“{name}” is imported and proved. Undo with Ctrl+Z.").format(name=name),
                         Tone.GOOD)
        else:
            self.session.say(_("“{name}” is here already. Nothing was changed.").format(name=name))

    def export_file(self) -> None:
        rules = self.chosen
        path = dialogs.files().choose_save(self, _("Export the rule set"), f"{rules.id}.json", _(FILES))
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".json")
        written = self.session.do(partial(export_rule_set, self.book, rules.id, path))
        if written is not None:
            say_written(self.session, written)

    def remove(self) -> None:
        self.session.do(partial(remove_own, self.session.company, self.list.current_id))


def _copy_name(name: str, language: str) -> str:
    """A name of its own in each language: registers name a method by either."""
    return translator(language).gettext(COPY).format(name=name)
