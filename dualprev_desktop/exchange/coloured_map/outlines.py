"""Outlines of patches: smooth or straight as they were drawn, sharp at corners, shared by neighbours.

A border is traced once, between the pixels of both sides, and simplified once; each straight part is then laid
through the middle of the pixels along it, and corners stand where two such parts meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from contourpy import FillType, contour_generator
from shapely import (
    LineString,
    MultiPolygon,
    Point,
    Polygon,
    STRtree,
    get_parts,
    line_merge,
    make_valid,
    polygonize,
    unary_union,
)

from dualprev_desktop.exchange.coloured_map.islands import Labels, boxes
from dualprev_desktop.exchange.coloured_map.rounds import Ellipse, ellipse, evened

JUST_INSIDE = 0.5000001
"""Where four pixels touch crosswise, neither patch takes the middle."""
FEW = 4
"""So many points of a border say where a straight part of it runs."""
SHORT = 55
"""A border of fewer tolerances is that of something small, where half the tolerance is already seen."""
SHARPEST = 0.12
"""The sine of the angle below which two parts are one line."""


def outlines(labels: Labels, tolerance: float) -> dict[int, MultiPolygon]:
    """{patch: its polygons} in pixels, from the picture's corner; `tolerance` in pixels too."""
    traced = {number: _traced(labels, number, box) for number, box in boxes(labels)}
    lines = unary_union([polygon.boundary for polygon in traced.values()])
    arcs = get_parts(line_merge(lines)) if len(traced) else []
    drawn = unary_union(_drawn(arcs, tolerance)) if len(arcs) else None
    faces = list(get_parts(polygonize([*get_parts(drawn)]))) if drawn is not None else []
    return _owned(faces, traced)


def _traced(labels: Labels, number: int, box: tuple[int, int, int, int]) -> MultiPolygon:
    """The border runs midway between the middles of pixels."""
    top, bottom, left, right = box
    mask = np.zeros((bottom - top + 2, right - left + 2), np.float64)
    mask[1:-1, 1:-1] = labels[top:bottom, left:right] == number
    made = contour_generator(z=mask, fill_type=FillType.OuterOffset).filled(JUST_INSIDE, 2.0)
    # half a pixel from a pixel's middle to its edge, one for the rim of the mask
    shift = np.array([left - 0.5, top - 0.5])
    polygons = []
    for points, offsets in zip(*made, strict=True):
        rings = [np.round((points[start:end] + shift) * 2) / 2 for start, end in pairwise(offsets)]
        polygons.append(Polygon(rings[0], rings[1:]))
    return MultiPolygon(polygons)


def _drawn(arcs: Sequence[LineString], tolerance: float) -> list[LineString]:
    """The borders through few points, round ones round."""
    round_ = {place: found for place, arc in enumerate(arcs) if (found := _round(arc, tolerance)) is not None}
    sized = dict(zip(round_, evened(list(round_.values())), strict=True))
    return [LineString(sized[place].points(_fine(arc, tolerance))) if place in sized
            else _straightened(arc, _fine(arc, tolerance)) for place, arc in enumerate(arcs)]


def _fine(arc: LineString, tolerance: float) -> float:
    return tolerance / 2 if arc.length < SHORT * tolerance else tolerance


def _round(arc: LineString, tolerance: float) -> Ellipse | None:
    return ellipse(np.asarray(arc.coords), tolerance) if arc.is_closed else None


def _straightened(arc: LineString, tolerance: float) -> LineString:
    """A closed border is begun at its farthest point, so that a corner is no matter."""
    points = np.asarray(arc.coords)
    closed = bool((points[0] == points[-1]).all())
    if closed:
        points = _turned(points)
    kept = _corners(points, tolerance, closed)
    if len(kept) < (4 if closed else 2):
        return LineString(points)
    return LineString(_fitted(points, kept, closed, tolerance))


