"""What several zones have in common stays in common, whatever is done to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import Shape, check_shape
from dualprev_desktop.domain.shared_edges import (
    corners_of,
    edges_of,
    moved,
    shared_corners,
    shared_edges,
    too_few,
    with_corner,
    without_corner,
)
from tests.domain.planes import meshes

PLACES = st.tuples(st.integers(0, 1_000_000), st.integers(0, 1_000_000))


def sharing(shapes: dict[str, Shape]) -> list[frozenset[str]]:
    return sorted((zones for zones in shared_corners(shapes).values()), key=sorted)


@given(meshes(), st.data())
def test_moving_a_corner_keeps_exactly_the_same_sharing(shapes: dict[str, Shape], data: st.DataObject) -> None:
    every = sorted({corner for shape in shapes.values() for corner in corners_of(shape)})
    corner = data.draw(st.sampled_from(every))
    target = data.draw(PLACES.filter(lambda at: at not in every))
    holders = {one for one, shape in shapes.items() if corner in corners_of(shape)}
    changed = moved(shapes, {corner: target})
    assert set(changed) == holders
    after = shapes | changed
    assert sharing(after) == sharing(shapes)
    assert len(shared_edges(after)) == len(shared_edges(shapes))
    assert moved(after, {target: corner}) == {one: shapes[one] for one in holders}


@given(meshes(), st.data())
def test_an_edge_moved_as_a_whole_stays_shared(shapes: dict[str, Shape], data: st.DataObject) -> None:
    common = shared_edges(shapes)
    edge = data.draw(st.sampled_from(sorted(common, key=sorted)))
    (x, y), (next_x, next_y) = edge
    after = shapes | moved(shapes, {(x, y): (x + 7, y + 3), (next_x, next_y): (next_x + 7, next_y + 3)})
    assert shared_edges(after)[frozenset(((x + 7, y + 3), (next_x + 7, next_y + 3)))] == common[edge]


@given(meshes(), st.data())
def test_a_corner_on_a_shared_edge_comes_into_both_and_goes_from_both(
        shapes: dict[str, Shape], data: st.DataObject) -> None:
    edge = data.draw(st.sampled_from(sorted(shared_edges(shapes), key=sorted)))
    (x, y), (next_x, next_y) = edge
    middle = (round((x + next_x) / 2), round((y + next_y) / 2))
    holders = shared_edges(shapes)[edge]
    after = shapes | with_corner(shapes, edge, middle)
    assert shared_corners(after)[middle] == holders
    assert all(edge not in edges_of(after[one]) for one in holders)
    assert shapes | without_corner(after, middle) == shapes


def test_a_triangle_cannot_lose_a_corner() -> None:
    triangle: Shape = ((((0, 0), (10, 0), (0, 10)),),)
    (left,) = without_corner({"a": triangle}, (10, 0)).values()
    assert too_few(left)
    assert not too_few(triangle)
    check_shape(triangle)


def test_edges_run_the_other_way_round_in_the_neighbour() -> None:
    one: Shape = ((((0, 0), (10, 0), (10, 10), (0, 10)),),)
    other: Shape = ((((10, 0), (20, 0), (20, 10), (10, 10)),),)
    assert shared_edges({"one": one, "other": other}) == {frozenset({(10, 0), (10, 10)}): frozenset({"one", "other"})}
