"""The matrix with what belongs to it: for which kind is chosen, and the chosen values in the standard's wording."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import Parameter, RuleSet, ScaleRow
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_matrix import RiskMatrix, is_matrix
from dualprev_desktop.ui.widgets.clamped_label import ClampedLabel
from dualprev_desktop.ui.widgets.mode_switch import MODES, ModeSwitch

LEAST_LINES = 2


class MatrixBoard(QFrame):
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.kinds, self.matrix = ModeSwitch(MODES[0]), RiskMatrix()
        self.wording = ClampedLabel(LEAST_LINES, self.font())
        self._rules: RuleSet | None = None
        self._chosen: dict[str, Mapping[str, Decimal]] = {}
        self.wording.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
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
        self._keep_room()
        self._say()

    def use_kind(self, kind: str) -> None:
        """For which cells are chosen from now on; the keyboard goes to the cell that is."""
        self.kinds.buttons[kind].setChecked(True)
        self.matrix.kind = kind
        self.matrix.go_to_chosen()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """For the longest wording, so that the cells stay under the mouse while one after the other is chosen."""
        if self._rules is None or not is_matrix(self._rules):
            return
        language, space = translator().language, active().space
        wide = QRect(0, 0, max(self.width() - 2 * space.around, 1), 10_000)
        metrics = self.wording.fontMetrics()
        wanted = sum(max(metrics.boundingRect(wide, Qt.TextFlag.TextWordWrap, _wording(one, row, language)).height()
                         for row in one.scale) for one in self._rules.parameters)
        # in a low window the cells come first: the whole wording is in the tip
        left = self.height() - self.kinds.sizeHint().height() - self.matrix.minimumSizeHint().height()
        left -= 3 * space.between + space.around
        self.wording.setFixedHeight(max(min(wanted, left), LEAST_LINES * metrics.lineSpacing()))

    def set_chosen(self, kind: str, values: Mapping[str, Decimal]) -> None:
        self._chosen[kind] = values
        self.matrix.set_chosen(kind, values)
        self._say()

    def _turned(self, kind: str) -> None:
        self.use_kind(kind)
        self.kind_chosen.emit(kind)

    def _say(self) -> None:
        values = self._chosen.get(self.kinds.mode, {})
        if self._rules is None or not values:
            self.wording.show_words(_("Choose a cell with the mouse, or with the arrow keys and the space bar."))
            return
        language = translator().language
        self.wording.show_words("\n".join(
            _wording(one, one.scale[one.place(values[one.key]) or 0], language)
            for one in self._rules.parameters if one.key in values))


def _wording(parameter: Parameter, row: ScaleRow, language: str) -> str:
    return f"{parameter.key} = {plain_decimal(row.value)}  {row.text(language)}"
