"""Marks on a picture (标注): arrow, circle, box, words, freehand line, in parts of the picture's width and height.

Screen and paper draw the same outlines, so that what was marked is what is printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

MILLION = 1_000_000
"""Places are millionths of the picture's width and height: the same on a phone's photo and on its smaller copy."""
ARROW, ELLIPSE, RECTANGLE, TEXT, FREEHAND = "arrow", "ellipse", "rectangle", "text", "freehand"
KINDS = {ARROW: N_("arrow"), ELLIPSE: N_("circle"), RECTANGLE: N_("box"), TEXT: N_("words"), FREEHAND: N_("line")}
"""How a sentence calls them."""
INKS = {"violet": "#8A1FC4", "green": "#0A7D3C", "black": "#141414", "white": "#FFFFFF"}
"""Red, orange, yellow and blue stay with the levels."""
LIGHT, DARK = "#FFFFFF", "#141414"
WEIGHTS = {1: 1 / 400, 2: 1 / 200, 3: 1 / 110}
"""The line's part of the picture's longest side: fine, usual, strong."""
LETTERS = {1: 1 / 44, 2: 1 / 30, 3: 1 / 20}
"""The same for the height of letters."""
USUAL = 2
HALO = 2.1
"""The halo's width in widths of the line it lies below."""
HEAD, HEAD_HALF = 5.6, 2.3
"""Length and half the width of an arrow's head, in widths of the line."""
AIR, LINE_HEIGHT, PLATE = 0.35, 1.32, 0.9
"""Words stand on a plate: the room round them and the distance of lines in heights of a letter, its opacity."""
CORNERS = 72
"""Of the polygon that stands for an ellipse."""
MOST_POINTS = 500
LEAST = 4_000
"""A mark shorter than this in both directions is a slip of the hand: 0.4 % of the side."""
NARROWEST = 60_000
"""Room for words."""
SLACK = 900
"""How far a freehand line may be from the hand's, in millionths: below one pixel of a picture on the screen."""

TOO_SMALL = N_("The mark is too small to be seen. Pull it larger.")
NO_WORDS = N_("There is nothing written. Type what the picture should say, or choose another tool.")
NO_MARK = N_("This is no mark that the program knows. Nothing was drawn.")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """`points`: an arrow's tail and tip; two corners of a box or circle; left top and right edge of words; a line."""

    id: str
    kind: str
    points: tuple[tuple[int, int], ...]
    colour: str = "violet"
    weight: int = USUAL
    words: str = ""

    @property
    def ink(self) -> str:
        return INKS.get(self.colour, DARK)

    @property
    def halo(self) -> str:
        """What lets the ink be seen on any ground."""
        return DARK if self.ink == LIGHT else LIGHT

    def line(self, longest: float) -> float:
        """The width of its line on a picture whose longest side is `longest`."""
        return WEIGHTS.get(self.weight, WEIGHTS[USUAL]) * longest

    def letters(self, longest: float) -> float:
        """The height of its letters."""
        return LETTERS.get(self.weight, LETTERS[USUAL]) * longest


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; a filled one is an area without an edge of its own."""

    points: tuple[Point, ...]
    closed: bool = False
    filled: bool = False


def strokes(mark: Mark, width: float, height: float) -> tuple[Stroke, ...]:
    """The mark's outlines on a picture of that size; of words there are none."""
    at = placed(mark, width, height)
    if mark.kind == ARROW:
        return _arrow(at[0], at[-1], mark.line(max(width, height)))
    if mark.kind == ELLIPSE:
        return (Stroke(_ellipse(at[0], at[-1]), closed=True),)
    if mark.kind == RECTANGLE:
        (left, top), (right, bottom) = at[0], at[-1]
        return (Stroke(((left, top), (right, top), (right, bottom), (left, bottom)), closed=True),)
    return () if mark.kind == TEXT else (Stroke(at),)


def placed(mark: Mark, width: float, height: float) -> tuple[Point, ...]:
    return tuple((x * width / MILLION, y * height / MILLION) for x, y in mark.points)


