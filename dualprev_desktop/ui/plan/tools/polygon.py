"""Draws a zone corner by corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.corners import FEWEST
from dualprev_desktop.ui.plan.drawing import DrawingTool
from dualprev_desktop.ui.plan.tool import ToolKind

CLOSING = 10
"""Screen pixels round the first corner within which a click closes the outline."""
SAME_PLACE = 3


class PolygonTool(DrawingTool):
    """Click sets a corner; Enter, a double click or a click on the first corner closes."""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.move(at, keys, pressed=True)
        if len(self.set) >= FEWEST and self.at is not None and self.near(self.at, self.set[0], CLOSING):
            self.finish()
        elif self.at is not None:
            self.set_corner(self.at)
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        straight = bool(keys & Qt.KeyboardModifier.ShiftModifier) and bool(self.set)
        self.point_to(upright(self.set[-1], at) if straight else at)

    def double_click(self, at: QPointF) -> None:
        self.finish()

    def set_corner(self, at: QPointF) -> None:
        # the second press of a double click stands on the first
        if not self.set or not self.near(at, self.set[-1], SAME_PLACE):
            self.set.append(at)
        self.refresh()

    def take_back(self) -> None:
        if self.set:
            self.set.pop()

    def finish(self) -> None:
        if len(self.set) >= FEWEST:
            self.keep(self.set)


def upright(corner: QPointF, at: QPointF) -> QPointF:
    """The place level with or straight above or below the corner, whichever is nearer to `at`."""
    level = abs(at.x() - corner.x()) >= abs(at.y() - corner.y())
    return QPointF(at.x(), corner.y()) if level else QPointF(corner.x(), at.y())


TOOL = ToolKind(
    "polygon", 20, N_("Zone by corners"),
    N_("Click corner after corner; Enter or a double click closes. Shift draws level and upright lines. "
       "By keyboard: arrow keys move the cross, Space sets a corner."),
    "mdi6.vector-polygon", "P", PolygonTool)
