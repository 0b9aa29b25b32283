"""One zone on the canvas: its outline in the level's colour, its hatch, and its label.

Outline and hatch are painted by Qt itself: with thousands of zones a paint method in Python would be felt at every
step.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from dualprev_desktop.domain.geometry import Shape, label_point, parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import codelists
from dualprev_desktop.services.views import ZoneView
from dualprev_desktop.ui.plan import brushes
from dualprev_desktop.ui.plan.sheet import Sheet
from dualprev_desktop.ui.plan.zone_label import ZoneLabel, Zoom

ZONES, HATCHES, OVERLAY = 10.0, 20.0, 40.0
"""Heights in the pile."""
ZONE_ID = 0
"""Under which an outline keeps the id of its zone."""


def path_of(shape: Shape, sheet: Sheet) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in (ring for polygon in shape for ring in polygon):
        path.addPolygon([sheet.to_scene(corner) for corner in (*ring, ring[0])])
    return path


@lru_cache(maxsize=8192)
def _anchor(wkt: str) -> tuple[float, float]:
    return label_point(parse_shape(wkt))


class ZoneItem:
    """The pieces of one zone in the scene; `show` makes them follow the zone."""

    def __init__(self, scene: QGraphicsScene, font: QFont, zoom: Zoom) -> None:
        self.outline, self.hatch = QGraphicsPathItem(), QGraphicsPathItem()
        self.label = ZoneLabel(font, zoom)
        self.hatch.setPen(QPen(Qt.PenStyle.NoPen))
        self.hatch.hide()
        for item, height in ((self.outline, ZONES), (self.hatch, HATCHES)):
            item.setZValue(height)
        scene.addItem(self.outline)
        self.id, self.name, self.level, self.shape = "", "", Level.UNASSESSED, Shape()
        self._wkt, self._sheet, self.selected, self.alone = "", Sheet(1, 1), False, False
        self.palette = USUAL

    def remove(self) -> None:
        for item in (self.outline, self.hatch):
            if item.scene() is not None:
                item.scene().removeItem(item)

    def show(self, view: ZoneView, sheet: Sheet, palette: Palette = USUAL, words: bool = True) -> None:
        """What the file says; a preview left over is replaced. Without `words` the label shows the level as a shape."""
        self.palette = palette
        self.id, self.name, self.level = view.id, view.name, view.level
        self.label.say(self.name, self.level, words)
        if (view.shape, sheet) != (self._wkt, self._sheet):
            self._wkt, self._sheet = view.shape, sheet
            self._read(view.shape)
        self.outline.setData(ZONE_ID, view.id)
        self.outline.setBrush(brushes.fill(self.level, palette))
        self.outline.setToolTip(f"{self.name} · {codelists.label('level', self.level)}")
        self.select(self.selected, self.alone)

    def _read(self, wkt: str) -> None:
        try:
            self.shape, (x, y) = parse_shape(wkt), _anchor(wkt)
        except InputError:
            self.shape, (x, y) = Shape(), (0, 0)  # stays in the lists, where it can be removed
        self.label.at = self._sheet.to_scene((x, y))
        self._set_path(path_of(self.shape, self._sheet))

    def preview(self, shape: Shape) -> None:
        """How the zone would be; nothing is kept of it."""
        before, path = self.outline.path().boundingRect().center(), path_of(shape, self._sheet)
        self.shape, self._wkt = shape, ""
        self.label.at += path.boundingRect().center() - before
        self._set_path(path)

    def _set_path(self, path: QPainterPath) -> None:
        self.outline.setPath(path)
        if self.hatched:
            self.hatch.setPath(path)
        self.label.stand(path, self.alone)

    def select(self, selected: bool, alone: bool = False) -> None:
        """Of one that is selected `alone` the whole label is shown: those of several would lie on each other."""
        self.outline.setPen(brushes.outline(self.level, wide=selected, palette=self.palette))
        self.selected = selected
        if alone != self.alone:
            self.alone = alone
            self.label.stand(self.outline.path(), alone)

    @property
    def hatched(self) -> bool:
        return self.hatch.isVisible()

    def fit_hatch(self, scale: float, black_and_white: bool) -> None:
        """Suits the hatch to a zoom of `scale` screen pixels a unit of the scene; without one nothing of it is kept."""
        brush = brushes.hatch(self.level, black_and_white, scale)
        if brush is not None:
            self.hatch.setBrush(brush)
            self._begin_hatch()
        elif self.hatched:
            self.hatch.hide()
            self.outline.scene().removeItem(self.hatch)

    def _begin_hatch(self) -> None:
        if not self.hatched:
            self.hatch.setPath(self.outline.path())
            self.outline.scene().addItem(self.hatch)
            self.hatch.show()
