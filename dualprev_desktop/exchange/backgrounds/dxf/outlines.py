"""One object of a drawing as polylines: arcs, circles, ellipses and splines flattened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dualprev_desktop.exchange.backgrounds.dxf.pieces import Points, measurable

FINENESS = 6000
"""A curve leaves its polyline by at most this part of its own size: a circle has some hundred and twenty corners."""
CURVES = frozenset(("ARC", "CIRCLE", "ELLIPSE", "SPLINE", "HELIX", "LWPOLYLINE", "POLYLINE", "SOLID", "TRACE",
                    "3DFACE"))
FILLED = frozenset(("SOLID", "TRACE"))


class Beyond(ValueError):
    """Coordinates that are no numbers."""


def outlines(entity: Any) -> tuple[list[Points], bool] | None:
    """Polylines, and whether they enclose something filled; None for a kind that is not made of lines."""
    kind = entity.dxftype()
    if kind == "LINE":
        return [[_flat(entity.dxf.start), _flat(entity.dxf.end)]], False
    if kind in CURVES and not _is_mesh(entity):
        return [_curve(entity)], kind in FILLED
    if kind in ("HATCH", "MPOLYGON"):
        return _boundaries(entity), bool(entity.dxf.get("solid_fill", 0))
    if kind == "LEADER":
        return [[_flat(vertex) for vertex in entity.vertices]], False
    return None


def _is_mesh(entity: Any) -> bool:
    return entity.dxftype() == "POLYLINE" and not (entity.is_2d_polyline or entity.is_3d_polyline)


def _curve(entity: Any) -> Points:
    if entity.dxftype() == "LWPOLYLINE" and not entity.has_arc and entity.dxf.extrusion.z > 0:
        return _closed([_pair(x, y) for x, y in entity.get_points("xy")], entity.closed)
    from ezdxf.path import make_path

    return list(_flattened(make_path(entity)))


def _closed(points: Points, closed: bool) -> Points:
    return [*points, points[0]] if closed and points else points


def _boundaries(entity: Any) -> list[Points]:
    from ezdxf.path import from_hatch

    return [_closed(list(_flattened(path)), True) for path in from_hatch(entity)]


def _flattened(path: Any) -> Iterator[tuple[float, float]]:
    corners = [_flat(vertex) for vertex in path.control_vertices()]
    if not corners:
        return iter(())
    wide = max(x for x, _y in corners) - min(x for x, _y in corners)
    high = max(y for _x, y in corners) - min(y for _x, y in corners)
    if not path.has_curves or not (wide or high):
        return iter(corners)
    return (_flat(vertex) for vertex in path.flattening(max(wide, high) / FINENESS))


def _flat(vertex: Any) -> tuple[float, float]:
    return _pair(vertex.x, vertex.y)


def _pair(x: float, y: float) -> tuple[float, float]:
    if not measurable(x, y):
        raise Beyond
    return float(x), float(y)
