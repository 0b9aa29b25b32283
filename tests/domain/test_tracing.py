"""The border between two corners is followed exactly, and what touches gets the same corners."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import NumericPoint, Shape, area, check_shape, from_points
from dualprev_desktop.domain.joining import joined, with_corners
from dualprev_desktop.domain.shared_edges import edges_of, shared_edges
from dualprev_desktop.domain.tracing import ring_through, trace
from tests.domain.planes import meshes
from tests.domain.test_geometry import stars

SQUARE = from_points([(0, 0), (400_000, 0), (400_000, 400_000), (0, 400_000)])


def length(way: tuple[NumericPoint, ...]) -> float:
    return sum(hypot(a - x, b - y) for (x, y), (a, b) in pairwise(way))


@given(stars(), st.data())
def test_the_way_lies_on_the_ring_and_ends_on_its_corners(shape: Shape, data: st.DataObject) -> None:
    ring = shape[0][0]
    start, end = data.draw(st.sampled_from(ring)), data.draw(st.sampled_from(ring))
    if start == end:
        assert trace(ring, start, end, 1, 1) == ()
        return
    short, long = ((start, *trace(ring, start, end, 1, 1, other)) for other in (False, True))
    edges = edges_of(shape)
    for way in (short, long):
        assert way[-1] == end
        assert all(frozenset(pair) in edges for pair in pairwise(way))
    assert length(short) <= length(long)
    assert length(short) + length(long) == pytest.approx(length((*ring, ring[0])))
    assert set(short) | set(long) == set(ring)


def test_the_shorter_way_counts_the_sheets_proportions() -> None:
    ring = from_points([(0, 0), (130, 0), (100, 100), (0, 140)])[0][0]
    assert trace(ring, (0, 0), (100, 100), 1, 1) == ((130, 0), (100, 100))
    assert trace(ring, (0, 0), (100, 100), 9, 1) == ((0, 140), (100, 100))


def test_a_ring_is_found_by_two_of_its_corners() -> None:
    assert ring_through(SQUARE, (0, 0), (400_000, 400_000)) == SQUARE[0][0]
    assert ring_through(SQUARE, (0, 0), (5, 5)) is None


def test_a_corner_on_a_neighbours_edge_is_added_to_the_neighbour() -> None:
    new = from_points([(400_000, 100_000), (700_000, 100_000), (700_000, 300_000), (400_000, 300_000)])
    made, changed = joined(new, {"n": SQUARE, "far": from_points([(800_000, 0), (900_000, 0), (900_000, 9_000)])})
    assert made == new
    assert set(changed) == {"n"}
    assert area(changed["n"]) == area(SQUARE)
    assert len(shared_edges({"new": made, **changed})) == 1


def test_a_neighbours_corner_on_the_new_edge_is_added_to_the_new_zone() -> None:
    long = from_points([(400_000, -0), (700_000, 0), (700_000, 900_000), (400_000, 900_000)])
    made, changed = joined(long, {"n": SQUARE})
    assert (400_000, 400_000) in made[0][0]
    assert not changed
    assert len(shared_edges({"new": made, "n": SQUARE})) == 1


@given(meshes(), st.data())
def test_added_corners_move_no_border_and_make_edges_shared(mesh: dict[str, Shape], data: st.DataObject) -> None:
    name, other = data.draw(st.sampled_from(sorted(mesh))), data.draw(st.floats(0.05, 0.95))
    (a, b), *_ = [tuple(edge) for edge, zones in shared_edges(mesh).items() if name in zones]
    at = round(a[0] + (b[0] - a[0]) * other), round(a[1] + (b[1] - a[1]) * other)
    changed = {zone_id: with_corners(shape, [at]) for zone_id, shape in mesh.items()}
    for zone_id, shape in changed.items():
        check_shape(shape)
        assert area(shape) == pytest.approx(area(mesh[zone_id]), abs=200_000)
    assert len(shared_edges(changed)) == len(shared_edges(mesh)) + 1
