"""The laid-out drawing on a sheet: turned, freed of what lies far away, scaled to the sheet's units, simplified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians, sin

from dualprev_desktop.exchange.backgrounds.dxf.pieces import (
    Affine,
    Label,
    Line,
    Points,
    measurable,
    moved,
    turned,
)

SIDE = 4000
"""Units of the longer side of the sheet: a tenth of a unit is 5 mm on a site of 200 m."""
MARGIN = 0.01
"""Of the longer side, all round."""
THINNEST = 0.02
"""Of the longer side: how high a sheet is that holds one horizontal line."""
TOLERANCE = 0.2
"""Units within which a polyline is simplified: 0.06 mm where an A0 sheet is filled."""
MOST_POINTS = 600_000
FAR = 30.0
"""Times the size of the drawing proper; what lies farther away was left there by mistake. An empty A0 sheet is seven
times as wide as the title block that holds most of its lines."""
FEW = 40
"""Objects too few to tell a drawing proper from what lies far away."""

Box = tuple[float, float, float, float]
"""Left, lower, right, upper."""


@dataclass(frozen=True)
class Sheet:
    """`lines` and `labels` in units of the sheet, y down; `drawn_width` in the drawing's own unit."""

    width: int
    height: int
    drawn_width: float
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    far: int = 0
    """Objects that lay far away and were left out."""
    beyond: int = 0
    """Objects that had no place once their blocks were laid out."""
    coarse: bool = False
    """Whether points were given up beyond what can be seen."""


def on_sheet(pieces: Iterable[Line | Label], quarter_turns: int = 0) -> Sheet | None:
    """None where nothing is left to draw."""
    all_pieces = list(pieces)
    boxed = [(box, piece) for piece in all_pieces if (box := _box(piece)) is not None]
    near = _near(boxed)
    if not near:
        return None
    turning = _turning(quarter_turns)
    kept = [piece if quarter_turns % 4 == 0 else _moved(piece, turning) for _box_of, piece in near]
    left, lower, right, upper = _around(box for box, _piece in near) if quarter_turns % 4 == 0 else \
        _around(box for piece in kept if (box := _box(piece)) is not None)
    longest = max(right - left, upper - lower) or 1.0
    width, height = (max(length, THINNEST * longest) + 2 * MARGIN * longest for length in (right - left, upper - lower))
    scale = SIDE / max(width, height)
    middle_x, middle_y = (left + right) / 2, (lower + upper) / 2
    placing = (scale, 0.0, 0.0, -scale, width * scale / 2 - middle_x * scale, height * scale / 2 + middle_y * scale)
    placed = [_moved(piece, placing) for piece in kept]
    lines, coarse = _simplified([piece for piece in placed if isinstance(piece, Line)])
    return Sheet(max(1, round(width * scale)), max(1, round(height * scale)), width, lines,
                 tuple(piece for piece in placed if isinstance(piece, Label)), len(boxed) - len(near),
                 len(all_pieces) - len(boxed), coarse)


def _box(piece: Line | Label) -> Box | None:
    if isinstance(piece, Line):
        xs, ys = zip(*piece.points, strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
    else:
        (x, y), (right, rising), (leaning, up) = piece.at, piece.across, piece.up
        long = len(piece.text) * (abs(leaning) + abs(up)) * 0.8
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[piece.anchor]
        corners = [(x + right * long * part + leaning * high, y + rising * long * part + up * high)
                   for part in (-before, 1 - before) for high in (0, 1)]
        box = (min(c[0] for c in corners), min(c[1] for c in corners),
               max(c[0] for c in corners), max(c[1] for c in corners))
    return box if measurable(*box) else None


def _around(boxes: Iterable[Box]) -> Box:
    lefts, lowers, rights, uppers = zip(*boxes, strict=True)
    return min(lefts), min(lowers), max(rights), max(uppers)


def _near(boxed: list[tuple[Box, Line | Label]]) -> list[tuple[Box, Line | Label]]:
    """Without what lies far from where nearly everything is: it would make a speck of the drawing."""
    if len(boxed) < FEW:
        return boxed
    xs = sorted((box[0] + box[2]) / 2 for box, _piece in boxed)
    ys = sorted((box[1] + box[3]) / 2 for box, _piece in boxed)
    few = len(boxed) // 50
    size = max(xs[-1 - few] - xs[few], ys[-1 - few] - ys[few])
    if not size:
        return boxed
    left, right = xs[few] - FAR * size, xs[-1 - few] + FAR * size
    lower, upper = ys[few] - FAR * size, ys[-1 - few] + FAR * size
    return [(box, piece) for box, piece in boxed
            if box[2] >= left and box[0] <= right and box[3] >= lower and box[1] <= upper]


def _turning(quarter_turns: int) -> Affine:
    """Clockwise, where y points up."""
    angle = radians(-90 * (quarter_turns % 4))
    a, b = round(cos(angle)), round(sin(angle))
    return a, b, -b, a, 0.0, 0.0


def _moved(piece: Line | Label, by: Affine) -> Line | Label:
    if isinstance(piece, Line):
        return replace(piece, points=moved(piece.points, by))
    return replace(piece, at=moved([piece.at], by)[0], across=turned(piece.across, by), up=turned(piece.up, by))


def _simplified(lines: list[Line]) -> tuple[tuple[Line, ...], bool]:
    tolerance = TOLERANCE
    lines = [replace(line, points=_simpler(line.points, tolerance)) for line in lines]
    while sum(len(line.points) for line in lines) > MOST_POINTS and tolerance < SIDE / 100:
        tolerance *= 2
        lines = [replace(line, points=_simpler(line.points, tolerance)) for line in lines]
    return tuple(lines), tolerance > TOLERANCE


def _simpler(points: Points, tolerance: float) -> Points:
    if len(points) <= 4:
        return points
    from shapely import LineString

    return list(LineString(points).simplify(tolerance, preserve_topology=False).coords)
