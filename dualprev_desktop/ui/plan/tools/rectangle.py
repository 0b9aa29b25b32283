"""Draws a zone as a rectangle, from one corner to the opposite one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.drawing import DrawingTool
from dualprev_desktop.ui.plan.tool import ToolKind

SMALLEST = 4
"""Screen pixels: a shorter pull is a click, and the next click sets the opposite corner."""


class RectangleTool(DrawingTool):
    """Pull from corner to corner, or click both."""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.point_to(at, keys)
        if not self.set and self.at is not None:
            self.set_corner(self.at)
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        self.point_to(at, keys)

    def release(self, at: QPointF) -> None:
        self.point_to(at, self.keys)
        self.finish()

    def set_corner(self, at: QPointF) -> None:
        if self.set:
            self.finish()
        else:
            self.set = [at]

    def take_back(self) -> None:
        self.set = []

    def finish(self) -> None:
        box = self.box()
        if min(box.width(), box.height()) > SMALLEST * self.canvas.unit:
            self.keep(self.outline())

    def box(self) -> QRectF:
        """What is pulled open now."""
        return QRectF(self.set[0], self.at).normalized() if self.set and self.at is not None else QRectF()

    def outline(self) -> Sequence[QPointF]:
        if not self.set or self.at is None:
            return self.set
        one, other = self.set[0], self.at
        return [one, QPointF(other.x(), one.y()), other, QPointF(one.x(), other.y())]


TOOL = ToolKind(
    "rectangle", 30, N_("Zone as rectangle"),
    N_("Pull from one corner to the opposite one. By keyboard: arrow keys move the cross, Space sets both corners."),
    "mdi6.rectangle-outline", "R", RectangleTool)
