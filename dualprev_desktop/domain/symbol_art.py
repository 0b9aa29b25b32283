"""Our own drawings of the symbols on a plan, as one list of primitives for the screen and for paper.

Fire equipment is drawn black on white, as in GB/T 4327, and never red: the four colours are the levels' alone. Ways of
escape are green on white, as people know them from the walls (GB 2894). A numbered point tells its level by shape too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from dualprev_desktop.domain.drawing import Anchor, Box, Circle, Item, Line, Polygon, Polyline, Rect, Text
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import USUAL, Palette

POINT, TEXT = "risk_point", "text"
"""Kinds of symbol whose look depends on what they say."""
ACROSS = 10.0
"""Units from side to side of a symbol of the usual size."""
SHARE = 1 / 45
"""Of the picture's width that a symbol of the usual size takes: on paper and on the screen the same."""
SMALLEST, LARGEST = 25, 400
"""Per cent of the usual size."""

INK, PAPER, ESCAPE = "#1A1A1A", "#FFFFFF", "#00753A"
POINTS_PER_MM = 72 / 25.4
LETTER, IDEOGRAPH = 0.58, 1.0
"""Widths of bold characters in parts of their size."""
CAP = 0.72
"""The height of a digit in parts of its size."""
SHORT = 3
"""A number of so many characters stands in the disc; a longer one on a plate below it."""

Points = tuple[tuple[float, float], ...]
Art = Callable[[], Iterable[Item]]


def units_mm(width_mm: float) -> float:
    """The `mm_per_unit` of symbols on a picture that is so wide."""
    return width_mm * SHARE / ACROSS


class Drawn(Protocol):
    """What is drawn of a symbol, as `SymbolView` gives it."""

    @property
    def kind(self) -> str: ...
    @property
    def turn(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def level(self) -> Level: ...


def turns(kind: str) -> bool:
    """Whether a symbol of the kind can be turned: words and numbers stay upright."""
    return kind not in (POINT, TEXT)


def symbol_items(symbol: Drawn, x_mm: float, y_mm: float, mm_per_unit: float, palette: Palette = USUAL) -> list[Item]:
    """The symbol with its middle at (x, y); `mm_per_unit` is `units_mm` of the picture's width.

    An unknown kind is a plain mark, so that a newer file stays readable.
    """
    place = _Place(x_mm, y_mm, mm_per_unit * symbol.size / 100, symbol.turn if turns(symbol.kind) else 0)
    if symbol.kind == POINT:
        art: Iterable[Item] = _risk_point(symbol.words, symbol.level, palette)
    elif symbol.kind == TEXT:
        art = _words(symbol.words)
    else:
        art = ART.get(symbol.kind, _unknown)()
    return [place.put(item) for item in art]


def symbol_box(symbol: Drawn, x_mm: float, y_mm: float, mm_per_unit: float) -> Box:
    """What the symbol covers as long as it is not turned."""
    k = mm_per_unit * symbol.size / 100
    if symbol.kind == TEXT:
        half, high = _width(symbol.words or " ", TEXT_UNITS) / 2 + 1, TEXT_UNITS * 0.75
        return Box(x_mm - half * k, y_mm - high * k, 2 * half * k, 2 * high * k)
    half, below = ACROSS / 2, ACROSS / 2
    if symbol.kind == POINT and len(symbol.words) > SHORT:
        half, below = max(half, _width(symbol.words, PLATE_TEXT) / 2 + 0.8), PLATE_TOP + PLATE_HIGH
    return Box(x_mm - half * k, y_mm - ACROSS / 2 * k, 2 * half * k, (ACROSS / 2 + below) * k)


class _Place:
    """Turns, enlarges and moves primitives given in units round the middle."""

    def __init__(self, x: float, y: float, k: float, turn: int) -> None:
        self.x, self.y, self.k = x, y, k
        self.cos, self.sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (self.x + self.k * (x * self.cos - y * self.sin), self.y + self.k * (x * self.sin + y * self.cos))

    def put(self, item: Item) -> Item:
        if isinstance(item, Polygon):
            return replace(item, rings=tuple(tuple(self.at(*corner) for corner in ring) for ring in item.rings),
                           stroke_width=item.stroke_width * self.k)
        if isinstance(item, Polyline):
            return replace(item, points=tuple(self.at(*corner) for corner in item.points), width=item.width * self.k)
        if isinstance(item, Line):
            (x1, y1), (x2, y2) = self.at(item.x1, item.y1), self.at(item.x2, item.y2)
            return replace(item, x1=x1, y1=y1, x2=x2, y2=y2, width=item.width * self.k)
        if isinstance(item, Circle):
            x, y = self.at(item.x, item.y)
            return replace(item, x=x, y=y, radius=item.radius * self.k, stroke_width=item.stroke_width * self.k)
        return self._upright(item)

    def _upright(self, item: Item) -> Item:
        """Words and their plates are never turned."""
        if isinstance(item, Text):
            return replace(item, x=self.x + item.x * self.k, y=self.y + item.y * self.k,
                           size=item.size * self.k * POINTS_PER_MM)
        assert isinstance(item, Rect)
        return replace(item, x=self.x + item.x * self.k, y=self.y + item.y * self.k, width=item.width * self.k,
                       height=item.height * self.k, stroke_width=item.stroke_width * self.k,
                       radius=item.radius * self.k)


def _width(text: str, size: float) -> float:
    return size * sum(LETTER if ord(one) < 0x2E80 else IDEOGRAPH for one in text)


def _middle(text: str, y: float, size: float, colour: str = INK) -> Text:
    """`y` is the middle of the digits, `size` is in units."""
    return Text(0, y + size * CAP / 2, text, size, True, colour, Anchor.MIDDLE)


# numbered points and words ---------------------------------------------------------------------------------------

PLATE_TEXT, PLATE_TOP, PLATE_HIGH = 4.2, 4.4, 5.2
TEXT_UNITS = 5.0


def _risk_point(number: str, level: Level, palette: Palette) -> Iterable[Item]:
    """Colour, shape and number; a white rim parts it from a zone of its own colour."""
    ink = palette.ink(level)
    yield Circle(0, 0, 5, PAPER)
    yield Circle(0, 0, 4.4, palette.colour(level), INK, 0.35)
    size = disc_type(number)
    if size:
        yield _middle(number, -0.7, size, ink)
        yield _glyph(level, 0, 2.75, 0.95, ink)
        return
    yield _glyph(level, 0, 0, 2.3, ink)
    if number:
        yield from _plate_of(number, PLATE_TOP)


def disc_type(number: str) -> float:
    """The size, in units, of a number that stands in the disc itself; nought where it is too long for it."""
    if not 0 < len(number) <= SHORT:
        return 0
    return 4.6 if len(number) < SHORT else 3.5


def _plate_of(number: str, top: float) -> Iterable[Item]:
    half = _width(number, PLATE_TEXT) / 2 + 0.8
    yield Rect(-half, top, 2 * half, PLATE_HIGH, PAPER, INK, 0.25, radius=0.9)
    yield _middle(number, top + PLATE_HIGH / 2, PLATE_TEXT)


def number_plate(number: str, x_mm: float, top_mm: float, mm_per_unit: float) -> list[Item]:
    """The plate that tells a point's number, by itself; `x_mm` is its middle."""
    place = _Place(x_mm, top_mm, mm_per_unit, 0)
    return [place.put(item) for item in _plate_of(number, 0)]


def _glyph(level: Level, x: float, y: float, half: float, ink: str) -> Item:
    """The shape of `LevelStyle`, drawn: fonts differ in the size of ■◆▲●○."""
    shape = style(level).shape
    if shape == "●":
        return Circle(x, y, half, ink)
    if shape == "○":
        return Circle(x, y, half * 0.9, "", ink, half * 0.35)
    corners = {"■": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
               "◆": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)), "▲": ((0, -1), (1, 0.8), (-1, 0.8))}[shape]
    return Polygon((tuple((x + half * across, y + half * down) for across, down in corners),), ink)


