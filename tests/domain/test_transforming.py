"""Shapes turned, stretched, mirrored: in real proportions, on the sheet, and back again within rounding."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Shape
from dualprev_desktop.domain.transforming import (
    Frame,
    Things,
    frame_of,
    held_in,
    shape_by,
    shift,
    stretch,
    turn,
)
from tests.domain.planes import boxes, meshes

SIDES = st.integers(100, 20_000)
ABOUT = st.tuples(st.floats(0, 5_000), st.floats(0, 5_000))


def apart(one: Shape, other: Shape) -> float:
    """The largest distance between corners that belong to each other, in millionths."""
    return max(max(abs(x - a), abs(y - b)) for p, q in zip(one, other, strict=True)
               for r, s in zip(p, q, strict=True) for (x, y), (a, b) in zip(r, s, strict=True))


@given(boxes(), st.floats(-360, 360), ABOUT, SIDES, SIDES)
def test_turning_there_and_back_is_nothing(
        shape: Shape, degrees: float, about: NumericPoint, width: int, height: int) -> None:
    there = shape_by(shape, turn(degrees, about), width, height)
    back = shape_by(there, turn(-degrees, about), width, height)
    # what was rounded along one side of the sheet weighs more along the other
    assert apart(shape, back) <= 1 + max(width / height, height / width)


@given(boxes(), st.floats(0.05, 20), st.floats(0.05, 20), ABOUT, SIDES, SIDES)
def test_stretching_there_and_back_is_nothing(
        shape: Shape, across: float, down: float, about: NumericPoint, width: int, height: int) -> None:
    there = shape_by(shape, stretch(across, down, about), width, height)
    back = shape_by(there, stretch(1 / across, 1 / down, about), width, height)
    assert apart(shape, back) <= 1 + max(1 / across, 1 / down)


@given(boxes(), ABOUT, SIDES, SIDES)
def test_mirroring_twice_is_nothing(shape: Shape, about: NumericPoint, width: int, height: int) -> None:
    for across, down in ((-1, 1), (1, -1)):
        mirror = stretch(across, down, about)
        assert apart(shape, shape_by(shape_by(shape, mirror, width, height), mirror, width, height)) <= 1


@given(boxes(), st.floats(0, 360), st.sampled_from([(1600, 1100), (300, 3000), (1000, 1000)]))
def test_a_turn_keeps_real_lengths(shape: Shape, degrees: float, sheet: tuple[int, int]) -> None:
    width, height = sheet
    turned = shape_by(shape, turn(degrees, (width / 2, height / 2)), width, height)
    for before, after in zip(sides(shape, width, height), sides(turned, width, height), strict=True):
        assert after == pytest.approx(before, abs=2 * max(sheet) / WHOLE)


def sides(shape: Shape, width: int, height: int) -> list[float]:
    ring = shape[0][0]
    return [hypot((x - a) * width / WHOLE, (y - b) * height / WHOLE)
            for (x, y), (a, b) in zip(ring, (*ring[1:], ring[0]), strict=True)]


def test_a_quarter_turn_goes_clockwise() -> None:
    shape: Shape = ((((500_000, 500_000), (700_000, 500_000), (500_000, 600_000)),),)
    turned = shape_by(shape, turn(90, (500, 500)), 1000, 1000)
    assert turned[0][0] == ((500_000, 500_000), (500_000, 700_000), (400_000, 500_000))


@given(meshes(), st.floats(-180, 180), st.floats(0.2, 1.5))
def test_what_is_shared_among_the_transformed_stays_shared(
        shapes: dict[str, Shape], degrees: float, factor: float) -> None:
    from dualprev_desktop.domain.shared_edges import shared_corners

    turned = Things(shapes, {}).by(turn(degrees, (400, 300)), 1600, 1100)
    turned = turned.by(stretch(factor, factor, (0, 0)), 1600, 1100)
    before, after = shared_corners(shapes), shared_corners(turned.shapes)
    assert sorted(map(sorted, before.values())) == sorted(map(sorted, after.values()))


@given(meshes(), st.floats(-2_000_000, 2_000_000), st.floats(-2_000_000, 2_000_000))
def test_a_shift_ends_at_the_edge_of_the_sheet(shapes: dict[str, Shape], dx: float, dy: float) -> None:
    things = Things(shapes, {"s": (250_000, 250_000)})
    frame, before = things.shifted(dx, dy).frame, things.frame
    assert frame is not None
    assert before is not None
    assert min(frame.left, frame.top) >= 0
    assert max(frame.right, frame.bottom) <= WHOLE
    assert (frame.width, frame.height) == (before.width, before.height)


def test_what_is_larger_than_the_sheet_finds_no_room() -> None:
    shape: Shape = ((((0, 0), (WHOLE, 0), (WHOLE, WHOLE), (0, WHOLE)),),)
    grown = Things({"z": shape}, {}).by(stretch(1.01, 1.01, (0, 0)), 100, 100)
    assert grown.on_the_sheet() is None
    pushed = Things({"z": shape}, {}).by(stretch(0.5, 0.5, (0, 0)), 100, 100).by(shift(90, 0), 100, 100).on_the_sheet()
    assert pushed is not None
    assert pushed.frame == Frame(500_000, 0, WHOLE, 500_000)


def test_frames() -> None:
    assert frame_of([]) is None
    assert frame_of([], [(1, 2), (5, 0)]) == Frame(1, 0, 5, 2)
    assert held_in(Frame(100, 100, 200, 200), -500, 10.4) == (-100, 10)
