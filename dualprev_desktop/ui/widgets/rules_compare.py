"""Two rule sets side by side: limits, the choices that get another level, and what is worded differently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rule_diff import BandDifference, Differences, RowDifference, ScoreDifference, differences
from dualprev_desktop.domain.rules import RuleSet, ScaleRow
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.rulebook import RuleBook
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.rules_parts import (
    ReadingArea,
    choice,
    edition,
    grid,
    heading,
    intervals,
    remark,
    scores,
    title,
    words,
)

SAME = N_("The two sets say the same.")
OTHER_PARAMETERS = N_("The two methods have different parameters ({only_here} here, {only_there} there), so no choice "
                      "can be judged by both.")
OTHER_FORMULA = N_("One set multiplies its values and the other adds them, so no choice can be judged by both.")
NO_OTHER_LEVEL = N_("Every choice that both allow gets the same level from both.")


class ComparePanel(QWidget):
    """The set it was opened for at the left, the one chosen above at the right."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.others, self.area = QComboBox(), ReadingArea(_("Differences"))
        self.leave, self._title = QPushButton(_("Close")), title()
        self.rules: RuleSet | None = None
        self.found: Differences | None = None
        self._book: RuleBook | None = None
        self.others.setAccessibleName(_("Compare with"))
        self.others.setMinimumContentsLength(24)
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.leave.setIcon(icon("close"))
        self.leave.clicked.connect(self.closed)
        self.others.activated.connect(self._show)
        self._lay_out()
        self.setFocusProxy(self.others)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(active().space.between)
        row.addWidget(QLabel(_("Compared with")))
        row.addWidget(self.others, 1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self.area, 1)

    def start(self, book: RuleBook, rules: RuleSet) -> None:
        """Begins with the set most like it: same method, same parameters."""
        self.rules, self._book = rules, book
        self._title.setText(rules.name(translator().language))
        self.others.clear()
        for one in sorted((one for one in book.sets if one.id != rules.id), key=lambda one: _unlike(rules, one)):
            self.others.addItem(one.name(translator().language), one.id)
        self._show()

    def compare_with(self, id: str) -> None:
        self.others.setCurrentIndex(self.others.findData(id))
        self._show()

    def _show(self) -> None:
        if self.rules is None or self._book is None or not self.others.count():
            return
        other = self._book.rule_set(str(self.others.currentData()))
        self.found = differences(self.rules, other)
        _Report(self.area.start(), self.rules, other).write(self.found)
        self.area.verticalScrollBar().setValue(0)


def _unlike(rules: RuleSet, other: RuleSet) -> tuple[bool, bool]:
    return list(other.by_key) != list(rules.by_key), other.method != rules.method


class _Report:
    """Writes the sections that have something to say."""

    def __init__(self, column: QVBoxLayout, old: RuleSet, new: RuleSet) -> None:
        self._column, self._old, self._new = column, old, new

    def write(self, found: Differences) -> None:
        self._column.addWidget(words(_(SAME) if found.none else self._summary(found)))
        self._scores(found.scores)
        self._bands(found.bands)
        if found.tie_rule:
            language = translator().language
            self._pair(_("What counts on a limit"), in_language(self._old.tie_rule, language),
                       in_language(self._new.tie_rule, language))
        self._rows(found.rows)
        self._column.addStretch(1)

    def _summary(self, found: Differences) -> str:
        if found.dropped or found.added:
            return _(OTHER_PARAMETERS).format(only_here=", ".join(found.dropped) or "—",
                                              only_there=", ".join(found.added) or "—")
        if found.formula:
            return _(OTHER_FORMULA)
        if not found.scores:
            return _(NO_OTHER_LEVEL)
        count = sum(one.combinations for one in found.scores)
        return ngettext("{count} combination gets another level.", "{count} combinations get another level.",
                        count).format(count=f"{count:,}")

    def _table(self, head: str) -> QGridLayout:
        self._column.addSpacing(active().space.between)
        self._column.addWidget(heading(head))
        made = grid(1)
        made.setColumnStretch(2, 1)
        self._column.addLayout(made)
        return made

    def _sets(self, made: QGridLayout) -> None:
        for place, rules in enumerate((self._old, self._new), 1):
            made.addWidget(remark(self._short(rules)), 0, place)

    def _short(self, rules: RuleSet) -> str:
        """Method and edition; the id where both sets say the same."""
        return rules.id if edition(self._old) == edition(self._new) else edition(rules)

    def _scores(self, found: Sequence[ScoreDifference]) -> None:
        if not found:
            return
        made = self._table(_("Choices that get another level"))
        made.setColumnStretch(2, 0)
        for place, text in enumerate((_("Score"), f" {self._old.sign} ".join(self._old.by_key),
                                      self._short(self._old), self._short(self._new))):
            made.addWidget(remark(text), 0, place)
        for row, one in enumerate(found, 1):
            examples = "、".join(choice(self._old, chosen) for chosen in one.examples)
            more = one.combinations - len(one.examples)
            made.addWidget(words(scores(self._old, [one.score])), row, 0, Qt.AlignmentFlag.AlignTop)
            made.addWidget(words(examples + (f" (+{more:,})" if more else "")), row, 1)
            made.addWidget(LevelBadge(one.old), row, 2, Qt.AlignmentFlag.AlignTop)
            made.addWidget(LevelBadge(one.new), row, 3, Qt.AlignmentFlag.AlignTop)

    def _bands(self, found: Sequence[BandDifference]) -> None:
        if not found:
            return
        made = self._table(_("Levels"))
        self._sets(made)
        for row, one in enumerate(found, 1):
            made.addWidget(LevelBadge(one.level), row, 0, Qt.AlignmentFlag.AlignTop)
            made.addWidget(words(intervals(one.old, self._old.symbol)), row, 1, Qt.AlignmentFlag.AlignTop)
            made.addWidget(words(intervals(one.new, self._new.symbol)), row, 2, Qt.AlignmentFlag.AlignTop)

    def _pair(self, head: str, old: str, new: str) -> None:
        made = self._table(head)
        self._sets(made)
        made.addWidget(words(old), 1, 1, Qt.AlignmentFlag.AlignTop)
        made.addWidget(words(new), 1, 2, Qt.AlignmentFlag.AlignTop)

    def _rows(self, found: Sequence[RowDifference]) -> None:
        if not found:
            return
        made = self._table(_("Values and wording"))
        self._sets(made)
        for row, one in enumerate(found, 1):
            value = words(f"{one.parameter} {plain_decimal(one.value)}")
            made.addWidget(value, row, 0, Qt.AlignmentFlag.AlignTop)
            made.addWidget(words(_wording(one.old)), row, 1, Qt.AlignmentFlag.AlignTop)
            made.addWidget(words(_wording(one.new)), row, 2, Qt.AlignmentFlag.AlignTop)


def _wording(row: ScaleRow | None) -> str:
    return row.text(translator().language) if row else _("not on this scale")
