"""The middle of the assessment page: the scales, and in their place the matrix, a direct judgement, an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_board import ScaleBoard
from dualprev_desktop.ui.widgets.assess_direct import DirectPanel
from dualprev_desktop.ui.widgets.assess_explain import ExplainPanel
from dualprev_desktop.ui.widgets.assess_matrix import is_matrix
from dualprev_desktop.ui.widgets.assess_matrix_board import MatrixBoard
from dualprev_desktop.ui.widgets.clamped_label import ClampedLabel
from dualprev_desktop.ui.widgets.mode_switch import MODES


class AssessCentre(QWidget):
    """`board` holds the chosen values; the matrix shows and chooses the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.board, self.matrix = ClampedLabel(2, bold_font()), ScaleBoard(), MatrixBoard()
        self.direct, self.explain = DirectPanel(), ExplainPanel()
        self._stack = QStackedWidget()
        self._with_matrix = False
        for part in (self.board, self.matrix, self.direct, self.explain):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)
        self.direct.closed.connect(self.begin)
        self.explain.closed.connect(self.begin)
        self.matrix.matrix.picked.connect(self._picked)
        self.matrix.kind_chosen.connect(self.board.use_kind)

    def show_rules(self, rules: RuleSet) -> None:
        self.board.show_rules(rules)
        self.matrix.show_rules(rules)
        self._with_matrix = self._with_matrix and is_matrix(rules)
        self.show_scales()

    def set_chosen(self, kind: str, values: Mapping[str, Decimal]) -> None:
        self.board.set_chosen(kind, values)
        self.matrix.set_chosen(kind, values)

    def follow_board(self) -> None:
        """The matrix marks what was chosen on the scales."""
        for kind in MODES:
            self.matrix.set_chosen(kind, self.board.chosen(kind))

    def use_matrix(self, wanted: bool) -> None:
        self._with_matrix = wanted
        self.show_scales()

    def show_scales(self) -> None:
        """The scales, or the matrix where that is wanted."""
        if self._with_matrix:
            self.matrix.use_kind(self.board.kind)
        self._stack.setCurrentWidget(self.matrix if self._with_matrix else self.board)

    def show_direct(self) -> None:
        self._stack.setCurrentWidget(self.direct)
        self.direct.begin()

    def show_explanation(self) -> None:
        self._stack.setCurrentWidget(self.explain)
        self.explain.view.setFocus()

    @property
    def judging(self) -> bool:
        """Whether the direct judgement stands open."""
        return self._stack.currentWidget() is self.direct

    @property
    def explaining(self) -> bool:
        return self._stack.currentWidget() is self.explain

    def begin(self) -> None:
        """Gives the keyboard to where values are chosen."""
        self.show_scales()
        if self._with_matrix:
            self.matrix.matrix.setFocus()
        else:
            self.board.begin()

    def _picked(self, values: object) -> None:
        assert isinstance(values, dict)
        self.board.set_chosen(self.board.kind, values)
        self.board.changed.emit()
