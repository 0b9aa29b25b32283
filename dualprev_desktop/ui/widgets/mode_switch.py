"""Inherent or residual: two buttons, of which one is down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.register import INHERENT, RESIDUAL

MODES = (INHERENT, RESIDUAL)


class ModeSwitch(QWidget):
    """Tells the mode that was chosen; `mode` is the one that is down."""

    chosen = Signal(str)

    def __init__(self, mode: str = RESIDUAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = {one: self._button(one) for one in MODES}
        for place, one in enumerate(MODES):
            self._group.addButton(self.buttons[one], place)
            row.addWidget(self.buttons[one])
        self.buttons[mode].setChecked(True)
        self._group.idClicked.connect(self._clicked)

    @staticmethod
    def _button(mode: str) -> QToolButton:
        button = QToolButton()
        button.setText(label("assessment_kind", mode))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @property
    def mode(self) -> str:
        return MODES[self._group.checkedId()]

    def _clicked(self, place: int) -> None:
        self.chosen.emit(MODES[place])
