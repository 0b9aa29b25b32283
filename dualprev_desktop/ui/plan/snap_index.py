"""Edges found by place: those of zones and of a CAD drawing, a hundred thousand of them without a burden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Ring, Shape

if TYPE_CHECKING:
    from shapely import STRtree


@dataclass(frozen=True, slots=True)
class Edge:
    """From one place of the scene to another."""

    start: NumericPoint
    end: NumericPoint

    def foot(self, at: NumericPoint) -> NumericPoint:
        """The place on the edge that is nearest to `at`."""
        (x, y), (dx, dy) = self.start, (self.end[0] - self.start[0], self.end[1] - self.start[1])
        length = dx * dx + dy * dy
        part = ((at[0] - x) * dx + (at[1] - y) * dy) / length if length else 0
        part = min(max(part, 0), 1)
        return x + part * dx, y + part * dy

    def crossing(self, other: Edge) -> NumericPoint | None:
        """Where it meets another edge; None for parallel ones and for those that do not reach each other."""
        (x, y), (a, b) = self.start, other.start
        dx, dy, da, db = self.end[0] - x, self.end[1] - y, other.end[0] - a, other.end[1] - b
        turn = dx * db - dy * da
        if not turn:
            return None
        part, across = ((a - x) * db - (b - y) * da) / turn, ((a - x) * dy - (b - y) * dx) / turn
        return (x + part * dx, y + part * dy) if 0 <= part <= 1 and 0 <= across <= 1 else None


class ZoneEdges:
    """The edges of one zone in the scene, worked out when somebody comes near."""

    def __init__(self, shape: Shape, width: float, height: float) -> None:
        self.shape = shape
        self._across, self._down = width / WHOLE, height / WHOLE
        across, down = ([corner[axis] for polygon in shape for corner in polygon[0]] for axis in (0, 1))
        self._left, self._right = min(across, default=0) * self._across, max(across, default=0) * self._across
        self._top, self._bottom = min(down, default=0) * self._down, max(down, default=0) * self._down
        self._edges: list[Edge] | None = None

    def reaches(self, at: NumericPoint, radius: float) -> bool:
        return (self._left - radius <= at[0] <= self._right + radius
                and self._top - radius <= at[1] <= self._bottom + radius)

    def edges(self) -> list[Edge]:
        if self._edges is None:
            self._edges = [edge for polygon in self.shape for ring in polygon for edge in self._of(ring)]
        return self._edges

    def _of(self, ring: Ring) -> Iterator[Edge]:
        places = [(x * self._across, y * self._down) for x, y in ring]
        for start, end in zip(places, (*places[1:], places[0]), strict=True):
            yield Edge(start, end)


class SnapIndex:
    """The lines of a drawing: built once, asked at every move of the mouse."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._edges = list(edges)
        self._tree: STRtree | None = None

    def near(self, at: NumericPoint, radius: float) -> list[Edge]:
        """The edges that may be so near, in the order in which they were given."""
        if not self._edges:
            return []
        from shapely import box

        hits = self._built().query(box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius))
        return [self._edges[place] for place in sorted(hits.tolist())]

    def _built(self) -> STRtree:
        from shapely import STRtree, linestrings

        if self._tree is None:
            self._tree = STRtree(linestrings([(edge.start, edge.end) for edge in self._edges]))
        return self._tree
