"""All scales of a rule set, one below the other, with a column of cells for inherent and one for residual."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.rules import Parameter, RuleSet
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_scale import CELL_WIDTH, ScaleGroup, ScaleLine
from dualprev_desktop.ui.widgets.mode_switch import MODES
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll

Chosen = dict[str, Decimal]
MARGIN = 24
"""Pixels kept in sight around the cell that has the keyboard."""


class ScaleBoard(QFrame):
    """Built anew for each rule set; `chosen` and `set_chosen` speak of one kind's values by parameter."""

    changed = Signal()
    confirmed = Signal()
    kind_changed = Signal(str)
    """The kind last used: the wording of a line chooses for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.rules: RuleSet | None = None
        self.kind = MODES[0]
        self.groups: dict[tuple[str, str], ScaleGroup] = {}
        """By (kind, parameter)."""
        self._titles: dict[str, QLabel] = {}
        self._heads = {kind: QLabel(label("assessment_kind", kind)) for kind in MODES}
        self._scroll = TallScroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._method = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)
        self._mark_kind()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        row.setContentsMargins(active().space.around, active().space.between, active().space.tight + bar,
                               active().space.between)
        row.setSpacing(active().space.between)
        self._method.setProperty("muted", True)
        row.addWidget(self._method, 1)
        for head in self._heads.values():
            head.setFixedWidth(CELL_WIDTH)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setWordWrap(True)
            head.setToolTip(head.text())
            row.addWidget(head)
        return row

    # the rule set

    def show_rules(self, rules: RuleSet) -> None:
        self.rules = rules
        self._method.setText(f"{rules.method} · {rules.edition}")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, active().space.between)
        column.setSpacing(0)
        self.groups = {(kind, parameter.key): self._group(parameter, kind, body)
                       for kind in MODES for parameter in rules.parameters}
        for parameter in rules.parameters:
            title = self._titles[parameter.key] = _parameter_head(parameter)
            column.addWidget(title)
            for place in range(len(parameter.scale)):
                column.addWidget(self._line(parameter, place))
        column.addStretch(1)
        self._scroll.setWidget(body)
        # the card behind shows through
        body.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def _group(self, parameter: Parameter, kind: str, parent: QWidget) -> ScaleGroup:
        group = ScaleGroup(parameter, kind, parent)
        group.changed.connect(self.changed)
        group.confirmed.connect(self.confirmed)
        group.crossed.connect(self._cross)
        group.focused.connect(self._focused)
        return group

    def _line(self, parameter: Parameter, place: int) -> ScaleLine:
        cells = [self.groups[kind, parameter.key].cells[place] for kind in MODES]
        line = ScaleLine(parameter.scale[place], cells)
        line.pressed.connect(self._line_pressed)
        return line

    def tab_stops(self) -> list[QWidget]:
        """In the order of Tab: all parameters of the inherent risk, then all of the residual one."""
        return [cell for group in self.groups.values() for cell in group.cells]

    # values

    def chosen(self, kind: str) -> Chosen:
        """What is chosen of one kind; a parameter without a choice is missing."""
        values = {key: group.value for (of, key), group in self.groups.items() if of == kind}
        return {key: value for key, value in values.items() if value is not None}

    def set_chosen(self, kind: str, values: Mapping[str, Decimal]) -> None:
        for (of, key), group in self.groups.items():
            if of == kind:
                group.set_value(values.get(key))

    def begin(self) -> None:
        """Gives the keyboard to the first scale without a choice, else to the first one of all."""
        open_ones = [group for group in self.groups.values() if group.value is None]
        groups = open_ones or list(self.groups.values())
        if groups:
            groups[0].stop.setFocus()

    def use_kind(self, kind: str) -> None:
        """For which the wording of a line chooses."""
        if kind != self.kind:
            self.kind = kind
            self._mark_kind()
            self.kind_changed.emit(kind)

    # keys and mouse

    def _cross(self, by: int) -> None:
        group = self.sender()
        if isinstance(group, ScaleGroup):
            place = MODES.index(group.kind) + by
            if 0 <= place < len(MODES):
                self.groups[MODES[place], group.parameter.key].stop.setFocus()

    def _focused(self, cell: QWidget, by_keys: bool) -> None:
        group = self.sender()
        if isinstance(group, ScaleGroup):
            self.use_kind(group.kind)
            if by_keys:
                # the whole scale, as far as there is room for it
                self._scroll.ensureWidgetVisible(group.cells[-1], 0, active().space.between)
                self._scroll.ensureWidgetVisible(self._titles[group.parameter.key], 0, 0)
        if by_keys:
            # nothing moves away under a mouse: between press and release the click would be lost
            self._scroll.ensureWidgetVisible(cell, 0, MARGIN)

    def _mark_kind(self) -> None:
        colours = active().colours
        for kind, head in self._heads.items():
            used = kind == self.kind
            head.setFont(bold_font())
            head.setStyleSheet(f"color: {colours.accent if used else colours.muted}; padding: 2px 0; "
                               f"border-bottom: 2px solid {colours.accent if used else 'transparent'};")

    def _line_pressed(self) -> None:
        line = self.sender()
        for group in self.groups.values():
            for cell in group.cells:
                if group.kind == self.kind and cell.parent() is line:
                    group.choose(cell, Qt.FocusReason.MouseFocusReason)
                    return


def _parameter_head(parameter: Parameter) -> QLabel:
    head = QLabel(f"{parameter.key}  {parameter.label(translator().language)}")
    head.setFont(bold_font())
    head.setWordWrap(True)
    space = active().space
    head.setContentsMargins(space.around, space.between, space.around, space.tight)
    return head
