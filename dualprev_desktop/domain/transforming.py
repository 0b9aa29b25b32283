"""Shapes turned, stretched, mirrored and shifted: reckoned in the sheet's own proportions, kept in whole millionths.

A sheet is seldom square, so a turn in millionths would bend every right angle: lengths are those of the sheet's
`width` and `height` here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Shape


@dataclass(frozen=True)
class Affine:
    """(x, y) → (a·x + b·y + e, c·x + d·y + f)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def __call__(self, at: NumericPoint) -> NumericPoint:
        x, y = at
        return self.a * x + self.b * y + self.e, self.c * x + self.d * y + self.f


@dataclass(frozen=True)
class Frame:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> NumericPoint:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


SHEET = Frame(0, 0, WHOLE, WHOLE)


def turn(degrees: float, about: NumericPoint) -> Affine:
    """Clockwise as seen, y being downwards."""
    cosine, sine = cos(radians(degrees)), sin(radians(degrees))
    return _about(cosine, -sine, sine, cosine, about)


def stretch(across: float, down: float, about: NumericPoint) -> Affine:
    """A negative factor mirrors."""
    return _about(across, 0, 0, down, about)


def shift(dx: float, dy: float) -> Affine:
    return Affine(e=dx, f=dy)


def _about(a: float, b: float, c: float, d: float, about: NumericPoint) -> Affine:
    """With `about` staying where it is."""
    x, y = about
    return Affine(a, b, c, d, x - a * x - b * y, y - c * x - d * y)


def point_by(at: NumericPoint, by: Affine, width: float, height: float) -> NumericPoint:
    """A place in millionths moved by a transformation in the sheet's own units."""
    x, y = by((at[0] * width / WHOLE, at[1] * height / WHOLE))
    return round(x * WHOLE / width), round(y * WHOLE / height)


def shape_by(shape: Shape, by: Affine, width: float, height: float) -> Shape:
    """In whole millionths; equal corners stay equal, so that what is shared among the transformed stays shared."""
    return tuple(tuple(tuple(point_by(corner, by, width, height) for corner in ring) for ring in polygon)
                 for polygon in shape)


def shifted(shape: Shape, dx: int, dy: int) -> Shape:
    """By whole millionths."""
    return tuple(tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in polygon) for polygon in shape)


def frame_of(shapes: Iterable[Shape], places: Iterable[NumericPoint] = ()) -> Frame | None:
    """The least rectangle round shapes and places; None round nothing."""
    every = [corner for shape in shapes for polygon in shape for corner in polygon[0]] + list(places)
    if not every:
        return None
    across, down = [x for x, _ in every], [y for _, y in every]
    return Frame(min(across), min(down), max(across), max(down))


def held_in(frame: Frame, dx: float, dy: float) -> tuple[int, int]:
    """The whole part of the shift that keeps the frame on the sheet."""
    return (round(min(max(dx, -frame.left), WHOLE - frame.right)),
            round(min(max(dy, -frame.top), WHOLE - frame.bottom)))


@dataclass(frozen=True)
class Things:
    """What is transformed together: shapes of zones and places of symbols, by their ids, in millionths."""

    shapes: Mapping[str, Shape]
    places: Mapping[str, NumericPoint]

    @property
    def frame(self) -> Frame | None:
        return frame_of(self.shapes.values(), self.places.values())

    def by(self, transformation: Affine, width: float, height: float) -> Things:
        return Things({one: shape_by(shape, transformation, width, height) for one, shape in self.shapes.items()},
                      {one: point_by(at, transformation, width, height) for one, at in self.places.items()})

    def shifted(self, dx: float, dy: float) -> Things:
        """By millionths, as far as the sheet lets them."""
        frame = self.frame
        if frame is None:
            return self
        x, y = held_in(frame, dx, dy)
        return Things({one: shifted(shape, x, y) for one, shape in self.shapes.items()},
                      {one: (at[0] + x, at[1] + y) for one, at in self.places.items()})

    def on_the_sheet(self) -> Things | None:
        """Pushed back onto the sheet where they reach beyond it; None where they are larger than the sheet."""
        frame = self.frame
        if frame is not None and (frame.width > WHOLE or frame.height > WHOLE):
            return None
        return self.shifted(0, 0)
