"""Where a corner jumps to when the mouse comes near: corners and edges of zones, the drawing's lines, the grid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from math import dist

from PySide6.QtCore import QPointF, QRectF, Qt

from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.plan_lines import lines_of
from dualprev_desktop.services.views import SVG
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.snap_index import Edge, SnapIndex, ZoneEdges
from dualprev_desktop.ui.plan.snap_mark import SnapMark

REACH = 10
"""Screen pixels within which a place draws a corner to it."""
MOST_CROSSED = 24
"""With more edges than this in reach nobody could tell their crossings apart."""
CORNER, EDGE, GRID, LINE = N_("Corner"), N_("Edge"), N_("Grid"), N_("Line of the drawing")


@dataclass(frozen=True, slots=True)
class Snap:
    """`word` says what the place is; empty where nothing was near and the place is the mouse's own."""

    at: NumericPoint
    word: str = ""


class Snapper:
    """Ctrl held switches it off for as long; `on` is the person's switch."""

    def __init__(self, scene: PlanScene) -> None:
        self._scene = scene
        self._mark = SnapMark()
        self._known: dict[str, ZoneEdges] = {}
        self._sheet = scene.sheet
        self._drawing: bytes | None = None
        self._lines = SnapIndex(())
        self.on = True

    def snap(self, at: QPointF, unit: float, keys: Qt.KeyboardModifier, without: Collection[str] = ()) -> QPointF:
        """The place that a corner set at `at` takes; shows its mark. `unit` is the length of a pixel."""
        if not self.on or keys & Qt.KeyboardModifier.ControlModifier:
            self.hide()
            return at
        found = self.find((at.x(), at.y()), REACH * unit, without)
        place = QPointF(*found.at)
        if found.word:
            self._mark.show_at(self._scene, place, found.word, unit)
        else:
            self.hide()
        return place

    def hide(self) -> None:
        self._mark.leave()

    def find(self, at: NumericPoint, radius: float, without: Collection[str] = ()) -> Snap:
        """Corners before edges before lines before the grid; of one kind the nearest."""
        own = list(self._near_zones(at, radius, without))
        own, drawn = _in_reach(own, at, radius), list(self._drawn().near(at, radius))
        kinds: tuple[tuple[str, Iterable[NumericPoint]], ...] = (
            (CORNER, _ends(own)), (EDGE, _crossings(own)), (LINE, _ends(drawn)), (LINE, _crossings(drawn)),
            (EDGE, (edge.foot(at) for edge in own)), (LINE, (edge.foot(at) for edge in drawn)),
            (GRID, self._grid_near(at)))
        for word, places in kinds:
            near = min(places, key=lambda place: dist(place, at), default=None)
            if near is not None and dist(near, at) <= radius:
                return Snap(near, word)
        return Snap(at)

    def _grid_near(self, at: NumericPoint) -> Iterator[NumericPoint]:
        step = self._scene.grid
        if step > 0:
            yield round(at[0] / step) * step, round(at[1] / step) * step

    def _drawn(self) -> SnapIndex:
        """The lines of the drawing, read once for each."""
        view = self._scene.view
        drawing = view.picture if view and view.media_type == SVG else None
        if drawing is not self._drawing:
            self._drawing = drawing
            self._lines = SnapIndex(_drawn_edges(drawing) if drawing else ())
        return self._lines

    def _near_zones(self, at: NumericPoint, radius: float, without: Collection[str]) -> Iterator[Edge]:
        """Edges of the zones whose box is in reach; what is known of a zone holds until its shape changes."""
        sheet, zones = self._scene.sheet, self._scene.zones
        if sheet != self._sheet or len(self._known) > 2 * len(zones):
            self._sheet, self._known = sheet, {}
        for zone in self._scene.zones_near(QRectF(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)):
            known = self._known.get(zone.id)
            if known is None or known.shape is not zone.shape:
                known = self._known[zone.id] = ZoneEdges(zone.shape, sheet.width, sheet.height)
            if zone.id not in without and known.reaches(at, radius):
                yield from known.edges()


def _in_reach(edges: Iterable[Edge], at: NumericPoint, radius: float) -> list[Edge]:
    return [edge for edge in edges if dist(edge.foot(at), at) <= radius]


def _ends(edges: Iterable[Edge]) -> Iterator[NumericPoint]:
    for edge in edges:
        yield edge.start
        yield edge.end


def _crossings(edges: list[Edge]) -> Iterator[NumericPoint]:
    if len(edges) <= MOST_CROSSED:
        for one, other in combinations(edges, 2):
            met = one.crossing(other)
            if met is not None:
                yield met


@lru_cache(maxsize=2)
def _drawn_edges(svg: bytes) -> tuple[Edge, ...]:
    return tuple(Edge(start, end) for line in lines_of(svg) for start, end in pairwise(line))