def _words(text: str) -> Iterable[Item]:
    half = _width(text, TEXT_UNITS) / 2 + 1
    yield Rect(-half, -TEXT_UNITS * 0.75, 2 * half, TEXT_UNITS * 1.5, PAPER, opacity=0.8, radius=0.8)
    yield _middle(text, 0, TEXT_UNITS)


# pictures --------------------------------------------------------------------------------------------------------


def _rect(left: float, top: float, right: float, bottom: float) -> Points:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _rounded(half: float, corner: float) -> Points:
    arc = [(math.cos(math.radians(step * 15)), math.sin(math.radians(step * 15))) for step in range(24)]
    return tuple((math.copysign(half - corner, x) + corner * x, math.copysign(half - corner, y) + corner * y)
                 for x, y in ((round(one, 6), round(other, 6)) for one, other in arc))


def _plate(fill: str, edge: str) -> list[Item]:
    return [Polygon((_rounded(5, 1),), PAPER), Polygon((_rounded(4.6, 0.8),), fill, edge, 0.4)]


def _white() -> list[Item]:
    return _plate(PAPER, INK)


def _green() -> list[Item]:
    return _plate(ESCAPE, ESCAPE)


def _extinguisher() -> Iterable[Item]:
    body: Points = ((-1.3, 3.9), (-1.3, -0.3), (-0.9, -1.1), (-0.4, -1.5), (0.7, -1.5), (1.2, -1.1), (1.6, -0.3),
                    (1.6, 3.9))
    return [*_white(), Polygon((body,), INK), Polygon((_rect(-0.35, -2.4, 0.65, -1.4),), INK),
            Polyline(((-0.3, -2.5), (2.4, -3.6)), INK, 0.75), Polyline(((0.6, -2.4), (2.4, -2.2)), INK, 0.6),
            Polyline(((-0.2, -2.2), (-1.7, -2.3), (-2.6, -1.2), (-2.8, 0.6), (-3.0, 2.3)), INK, 0.65),
            Line(-0.5, 0.8, 0.8, 0.8, PAPER, 0.5)]


