"""Corners and edges that several zones have in common: what follows when one of them is moved, added or removed.

Two zones share a corner where both have exactly the same whole coordinates, and an edge where both its ends stand next
to each other in both outlines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from dualprev_desktop.domain.geometry import NumericPoint, Polygon, Ring, Shape

FEWEST = 3
Shapes = Mapping[str, Shape]
Edge = frozenset[NumericPoint]
T = TypeVar("T")


def rings(shape: Shape) -> Iterator[Ring]:
    return (ring for polygon in shape for ring in polygon)


def corners_of(shape: Shape) -> frozenset[NumericPoint]:
    return frozenset(corner for ring in rings(shape) for corner in ring)


def edges_of(shape: Shape) -> frozenset[Edge]:
    return frozenset(frozenset(pair) for ring in rings(shape) for pair in zip(ring, (*ring[1:], ring[0]), strict=True))


def shared_corners(shapes: Shapes) -> dict[NumericPoint, frozenset[str]]:
    """{corner: the zones that have it}, of those that several have."""
    return _several(shapes, corners_of)


def shared_edges(shapes: Shapes) -> dict[Edge, frozenset[str]]:
    """{edge: the zones that have it}, of those that several have."""
    return _several(shapes, edges_of)


def _several(shapes: Shapes, parts: Callable[[Shape], frozenset[T]]) -> dict[T, frozenset[str]]:
    held: dict[T, set[str]] = {}
    for zone_id, shape in shapes.items():
        for part in parts(shape):
            held.setdefault(part, set()).add(zone_id)
    return {part: frozenset(zones) for part, zones in held.items() if len(zones) > 1}


def moved(shapes: Shapes, moves: Mapping[NumericPoint, NumericPoint]) -> dict[str, Shape]:
    """The shapes that change when every corner that stands on a key of `moves` goes to its value."""
    return _changed(shapes, lambda ring: tuple(moves.get(corner, corner) for corner in ring))


def with_corner(shapes: Shapes, edge: Edge, at: NumericPoint) -> dict[str, Shape]:
    """The shapes that change when `edge` gets a corner at `at` wherever it is one."""
    return _changed(shapes, lambda ring: _inserted(ring, edge, at))


def _inserted(ring: Ring, edge: Edge, at: NumericPoint) -> Ring:
    made: list[NumericPoint] = []
    for corner, following in zip(ring, (*ring[1:], ring[0]), strict=True):
        made.append(corner)
        if frozenset((corner, following)) == edge:
            made.append(at)
    return tuple(made)


def without_corner(shapes: Shapes, at: NumericPoint) -> dict[str, Shape]:
    """The shapes that change when the corner goes wherever it is; one may be left with too few corners."""
    return _changed(shapes, lambda ring: tuple(corner for corner in ring if corner != at))


def too_few(shape: Shape) -> bool:
    """Whether an outline has not enough corners to enclose anything."""
    return any(len(set(ring)) < FEWEST for ring in rings(shape))


def _changed(shapes: Shapes, change: Callable[[Ring], Ring]) -> dict[str, Shape]:
    made = {zone_id: tuple(_polygon(polygon, change) for polygon in shape) for zone_id, shape in shapes.items()}
    return {zone_id: shape for zone_id, shape in made.items() if shape != shapes[zone_id]}


def _polygon(polygon: Polygon, change: Callable[[Ring], Ring]) -> Polygon:
    return tuple(change(ring) for ring in polygon)
