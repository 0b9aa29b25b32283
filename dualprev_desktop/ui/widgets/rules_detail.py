"""What a rule set says: levels, proof, what counts on a limit, source, and the scales in their wording."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rule_proof import Proof, prove
from dualprev_desktop.domain.rules import Parameter, RuleSet
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.rules_parts import (
    ReadingArea,
    card,
    edition,
    formula,
    grid,
    heading,
    remark,
    title,
    words,
)
from dualprev_desktop.ui.widgets.rules_proof import ProofPanel

VALUE_WIDTH = 40
NOT_VERIFIED = N_("Its limits and wording were not compared with the text in force. Compare before use.")


class RulesDetail(ReadingArea):
    """Shows one rule set; `proof` is what its figures are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the rule set says"), parent)
        self.rules: RuleSet | None = None
        self.proof: Proof | None = None
        self.proof_panel: ProofPanel | None = None

    def show_rules(self, rules: RuleSet) -> None:
        self.rules, self.proof = rules, prove(rules)
        self.proof_panel = ProofPanel(rules, self.proof)
        column = self.start()
        column.addWidget(title(rules.name(translator().language)))
        column.addWidget(remark(" · ".join((edition(rules), rules.id, formula(rules)))))
        if not rules.verified:
            column.addWidget(words(_(NOT_VERIFIED)))
        column.addLayout(self._cards(rules, self.proof_panel))
        column.addWidget(heading(_("Source")))
        column.addWidget(words(in_language(rules.source, translator().language), muted=True))
        for parameter in rules.parameters:
            column.addSpacing(active().space.between)
            column.addWidget(heading(f"{parameter.key}  {parameter.label(translator().language)}"))
            column.addLayout(_scale(parameter))
        column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _cards(self, rules: RuleSet, proof: ProofPanel) -> QHBoxLayout:
        tie_rule = remark(in_language(rules.tie_rule, translator().language))
        row = QHBoxLayout()
        row.setSpacing(active().space.around)
        row.addWidget(card([heading(_("Levels")), _bands(rules), tie_rule]), 1)
        row.addWidget(card([proof]), 1)
        return row


def _bands(rules: RuleSet) -> QGridLayout:
    """The method's own name of a band, where it has one, stands below its interval."""
    made = grid(1)
    for place, band in enumerate(sorted(rules.bands, key=lambda band: -band.low)):
        made.addWidget(LevelBadge(band.level), 2 * place, 0)
        made.addWidget(words(band.interval(rules.symbol)), 2 * place, 1)
        grade = band.grade_name(translator().language)
        if grade:
            made.addWidget(remark(grade), 2 * place + 1, 1)
    return made


def _scale(parameter: Parameter) -> QGridLayout:
    """Value and wording; what is recalled and was not read is marked."""
    made = grid(1)
    for row, one in enumerate(parameter.scale):
        value = QLabel(plain_decimal(one.value))
        value.setFont(bold_font())
        value.setFixedWidth(VALUE_WIDTH)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        made.addWidget(value, row, 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(words(one.text(translator().language)), row, 1)
        if not one.verified:
            mark = remark(_("not verified"))
            mark.setWordWrap(False)
            made.addWidget(mark, row, 2, Qt.AlignmentFlag.AlignTop)
    return made
