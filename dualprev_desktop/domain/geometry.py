"""A zone's shape: polygons with holes, in millionths of the picture's width and height, y downwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

if TYPE_CHECKING:
    from shapely import MultiPolygon

WHOLE = 1_000_000
"""The picture's width, and its height, in the units of a shape."""

NumericPoint = tuple[float, float]
Ring = tuple[tuple[float, float], ...]
"""Corners in order; the first is not repeated at the end."""
Polygon = tuple[Ring, ...]
"""The outline, then the holes."""
Shape = tuple[Polygon, ...]

UNREADABLE = N_("The zone's shape cannot be read near “{place}”. Draw the zone again.")
EMPTY = N_("The zone has no shape. Draw it on the plan.")
TOO_FEW = N_("An outline needs at least three different corners; this one has {count}. Add corners or delete it.")
OUTSIDE = N_("The zone reaches beyond the picture. Move its corners onto the picture.")
CROSSED = N_("The zone's outline crosses itself near {x} % across, {y} % down the picture. "
             "Move the corners apart there.")

_RING = re.compile(r"\(([-\d\s,]+)\)")
_POLYGON = re.compile(r"\(\s*(\([-\d\s,]+\)(?:\s*,\s*\([-\d\s,]+\))*)\s*\)")
_MULTIPOLYGON = re.compile(r"\s*MULTIPOLYGON\s*\((.+)\)\s*", re.IGNORECASE | re.DOTALL)


def parse_shape(wkt: str) -> Shape:
    """The shape of a WKT MULTIPOLYGON of whole numbers. Raises InputError where it is anything else."""
    found = _MULTIPOLYGON.fullmatch(wkt)
    if not found:
        raise InputError(UNREADABLE, place=wkt[:40])
    return tuple(_polygon(part) for part in _parts(_POLYGON, found[1]))


def _polygon(text: str) -> Polygon:
    return tuple(_ring(part) for part in _parts(_RING, text))


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    """What the pattern captures, one after the other, with nothing but commas between."""
    parts: list[str] = pattern.findall(text)
    if not parts or pattern.sub("", text).strip(" \t\r\n,"):
        raise InputError(UNREADABLE, place=text[:40])
    return parts


def _ring(text: str) -> Ring:
    try:
        corners = [(int(x), int(y)) for x, y in (pair.split() for pair in text.split(","))]
    except ValueError as error:
        raise InputError(UNREADABLE, place=text[:40]) from error
    return tuple(corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners)


def format_shape(shape: Shape) -> str:
    """The shape as a WKT MULTIPOLYGON of whole numbers."""
    return f"MULTIPOLYGON ({', '.join(_wkt_polygon(polygon) for polygon in shape)})"


def _wkt_polygon(polygon: Polygon) -> str:
    return f"({', '.join(_wkt_ring(ring) for ring in polygon)})"


def _wkt_ring(ring: Ring) -> str:
    return f"({', '.join(f'{round(x)} {round(y)}' for x, y in (*ring, ring[0]))})"


def from_points(points: Iterable[NumericPoint]) -> Shape:
    """The shape of one outline through `points`, in the units of a shape; a repeated end is dropped."""
    corners = tuple((round(x), round(y)) for x, y in points)
    return ((corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners,),)


def check_shape(shape: Shape) -> None:
    """Raises InputError that says what is wrong with the outline and where."""
    if not shape:
        raise InputError(EMPTY)
    for ring in (ring for polygon in shape for ring in polygon):
        _check_ring(ring)
    outlines = _shapely(shape)
    if not outlines.is_valid:
        x, y = _fault(outlines, shape)
        raise InputError(CROSSED, x=round(x * 100 / WHOLE), y=round(y * 100 / WHOLE))


def _check_ring(ring: Ring) -> None:
    if len(set(ring)) < 3:
        raise InputError(TOO_FEW, count=len(set(ring)))
    if not all(0 <= value <= WHOLE for corner in ring for value in corner):
        raise InputError(OUTSIDE)


def _fault(outlines: MultiPolygon, shape: Shape) -> NumericPoint:
    """Where shapely sees the fault; it says so in words only: `Self-intersection[5 5]`."""
    from shapely.validation import explain_validity

    place = re.search(r"\[(\S+) ([^]\s]+)", explain_validity(outlines))
    return (float(place[1]), float(place[2])) if place else shape[0][0][0]


def area(shape: Shape) -> float:
    """In square units of the shape; holes do not count."""
    return float(_shapely(shape).area)


def contains(shape: Shape, x: float, y: float) -> bool:
    """Whether the point lies in the shape; its edge belongs to it."""
    from shapely import Point

    return bool(_shapely(shape).covers(Point(x, y)))


def label_point(shape: Shape) -> NumericPoint:
    """A point in the largest polygon with room around it: the centroid where that has room, else the widest place."""
    from shapely import Point, maximum_inscribed_circle

    largest = max(_shapely(shape).geoms, key=lambda polygon: polygon.area)
    span = max(largest.bounds[2] - largest.bounds[0], largest.bounds[3] - largest.bounds[1])
    circle = maximum_inscribed_circle(largest, tolerance=span / 200)
    centroid = largest.centroid
    # in a long strip every place on the middle line is widest, and a name in the middle reads best
    if largest.covers(centroid) and largest.exterior.distance(centroid) >= 0.9 * circle.length:
        return centroid.x, centroid.y
    widest = Point(circle.coords[0])
    return widest.x, widest.y


def scaled(shape: Shape, width: float, height: float, left: float = 0, top: float = 0) -> Shape:
    """The shape on a picture `width` by `height` whose corner is at (left, top)."""
    across, down = width / WHOLE, height / WHOLE
    return tuple(tuple(tuple((left + x * across, top + y * down) for x, y in ring) for ring in polygon)
                 for polygon in shape)


def box(left: float, top: float, width: float, height: float) -> Polygon:
    return (((left, top), (left + width, top), (left + width, top + height), (left, top + height)),)


def covers_box(shape: Shape, left: float, top: float, width: float, height: float) -> bool:
    """Whether the upright rectangle lies wholly in one polygon of the shape."""
    return bool(_shapely(shape).covers(_shapely((box(left, top, width, height),))))


def _shapely(shape: Shape) -> MultiPolygon:
    from shapely import MultiPolygon

    return MultiPolygon([(_closed(polygon[0]), [_closed(hole) for hole in polygon[1:]]) for polygon in shape])


def _closed(ring: Ring) -> Sequence[Any]:
    return (*ring, ring[0])
