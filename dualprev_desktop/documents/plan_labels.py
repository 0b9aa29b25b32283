"""Names on a plan: each zone's label where it fits, smaller where it must, a numbered disc where it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.typeset import (
    INK,
    LEAST_TYPE,
    Scale,
    badge,
    font,
    key_mark,
    level_text,
    line_mm,
    text_at,
    width_mm,
)
from dualprev_desktop.domain.drawing import Anchor, Box, Circle, Item, Line, Rect
from dualprev_desktop.domain.geometry import Shape, area, covers_box, label_point
from dualprev_desktop.domain.levels import style
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.views import ZoneView

WITH_NUMBERS = (11, 10, 9, 8)
NAME_ONLY = (11, 10, 9, 8, 7, 6.5)
NUMBERS_SIZE = 0.78
"""Of the name's size."""
FOLDS = {1: 1.0, 0.55: 0.85, 0.37: 0.65}
"""The name on one, two or three lines, by their share of its length; and how a size is worth less for it: names are
read in one line."""
STEPS = 12
"""Across a zone and down it, to look for a place for its number."""
PADDING = 0.9
MOST_COVERED = 0.5
"""Share of a zone its label may cover: the colour has to stay the first thing seen."""


@dataclass(frozen=True, slots=True)
class PlacedZone:
    """A zone with its shape in millimetres on the sheet."""

    view: ZoneView
    shape: Shape


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a label at one size; widths and heights in millimetres."""

    name: tuple[str, ...]
    level: str
    numbers: tuple[str, ...]
    size: float

    @property
    def numbers_size(self) -> float:
        return max(self.size * NUMBERS_SIZE, LEAST_TYPE)

    @property
    def badge_width(self) -> float:
        return width_mm(self.level, self.numbers_size) + 2.4 if self.level else 0

    @property
    def width(self) -> float:
        names = [width_mm(line, self.size, bold=True) for line in self.name]
        numbers = [width_mm(line, self.numbers_size) for line in self.numbers]
        return max(*names, self.badge_width, *numbers) + 2 * PADDING

    @property
    def height(self) -> float:
        lines = len(self.name) * line_mm(self.size) + len(self.numbers) * line_mm(self.numbers_size)
        return lines + self.badge_height + 2 * PADDING

    @property
    def badge_height(self) -> float:
        return line_mm(self.numbers_size) + 0.4 if self.level else 0


@dataclass
class Labels:
    """Where labels lie already, and which zones a number stands for."""

    sheet: Box
    scale: Scale
    t: Translator
    taken: list[Box] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    palette: Palette = USUAL
    words: bool = True
    """Whether a label names the level."""
    marked: bool = False
    """Whether a number that stands for a name bears the level's shape."""
    shown: frozenset[str] = frozenset()
    """Numbers of risk points that stand on the plan themselves."""

    def place(self, zones: Sequence[PlacedZone]) -> list[Item]:
        """The labels of all zones; small zones choose first, since large ones have room elsewhere."""
        found = {zone.view.id: self._label(zone) for zone in sorted(zones, key=lambda zone: area(zone.shape))}
        items: list[Item] = []
        for zone in zones:
            items += found[zone.view.id] or self._key(zone)
        return items

    def _label(self, zone: PlacedZone) -> list[Item]:
        places = _places(zone.shape)
        most = area(zone.shape) * MOST_COVERED
        for label in self._sizes(zone.view):
            for x, y in places if label.width * label.height <= most else ():
                box = Box(x - label.width / 2, y - label.height / 2, label.width, label.height)
                if self._free(box) and covers_box(zone.shape, box.x, box.y, box.width, box.height):
                    self.taken.append(box)
                    return _drawn(label, box, zone.view, self.palette)
        return []

    def _free(self, box: Box) -> bool:
        return self.sheet.holds(box) and not any(box.meets(other) for other in self.taken)

    def _sizes(self, zone: ZoneView) -> Iterator[Label]:
        """From the fullest and largest label to the barest and smallest."""
        numbers = [number for number, _, _ in zone.points if number and number not in self.shown]
        level = level_text(style(zone.level), self.t) if self.words else ""
        for sizes, listed in ((WITH_NUMBERS, numbers), (NAME_ONLY, [])):
            if sizes is WITH_NUMBERS and not listed:
                continue
            for size, share in _by_worth(sizes):
                label = _label(zone, level, self.scale.pt(size), share, listed)
                if not _torn(label.name):
                    yield label

    def _key(self, zone: PlacedZone) -> list[Item]:
        """A disc in the zone, or beside it with a line to it, where it covers no other label."""
        number = self.keys.setdefault(zone.view.id, len(self.keys) + 1)
        radius = self.scale.key_radius
        inner = radius * 0.7
        for x, y in _all_over(zone.shape):
            if (self._free(self._room(x, y, zone.view))
                    and covers_box(zone.shape, x - inner, y - inner, 2 * inner, 2 * inner)):
                return self._mark(x, y, number, zone.view)
        x, y = self._foot(zone.shape)
        at = next((place for place in _beside(x, y, radius) if self._free(self._room(*place, zone.view))), (x, y))
        pointer: list[Item] = [Line(x, y, *at, INK, 0.2), Circle(x, y, 0.4, INK)]
        return pointer + self._mark(*at, number, zone.view)

    def _foot(self, shape: Shape) -> tuple[float, float]:
        """Where the line to a disc beside the zone begins: not on a symbol, if the zone has another place."""
        side = 0.8
        return next(((x, y) for x, y in _all_over(shape)
                     if self._free(Box(x - side / 2, y - side / 2, side, side))
                     and covers_box(shape, x - side / 2, y - side / 2, side, side)), label_point(shape))

    def _shape(self, x: float, y: float, zone: ZoneView) -> Box | None:
        """Where the level's shape hangs on the disc, if it does."""
        if not self.marked:
            return None
        side = self.scale.key_radius * 1.5
        return Box(x + self.scale.key_radius * 0.75, y - side / 2, side * 1.25, side)

    def _room(self, x: float, y: float, zone: ZoneView) -> Box:
        radius, shape = self.scale.key_radius, self._shape(x, y, zone)
        return Box(x - radius, y - radius, (shape.right - x if shape else radius) + radius, 2 * radius)

    def _mark(self, x: float, y: float, number: int, zone: ZoneView) -> list[Item]:
        self.taken.append(self._room(x, y, zone))
        mark = key_mark(x, y, number, self.scale)
        shape = self._shape(x, y, zone)
        if shape is None:
            return mark
        right, size = look(zone.level, self.palette), self.scale.pt(6)
        glyph_x = x + self.scale.key_radius + (shape.right - x - self.scale.key_radius) / 2
        return [Rect(shape.x, shape.y, shape.width, shape.height, right.colour, INK, 0.2, radius=0.5), *mark,
                text_at(glyph_x, y - line_mm(size) / 2, right.shape, size, colour=right.ink, anchor=Anchor.MIDDLE)]


