"""The right side of the assessment page: results of both kinds, the reason, earlier judgements, the source."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.assessing import RESIDUAL_ABOVE
from dualprev_desktop.services.codelists import code_list, label
from dualprev_desktop.services.register import REFERENCE
from dualprev_desktop.services.rulebook import NOT_CALCULATED, RuleBook, shipped
from dualprev_desktop.services.views import AssessmentView
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_draft import KINDS, Draft
from dualprev_desktop.ui.widgets.assess_result import Neighbours, ResultCard
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll
from dualprev_desktop.ui.widgets.two_line_row import HEIGHT, REMARK_ROLE, TwoLineDelegate

BARE_DROP = N_("The level drops with controls, but no measure in place stands between. Enter the measures in step 4, "
               "Control, or mark them as existing.")
WIDTH = 276
REASON_HEIGHT = 56


class ResultPanel(QWidget):
    """Shows a draft; nothing here changes the file."""

    reason_typed = Signal()
    cause_chosen = Signal()
    raised = Signal(str, str)
    """(kind, level), as a result card tells it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._book = shipped()
        self._event, self._scroll = "", TallScroll()
        self.cards = {kind: ResultCard(kind) for kind in KINDS}
        self.conflict, self.neighbours = QLabel(_(RESIDUAL_ABOVE)), Neighbours()
        self.bare, self.due, self.cause = QLabel(_(BARE_DROP)), QLabel(), QComboBox()
        self.reason, self.earlier, self.source = QPlainTextEdit(), QListWidget(), QLabel()
        self._earlier_head = QLabel(_("Earlier judgements"))
        self._set_up()
        self._lay_out()

    def _set_up(self) -> None:
        colours, space = active().colours, active().space
        self.conflict.setWordWrap(True)
        self.conflict.setStyleSheet(f"background: {colours.alert}; color: {colours.alert_ink}; border-radius: 4px; "
                                    f"padding: {space.between}px;")
        for remark in (self.bare, self.due):
            remark.setWordWrap(True)
            remark.setStyleSheet(f"background: {colours.accent_soft}; color: {colours.text}; border-radius: 4px; "
                                 f"padding: {space.between}px;")
        self._fill_causes()
        for card in self.cards.values():
            card.raised.connect(self.raised)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(_("Why (needed for a corrected level)"))
        self.reason.textChanged.connect(self.reason_typed)
        self.earlier.setAccessibleName(_("Earlier judgements"))
        self.earlier.setItemDelegate(TwoLineDelegate(self.earlier))
        self.earlier.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.earlier.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.earlier.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.earlier.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._earlier_head.setFont(bold_font())
        self.source.setWordWrap(True)
        self.source.setProperty("muted", True)
        self.source.setFont(caption_font())
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _lay_out(self) -> None:
        reason = QLabel(_("Reason"))
        reason.setBuddy(self.reason)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, active().space.between, 0)
        column.setSpacing(active().space.between)
        cause = QLabel(_("Occasion"))
        cause.setBuddy(self.cause)
        parts: tuple[QWidget, ...] = (self.due, *self.cards.values(), self.conflict, self.bare, self.neighbours, reason,
                                      self.reason, cause, self.cause, self._earlier_head, self.earlier, self.source)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def sizeHint(self) -> QSize:
        """Wider only where words need it."""
        return QSize(max(WIDTH, self.minimumSizeHint().width()), super().sizeHint().height())

    def show_draft(self, draft: Draft, kind: str) -> None:
        """`kind` is the one whose neighbours are shown."""
        if draft.row.event_id != self._event:
            self._event = draft.row.event_id
            self._scroll.verticalScrollBar().setValue(0)
        for card in self.cards.values():
            card.show_draft(draft)
        self.conflict.setVisible(draft.contradicts)
        self.bare.setVisible(draft.drops_without_measures)
        self.cause.setCurrentIndex(max(self.cause.findData(draft.cause), 0))
        self.neighbours.show_draft(draft, kind)
        if self.reason.toPlainText() != draft.reason:
            self.reason.setPlainText(draft.reason)

    def _fill_causes(self) -> None:
        self.cause.setAccessibleName(_("Occasion"))
        language = translator().language
        for item in code_list("assessment_cause").items:
            if item.code == REFERENCE:
                continue  # nobody assesses in order to have a catalogue's value
            self.cause.addItem(item.label(language), item.code)
        self.cause.activated.connect(self.cause_chosen)

    def show_due(self, words: str) -> None:
        """Why the event is to be assessed again; empty hides it."""
        self.due.setText(words)
        self.due.setVisible(bool(words))

    def use_book(self, book: RuleBook) -> None:
        """By which earlier judgements are named."""
        self._book = book
        for card in self.cards.values():
            card.use_book(book)

    def show_rules(self, rules: RuleSet) -> None:
        language = translator().language
        self.source.setText(f"{rules.tie_rule.get(language, rules.tie_rule['en'])}\n\n"
                            f"{rules.source.get(language, rules.source['en'])}")

    def show_earlier(self, judgements: list[tuple[str, AssessmentView]]) -> None:
        self.earlier.clear()
        for kind, view in judgements:
            self.earlier.addItem(_line(kind, view, self._book))
        self.earlier.setFixedHeight(len(judgements) * HEIGHT + 2)
        self.earlier.setVisible(bool(judgements))
        self._earlier_head.setVisible(bool(judgements))


def _line(kind: str, view: AssessmentView, book: RuleBook) -> QListWidgetItem:
    item = QListWidgetItem(" · ".join(filter(None, (label("assessment_kind", kind), _working(view, book)))))
    day = view.assessed_on.isoformat() if view.assessed_on else ""
    item.setData(LEVEL_ROLE, view.level.value)
    who = " ".join(filter(None, (day, view.assessor)))
    item.setData(REMARK_ROLE, who)
    reason = "\n".join(filter(None, (book.name(view.rule_set), view.reason)))
    item.setToolTip(reason)
    spoken = (item.text(), badge_text(view.level), who, reason.replace("\n", ", "))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
    item.setSizeHint(QSize(120, HEIGHT))
    return item


def _working(view: AssessmentView, book: RuleBook) -> str:
    """`3 × 6 × 15 = 270`; the score alone where the level was not calculated from it."""
    if view.score is None:
        return ""
    if view.rule_set in NOT_CALCULATED or not view.chosen:
        return plain_decimal(view.score)
    chosen = f" {book.sign(view.rule_set)} ".join(map(plain_decimal, view.chosen.values()))
    return f"{chosen} = {plain_decimal(view.score)}"
