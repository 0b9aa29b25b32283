"""The symbols of a plan on paper: true to the screen, their numbers large enough to read and apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import cos, pi, sin

from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.domain.drawing import Box, Item, Line
from dualprev_desktop.domain.geometry import WHOLE
from dualprev_desktop.domain.symbol_art import (
    ACROSS,
    INK,
    PLATE_TEXT,
    PLATE_TOP,
    POINT,
    POINTS_PER_MM,
    TEXT,
    TEXT_UNITS,
    disc_type,
    number_plate,
    symbol_items,
    units_mm,
)
from dualprev_desktop.services.views import PlanView, SymbolView

LEAST_UNIT = 0.32
"""Millimetres of a symbol's unit: three millimetres across are told apart, and are true on every plan on A4."""
LEAST_NUMBER = 5
"""Points of a number's type; it is read close by, as a footnote is."""
LEAST_WORDS = 6


@dataclass
class PlacedSymbols:
    """What is drawn, and what it covers."""

    items: list[Item] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)


def placed_symbols(plan: PlanView, picture: Box, room: Box) -> PlacedSymbols:
    """The symbols where they stand; of a number that would lie on another symbol the plate goes where there is room."""
    unit = max(units_mm(picture.width), LEAST_UNIT)
    bodies = [_Body(symbol, picture.x + picture.width * symbol.x / WHOLE, picture.y + picture.height * symbol.y / WHOLE,
                    unit) for symbol in plan.symbols]
    drawn = [body.items(plan) for body in bodies]
    covered = [_around(items) for items in drawn]
    pointers: list[Item] = []
    plates: list[Item] = []
    for index, body in enumerate(bodies):
        if body.plated:
            others = covered[:index] + covered[index + 1:]
            box, pointer = body.plate_place(others, room)
            pointers += pointer
            plates += body.plate(box)
            covered.append(box)
    return PlacedSymbols([*pointers, *(item for items in drawn for item in items), *plates], covered)


@dataclass(frozen=True, slots=True)
class _Body:
    """A symbol at its place; `unit` is that of symbols of the usual size."""

    symbol: SymbolView
    x: float
    y: float
    unit: float

    @property
    def own_unit(self) -> float:
        return self.unit * self.symbol.size / 100

    @property
    def plated(self) -> bool:
        """A number stands on a plate where it is too long for its disc, or the disc too small for it."""
        if self.symbol.kind != POINT or not self.symbol.words:
            return False
        return disc_type(self.symbol.words) * self.own_unit * POINTS_PER_MM < LEAST_NUMBER

    @property
    def plate_unit(self) -> float:
        return max(self.own_unit, LEAST_NUMBER / PLATE_TEXT / POINTS_PER_MM)

    def items(self, plan: PlanView) -> list[Item]:
        shown, unit = self.symbol, self.unit
        if self.plated:
            shown = replace(shown, words="")
        elif shown.kind == TEXT:
            unit = max(unit, LEAST_WORDS / TEXT_UNITS / POINTS_PER_MM)
        return symbol_items(shown, self.x, self.y, unit, plan.palette)

    def plate(self, box: Box) -> list[Item]:
        return number_plate(self.symbol.words, box.centre[0], box.y, self.plate_unit)

    def plate_place(self, others: list[Box], room: Box) -> tuple[Box, list[Item]]:
        """Below the disc as on the screen, else the first free place round it, else farther with a line to it."""
        size = _around(self.plate(Box(self.x, self.y, 0, 0)))
        near = list(self._near(size))
        for box in near:
            if _is_free(box, others, room):
                return box, []
        for box in self._far(size):
            if _is_free(box, others, room):
                return box, [Line(self.x, self.y, *box.centre, INK, 0.2)]
        return near[0], []

    def _near(self, size: Box) -> Iterator[Box]:
        width, high, reach = size.width, size.height, PLATE_TOP * self.own_unit
        beside, side = ACROSS / 2 * self.own_unit + 0.2, self.y - high / 2
        yield Box(self.x - width / 2, self.y + reach, width, high)
        yield Box(self.x - width / 2, self.y - reach - high, width, high)
        yield Box(self.x + beside, side, width, high)
        yield Box(self.x - beside - width, side, width, high)
        for across in (self.x, self.x - width):
            for down in (self.y + reach, self.y - reach - high):
                yield Box(across, down, width, high)

    def _far(self, size: Box) -> Iterator[Box]:
        for ring in range(2, 14):
            for step in range(16):
                angle, away = step * pi / 8, ring * size.height
                x, y = self.x + away * 1.4 * cos(angle), self.y + away * sin(angle)
                yield Box(x - size.width / 2, y - size.height / 2, size.width, size.height)


def _is_free(box: Box, others: Iterable[Box], room: Box) -> bool:
    return room.holds(box) and not any(box.meets(other) for other in others)


def _around(items: list[Item]) -> Box:
    boxes = [bounds(item) for item in items]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
