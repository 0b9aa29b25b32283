"""A shape divided by a line that is drawn across it."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.domain.geometry import NumericPoint, Polygon, Shape
from dualprev_desktop.domain.mending import polygons_of

SMALLEST = 2_000
"""Square millionths: what is smaller comes from a line along the edge, as thin as rounding."""


def split(shape: Shape, line: Sequence[NumericPoint]) -> tuple[Shape, ...]:
    """The pieces, in whole millionths; one alone, the shape itself, where the line does not cross it.

    First comes the piece with the largest area, with all parts of the shape that the line does not divide; then the
    others by size. Neighbouring pieces have the corners along the line in common.
    """
    parts = [_divided(polygon, line) for polygon in shape]
    pieces = sorted((piece for part in parts if len(part) > 1 for piece in part), key=_size, reverse=True)
    if not pieces:
        return (shape,)
    uncut = tuple(polygon for polygon, part in zip(shape, parts, strict=True) if len(part) == 1)
    return ((pieces[0], *uncut), *((piece,) for piece in pieces[1:]))


def _divided(polygon: Polygon, line: Sequence[NumericPoint]) -> list[Polygon]:
    """The pieces of one polygon; itself, untouched, where the line leaves it whole."""
    from shapely import LineString, MultiLineString, get_parts, polygonize, union_all
    from shapely import Polygon as Area

    area = Area(polygon[0], polygon[1:])
    if len(set(line)) < 2 or not area.intersects(LineString(line)):
        return [polygon]
    rings = MultiLineString([(*ring, ring[0]) for ring in polygon])
    # rounded to whole millionths before the pieces are looked for, so that all of them meet in the same corners
    edges = union_all([rings, LineString(line)], grid_size=1)
    faces = (face for face in get_parts(polygonize([*get_parts(edges)]))
             if face.area >= SMALLEST and area.contains(face.representative_point()))
    pieces = [piece for face in faces for piece in polygons_of(face)]
    return pieces if len(pieces) > 1 else [polygon]


def _size(polygon: Polygon) -> float:
    from shapely import Polygon as Area

    return float(Area(polygon[0], polygon[1:]).area)