def _hydrant() -> Iterable[Item]:
    dome = tuple((2 * math.cos(math.radians(step)), -1.6 + 2 * math.sin(math.radians(step)))
                 for step in range(180, 361, 15))
    return [*_white(), Polygon((dome,), INK), Polygon((_rect(-0.4, -4.1, 0.4, -3.2),), INK),
            Polygon((_rect(-2.6, -1.5, 2.6, -0.7),), INK), Polygon((_rect(-1.7, -0.7, 1.7, 3.1),), INK),
            Polygon((_rect(-3.3, 0.1, 3.3, 1.7),), INK), Polygon((_rect(-2.7, 3.1, 2.7, 4),), INK),
            Circle(0, 0.9, 0.85, PAPER)]


def _first_aid() -> Iterable[Item]:
    cross: Points = ((-1.1, -3.3), (1.1, -3.3), (1.1, -1.1), (3.3, -1.1), (3.3, 1.1), (1.1, 1.1), (1.1, 3.3),
                     (-1.1, 3.3), (-1.1, 1.1), (-3.3, 1.1), (-3.3, -1.1), (-1.1, -1.1))
    return [*_green(), Polygon((cross,), PAPER)]


def _exit() -> Iterable[Item]:
    """Somebody running through a door."""
    return [*_green(), Polyline(((0.6, 3.9), (0.6, -3.7), (3.7, -3.7), (3.7, 3.9)), PAPER, 0.7),
            Circle(-0.7, -2.5, 0.85, PAPER), Polyline(((-1.1, -1.2), (-1.6, 0.8)), PAPER, 1.4),
            Polyline(((-1.1, -1.1), (0.2, -0.4), (1.2, -1.1)), PAPER, 0.65),
            Polyline(((-1.3, -1.1), (-2.7, -0.9), (-3.3, 0.3)), PAPER, 0.65),
            Polyline(((-1.4, 0.9), (-0.1, 1.9), (-0.4, 3.7)), PAPER, 0.8),
            Polyline(((-1.7, 0.9), (-2.2, 2.4), (-3.9, 2.6)), PAPER, 0.8)]


def _entrance() -> Iterable[Item]:
    """A gap between two gateposts, and the way in."""
    arrow: Points = ((0, -3.6), (2.1, -0.9), (0.8, -0.9), (0.8, 3.5), (-0.8, 3.5), (-0.8, -0.9), (-2.1, -0.9))
    return [*_white(), Polygon((_rect(-4.1, -0.2, -2.6, 1.5),), INK), Polygon((_rect(2.6, -0.2, 4.1, 1.5),), INK),
            Polygon((arrow,), INK)]


def _assembly_point() -> Iterable[Item]:
    """Arrows from the four corners to a group of people."""
    arrow: Points = ((-3.9, -3.1), (-3.1, -3.9), (-2.5, -3.3), (-2.0, -3.8), (-1.7, -1.7), (-3.8, -2.0), (-3.3, -2.5))
    corners = [tuple((x * across, y * down) for x, y in arrow) for across, down in ((1, 1), (-1, 1), (1, -1), (-1, -1))]
    people: list[Item] = []
    for x, y in ((-1.25, 0.35), (1.25, 0.35), (0, 0)):
        people += [Polygon((((x - 0.8, y + 1.9), (x - 0.8, y + 0.2), (x - 0.4, y - 0.2), (x + 0.4, y - 0.2),
                             (x + 0.8, y + 0.2), (x + 0.8, y + 1.9)),), PAPER, ESCAPE, 0.25),
                   Circle(x, y - 0.85, 0.6, PAPER, ESCAPE, 0.2)]
    return [*_green(), *(Polygon((one,), PAPER) for one in corners), *people]


def _evacuation_arrow() -> Iterable[Item]:
    """To the right at 0 degrees."""
    arrow: Points = ((4.6, 0), (0.6, -3.6), (0.6, -1.5), (-4.6, -1.5), (-4.6, 1.5), (0.6, 1.5), (0.6, 3.6))
    return [Polygon((arrow,), ESCAPE, PAPER, 0.6)]


def _sign() -> Iterable[Item]:
    outer: Points = ((0, -4.4), (4.8, 3.9), (-4.8, 3.9))
    mark: Points = ((-0.65, -1.9), (0.65, -1.9), (0.35, 1.2), (-0.35, 1.2))
    return [Polygon((outer,), PAPER, INK, 0.9), Polygon((mark,), INK), Circle(0, 2.3, 0.65, INK)]


def _unknown() -> Iterable[Item]:
    return [*_white(), Circle(0, 0, 1.2, INK)]


ART: dict[str, Art] = {
    "sign": _sign, "extinguisher": _extinguisher, "hydrant": _hydrant, "first_aid": _first_aid, "exit": _exit,
    "entrance": _entrance, "assembly_point": _assembly_point, "evacuation_arrow": _evacuation_arrow,
}
"""A kind of symbol that is always the same picture, by its code in the list `plan_symbol`."""
