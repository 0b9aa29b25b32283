"""A drawing as a list of primitives in millimetres, y downwards: painted on paper, and from paper into pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from dualprev_desktop.domain.geometry import Polygon as Rings


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle to lay things out in; nothing is drawn of it."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: float) -> Box:
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def meets(self, other: Box) -> bool:
        return (self.x < other.right and other.x < self.right
                and self.y < other.bottom and other.y < self.bottom)

    def holds(self, other: Box) -> bool:
        return (self.x <= other.x and other.right <= self.right
                and self.y <= other.y and other.bottom <= self.bottom)


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


class Hatch(StrEnum):
    """Patterns that tell levels apart in black and white; the words of `LevelStyle.pattern`."""

    NONE = "none"
    CROSS = "cross"
    DIAGONAL = "diagonal"
    HORIZONTAL = "horizontal"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Polygon:
    """The outline and its holes; colours are `#RRGGBB`, or empty for none; `opacity` is the fill's."""

    rings: Rings
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.3
    opacity: float = 1
    hatch: Hatch = Hatch.NONE
    grain: float = 1
    """How much wider than usual the hatch's strokes stand: a board is read from further away."""


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.2
    opacity: float = 1
    radius: float = 0
    hatch: Hatch = Hatch.NONE
    grain: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "#000000"
    width: float = 0.2
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Cells:
    """Whole cells of a square grid with its corner at (x, y), filled as one shape: a code for cameras."""

    x: float
    y: float
    cell: float
    """The side of one."""
    count: int
    """So many in a row."""
    rects: tuple[int, ...] = field(repr=False)
    """First column, first row, columns and rows of one rectangle after the other; none overlaps another."""
    fill: str = "#000000"

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.cell * self.count, self.cell * self.count)


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points with round ends and joints."""

    points: tuple[tuple[float, float], ...]
    colour: str = "#000000"
    width: float = 0.2
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.2


@dataclass(frozen=True, slots=True)
class Text:
    """One line, translated already; (x, y) is on the base line, `size` in points."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = "#000000"
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `image/svg+xml`, `image/png` or `image/jpeg`, stretched over the rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes = field(repr=False)
    media_type: str
    name: str = ""
    """What a message calls it."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of another sheet: what lies in `part` there, with that corner at (x, y), `factor` times as large."""

    x: float
    y: float
    part: Box
    items: tuple[Item, ...] = field(repr=False)
    factor: float = 1

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.part.width * self.factor, self.part.height * self.factor)


Item = Polygon | Rect | Line | Cells | Polyline | Circle | Text | Picture | Window


@dataclass(frozen=True, slots=True)
class Drawing:
    """One sheet of `width` by `height` millimetres; later items lie on earlier ones."""

    width: float
    height: float
    items: tuple[Item, ...]

    def texts(self) -> list[str]:
        return list(_texts(self.items))


def _texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Text):
            yield item.text
        elif isinstance(item, Window):
            yield from _texts(item.items)
