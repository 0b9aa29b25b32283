"""What a drawing is made of once it is taken apart: polylines and labels, with the layer and colour to inherit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

Points = list[tuple[float, float]]
Affine = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = ax + cy + e, y' = bx + dy + f."""

OF_INSERT = ""
"""The layer of what lies on layer 0 of a block: that of its reference."""
BY_BLOCK, BY_LAYER = -1, -2
"""Colours that come from the reference, and from the layer that was inherited."""
FARTHEST = 1e12
"""Drawing units; beyond it there is no drawing, only damage."""


@dataclass(frozen=True, slots=True)
class Line:
    layer: str
    colour: int
    points: Points
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """`across` and `up` are vectors: the reading direction (of length 1), and the height of its letters."""

    layer: str
    colour: int
    text: str
    at: tuple[float, float]
    across: tuple[float, float]
    up: tuple[float, float]
    anchor: str
    """`start`, `middle` or `end`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A block laid out at a place; `placed` maps its own coordinates to those around it."""

    layer: str
    colour: int
    block: str
    placed: Affine
    steps: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    """Of rows and columns, in the coordinates around it."""


@dataclass
class Content:
    """Of one block or of the whole model, in its own coordinates; blocks within are only referred to."""

    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    beyond: int = 0
    """Objects whose coordinates are no numbers, or lie beyond all measure."""
    undrawn: Counter[str] = field(default_factory=Counter)
    """Objects by the kind that is not drawn."""
    outside: set[str] = field(default_factory=set)
    """Names of drawings that are referred to and stand in other files."""

    def pieces(self) -> Iterator[Line | Label]:
        yield from self.lines
        yield from self.labels


def measurable(*values: float) -> bool:
    return all(isfinite(value) and abs(value) <= FARTHEST for value in values)


def moved(points: Points, by: Affine) -> Points:
    a, b, c, d, e, f = by
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def turned(vector: tuple[float, float], by: Affine) -> tuple[float, float]:
    """A vector has a direction and a length but no place."""
    a, b, c, d, _e, _f = by
    return a * vector[0] + c * vector[1], b * vector[0] + d * vector[1]


def within(inner: Affine, outer: Affine) -> Affine:
    """First the inner, then the outer."""
    (a, b), (c, d) = turned(inner[0:2], outer), turned(inner[2:4], outer)
    ((e, f),) = moved([inner[4:6]], outer)
    return a, b, c, d, e, f
