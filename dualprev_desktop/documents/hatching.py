"""The strokes of a hatch over a shape's bounds; the painter clips them to the shape."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.domain.drawing import Circle, Hatch, Line
from dualprev_desktop.domain.geometry import Polygon

SPACING = 2.2
"""Millimetres between strokes: told apart at arm's length, and still open enough to read a drawing below."""
INK = "#333333"
WIDTH = 0.18
LEAST = 0.05
"""Millimetres: a shorter stroke is not seen."""


def strokes(hatch: Hatch, rings: Polygon, grain: float = 1) -> Iterator[Line | Circle]:
    """Anchored to the sheet, so that neighbouring zones of one level look like one; `grain` times as coarse."""
    across = [x / grain for x, _ in rings[0]]
    down = [y / grain for _, y in rings[0]]
    for one in _usual(hatch, min(across), min(down), max(across), max(down)):
        yield _coarser(one, grain)


def cut_strokes(hatch: Hatch, rings: Polygon, grain: float = 1) -> Iterator[Line | Circle]:
    """The same cut at the edge of the shape, for formats whose readers do not all know how to clip; dots stay whole."""
    import shapely

    shape = shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))
    for one in strokes(hatch, rings, grain):
        if isinstance(one, Circle):
            if shape.covers(shapely.Point(one.x, one.y).buffer(one.radius)):
                yield one
            continue
        parts = shapely.LineString(((one.x1, one.y1), (one.x2, one.y2))).intersection(shape)
        for part in shapely.get_parts(parts):
            if part.geom_type == "LineString" and part.length > LEAST:
                (x1, y1), (x2, y2) = part.coords[0], part.coords[-1]
                yield Line(x1, y1, x2, y2, one.colour, one.width)


def _coarser(one: Line | Circle, grain: float) -> Line | Circle:
    if isinstance(one, Circle):
        return Circle(one.x * grain, one.y * grain, one.radius * grain, fill=one.fill)
    return Line(one.x1 * grain, one.y1 * grain, one.x2 * grain, one.y2 * grain, one.colour, one.width * grain)


def _usual(hatch: Hatch, *bounds: float) -> Iterator[Line | Circle]:
    if hatch is Hatch.HORIZONTAL:
        yield from _horizontal(*bounds)
    elif hatch is Hatch.DOTS:
        yield from _dots(*bounds)
    else:
        yield from _rising(*bounds)
        if hatch is Hatch.CROSS:
            yield from _falling(*bounds)


def _steps(first: float, last: float) -> Iterator[float]:
    """Multiples of the spacing from just below `first` to just above `last`."""
    for number in range(int(first // SPACING), int(last // SPACING) + 2):
        yield number * SPACING


def _horizontal(left: float, top: float, right: float, bottom: float) -> Iterator[Line]:
    for y in _steps(top, bottom):
        yield Line(left, y, right, y, INK, WIDTH)


def _rising(left: float, top: float, right: float, bottom: float) -> Iterator[Line]:
    for total in _steps((left + top) / 1.4, (right + bottom) / 1.4):
        yield Line(total * 1.4 - bottom, bottom, total * 1.4 - top, top, INK, WIDTH)


def _falling(left: float, top: float, right: float, bottom: float) -> Iterator[Line]:
    for gap in _steps((left - bottom) / 1.4, (right - top) / 1.4):
        yield Line(gap * 1.4 + top, top, gap * 1.4 + bottom, bottom, INK, WIDTH)


def _dots(left: float, top: float, right: float, bottom: float) -> Iterator[Circle]:
    for y in _steps(top, bottom):
        # by the row of the sheet, not of the shape: the parts of a tiled sheet have to meet
        shift = SPACING / 2 * (round(y / SPACING) % 2)
        for x in _steps(left - SPACING, right):
            yield Circle(x + shift, y, 0.28, fill=INK)
