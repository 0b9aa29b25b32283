"""Several shapes made one, and one of several pieces taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dualprev_desktop.domain.geometry import Ring, Shape

if TYPE_CHECKING:
    from shapely import LinearRing, MultiPolygon


def merged(shapes: Iterable[Shape]) -> Shape:
    """What any of the shapes covers; what does not touch stays a piece of its own.

    Corners are whole again, so the border may move by a millionth where two edges crossed.
    """
    from shapely import MultiPolygon, Polygon, union_all

    whole = union_all([_shapely(shape) for shape in shapes], grid_size=1)
    pieces = whole.geoms if isinstance(whole, MultiPolygon) else [whole]
    return tuple((_ring(piece.exterior), *map(_ring, piece.interiors))
                 for piece in pieces if isinstance(piece, Polygon) and not piece.is_empty)


def taken_apart(shape: Shape) -> tuple[Shape, ...]:
    """One shape for each piece, the largest first."""
    from shapely import Polygon

    return tuple((polygon,) for polygon in sorted(shape, key=lambda one: -Polygon(one[0], one[1:]).area))


def _shapely(shape: Shape) -> MultiPolygon:
    from shapely import MultiPolygon

    return MultiPolygon([(polygon[0], polygon[1:]) for polygon in shape])


def _ring(ring: LinearRing) -> Ring:
    return tuple((round(x), round(y)) for x, y in ring.coords[:-1])
