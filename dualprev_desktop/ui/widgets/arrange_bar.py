"""The part of the strip above the canvas that arranges what is selected: turn, size, mirror, merge, and the rest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.plan.arranging import NOTHING, PlanActions, said_count
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

NUMBER_WIDTH = 84


class ArrangeBar(QWidget):
    """Numbers are taken on Enter and go back to what changes nothing; everything else is an action with its key."""

    def __init__(self, actions: PlanActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.angle = self._number(-359, 359, 0, "°", _("Turn by degrees, clockwise; Enter turns"))
        self.size_ = self._number(1, 1000, 100, "%", _("Make larger or smaller; Enter does it"))
        self.more = self._more()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.tight)
        self.buttons = [self._button(one) for one in (actions.mirror_across, actions.mirror_down, actions.merge,
                                                      actions.duplicate, actions.remove)]
        row.addWidget(self.count)
        row.addStretch(1)
        for part in (self.angle, self.size_, *self.buttons, self.more):
            row.addWidget(part)
        self.setMinimumHeight(self.sizeHint().height())  # the canvas below stays where it is
        self.angle.editingFinished.connect(self._turn)
        self.size_.editingFinished.connect(self._scale)

    def _number(self, least: int, most: int, neutral: int, unit: str, tip: str) -> QSpinBox:
        made = QSpinBox()
        made.setRange(least, most)
        made.setValue(neutral)
        made.setSuffix(unit)
        made.setFixedWidth(NUMBER_WIDTH)
        made.lineEdit().setTextMargins(active().space.tight, 0, 0, 0)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        return made

    @staticmethod
    def _button(action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(active().size.icon, active().size.icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        return button

    def _more(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("dots-horizontal"))
        button.setToolTip(_("Align, distribute, copy and more"))
        button.setAccessibleName(_("Align, distribute, copy and more"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(self._actions.menu())
        return button

    def settle(self, chosen: tuple[str, ...], zones: list[str], reading: str) -> None:
        """Says how much is selected; `reading` is why nothing can be changed, or empty."""
        self.count.setText(said_count(chosen, zones) if chosen else _("Nothing selected"))
        self._actions.settle()
        for part in (self.angle, self.size_):
            allow(part, reading, unless(chosen, _(NOTHING)))
        shown: tuple[QWidget, ...] = (self.angle, self.size_, *self.buttons)
        for one in shown:
            one.setVisible(bool(chosen))
        # a single zone is removed in the row of its name
        self.buttons[-1].setVisible(bool(chosen) and not (len(chosen) == 1 and chosen[0] in zones))

    @staticmethod
    def switch(action: QAction, side: int) -> QToolButton:
        """A button for the tool strip, `side` pixels wide and high."""
        button = ArrangeBar._button(action)
        button.setFixedSize(side, side)
        return button

    def _turn(self) -> None:
        by, before = self.angle.value(), self.angle.blockSignals(True)
        self.angle.setValue(0)
        self.angle.blockSignals(before)
        if by:
            self._actions.turn(by)

    def _scale(self) -> None:
        by, before = self.size_.value(), self.size_.blockSignals(True)
        self.size_.setValue(100)
        self.size_.blockSignals(before)
        if by != 100:
            self._actions.scale(by)
