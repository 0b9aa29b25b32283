"""Switches of drawing below the tools: snapping, and whether a new zone takes the place of others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.plan.view import PlanCanvas
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

SNAP, TAKE = "plan_snap", "plan_take_place"
"""Their names among the person's settings."""


class SnapSwitches(QWidget):
    """What was chosen last is remembered for the person."""

    def __init__(self, session: Session, canvas: PlanCanvas, side: int) -> None:
        super().__init__()
        self._session, self._canvas, self._side = session, canvas, side
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.tight)
        self.snap = self._switch("magnet", _("Snap to what is near"), "Ctrl+Shift+N", _(
            "A corner jumps to corners and edges of zones, lines of the drawing and the grid; Ctrl held switches it "
            "off."), remembered(session, SNAP, True), self._set_snap)
        self.take = self._switch("layers-minus", _("Take the place of other zones"), "Ctrl+Shift+T", _(
            "Where a new zone is drawn over others, they give that part up."), remembered(session, TAKE, False),
            self._set_take)
        for button in (self.snap, self.take):
            row.addWidget(button)
        canvas.snapper.on, canvas.taking = self.snap.isChecked(), self.take.isChecked()

    def _switch(self, picture: str, name: str, key: str, words: str, on: bool,
                act: Callable[[bool], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(active().size.icon + 2, active().size.icon + 2))
        button.setFixedSize(self._side, self._side)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCheckable(True)
        button.setChecked(on)
        button.setShortcut(key)
        button.setAccessibleName(name)
        button.setToolTip(f"<b>{name} ({key})</b><br>{words}")
        button.toggled.connect(act)
        return button

    def _set_snap(self, on: bool) -> None:
        self._canvas.snapper.on = on
        self._canvas.end_snap()
        remember(self._session, SNAP, on)

    def _set_take(self, on: bool) -> None:
        self._canvas.taking = on
        remember(self._session, TAKE, on)
