"""Ellipses, arcs and strokes of the hand as chains of straight edges, within a tolerance that nobody sees in print."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, ceil, cos, hypot, pi, sin
from typing import TYPE_CHECKING

from dualprev_desktop.domain.geometry import NumericPoint

if TYPE_CHECKING:
    from shapely import LinearRing

TOLERANCE = 0.1 / 1189
"""By how much an edge may leave its curve, in parts of the sheet's longer side: 0.1 mm on A0 (1189 mm long)."""
FEWEST_EDGES = 12
"""Of a whole turn."""
STRAIGHT = 1e-9
"""Three places whose triangle has so little of their square's area lie on one line."""


def ellipse(centre: NumericPoint, across: float, down: float, tolerance: float) -> tuple[NumericPoint, ...]:
    """Corners on the ellipse with these half axes; its edges stay within `tolerance` of it."""
    count = _edges(2 * pi, max(abs(across), abs(down)), tolerance)
    count += -count % 4  # the four outermost places are corners
    x, y = centre
    return tuple((x + across * cos(2 * pi * n / count), y + down * sin(2 * pi * n / count)) for n in range(count))


def arc(start: NumericPoint, through: NumericPoint, end: NumericPoint, tolerance: float) -> tuple[NumericPoint, ...]:
    """The places after `start`, up to and with `end`, of the arc through all three; straight where they are in line."""
    centre = _centre(start, through, end)
    if centre is None:
        return (through, end)
    first, middle, last = (atan2(y - centre[1], x - centre[0]) for x, y in (start, through, end))
    sweep = (last - first) % (2 * pi)
    if (middle - first) % (2 * pi) > sweep:
        sweep -= 2 * pi  # the other way round
    radius = hypot(start[0] - centre[0], start[1] - centre[1])
    count = _edges(abs(sweep), radius, tolerance)
    turns = (first + sweep * n / count for n in range(1, count))
    return (*((centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)) for turn in turns), end)


def _centre(one: NumericPoint, two: NumericPoint, three: NumericPoint) -> NumericPoint | None:
    """Of the circle through three places."""
    (ax, ay), (bx, by) = (two[0] - one[0], two[1] - one[1]), (three[0] - one[0], three[1] - one[1])
    twice = 2 * (ax * by - ay * bx)
    if abs(twice) <= STRAIGHT * max(ax * ax + ay * ay, bx * bx + by * by):
        return None
    a, b = ax * ax + ay * ay, bx * bx + by * by
    return one[0] + (by * a - ay * b) / twice, one[1] + (ax * b - bx * a) / twice


def _edges(angle: float, radius: float, tolerance: float) -> int:
    """How many an arc needs so that the middle of each stays within `tolerance`."""
    step = 2 * acos(max(1 - tolerance / radius, 0)) if radius > tolerance else pi / 2
    return max(ceil(angle / step), ceil(FEWEST_EDGES * angle / (2 * pi)), 1)


def stroke(places: Sequence[NumericPoint], tolerance: float) -> tuple[NumericPoint, ...]:
    """The outline of a closed stroke of the hand with far fewer corners, none farther than `tolerance` from it.

    Where the hand crossed its own line, the largest area counts; empty where the stroke encloses nothing.
    """
    from shapely import Polygon, get_parts, make_valid

    if len(set(places)) < 3:
        return ()
    whole = make_valid(Polygon(places), method="structure", keep_collapsed=False)
    areas = [Polygon(one.exterior) for one in get_parts(whole) if isinstance(one, Polygon) and one.area > 0]
    if not areas:
        return ()
    return _simplified(max(areas, key=lambda one: one.area).exterior, tolerance)


def _simplified(ring: LinearRing, tolerance: float) -> tuple[NumericPoint, ...]:
    """With half the tolerance, and half of that, as long as the shorter outline would cross itself."""
    from shapely import LinearRing, LineString

    for part in (1, 2, 4, 8, 16):
        corners = LineString(ring.coords).simplify(tolerance / part, preserve_topology=False).coords
        if len(corners) > 3 and LinearRing(corners).is_simple:
            return tuple((x, y) for x, y in corners[:-1])
    return tuple((x, y) for x, y in ring.coords[:-1])
