"""The matrix with what belongs to it: for which kind is chosen, and the chosen values in the standard's wording."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_matrix import RiskMatrix
from dualprev_desktop.ui.widgets.mode_switch import MODES, ModeSwitch


class MatrixBoard(QFrame):
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.kinds, self.matrix, self.wording = ModeSwitch(MODES[0]), RiskMatrix(), QLabel()
        self._rules: RuleSet | None = None
        self._chosen: dict[str, Mapping[str, Decimal]] = {}
        self.wording.setWordWrap(True)
        self.wording.setMinimumHeight(3 * self.wording.fontMetrics().lineSpacing())
        space = active().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.around, space.between, space.around, space.around)
        column.setSpacing(space.between)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.wording)
        self.kinds.chosen.connect(self._turned)

    def show_rules(self, rules: RuleSet) -> None:
        self._rules = rules
        self._chosen = {}
        self.matrix.show_rules(rules)

    def set_chosen(self, kind: str, values: Mapping[str, Decimal]) -> None:
        self._chosen[kind] = values
        self.matrix.set_chosen(kind, values)
        self._say()

    def _turned(self, kind: str) -> None:
        self._say()
        self.kind_chosen.emit(kind)

    def _say(self) -> None:
        values = self._chosen.get(self.kinds.mode, {})
        if self._rules is None or not values:
            self.wording.setText(_("Choose a cell with the mouse, or with the arrow keys and the space bar."))
            return
        language = translator().language
        self.wording.setText("\n".join(
            f"{one.key} = {plain_decimal(values[one.key])}  {one.scale[one.place(values[one.key]) or 0].text(language)}"
            for one in self._rules.parameters if one.key in values))
