"""Patches of a legend: small rectangles of different levels, one like the other, in a row or a column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from shapely import MultiPolygon

from dualprev_desktop.domain.levels import Level

LARGEST = 0.02
"""Of the picture's area."""
RECTANGULAR = 0.85
ALIKE = 1.6
FEWEST = 3
FAR = 8
"""Two neighbours of a legend are at most so many of their own heights apart."""


def legend(shapes: Sequence[MultiPolygon], levels: Sequence[Level | None], whole: float) -> set[int]:
    """The places of the patches that look like a legend; `whole` is the area of the picture."""
    small = [place for place, shape in enumerate(shapes) if shape.area < LARGEST * whole and _rectangular(shape)]
    found: set[int] = set()
    for one, other in combinations(small, 2):
        row = [place for place in small if _in_line(shapes[one], shapes[other], shapes[place])]
        if levels[one] != levels[other] and len({levels[place] for place in row}) >= FEWEST \
                and len({levels[place] for place in row}) == len(row):
            found.update(row)
    return found


def _rectangular(shape: MultiPolygon) -> bool:
    box = shape.minimum_rotated_rectangle
    return bool(box.area and shape.area / box.area > RECTANGULAR)


def _in_line(one: MultiPolygon, other: MultiPolygon, third: MultiPolygon) -> bool:
    """Whether the third is like both in size, and on one upright or level line with them, not far away."""
    side = max(one.area, third.area) ** 0.5
    if max(one.area, other.area, third.area) > ALIKE * min(one.area, other.area, third.area):
        return False
    (x, y), (across, down), (right, below) = (
        (shape.centroid.x, shape.centroid.y) for shape in (one, other, third))
    upright = abs(x - across) < side / 2 and abs(x - right) < side / 2
    level = abs(y - down) < side / 2 and abs(y - below) < side / 2
    return bool((upright or level) and max(abs(x - right), abs(y - below)) < FAR * side)