def _turned(points: Any) -> Any:
    start = int(np.linalg.norm(points - points.mean(axis=0), axis=1).argmax())
    return np.concatenate((points[start:-1], points[:start + 1]))


def _corners(points: Any, tolerance: float, closed: bool) -> list[int]:
    """The places of the points that a simplified line keeps."""
    if closed:
        far = int(np.linalg.norm(points - points[0], axis=1).argmax())
        return [*_kept(points, 0, far, tolerance), *_kept(points, far, len(points) - 1, tolerance)[1:]]
    return _kept(points, 0, len(points) - 1, tolerance)


def _kept(points: Any, first: int, last: int, tolerance: float) -> list[int]:
    """Douglas and Peucker's way, with the places kept."""
    stack, kept = [(first, last)], {first, last}
    while stack:
        start, end = stack.pop()
        if end - start < 2:
            continue
        way = points[end] - points[start]
        offsets = points[start + 1:end] - points[start]
        length = float(np.hypot(*way))
        apart = (np.abs(offsets[:, 0] * way[1] - offsets[:, 1] * way[0]) / length if length
                 else np.hypot(offsets[:, 0], offsets[:, 1]))
        place = int(apart.argmax())
        if apart[place] > tolerance:
            middle = start + 1 + place
            kept.add(middle)
            stack += [(start, middle), (middle, end)]
    return sorted(kept)


def _fitted(points: Any, kept: list[int], closed: bool, tolerance: float) -> Any:
    """The kept points moved to where the lines through the border's parts meet."""
    lines = [_line(points[start:end + 1]) for start, end in pairwise(kept)]
    made = points[kept].astype(float)
    pairs = [(place, lines[place - 1], lines[place]) for place in range(1, len(kept) - 1)]
    if closed:
        pairs.append((0, lines[-1], lines[0]))
    for place, before, after in pairs:
        made[place] = _meeting(before, after, made[place], tolerance)
    if closed:
        made[-1] = made[0]
    return made


def _line(part: Any) -> tuple[Any, Any]:
    """(a point, a direction of length 1) of the line nearest to all points; its ends belong to the corners."""
    inner = part[1:-1] if len(part) > FEW + 2 else part
    middle = inner.mean(axis=0)
    way = part[-1] - part[0] if len(part) <= FEW else np.linalg.svd(inner - middle, full_matrices=False)[2][0]
    return middle, way / max(float(np.hypot(*way)), 1e-9)


def _meeting(before: tuple[Any, Any], after: tuple[Any, Any], corner: Any, tolerance: float) -> Any:
    (one, way), (other, along) = before, after
    sine = way[0] * along[1] - way[1] * along[0]
    if abs(sine) < SHARPEST:
        return (_foot(before, corner) + _foot(after, corner)) / 2
    gap = other - one
    met = one + way * (gap[0] * along[1] - gap[1] * along[0]) / sine
    far = float(np.hypot(*(met - corner)))
    return met if far < 4 * tolerance else corner


def _foot(line: tuple[Any, Any], corner: Any) -> Any:
    at, way = line
    return at + way * float((corner - at) @ way)


def _owned(faces: list[Polygon], traced: dict[int, MultiPolygon]) -> dict[int, MultiPolygon]:
    """Each face goes to the patch that covers most of it, if one covers half."""
    numbers, shapes = list(traced), [make_valid(one) for one in traced.values()]
    tree = STRtree(shapes)
    owned: dict[int, list[Polygon]] = {}
    for face in faces:
        inside: Point = face.representative_point()
        for place in tree.query(inside):
            if shapes[place].covers(inside) and shapes[place].intersection(face).area > face.area / 2:
                owned.setdefault(numbers[place], []).append(face)
                break
    return {number: _many(unary_union(parts)) for number, parts in owned.items()}


def _many(shape: Any) -> MultiPolygon:
    return MultiPolygon([part for part in get_parts(shape) if part.geom_type == "Polygon"])
