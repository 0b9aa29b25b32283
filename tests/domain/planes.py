"""Made-up plans for property tests: sheets cut into fields that share their borders, and single outlines."""

from __future__ import annotations

from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import NumericPoint, Shape

STEP = 100_000
"""Millionths between the lines of a mesh."""
JITTER = 30_000
"""By how much its crossings stray."""


@st.composite
def meshes(draw: st.DrawFn, most: int = 4) -> dict[str, Shape]:
    """Quadrangles side by side, whose corners are exactly those of their neighbours."""
    columns, rows = draw(st.integers(2, most)), draw(st.integers(1, most))
    stray = st.integers(-JITTER, JITTER)
    crossings = {(x, y): ((x + 1) * STEP + draw(stray), (y + 1) * STEP + draw(stray))
                 for x in range(columns + 1) for y in range(rows + 1)}
    return {f"z{x}-{y}": _field(crossings, x, y) for x in range(columns) for y in range(rows)}


def _field(crossings: dict[tuple[int, int], tuple[int, int]], x: int, y: int) -> Shape:
    ring: tuple[NumericPoint, ...] = tuple(crossings[at] for at in ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)))
    return ((ring,),)


@st.composite
def boxes(draw: st.DrawFn) -> Shape:
    """An upright rectangle of whole millionths anywhere on the sheet."""
    left, top = draw(st.integers(0, 900_000)), draw(st.integers(0, 900_000))
    right = left + draw(st.integers(1_000, 1_000_000 - left))
    bottom = top + draw(st.integers(1_000, 1_000_000 - top))
    return ((((left, top), (right, top), (right, bottom), (left, bottom)),),)
