"""Single corners of a shape: where they are, and the shape with one moved, added or taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dualprev_desktop.domain.geometry import NumericPoint, Ring, Shape

FEWEST = 3


@dataclass(frozen=True)
class Corner:
    """The place of a corner in a shape; `added`: the middle of the edge that begins at `index`, `whole`: that edge."""

    polygon: int
    ring: int
    index: int
    added: bool = False
    whole: bool = False


def corners(shape: Shape) -> Iterator[tuple[Corner, NumericPoint]]:
    for p, polygon in enumerate(shape):
        for r, ring in enumerate(polygon):
            for i, at in enumerate(ring):
                yield Corner(p, r, i), at


def middles(shape: Shape) -> Iterator[tuple[Corner, NumericPoint]]:
    """The middle of every edge: dragging one makes a new corner."""
    for corner, (x, y) in corners(shape):
        next_x, next_y = _following(shape, corner)
        yield Corner(corner.polygon, corner.ring, corner.index, added=True), ((x + next_x) / 2, (y + next_y) / 2)


def ends(shape: Shape, corner: Corner) -> tuple[NumericPoint, NumericPoint]:
    """Of the edge that begins at the corner."""
    return _ring(shape, corner)[corner.index], _following(shape, corner)


def exists(shape: Shape, corner: Corner) -> bool:
    return (corner.polygon < len(shape) and corner.ring < len(shape[corner.polygon])
            and corner.index < len(shape[corner.polygon][corner.ring]))


def _ring(shape: Shape, corner: Corner) -> Ring:
    return shape[corner.polygon][corner.ring]


def _following(shape: Shape, corner: Corner) -> NumericPoint:
    ring = _ring(shape, corner)
    return ring[(corner.index + 1) % len(ring)]


def position(shape: Shape, corner: Corner) -> NumericPoint:
    return _ring(shape, corner)[corner.index]


def placed(shape: Shape, corner: Corner, at: NumericPoint) -> Shape:
    """The shape with the corner at another place, or with a new one there."""
    ring = _ring(shape, corner)
    start, rest = (corner.index + 1, corner.index + 1) if corner.added else (corner.index, corner.index + 1)
    return _with(shape, corner, (*ring[:start], at, *ring[rest:]))


def settled(corner: Corner) -> Corner:
    """The corner that `placed` made or moved, in the new shape."""
    return Corner(corner.polygon, corner.ring, corner.index + 1) if corner.added else corner


def middle(shape: Shape, corner: Corner) -> NumericPoint:
    """Of the edge that begins at the corner, in whole numbers."""
    (x, y), (next_x, next_y) = ends(shape, corner)
    return round((x + next_x) / 2), round((y + next_y) / 2)


def without(shape: Shape, corner: Corner) -> Shape | None:
    """None where too few corners would be left."""
    ring = _ring(shape, corner)
    if len(ring) <= FEWEST:
        return None
    return _with(shape, corner, (*ring[:corner.index], *ring[corner.index + 1:]))


def beside(shape: Shape, corner: Corner | None, step: int, whole: bool = False) -> Corner:
    """The next corner, or the next edge as a `whole`, round the shape; the first where none is chosen yet."""
    every = [replace(one, whole=whole) for one, _ in corners(shape)]
    if corner not in every:
        return every[0 if step > 0 else -1]
    return every[(every.index(corner) + step) % len(every)]


def _with(shape: Shape, corner: Corner, ring: Ring) -> Shape:
    polygon = shape[corner.polygon]
    changed = (*polygon[:corner.ring], ring, *polygon[corner.ring + 1:])
    return (*shape[:corner.polygon], changed, *shape[corner.polygon + 1:])


def split(shape: Shape, corner: Corner) -> Shape:
    """With a new corner in the middle of the edge that begins at `corner`."""
    return placed(shape, Corner(corner.polygon, corner.ring, corner.index, added=True), middle(shape, corner))
