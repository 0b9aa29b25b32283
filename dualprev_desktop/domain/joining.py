"""Borders that lie on each other get the same corners, so that the edges between them are shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dualprev_desktop.domain.geometry import NumericPoint, Ring, Shape
from dualprev_desktop.domain.shared_edges import corners_of

TOUCHING = 1.0
"""Millionths: a corner set on an edge and rounded to whole ones is at most so far from it."""


def joined(shape: Shape, neighbours: Mapping[str, Shape]) -> tuple[Shape, dict[str, Shape]]:
    """The shape with the corners of its neighbours that stand on its edges, and the neighbours that get some of its.

    An outline that an added corner would spoil is left as it is.
    """
    near = {zone_id: other for zone_id, other in neighbours.items() if _meet(shape, other)}
    made = with_corners(shape, {corner for other in near.values() for corner in corners_of(other)})
    own = corners_of(made)
    changed = {zone_id: with_corners(other, own) for zone_id, other in near.items()}
    return made, {zone_id: other for zone_id, other in changed.items() if other != near[zone_id]}


def with_corners(shape: Shape, corners: Iterable[NumericPoint]) -> Shape:
    """The shape with those of the corners that stand on one of its edges."""
    left, top, right, bottom = _bounds(shape)
    near = [(x, y) for x, y in set(corners) - corners_of(shape)
            if left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1]
    if not near:
        return shape
    made = tuple(tuple(_extended(ring, near) for ring in polygon) for polygon in shape)
    return made if made != shape and _valid(made) else shape


def _extended(ring: Ring, corners: Iterable[NumericPoint]) -> Ring:
    made: list[NumericPoint] = []
    for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
        on_edge = ((_along(start, end, corner), corner) for corner in corners)
        made += [start, *(corner for _way, corner in sorted(one for one in on_edge if one[0] > 0))]
    return tuple(made)


def _along(start: NumericPoint, end: NumericPoint, at: NumericPoint) -> float:
    """Which part of the edge lies before the place; 0 where that is not on the edge."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if not length:
        return 0
    part = ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / length
    off = ((at[0] - start[0]) * dy - (at[1] - start[1]) * dx) ** 2 / length
    return part if 0 < part < 1 and off <= TOUCHING ** 2 else 0


def _bounds(shape: Shape) -> tuple[float, float, float, float]:
    across = [x for polygon in shape for x, _ in polygon[0]]
    down = [y for polygon in shape for _, y in polygon[0]]
    return min(across, default=0), min(down, default=0), max(across, default=0), max(down, default=0)


def _meet(one: Shape, other: Shape) -> bool:
    left, top, right, bottom = _bounds(one)
    far_left, far_top, far_right, far_bottom = _bounds(other)
    return left <= far_right + 1 and far_left <= right + 1 and top <= far_bottom + 1 and far_top <= bottom + 1


def _valid(shape: Shape) -> bool:
    from shapely import MultiPolygon

    return bool(MultiPolygon([(polygon[0], polygon[1:]) for polygon in shape]).is_valid)
