"""One shape of several, and several of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, union_all

from dualprev_desktop.domain.geometry import Shape, area, check_shape
from dualprev_desktop.domain.merging import merged, taken_apart
from tests.domain.planes import boxes, meshes


def outline(shape: Shape) -> MultiPolygon:
    return MultiPolygon([(polygon[0], polygon[1:]) for polygon in shape])


@given(st.lists(boxes(), min_size=1, max_size=6))
def test_it_covers_what_any_covers(shapes: list[Shape]) -> None:
    whole = merged(shapes)
    check_shape(whole)
    # upright rectangles of whole numbers cross at whole numbers: nothing is rounded
    assert area(whole) == union_all([outline(shape) for shape in shapes]).area


@given(meshes())
def test_neighbours_become_one_piece_without_their_common_edges(shapes: dict[str, Shape]) -> None:
    whole = merged(shapes.values())
    check_shape(whole)
    assert len(whole) == 1
    assert area(whole) == pytest.approx(sum(area(shape) for shape in shapes.values()))


@given(meshes())
def test_slanting_shapes_that_overlap_lose_no_more_than_rounding(shapes: dict[str, Shape]) -> None:
    across = tuple(tuple(tuple((x + 51_111, y + 37_777) for x, y in ring) for ring in polygon)
                   for polygon in shapes["z0-0"])
    every = [*shapes.values(), across]
    whole = merged(every)
    check_shape(whole)
    expected = union_all([outline(shape) for shape in every])
    assert area(whole) == pytest.approx(expected.area, abs=expected.length)


def test_separate_shapes_stay_pieces_and_a_ring_keeps_its_hole() -> None:
    one: Shape = ((((0, 0), (10, 0), (10, 10), (0, 10)),),)
    far: Shape = ((((90, 90), (95, 90), (95, 95)),),)
    assert len(merged([one, far])) == 2
    sides: list[Shape] = [((((x, y), (x + w, y), (x + w, y + h), (x, y + h)),),)
                          for x, y, w, h in ((0, 0, 30, 10), (0, 20, 30, 10), (0, 0, 10, 30), (20, 0, 10, 30))]
    (ring,) = merged(sides)
    assert len(ring) == 2
    assert area((ring,)) == 800


@given(meshes())
def test_taken_apart_and_merged_again_is_the_same(shapes: dict[str, Shape]) -> None:
    pieces = [shape for at, shape in enumerate(shapes.values()) if at % 2 == 0]
    whole: Shape = tuple(polygon for shape in pieces for polygon in shape)
    apart = taken_apart(whole)
    assert sorted(apart) == sorted((polygon,) for polygon in whole)
    assert [area(one) for one in apart] == sorted((area(one) for one in apart), reverse=True)
    assert outline(merged(apart)).equals(union_all([outline(one) for one in pieces]))
