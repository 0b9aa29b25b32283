"""A line across a zone divides it: the pieces are whole, apart, and together what the zone was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import Shape, area, check_shape, from_points
from dualprev_desktop.domain.mending import cut_away
from dualprev_desktop.domain.shared_edges import edges_of
from dualprev_desktop.domain.splitting import SMALLEST, split
from tests.domain.planes import boxes
from tests.domain.test_geometry import stars

WHERE = st.tuples(st.integers(0, 1_000_000), st.integers(0, 1_000_000))
LINES = st.lists(WHERE, min_size=2, max_size=5)
SQUARE = from_points([(100_000, 100_000), (900_000, 100_000), (900_000, 900_000), (100_000, 900_000)])


@given(stars() | boxes(), LINES)
def test_pieces_are_valid_apart_and_together_the_whole(shape: Shape, line: list[tuple[int, int]]) -> None:
    pieces = split(shape, line)
    for piece in pieces:
        check_shape(piece)
        assert all(isinstance(value, int) for polygon in piece for ring in polygon for at in ring for value in at)
    # a border of at most 60 corners, each moved by less than a millionth
    slack = 4_000_000 + SMALLEST * 40
    assert abs(sum(map(area, pieces)) - area(shape)) <= slack
    for n, one in enumerate(pieces):
        for other in pieces[n + 1:]:
            assert area(one) - area(cut_away(one, other)) <= slack
    assert [area(piece) for piece in pieces[1:]] == sorted(map(area, pieces[1:]), reverse=True)
    assert area(pieces[0]) >= max(map(area, pieces)) - slack


def test_the_pieces_share_the_line() -> None:
    large, small = split(SQUARE, [(300_000, 0), (350_000, 500_000), (300_000, 1_000_000)])
    assert area(large) > area(small)
    assert len(edges_of(large) & edges_of(small)) == 2


def test_a_line_that_stops_within_the_zone_divides_nothing() -> None:
    assert split(SQUARE, [(0, 500_000), (600_000, 500_000)]) == (SQUARE,)
    assert split(SQUARE, [(0, 50_000), (1_000_000, 50_000)]) == (SQUARE,)
    assert split(SQUARE, [(100_000, 100_000), (900_000, 100_000)]) == (SQUARE,)


def test_a_line_from_corner_to_corner_divides() -> None:
    one, other = split(SQUARE, [(100_000, 100_000), (900_000, 900_000)])
    assert area(one) == area(other) == 320_000_000_000


def test_a_line_through_a_hole_needs_to_go_on_beyond_it() -> None:
    ring: Shape = ((SQUARE[0][0], ((400_000, 400_000), (600_000, 400_000), (600_000, 600_000), (400_000, 600_000))),)
    assert len(split(ring, [(0, 500_000), (500_000, 500_000)])) == 1
    halves = split(ring, [(0, 500_000), (1_000_000, 500_000)])
    assert [len(piece[0]) for piece in halves] == [1, 1]
    assert sum(map(area, halves)) == area(ring)


def test_parts_that_the_line_does_not_meet_stay_with_the_largest_piece() -> None:
    lone = from_points([(910_000, 910_000), (990_000, 910_000), (990_000, 990_000)])
    large, small = split((*SQUARE, *lone), [(300_000, 0), (300_000, 1_000_000)])
    assert len(large) == 2
    assert lone[0] in large
    assert len(small) == 1