def _by_worth(sizes: Sequence[float]) -> list[tuple[float, float]]:
    return sorted(((size, share) for size in sizes for share in FOLDS),
                  key=lambda one: one[0] * FOLDS[one[1]], reverse=True)


def _torn(lines: Sequence[str]) -> bool:
    """One character alone on a line is not read as part of the name."""
    return len(lines) > 1 and min(map(len, lines)) < 2


def _beside(x: float, y: float, radius: float) -> Iterator[tuple[float, float]]:
    for distance in range(2, 40):
        for step in range(12):
            angle = step * pi / 6 - pi / 4
            yield x + distance * radius * cos(angle), y + distance * radius * sin(angle)


def _places(shape: Shape) -> list[tuple[float, float]]:
    """The best place, then a few above and below, left and right of it."""
    x, y = label_point(shape)
    corners = [corner for polygon in shape for corner in polygon[0]]
    across = (max(x for x, _ in corners) - min(x for x, _ in corners)) / 8
    down = (max(y for _, y in corners) - min(y for _, y in corners)) / 8
    steps = ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (0, -2), (0, 2), (-2, 0), (2, 0), (0, -3), (0, 3))
    return [(x + column * across, y + row * down) for column, row in steps]


def _all_over(shape: Shape) -> list[tuple[float, float]]:
    """The best place, then others all over the shape's bounds, the nearest to it first."""
    x, y = label_point(shape)
    corners = [corner for polygon in shape for corner in polygon[0]]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    grid = [(left + (right - left) * column / STEPS, top + (bottom - top) * row / STEPS)
            for column in range(1, STEPS) for row in range(1, STEPS)]
    return [(x, y), *sorted(grid, key=lambda one: hypot(one[0] - x, one[1] - y))]


def _label(zone: ZoneView, level: str, size: float, share: float, numbers: Sequence[str]) -> Label:
    natural = fonts.text_width(zone.name, font(True), size)
    name = wrap(zone.name, font(True), size, natural * share + size * 0.6 * (share < 1))
    widest = max(max(width_mm(line, size, bold=True) for line in name), 12)
    small = max(size * NUMBERS_SIZE, LEAST_TYPE)
    return Label(tuple(line.strip() for line in name), level, tuple(_packed(numbers, small, widest)), size)


def _packed(numbers: Sequence[str], size: float, width: float) -> Iterator[str]:
    """The numbers in lines of `width` millimetres; a number is never broken."""
    line = ""
    for number in numbers:
        longer = f"{line}  {number}" if line else number
        if line and width_mm(longer, size) > width:
            yield line
            longer = number
        line = longer
    if line:
        yield line


def _drawn(label: Label, box: Box, zone: ZoneView, palette: Palette) -> list[Item]:
    middle = box.centre[0]
    items: list[Item] = [Rect(box.x, box.y, box.width, box.height, "#FFFFFF", opacity=0.88, radius=0.9)]
    top = box.y + PADDING
    for line in label.name:
        items.append(text_at(middle, top, line, label.size, bold=True, anchor=Anchor.MIDDLE))
        top += line_mm(label.size)
    small = line_mm(label.numbers_size)
    if label.level:
        pill = Box(middle - label.badge_width / 2, top + 0.1, label.badge_width, small + 0.2)
        items += badge(pill, look(zone.level, palette), label.level, label.numbers_size)
    top += label.badge_height
    for line in label.numbers:
        items.append(text_at(middle, top, line, label.numbers_size, anchor=Anchor.MIDDLE))
        top += small
    return items
