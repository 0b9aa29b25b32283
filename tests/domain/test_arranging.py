"""In line and evenly spread, to the millionth."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.arranging import Side, aligned, around, distributed, in_order
from dualprev_desktop.domain.transforming import Frame

PLACE, LENGTH = st.integers(0, 800_000), st.integers(0, 100_000).map(lambda n: n * 2)
FRAMES = st.dictionaries(st.text("abcdef", min_size=1, max_size=3),
                         st.builds(lambda x, y, w, h: Frame(x, y, x + w, y + h), PLACE, PLACE, LENGTH, LENGTH),
                         min_size=2, max_size=8)


def put(frames: dict[str, Frame], shifts: dict[str, tuple[int, int]]) -> dict[str, Frame]:
    return {one: Frame(f.left + shifts[one][0], f.top + shifts[one][1], f.right + shifts[one][0],
                       f.bottom + shifts[one][1]) for one, f in frames.items()}


@pytest.mark.parametrize(("side", "part"), [(Side.LEFT, "left"), (Side.RIGHT, "right"), (Side.TOP, "top"),
                                            (Side.BOTTOM, "bottom")])
@given(frames=FRAMES)
def test_sides_lie_exactly_in_line(side: Side, part: str, frames: dict[str, Frame]) -> None:
    after = put(frames, aligned(frames, side))
    assert {getattr(one, part) for one in after.values()} == {getattr(around(frames), part)}
    across = part in ("left", "right")
    assert all((x == 0) != across or x == y == 0 for x, y in aligned(frames, side).values())


@given(FRAMES)
def test_middles_lie_in_line(frames: dict[str, Frame]) -> None:
    for side, axis in ((Side.CENTRE, 0), (Side.MIDDLE, 1)):
        after = put(frames, aligned(frames, side))
        middle = around(frames).middle[axis]
        assert all(abs(one.middle[axis] - middle) <= 0.5 for one in after.values())


@given(FRAMES, st.booleans())
def test_gaps_become_equal_and_the_ends_stay(frames: dict[str, Frame], down: bool) -> None:
    spans = {one: (f.top, f.bottom) if down else (f.left, f.right) for one, f in frames.items()}
    shifts = {one: by[1] if down else by[0] for one, by in distributed(frames, down).items()}
    assert all(by[0 if down else 1] == 0 for by in distributed(frames, down).values())
    order = in_order(spans)
    assert shifts[order[0]] == shifts[order[-1]] == 0
    after = [(spans[one][0] + shifts[one], spans[one][1] + shifts[one]) for one in order]
    gaps = [begin - end for (_, end), (begin, _) in pairwise(after)]
    room = spans[order[-1]][1] - spans[order[0]][0] - sum(end - begin for begin, end in spans.values())
    if room < 0:
        gaps = [sum(other) / 2 - sum(one) / 2 for one, other in pairwise(after)]
    assert len(frames) < 3 or max(gaps) - min(gaps) <= 1
