"""Shapes put right: what is left of one where another is cut away, and an outline that crosses itself made whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualprev_desktop.domain.geometry import WHOLE, Ring, Shape, parse_shape
from dualprev_desktop.kernel.errors import InputError

if TYPE_CHECKING:
    from shapely import Geometry, LinearRing, MultiPolygon

SLIVER = 1e-4
"""Pieces of so little of the largest one's area come from rounding."""


def cut_away(shape: Shape, other: Shape) -> Shape:
    """What is left of `shape`, in whole millionths; empty where `other` covers it."""
    from shapely import difference

    return polygons_of(difference(_shapely(shape), _shapely(other), grid_size=1))


def mended(wkt: str) -> Shape:
    """A valid shape that covers what the damaged one covered, within the sheet; empty where nothing can be read."""
    from shapely import box, make_valid, set_precision

    try:
        shape = parse_shape(wkt)
    except InputError:
        return ()
    rings = tuple(polygon for polygon in shape if len(set(polygon[0])) > 2)
    if not rings:
        return ()
    whole = make_valid(_shapely(rings), method="structure", keep_collapsed=False)
    return polygons_of(set_precision(whole.intersection(box(0, 0, WHOLE, WHOLE)), 1))


def polygons_of(geometry: Geometry) -> Shape:
    """The areas of a geometry; lines and points in which two shapes touch are left out."""
    from shapely import Polygon, get_parts

    pieces = [one for part in get_parts(geometry) for one in get_parts(part)
              if isinstance(one, Polygon) and one.area > 0]
    largest = max((one.area for one in pieces), default=0)
    return tuple((_ring(one.exterior), *map(_ring, one.interiors)) for one in pieces if one.area > largest * SLIVER)


def _shapely(shape: Shape) -> MultiPolygon:
    from shapely import MultiPolygon

    return MultiPolygon([(polygon[0], [hole for hole in polygon[1:] if len(set(hole)) > 2]) for polygon in shape])


def _ring(ring: LinearRing) -> Ring:
    return tuple((round(x), round(y)) for x, y in ring.coords[:-1])
