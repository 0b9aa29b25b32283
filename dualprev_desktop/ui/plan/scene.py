"""What a plan shows, as a projection of the plan that the services read: picture, zones, labels."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsScene

from dualprev_desktop.domain.geometry import Shape
from dualprev_desktop.domain.palette import USUAL
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.ui.plan import grid
from dualprev_desktop.ui.plan.picture import Picture
from dualprev_desktop.ui.plan.sheet import Sheet
from dualprev_desktop.ui.plan.symbol_item import SymbolItem, follow_symbols
from dualprev_desktop.ui.plan.zone_item import ZONE_ID, ZoneItem
from dualprev_desktop.ui.plan.zone_label import ZoneLabel, Zoom

LABEL_POINTS = 9


class PlanScene(QGraphicsScene):
    """Keeps one item for each zone, by its id; nothing here changes the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(1, 1)
        self.zones: dict[str, ZoneItem] = {}
        self.black_and_white, self.level_words = False, True
        self._view: PlanView | None = None
        self._zoom = Zoom()
        self.grid = 0.0
        """The scene's units between the lines of the grid; 0 without one."""
        self.north, self.metres = 0, 0.0
        """How wide the sheet is in reality; 0 where nobody measured it."""
        self.chosen: tuple[str, ...] = ()
        """Zones and symbols that are selected, in the order in which they were."""
        self.symbols: dict[str, SymbolItem] = {}
        self.picture = Picture()
        self._labelled: dict[str, tuple[float, float, ZoneLabel]] = {}
        """All labels with their places: gone through at every frame, and only what is in sight is looked at."""
        self._hatched: list[ZoneItem] = []
        self._largest = 0.0
        """Screen pixels of the longer side of the largest label."""
        self._font = QFont(QApplication.font())
        self._font.setPointSize(LABEL_POINTS)

    def show(self, view: PlanView | None) -> bool:
        """Follows the file; True when the sheet is another one, so that the view fits it anew."""
        sheet = Sheet(view.width, view.height) if view else Sheet(1, 1)
        resized, self.sheet = sheet != self.sheet, sheet
        if resized:
            self._give_room()
        self.north, self.metres = (view.north, float(view.metres or 0)) if view else (0, 0.0)
        if self.picture.show(view) or resized:
            self.repaint_sheet()
        self._follow(view)
        return resized

    def repaint_sheet(self, area: QRectF | None = None) -> None:
        """What lies below the zones: all of it, or a part."""
        self.invalidate(area or self.sceneRect(), QGraphicsScene.SceneLayer.BackgroundLayer)

    def set_grid(self, step: float) -> None:
        if step != self.grid:
            self.grid = step
            self.repaint_sheet()

    def set_fade(self, per_cent: int) -> None:
        """How it would be; nothing is kept of it."""
        self.picture.fade = per_cent
        self.repaint_sheet()

    def _give_room(self) -> None:
        # as much again on every side: zooming round the cursor is never held up by the sheet's edge
        rect = self.sheet.rect
        self.setSceneRect(rect.adjusted(-rect.width(), -rect.height(), rect.width(), rect.height()))

    def _follow(self, view: PlanView | None) -> None:
        self._view = view
        shown = {zone.id: zone for zone in view.zones} if view else {}
        for gone in self.zones.keys() - shown.keys():
            self.zones.pop(gone).remove()
        for zone_id, zone in shown.items():
            if zone_id not in self.zones:
                self.zones[zone_id] = ZoneItem(self, self._font, self._zoom)
            self.zones[zone_id].show(zone, self.sheet, view.palette if view else USUAL, self.level_words)
        self._hatch_all()
        follow_symbols(self, self.symbols, view, self.sheet)
        self.chosen = tuple(one for one in self.chosen if one in self.zones or one in self.symbols)
        self._labels_changed()

    @property
    def view(self) -> PlanView | None:
        """The plan that is shown, as it stands in the file."""
        return self._view

    def _labels_changed(self) -> None:
        self._labelled = {zone.id: _entry(zone.label) for zone in self.zones.values()}
        sizes = [label.largest for _x, _y, label in self._labelled.values()]
        self._largest = max((max(size.width(), size.height()) for size in sizes), default=0.0)
        self._repaint_labels()

    def _repaint_labels(self, area: QRectF | None = None) -> None:
        self.invalidate(area or self.sceneRect(), QGraphicsScene.SceneLayer.ForegroundLayer)

    # what is not in the file yet

    def preview(self, zone_id: str, shape: Shape) -> None:
        """How a zone would be; nothing is kept of it."""
        zone = self.zones[zone_id]
        before = zone.label.area(1 / self.scale)
        zone.preview(shape)
        self._labelled[zone_id] = _entry(zone.label)
        covered = before.united(zone.label.area(1 / self.scale))
        if not covered.isEmpty():
            self._repaint_labels(covered)

    # the selection

    @property
    def selection(self) -> frozenset[str]:
        return frozenset(self.chosen)

    @property
    def selected(self) -> str:
        """The zone that is selected alone, or empty."""
        return self.chosen[0] if len(self.chosen) == 1 and self.chosen[0] in self.zones else ""

    def select(self, zone_id: str) -> None:
        self.choose([zone_id] if zone_id in self.zones else [])

    def choose(self, ids: Iterable[str]) -> None:
        """Selects these zones and symbols and nothing else."""
        before, every = set(self.chosen), dict.fromkeys(ids)
        self.chosen = tuple(one for one in every if one in self.zones or one in self.symbols)
        for one in before | set(self.chosen):
            if one in self.zones:
                self.zones[one].select(one in every, one == self.selected)
            elif one in self.symbols:
                self.symbols[one].select(one in every)
        self._repaint_labels()

    def within(self, area: QRectF) -> list[str]:
        """The zones and symbols that lie wholly in a rectangle."""
        zones = [one.id for one in self.zones.values() if area.contains(one.outline.path().boundingRect())]
        return zones + [one for one, symbol in self.symbols.items() if area.contains(symbol.at)]

    def symbol_at(self, at: QPointF) -> str:
        """The symbol there, or empty; of several the one set last."""
        return next((one for one, symbol in reversed(self.symbols.items()) if symbol.covers(at)), "")

    def thing_at(self, at: QPointF) -> str:
        """The symbol there, else the zone, or empty."""
        return self.symbol_at(at) or self.zone_at(at)

    def zone_at(self, at: QPointF) -> str:
        """The smallest zone there, or empty; of equal ones, as of a zone and its copy, the one drawn on top."""
        hits = [zone for zone in self.zones_near(QRectF(at, at)) if zone.outline.path().contains(at)]
        return min(reversed(hits), key=_extent).id if hits else ""

    def zones_near(self, area: QRectF) -> list[ZoneItem]:
        """The zones of which something may lie in a rectangle, in the order of the plan; found by Qt's own index."""
        # a corner on the very edge of the rectangle belongs to it in spite of rounding
        items = self.items(area.adjusted(-1e-3, -1e-3, 1e-3, 1e-3), Qt.ItemSelectionMode.IntersectsItemBoundingRect,
                           Qt.SortOrder.AscendingOrder)
        ids = (item.data(ZONE_ID) for item in items)
        return [self.zones[one] for one in ids if one in self.zones]

    @property
    def scale(self) -> float:
        """Screen pixels a unit of the scene."""
        return self._zoom.scale

    def zoomed(self, scale: float) -> None:
        self._zoom.scale = scale
        for zone in self._hatched:
            zone.fit_hatch(scale, self.black_and_white)

    def set_black_and_white(self, on: bool) -> None:
        self.black_and_white = on
        self._hatch_all()

    def set_level_words(self, on: bool) -> None:
        """Whether labels say the level in words; its shape they always show."""
        if on != self.level_words:
            self.level_words = on
            self._follow(self._view)

    def _hatch_all(self) -> None:
        for zone in self.zones.values():
            zone.fit_hatch(self.scale, self.black_and_white)
        self._hatched = [zone for zone in self.zones.values() if zone.hatched]

    def drawForeground(self, painter: QPainter, rect: QRectF | QPainterPath) -> None:  # type: ignore[override]
        view, scale, density = painter.worldTransform(), self.scale, painter.device().devicePixelRatioF()
        reach = self._largest / scale
        near = rect.boundingRect() if isinstance(rect, QPainterPath) else rect
        near = near.adjusted(-reach, -reach, reach, reach)
        left, top, right, bottom = near.left(), near.top(), near.right(), near.bottom()
        painter.setWorldMatrixEnabled(False)
        chosen = self.zones[self.selected].label if self.selected in self.zones else None
        for x, y, label in self._labelled.values():
            if label.least_scale <= scale and left <= x <= right and top <= y <= bottom and label is not chosen:
                label.paint(painter, view, density)
        if chosen is not None:  # it may stand farther from its place than others, and lies on them
            chosen.paint(painter, view, density)
        painter.setWorldMatrixEnabled(True)

    def drawBackground(self, painter: QPainter, rect: QRectF | QPainterPath) -> None:  # type: ignore[override]
        painter.fillRect(rect, QApplication.palette().mid())  # type: ignore[arg-type]
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)  # type: ignore[arg-type]
        seen = rect.boundingRect() if isinstance(rect, QPainterPath) else rect
        self.picture.paint(painter, self.sheet.rect, QRectF(seen))
        if self.grid:
            grid.paint(painter, self.sheet.rect, self.grid, QRectF(seen))


def _entry(label: ZoneLabel) -> tuple[float, float, ZoneLabel]:
    return label.at.x(), label.at.y(), label


def _extent(zone: ZoneItem) -> int:
    """In whole square units: a copy is as large as what it was made of."""
    box = zone.outline.path().boundingRect()
    return round(box.width() * box.height())
