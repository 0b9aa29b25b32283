"""What can be pulled, and what comes of it: a corner, an edge, whole zones and symbols, the knobs of the box."""

from __future__ import annotations

from math import atan2, degrees
from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Shape
from dualprev_desktop.domain.shared_edges import Edge, corners_of, moved, with_corner
from dualprev_desktop.domain.transforming import Affine, Frame, Things, frame_of, held_in, stretch, turn
from dualprev_desktop.ui.plan.box_handles import Knob
from dualprev_desktop.ui.plan.corners import Corner, ends, placed, settled
from dualprev_desktop.ui.plan.gesture import Step
from dualprev_desktop.ui.plan.sheet import Sheet

ANGLE_STEP = 15
LEAST_FACTOR = 0.02
"""A thing is never pulled to nothing, nor through itself."""
Keys = Qt.KeyboardModifier


class Pull(Protocol):
    """`by` is how far the pull has gone since it began, in the scene's units."""

    before: Things

    def to(self, by: QPointF, keys: Keys) -> Step | None:
        """None where there is no room for it: what was shown last stays."""
        ...


class CornerPull:
    """One corner, with those of all zones in `shapes` that stand on the same place; or a new one on an edge."""

    def __init__(self, sheet: Sheet, zone_id: str, corner: Corner, shapes: dict[str, Shape], together: bool) -> None:
        self.before = Things(shapes, {})
        self._sheet, self._zone, self._corner, self._together = sheet, zone_id, corner, together
        begin, end = ends(shapes[zone_id], corner)
        self.edge: Edge = frozenset((begin, end))
        self.start = ((begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2) if corner.added else begin
        """Where it stands before."""

    def to(self, by: QPointF, keys: Keys) -> Step | None:
        return Step(Things(self._shapes(self._sheet.to_shape(self._sheet.to_scene(self.start) + by)), {}))

    def _shapes(self, at: NumericPoint) -> dict[str, Shape]:
        shapes = dict(self.before.shapes)
        if not self._together:
            return {self._zone: placed(shapes[self._zone], self._corner, at)}
        return with_corner(shapes, self.edge, at) if self._corner.added else moved(shapes, {self.start: at})

    @property
    def after(self) -> Corner:
        """The corner in the new shape."""
        return settled(self._corner)


class EdgePull:
    """Both ends of an edge, with what other zones have there; Shift keeps it parallel to itself."""

    def __init__(self, sheet: Sheet, zone_id: str, corner: Corner, shapes: dict[str, Shape], together: bool) -> None:
        self.before = Things(shapes, {})
        self._sheet, self._zone, self._corner, self._together = sheet, zone_id, corner, together
        self._ends = ends(shapes[zone_id], corner)

    def to(self, by: QPointF, keys: Keys) -> Step | None:
        if keys & Keys.ShiftModifier:
            by = self._across(by)
        frame = frame_of([], self._ends)
        assert frame is not None
        dx, dy = held_in(frame, by.x() * WHOLE / self._sheet.width, by.y() * WHOLE / self._sheet.height)
        moves = {(x, y): (x + dx, y + dy) for x, y in self._ends}
        shapes = dict(self.before.shapes)
        if self._together:
            return Step(Things(moved(shapes, moves), {}))
        return Step(Things({self._zone: self._alone(shapes[self._zone], moves)}, {}))

    def nearest(self, at: QPointF) -> QPointF:
        """Its end nearer to a place of the scene."""
        return min(map(self._sheet.to_scene, self._ends), key=lambda end: (end - at).manhattanLength())

    def _alone(self, shape: Shape, moves: dict[NumericPoint, NumericPoint]) -> Shape:
        first, last = (moves[end] for end in self._ends)
        following = (self._corner.index + 1) % len(shape[self._corner.polygon][self._corner.ring])
        one = Corner(self._corner.polygon, self._corner.ring, self._corner.index)
        other = Corner(self._corner.polygon, self._corner.ring, following)
        return placed(placed(shape, one, first), other, last)

    def _across(self, by: QPointF) -> QPointF:
        """The part of the pull that stands upright on the edge."""
        along = self._sheet.to_scene(self._ends[1]) - self._sheet.to_scene(self._ends[0])
        length = QPointF.dotProduct(along, along)
        return by - along * (QPointF.dotProduct(by, along) / length) if length else by


class WholePull:
    """Zones and symbols as they are; Shift keeps them level or upright. Neighbours stay where they are."""

    def __init__(self, sheet: Sheet, things: Things) -> None:
        self.before = things
        self._sheet = sheet

    def to(self, by: QPointF, keys: Keys) -> Step | None:
        if keys & Keys.ShiftModifier:
            by = QPointF(by.x(), 0) if abs(by.x()) >= abs(by.y()) else QPointF(0, by.y())
        return Step(self.before.shifted(by.x() * WHOLE / self._sheet.width, by.y() * WHOLE / self._sheet.height))

    def nearest(self, at: QPointF) -> QPointF:
        """The corner or the symbol nearest to a place of the scene."""
        corners = [corner for shape in self.before.shapes.values() for corner in corners_of(shape)]
        places = map(self._sheet.to_scene, (*corners, *self.before.places.values()))
        return min(places, key=lambda place: (place - at).manhattanLength())


class StretchPull:
    """A corner of the box, the opposite one staying; Shift keeps the proportions."""

    def __init__(self, sheet: Sheet, things: Things, knob: Knob) -> None:
        self.before = things
        self._sheet, self._knob = sheet, knob
        self._frame = scene_frame(sheet, things)
        across, down = knob.value
        frame = self._frame
        self._fixed = (frame.left if across > 0 else frame.right, frame.top if down > 0 else frame.bottom)
        self._pulled = (frame.right if across > 0 else frame.left, frame.bottom if down > 0 else frame.top)

    def to(self, by: QPointF, keys: Keys) -> Step | None:
        at = self._sheet.clamped(QPointF(*self._pulled) + by)
        across = _factor(at.x(), self._pulled[0], self._fixed[0])
        down = _factor(at.y(), self._pulled[1], self._fixed[1])
        if keys & Keys.ShiftModifier:
            across = down = min(max(across, down), *self._room())
        return _transformed(self.before, stretch(across, down, self._fixed), self._sheet)

    def _room(self) -> tuple[float, float]:
        """How far it may grow to either side before it leaves the sheet."""
        edge = (self._sheet.width if self._knob.value[0] > 0 else 0,
                self._sheet.height if self._knob.value[1] > 0 else 0)
        return (_factor(edge[0], self._pulled[0], self._fixed[0]), _factor(edge[1], self._pulled[1], self._fixed[1]))


class TurnPull:
    """Round the middle; Shift turns in steps."""

    def __init__(self, sheet: Sheet, things: Things, start: QPointF, symbols: dict[str, int]) -> None:
        self.before = things
        self._sheet, self._start, self._symbols = sheet, start, symbols
        self._middle = QPointF(*scene_frame(sheet, things).middle)

    def to(self, by: QPointF, keys: Keys) -> Step | None:
        angle = _direction(self._start + by - self._middle) - _direction(self._start - self._middle)
        if keys & Keys.ShiftModifier:
            angle = round(angle / ANGLE_STEP) * ANGLE_STEP
        return turned(self.before, angle, self._sheet, self._symbols)


def turned(things: Things, angle: float, sheet: Sheet, symbols: dict[str, int]) -> Step | None:
    """Clockwise, round their middle, in degrees; `symbols` are the present turns of those that have a direction."""
    step = _transformed(things, turn(angle, scene_frame(sheet, things).middle), sheet)
    if step is not None:
        step.turns = {one: round(before + angle) % 360 for one, before in symbols.items()}
    return step


def mirrored(things: Things, across: bool, sheet: Sheet, symbols: dict[str, int]) -> Step | None:
    """Left and right change places, or top and bottom."""
    factors = (-1, 1) if across else (1, -1)
    step = _transformed(things, stretch(*factors, scene_frame(sheet, things).middle), sheet)
    if step is not None:
        step.turns = {one: ((180 if across else 0) - before) % 360 for one, before in symbols.items()}
    return step


def stretched(things: Things, factor: float, sheet: Sheet) -> Step | None:
    return _transformed(things, stretch(factor, factor, scene_frame(sheet, things).middle), sheet)


def scene_frame(sheet: Sheet, things: Things) -> Frame:
    """The least rectangle round the things, in the scene's units; they are not nothing."""
    frame = things.frame
    assert frame is not None
    one, other = sheet.to_scene((frame.left, frame.top)), sheet.to_scene((frame.right, frame.bottom))
    return Frame(one.x(), one.y(), other.x(), other.y())


def _transformed(things: Things, by: Affine, sheet: Sheet) -> Step | None:
    found = things.by(by, sheet.width, sheet.height).on_the_sheet()
    return Step(found) if found is not None else None


def _factor(at: float, pulled: float, fixed: float) -> float:
    return max((at - fixed) / (pulled - fixed), LEAST_FACTOR) if pulled != fixed else 1


def _direction(vector: QPointF) -> float:
    return degrees(atan2(vector.y(), vector.x()))
