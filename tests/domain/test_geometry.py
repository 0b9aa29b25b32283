"""Zone shapes: what is written is read back, labels lie inside, faults are told with their place."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import (
    WHOLE,
    Shape,
    area,
    check_shape,
    contains,
    covers_box,
    format_shape,
    from_points,
    label_point,
    parse_shape,
    scaled,
)
from dualprev_desktop.kernel.errors import InputError

SQUARE_WITH_HOLE = ("MULTIPOLYGON (((100000 100000, 900000 100000, 900000 900000, 100000 900000, 100000 100000), "
                    "(400000 400000, 600000 400000, 600000 600000, 400000 600000, 400000 400000)))")


@st.composite
def stars(draw: st.DrawFn) -> Shape:
    """Outlines around the middle of the sheet that never cross themselves."""
    radii = draw(st.lists(st.integers(50_000, 450_000), min_size=3, max_size=24))
    step = 2 * pi / len(radii)
    return from_points((500_000 + radius * cos(step * n), 500_000 + radius * sin(step * n))
                       for n, radius in enumerate(radii))


@given(stars())
def test_a_written_shape_is_read_back(shape: Shape) -> None:
    assert parse_shape(format_shape(shape)) == shape
    check_shape(shape)


@given(stars())
def test_the_label_lies_in_the_shape(shape: Shape) -> None:
    assert contains(shape, *label_point(shape))


@given(st.text(max_size=60) | st.from_regex(r"MULTIPOLYGON \(\(\([-0-9 ,()]{0,30}[.;x][-0-9 ,()]{0,9}\)\)\)",
                                            fullmatch=True))
def test_text_that_is_no_shape_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match="Draw the zone again"):
        parse_shape(text)


def test_holes_count_neither_as_area_nor_as_inside() -> None:
    shape = parse_shape(SQUARE_WITH_HOLE)
    assert area(shape) == 800_000**2 - 200_000**2
    assert not contains(shape, 500_000, 500_000)
    assert contains(shape, 200_000, 200_000)
    assert contains(shape, *label_point(shape))
    assert format_shape(shape) == SQUARE_WITH_HOLE


def test_several_parts_stay_apart_and_the_label_stands_in_the_largest() -> None:
    small, large = ((0, 0), (100, 0), (100, 100), (0, 100)), ((500, 500), (900, 500), (900, 900), (500, 900))
    shape: Shape = ((small,), (large,))
    check_shape(shape)
    assert label_point(shape) == (700, 700)
    assert parse_shape(format_shape(shape)) == shape


def test_the_label_of_a_long_strip_stands_in_its_middle() -> None:
    assert label_point(from_points([(0, 0), (900_000, 0), (900_000, 50_000), (0, 50_000)])) == (450_000, 25_000)


def test_the_label_of_a_horseshoe_stands_in_the_metal() -> None:
    horseshoe = from_points([(0, 0), (900, 0), (900, 900), (700, 900), (700, 200), (200, 200), (200, 900), (0, 900)])
    assert contains(horseshoe, *label_point(horseshoe))
    assert not contains(horseshoe, 450, 600)


@pytest.mark.parametrize(("points", "sentence"), [
    ([(0, 0), (10, 10)], "at least three different corners; this one has 2"),
    ([(0, 0), (10, 10), (0, 0), (10, 10)], "this one has 2"),
    ([(0, 0), (1_000_001, 0), (5, 5)], "reaches beyond the picture"),
    ([(0, 0), (WHOLE, WHOLE), (WHOLE, 0), (0, WHOLE)], "crosses itself near 50 % across, 50 % down"),
])
def test_a_faulty_outline_is_told(points: list[tuple[float, float]], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        check_shape(from_points(points))
    assert sentence in caught.value.text()


def test_parts_that_overlap_are_a_fault() -> None:
    part = ((0, 0), (100, 0), (100, 100), (0, 100))
    with pytest.raises(InputError):
        check_shape(((part,), (tuple((x + 50, y + 50) for x, y in part),)))


def test_no_part_at_all_is_a_fault() -> None:
    with pytest.raises(InputError, match="no shape"):
        check_shape(())


def test_a_shape_scales_with_its_picture() -> None:
    shape = scaled(from_points([(0, 0), (WHOLE, 0), (WHOLE, WHOLE)]), 200, 100, left=10, top=20)
    assert shape == ((((10, 20), (210, 20), (210, 120)),),)


def test_a_box_must_lie_wholly_inside() -> None:
    shape = parse_shape(SQUARE_WITH_HOLE)
    assert covers_box(shape, 120_000, 120_000, 200_000, 200_000)
    assert not covers_box(shape, 300_000, 300_000, 200_000, 200_000)
