"""A rule set in the making: a copy of another, or a published table that lacks its limits; proved while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.rule_draft import EDITION, ID, SOURCE, TIE_RULE, RuleDraft, said_by_all
from dualprev_desktop.domain.rule_proof import Proof, prove
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.rule_sets import check_new, save_own
from dualprev_desktop.services.rulebook import RuleBook
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.tab_order import go_on
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.field_editors import LineEditor, TextEditor
from dualprev_desktop.ui.widgets.level_badge import badge_text
from dualprev_desktop.ui.widgets.rules_limits import LimitRows
from dualprev_desktop.ui.widgets.rules_parts import remark, title
from dualprev_desktop.ui.widgets.rules_proof import VerdictLine, verdict
from dualprev_desktop.ui.widgets.rules_scale import ScaleEditor
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll

FORM_WIDTH = 424
LEVELS_BEGIN = N_("Where each level begins")
IN_CHINESE, IN_ENGLISH = N_("Name in Chinese"), N_("Name in English")
KEPT = N_("{name} is kept. It can be chosen wherever something is assessed. Undo with Ctrl+Z.")


class RulesEditor(QWidget):
    """Nothing is kept before Save, and Save opens only when the set is proved and its identifier free."""

    closed = Signal()
    saved = Signal(str)
    """The id of the set that was kept."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: RuleDraft | None = None
        self._book: RuleBook | None = None
        self.rules: RuleSet | None = None
        self._title = title()
        self.id, self.edition, self.chinese, self.english = (LineEditor() for _place in range(4))
        self.source, self.tie_rule = TextEditor(), TextEditor()
        self.limits, self.scales, self.line = LimitRows(), ScaleEditor(), VerdictLine()
        self.save_button, self.leave = QPushButton(_("Save as a new set")), QPushButton(_("Cancel"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.id)

    def _lay_out(self) -> None:
        space = look().space
        self.save_button.setProperty("primary", True)
        self.save_button.setIcon(icon("check", look().colours.accent_ink))
        self.leave.setIcon(icon("close"))
        head, middle, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        middle.setSpacing(space.around)
        middle.addWidget(self._form())
        middle.addWidget(self.scales, 1)
        foot.setSpacing(space.between)
        foot.addWidget(self.line, 1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _form(self) -> TallScroll:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, look().space.around, 0)
        column.setSpacing(look().space.between)
        first = QHBoxLayout()
        first.setSpacing(look().space.between)
        first.addLayout(_labelled(_(ID), self.id), 3)
        first.addLayout(_labelled(_(EDITION), self.edition), 2)
        column.addLayout(first)
        for text, part in ((_(IN_CHINESE), self.chinese), (_(LEVELS_BEGIN), self.limits), (_(SOURCE), self.source),
                           (_(TIE_RULE), self.tie_rule), (_(IN_ENGLISH), self.english)):
            column.addLayout(_labelled(text, part))
        column.addStretch(1)
        area = TallScroll()
        area.setWidget(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(FORM_WIDTH)
        body.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _connect(self) -> None:
        for line in self._lines():
            line.edited.connect(self._judge)
            line.entered.connect(self._go_on)
        for text in (self.source, self.tie_rule):
            text.textChanged.connect(self._judge)
        self.limits.edited.connect(self._judge)
        self.scales.edited.connect(self._judge)
        self.save_button.clicked.connect(self.save)
        self.leave.clicked.connect(self.closed)

    def _lines(self) -> Sequence[LineEditor]:
        return self.id, self.edition, self.chinese, self.english

    def _go_on(self) -> None:
        go_on(self, self.window().focusWidget(), forward=True)

    # the draft ------------------------------------------------------------------------------------------

    def start(self, book: RuleBook, draft: RuleDraft, head: str) -> None:
        """Shows a draft; `head` says what it begins from."""
        self._book, self._draft = book, None
        self._title.setText(head)
        self.id.show_value(draft.id)
        self.edition.show_value(draft.edition)
        self.chinese.show_value(draft.names["zh_CN"])
        self.english.show_value(draft.names["en"])
        self.source.setPlainText(in_language(draft.source, active().language))
        self.tie_rule.setPlainText(in_language(draft.tie_rule, active().language))
        self.limits.show_limits(draft.limits, draft.symbol)
        self.scales.show_parameters(draft.parameters)
        self._draft = draft
        self._judge()

    def draft(self) -> RuleDraft | None:
        """What the form says now."""
        if self._draft is None:
            return None
        chinese, english = self.chinese.text().strip(), self.english.text().strip()
        return replace(
            self._draft, id=self.id.text().strip(), edition=self.edition.text().strip(),
            names={"en": english or chinese, "zh_CN": chinese or english},
            source=_said(self._draft.source, self.source), tie_rule=_said(self._draft.tie_rule, self.tie_rule),
            limits=self.limits.limits(), parameters=self.scales.parameters())

    def _judge(self) -> None:
        """Proves what stands there, or says what is wrong with it."""
        self.rules = None
        draft = self.draft()
        if draft is None or self._book is None:
            return
        try:
            rules = draft.rules()
            check_new(self._book, rules)
        except DualPrevError as error:
            self.line.show_refusal(error)
        else:
            self.rules = rules
            self.line.say(_figures(prove(rules)), good=True)
        allow(self.save_button, unless(self.rules, _("The rule set is not right yet: the line says what is missing.")))

    def save(self) -> None:
        if self.rules is None:
            return
        name = self.rules.name(active().language)
        kept = self._session.do(partial(save_own, self._session.company, self.rules))
        if kept is not None:
            say_undoable(self._session, _(KEPT).format(name=name), Tone.GOOD)
            self.saved.emit(kept[0])


def _said(before: Mapping[str, str], editor: QPlainTextEdit) -> Mapping[str, str]:
    """The texts of a field: those it had, where nothing was typed."""
    typed = editor.toPlainText().strip()
    return before if typed == in_language(before, active().language).strip() else said_by_all(typed)


def _figures(proof: Proof) -> str:
    levels = " · ".join(f"{badge_text(level)} {count:,}" for level, count in proof.levels.items())
    return f"{verdict(proof)} {levels}"


def _labelled(text: str, part: QWidget) -> QVBoxLayout:
    """The label above the field."""
    column = QVBoxLayout()
    column.setSpacing(2)
    label = remark(text)
    label.setBuddy(part)
    if isinstance(part, QLineEdit | QPlainTextEdit):
        part.setAccessibleName(text)
    column.addWidget(label)
    column.addWidget(part)
    return column
