"""Curves are drawn with straight edges that stay within their tolerance; strokes of the hand never cross themselves."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LinearRing, Point, Polygon, make_valid

from dualprev_desktop.domain.curves import TOLERANCE, arc, ellipse, stroke

HALVES = st.floats(5, 5_000)
TOLERANCES = st.floats(0.01, 3)
PLACES = st.tuples(st.floats(0, 1000), st.floats(0, 1000))


@given(HALVES, HALVES, TOLERANCES)
def test_an_ellipse_stays_within_its_tolerance(across: float, down: float, tolerance: float) -> None:
    outline = LinearRing(ellipse((100, 50), across, down, tolerance))
    assert outline.is_simple
    for n in range(97):
        turn = 2 * pi * n / 97
        true = Point(100 + across * cos(turn), 50 + down * sin(turn))
        assert outline.distance(true) <= tolerance * 1.001 + 1e-6
    assert outline.bounds == pytest.approx((100 - across, 50 - down, 100 + across, 50 + down))


def test_a_circle_as_wide_as_an_a0_sheet_has_edges_that_leave_it_by_a_tenth_of_a_millimetre() -> None:
    corners = ellipse((594.5, 594.5), 594.5, 594.5, 1189 * TOLERANCE)
    middles = [((x + a) / 2, (y + b) / 2) for (x, y), (a, b) in zip(corners, (*corners[1:], corners[0]), strict=True)]
    gaps = [594.5 - hypot(x - 594.5, y - 594.5) for x, y in middles]
    assert max(gaps) <= 0.1
    assert len(corners) < 250


@given(PLACES, st.floats(10, 2_000), st.floats(0, 2 * pi), st.floats(0.1, 0.9), st.floats(0.2, 6), st.booleans(),
       TOLERANCES)
def test_an_arc_goes_through_its_three_places(
        centre: tuple[float, float], radius: float, first: float, between: float, sweep: float, back: bool,
        tolerance: float) -> None:
    sweep = -sweep if back else sweep

    def on_circle(turn: float) -> tuple[float, float]:
        return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)

    start, through, end = (on_circle(first + sweep * part) for part in (0, between, 1))
    way = (start, *arc(start, through, end, tolerance))
    assert way[-1] == end
    line = LinearRing([*way, centre])
    for part in [n / 40 for n in range(41)] + [between]:
        assert line.distance(Point(on_circle(first + sweep * part))) <= tolerance * 1.001 + 1e-4
    for (x1, y1), (x2, y2) in pairwise(way):
        assert abs(hypot((x1 + x2) / 2 - centre[0], (y1 + y2) / 2 - centre[1]) - radius) <= tolerance * 1.001 + 1e-4


def test_three_places_in_line_are_a_straight_edge() -> None:
    assert arc((0, 0), (5, 5), (10, 10), 0.1) == ((5, 5), (10, 10))
    assert arc((0, 0), (0, 0), (10, 10), 0.1) == ((0, 0), (10, 10))


@given(st.lists(PLACES, min_size=3, max_size=60), st.floats(0.5, 20))
def test_a_stroke_is_simplified_within_its_tolerance_and_never_crosses_itself(
        places: list[tuple[float, float]], tolerance: float) -> None:
    made = stroke(places, tolerance)
    whole = make_valid(Polygon(places), method="structure", keep_collapsed=False) if len(set(places)) > 2 else None
    if not made:
        assert whole is None or whole.area == 0
        return
    ring = LinearRing(made)
    assert ring.is_simple
    largest = max((one for one in getattr(whole, "geoms", [whole])), key=lambda one: one.area)
    assert ring.hausdorff_distance(LinearRing(largest.exterior)) <= tolerance * 1.001
    assert len(made) <= len(largest.exterior.coords)


def test_a_shaky_circle_needs_few_corners() -> None:
    shaky = [(200 + (150 + n % 2) * cos(n / 300 * 2 * pi), 200 + (150 + n % 2) * sin(n / 300 * 2 * pi))
             for n in range(300)]
    assert len(stroke(shaky, 3)) < 30
    assert stroke([(1, 1), (5, 5), (9, 9)], 3) == ()
