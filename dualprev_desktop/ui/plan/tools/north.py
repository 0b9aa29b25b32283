"""Tells where north is: an arrow is pulled towards it."""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin

from PySide6.QtCore import QPointF, Qt

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.plan.measuring import MeasuringTool, length
from dualprev_desktop.ui.plan.tool import SELECT, ToolKind

SHORTEST = 12
"""Screen pixels: a shorter pull is a click, and the next click sets the arrow's tip."""
HEAD, SPREAD = 18.0, 150
"""Screen pixels and degrees of the arrow's head."""
STEP = 15
"""Degrees with Shift held."""


def bearing(start: QPointF, tip: QPointF) -> int:
    """Whole degrees clockwise from the top of the sheet."""
    return round(degrees(atan2(tip.x() - start.x(), start.y() - tip.y()))) % 360


class NorthTool(MeasuringTool):
    """From the tail of the arrow to its tip, by a pull or two clicks."""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.point_to(at, keys)
        if self.at is not None:
            self.set_corner(self.at)
        return True

    def set_corner(self, at: QPointF) -> None:
        if not self.set:
            self.set = [at]
            self.refresh()
        else:
            self.at = at
            self.finish()

    def release(self, at: QPointF) -> None:
        self.finish()

    def finish(self) -> None:
        if self.set and self.at is not None and length(self.set[0], self.at) >= SHORTEST * self.canvas.unit:
            north = self._north()
            self.drop()
            self.canvas.change_plan({"north": north})
            self.canvas.use_tool(SELECT)

    def _north(self) -> int:
        assert self.at is not None
        found = bearing(self.set[0], self.at)
        return round(found / STEP) * STEP % 360 if self.keys & Qt.KeyboardModifier.ShiftModifier else found

    def outline(self) -> list[QPointF]:
        """The shaft, and the two strokes of the head."""
        if not self.set or self.at is None:
            return self.set
        start, tip = self.set[0], self.at
        if length(start, tip) < SHORTEST * self.canvas.unit:
            return [start]
        strokes = [self._stroke(tip, bearing(start, tip) + turn) for turn in (SPREAD, -SPREAD)]
        return [start, tip, strokes[0], tip, strokes[1]]

    def marks(self) -> list[QPointF]:
        return self.set[:1]

    def _stroke(self, tip: QPointF, towards: float) -> QPointF:
        reach = HEAD * self.canvas.unit
        return tip + QPointF(sin(radians(towards)) * reach, -cos(radians(towards)) * reach)

    def words(self) -> str:
        if self.set and self.at is not None and length(self.set[0], self.at) >= SHORTEST * self.canvas.unit:
            return _("North {degrees}°").format(degrees=self._north())
        return _("Pull an arrow towards north; it points to {degrees}° now").format(degrees=self.scene.north)


TOOL = ToolKind(
    "north", 94, N_("North"),
    N_("Pull an arrow towards north, in steps of 15° with Shift. By keyboard: arrow keys move the cross, Space sets "
       "its tail and its tip."),
    "mdi6.compass-outline", "N", NorthTool)
