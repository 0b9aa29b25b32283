"""The proof of a rule set as a person reads it: the verdict, and the figures anybody can check."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.rule_proof import Proof
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LevelBadge, badge_text
from dualprev_desktop.ui.widgets.rules_parts import grid, heading, remark, scores, words

ICON = 20


def verdict(proof: Proof) -> str:
    if proof.refusal is not None:
        return proof.refusal.text()
    return ngettext("Proved: the {count} combination has exactly one level.",
                    "Proved: each of the {count} combinations has exactly one level.",
                    proof.combinations).format(count=f"{proof.combinations:,}")


class VerdictLine(QWidget):
    """A sign and the sentence: proved, or what is wrong and where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self.sentence = QLabel(), words()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)

    def say(self, sentence: str, *, good: bool) -> None:
        picture = icon("check-decagram-outline", active().colours.accent) if good else icon("alert-outline")
        self._sign.setPixmap(picture.pixmap(ICON, ICON))
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)

    def show_proof(self, proof: Proof) -> None:
        self.say(verdict(proof), good=proof.holds)

    def show_refusal(self, error: DualPrevError) -> None:
        self.say(error.text(), good=False)


class ProofPanel(QWidget):
    """Built anew for each rule set; `text` is all that can be read on it."""

    def __init__(self, rules: RuleSet, proof: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = VerdictLine()
        line.show_proof(proof)
        self._grid, self._said = grid(1), [line.sentence.text()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addWidget(heading(_("Proof")))
        column.addWidget(line)
        self._figures(rules, proof)
        column.addLayout(self._grid)
        column.addLayout(self._levels(proof))

    @property
    def text(self) -> str:
        return "\n".join(self._said)

    def _figures(self, rules: RuleSet, proof: Proof) -> None:
        self._figure(_("Combinations"), f"{proof.combinations:,}")
        self._figure(_("Different scores"), f"{proof.scores:,}")
        if proof.highest is not None:
            level = badge_text(proof.highest_level) if proof.highest_level else _("no level")
            self._figure(_("Highest score"), f"{scores(rules, [proof.highest])} · {level}")
        on_limit = scores(rules, proof.edges) if proof.edges else _("none")
        self._figure(_("Scores that stand on a limit"), on_limit)

    def _figure(self, name: str, value: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(remark(name), row, 0)
        self._grid.addWidget(words(value), row, 1)
        self._said.append(f"{name}: {value}")

    def _levels(self, proof: Proof) -> QGridLayout:
        """How many combinations each level gets."""
        made = grid(2)
        for row, (level, count) in enumerate(proof.levels.items()):
            made.addWidget(LevelBadge(level), row, 0)
            made.addWidget(_number(f"{count:,}"), row, 1)
            made.addWidget(remark(f"{100 * count / proof.combinations:.0f} %"), row, 2)
            self._said.append(f"{badge_text(level)}: {count:,}")
        if proof.unclear:
            sentence = ngettext("{count} combination has no level or several.",
                                "{count} combinations have no level or several.",
                                proof.unclear).format(count=f"{proof.unclear:,}")
            made.addWidget(words(sentence), made.rowCount(), 0, 1, 3)
            self._said.append(sentence)
        return made


def _number(text: str) -> QLabel:
    made = QLabel(text)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
