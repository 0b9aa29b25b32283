"""Draws a zone by one stroke of the hand, simplified."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt

from dualprev_desktop.domain.curves import stroke
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.plan.drawing import DrawingTool
from dualprev_desktop.ui.plan.tool import ToolKind

TOLERANCE = 2.0
"""Screen pixels by which the outline may leave the stroke."""
APART, SMALLEST = 2, 8
"""Screen pixels between two places of the stroke, and those a stroke needs to be meant as one."""
EMPTY = N_("The stroke encloses nothing. Pull round the area and end near where you began.")


class FreehandTool(DrawingTool):
    """Pull round the area; letting go closes the outline."""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.point_to(at, keys)
        self.set = [self.at] if self.at is not None else []
        self.refresh()
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        if self.set and pressed:
            self.at, self.by_keys = self.scene.sheet.clamped(at), False
            self._on(self.at)
            self.refresh()
        elif not self.set:
            self.point_to(at, keys)

    def _on(self, at: QPointF) -> None:
        if not self.near(at, self.set[-1], APART):
            self.set.append(at)

    def release(self, at: QPointF) -> None:
        if self.set:
            self.finish()

    def moved_by_keys(self) -> None:
        if self.set and self.at is not None:
            self._on(self.at)

    def set_corner(self, at: QPointF) -> None:
        """By keyboard: the pen goes down, and up again."""
        if self.set:
            self.finish()
        else:
            self.set = [at]

    def take_back(self) -> None:
        self.set.pop()

    def finish(self) -> None:
        places = [(at.x(), at.y()) for at in self.set]
        small = all(self.near(at, self.set[0], SMALLEST) for at in self.set)
        outline = () if small else stroke(places, TOLERANCE * self.canvas.unit)
        self.set = []
        if outline:
            self.keep([QPointF(*at) for at in outline])
        elif not small:
            self.canvas.refuse(_(EMPTY))
        self.refresh()

    def outline(self) -> Sequence[QPointF]:
        return self.set

    def marks(self) -> Sequence[QPointF]:
        return self.set[:1]


TOOL = ToolKind(
    "freehand", 45, N_("Zone by hand"),
    N_("Pull round the area; letting go closes the outline, which is simplified. By keyboard: Space puts the pen down, "
       "arrow keys draw, Space lifts it."),
    "mdi6.gesture", "D", FreehandTool)
