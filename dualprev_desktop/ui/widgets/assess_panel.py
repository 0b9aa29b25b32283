"""The right side of the assessment page: results of both kinds, the reason, earlier judgements, the source."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.assessing import RESIDUAL_ABOVE
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.rulebook import NOT_CALCULATED, rule_set_name, sign_of
from dualprev_desktop.services.views import AssessmentView
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_draft import KINDS, Draft
from dualprev_desktop.ui.widgets.assess_result import Neighbours, ResultCard
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.two_line_row import HEIGHT, REMARK_ROLE, TwoLineDelegate

WIDTH = 284
REASON_HEIGHT = 56


class ResultPanel(QWidget):
    """Shows a draft; nothing here changes the file."""

    reason_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.cards = {kind: ResultCard(kind) for kind in KINDS}
        self.conflict, self.neighbours = QLabel(_(RESIDUAL_ABOVE)), Neighbours()
        self.reason, self.earlier, self.source = QPlainTextEdit(), QListWidget(), QLabel()
        self._earlier_head = QLabel(_("Earlier judgements"))
        self._set_up()
        self._lay_out()

    def _set_up(self) -> None:
        colours, space = active().colours, active().space
        self.conflict.setWordWrap(True)
        self.conflict.setStyleSheet(f"background: {colours.alert}; color: {colours.alert_ink}; border-radius: 4px; "
                                    f"padding: {space.between}px;")
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(_("Why (may stay empty)"))
        self.reason.textChanged.connect(self.reason_typed)
        self.earlier.setItemDelegate(TwoLineDelegate(self.earlier))
        self.earlier.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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
        parts: tuple[QWidget, ...] = (*self.cards.values(), self.conflict, self.neighbours, reason, self.reason,
                                      self._earlier_head, self.earlier, self.source)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_draft(self, draft: Draft, kind: str) -> None:
        """`kind` is the one whose neighbours are shown."""
        for card in self.cards.values():
            card.show_draft(draft)
        self.conflict.setVisible(draft.contradicts)
        self.neighbours.show_draft(draft, kind)
        if self.reason.toPlainText() != draft.reason:
            self.reason.setPlainText(draft.reason)

    def show_rules(self, rules: RuleSet) -> None:
        language = translator().language
        self.source.setText(f"{rules.tie_rule.get(language, rules.tie_rule['en'])}\n\n"
                            f"{rules.source.get(language, rules.source['en'])}")

    def show_earlier(self, judgements: list[tuple[str, AssessmentView]]) -> None:
        self.earlier.clear()
        for kind, view in judgements:
            self.earlier.addItem(_line(kind, view))
        self.earlier.setFixedHeight(len(judgements) * HEIGHT + 2)
        self.earlier.setVisible(bool(judgements))
        self._earlier_head.setVisible(bool(judgements))


def _line(kind: str, view: AssessmentView) -> QListWidgetItem:
    item = QListWidgetItem(" · ".join(filter(None, (label("assessment_kind", kind), _working(view)))))
    day = view.assessed_on.isoformat() if view.assessed_on else ""
    item.setData(LEVEL_ROLE, view.level.value)
    item.setData(REMARK_ROLE, " ".join(filter(None, (day, view.assessor))))
    item.setToolTip("\n".join(filter(None, (rule_set_name(view.rule_set), view.reason))))
    item.setSizeHint(QSize(120, HEIGHT))
    return item


def _working(view: AssessmentView) -> str:
    """`3 × 6 × 15 = 270`; the score alone where the level was not calculated from it."""
    if view.score is None:
        return ""
    if view.rule_set in NOT_CALCULATED or not view.chosen:
        return plain_decimal(view.score)
    chosen = f" {sign_of(view.rule_set)} ".join(map(plain_decimal, view.chosen.values()))
    return f"{chosen} = {plain_decimal(view.score)}"
