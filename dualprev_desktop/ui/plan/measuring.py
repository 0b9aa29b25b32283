"""What the measuring tools share: points set by mouse or keys, words at the cursor, and lengths in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, Qt

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.plan.caption import Caption
from dualprev_desktop.ui.plan.drawing import DrawingTool
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.tool import Canvas

SAME_PLACE = 3
"""Screen pixels."""


def length(one: QPointF, other: QPointF) -> float:
    return hypot(other.x() - one.x(), other.y() - one.y())


def path_length(points: Sequence[QPointF]) -> float:
    return sum(length(one, other) for one, other in pairwise(points))


def area_of(points: Sequence[QPointF]) -> float:
    """Of the outline through the points; 0 where it crosses itself and has none."""
    from shapely import LinearRing, Polygon

    corners = [(point.x(), point.y()) for point in points]
    if len(set(corners)) < 3 or not LinearRing(corners).is_simple:
        return 0.0
    return float(Polygon(corners).area)


def length_words(scene: PlanScene, units: float) -> str:
    """In metres; without a scale in parts of the sheet's width."""
    if scene.metres:
        return _("{metres} m").format(metres=_figure(units * scene.metres / scene.sheet.width))
    return _("{percent} % of the width").format(percent=_figure(units * 100 / scene.sheet.width))


def area_words(scene: PlanScene, units: float) -> str:
    if scene.metres:
        return _("{area} m²").format(area=_figure(units * (scene.metres / scene.sheet.width) ** 2))
    return _("{percent} % of the sheet").format(
        percent=_figure(units * 100 / (scene.sheet.width * scene.sheet.height)))


def _figure(value: float) -> str:
    """Three figures or more: 0.42, 8.53, 35.2, 1,204."""
    return f"{value:,.{2 if value < 10 else 1 if value < 1000 else 0}f}"


class MeasuringTool(DrawingTool):
    """Draws no zone; what stands at the cursor is said there."""

    closed = False

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.caption = Caption()

    def begin(self) -> None:
        super().begin()
        self.scene.addItem(self.caption)
        self.refresh()

    def end(self) -> None:
        super().end()
        if self.caption.scene() is not None:
            self.scene.removeItem(self.caption)

    def refresh(self) -> None:
        super().refresh()
        self.caption.say(self.words(), self.at)

    def words(self) -> str:
        """What is said at the cursor now."""
        raise NotImplementedError

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.move(at, keys, pressed=True)
        if self.at is not None:
            self.set_corner(self.at)
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        self.point_to(at, keys)

    def set_corner(self, at: QPointF) -> None:
        # the second press of a double click stands on the first
        if not self.set or not self.near(at, self.set[-1], SAME_PLACE):
            self.set.append(at)
        self.refresh()

    def take_back(self) -> None:
        if self.set:
            self.set.pop()
        self.refresh()