def _arrow(tail: Point, tip: Point, line: float) -> tuple[Stroke, ...]:
    length = math.dist(tail, tip) or 1.0
    along = ((tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length)
    head = min(HEAD * line, length)
    half = head * HEAD_HALF / HEAD
    neck = (tip[0] - along[0] * head, tip[1] - along[1] * head)
    # the shaft ends inside the head, where its blunt end is not seen
    end = (tip[0] - along[0] * head * 0.8, tip[1] - along[1] * head * 0.8)
    wings = tuple((neck[0] + side * along[1] * half, neck[1] - side * along[0] * half) for side in (1, -1))
    return Stroke((tail, end)), Stroke((tip, *wings), closed=True, filled=True)


def _ellipse(one: Point, other: Point) -> tuple[Point, ...]:
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    across, down = abs(other[0] - one[0]) / 2, abs(other[1] - one[1]) / 2
    turns = (2 * math.pi * step / CORNERS for step in range(CORNERS))
    return tuple((middle[0] + across * math.cos(turn), middle[1] + down * math.sin(turn)) for turn in turns)


# keeping ------------------------------------------------------------------------------------------------


def checked(mark: Mark) -> Mark:
    """The mark as it is kept. Raises InputError where nothing of it would be seen."""
    if mark.kind not in KINDS or mark.colour not in INKS or mark.weight not in WEIGHTS or len(mark.points) < 2:
        raise InputError(NO_MARK)
    if mark.kind == TEXT and not mark.words.strip():
        raise InputError(NO_WORDS)
    points = thinned([(_inside(x), _inside(y)) for x, y in mark.points]) if mark.kind == FREEHAND else \
        (mark.points[0], mark.points[-1])
    made = replace(mark, points=tuple((_inside(x), _inside(y)) for x, y in points))
    if mark.kind != TEXT and _extent(made.points) < LEAST:
        raise InputError(TOO_SMALL)
    return _upright(made) if mark.kind in (ELLIPSE, RECTANGLE, TEXT) else made


def _inside(part: int) -> int:
    return min(max(part, 0), MILLION)


def _extent(points: Sequence[tuple[int, int]]) -> int:
    across, down = [x for x, _y in points], [y for _x, y in points]
    return max(max(across) - min(across), max(down) - min(down))


def _upright(mark: Mark) -> Mark:
    """Its first point is the left upper one."""
    (x1, y1), (x2, y2) = mark.points
    if mark.kind == TEXT:
        # words must have room for some letters, wherever they were begun
        left = min(x1, x2, MILLION - NARROWEST)
        return replace(mark, points=((left, y1), (max(x1, x2, left + NARROWEST), y1)))
    return replace(mark, points=((min(x1, x2), min(y1, y2)), (max(x1, x2), max(y1, y2))))


def moved(mark: Mark, right: int, down: int) -> Mark:
    """Elsewhere, as it is, and no farther than the picture's edge."""
    xs, ys = zip(*mark.points, strict=True)
    right = min(max(right, -min(xs)), MILLION - max(xs))
    down = min(max(down, -min(ys)), MILLION - max(ys))
    return replace(mark, points=tuple((x + right, y + down) for x, y in mark.points))


def reached(mark: Mark, place: int, to: tuple[int, int]) -> Mark:
    """With its first or last point elsewhere; of words only the right edge is pulled."""
    points = list(mark.points)
    points[place] = (to[0], points[place][1]) if mark.kind == TEXT else to
    return replace(mark, points=tuple(points))


def thinned(points: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """A freehand line without the points that make no difference (Douglas and Peucker)."""
    slack, kept = float(SLACK), [point for point, _again in groupby(points)]
    while len(thin := _thin(kept, slack) if len(kept) > 1 else kept * 2) > MOST_POINTS:
        slack *= 2
    return tuple(thin)


def _thin(points: list[tuple[int, int]], slack: float) -> list[tuple[int, int]]:
    keep, ranges = {0, len(points) - 1}, [(0, len(points) - 1)]
    while ranges:
        first, last = ranges.pop()
        if last - first < 2:
            continue
        far, place = max((_off(points[one], points[first], points[last]), one) for one in range(first + 1, last))
        if far > slack:
            keep.add(place)
            ranges += [(first, place), (place, last)]
    return [points[one] for one in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from the line between two others."""
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    return abs((end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])) / length


def written(points: Iterable[tuple[int, int]]) -> str:
    """As stored: `120000 40000, 380000 90000`."""
    return ", ".join(f"{x} {y}" for x, y in points)


def read(text: str) -> tuple[tuple[int, int], ...]:
    """Empty where the text is damaged: such a mark is not shown, and nothing else is lost by it."""
    try:
        pairs = [part.split() for part in text.split(",")]
        return tuple((_inside(int(x)), _inside(int(y))) for x, y in pairs)
    except ValueError:
        return ()
