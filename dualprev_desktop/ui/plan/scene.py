"""What a plan shows, as a projection of the plan that the services read: picture, zones, labels."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsScene

from dualprev_desktop.domain.geometry import Shape
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.ui.plan.picture import Picture
from dualprev_desktop.ui.plan.sheet import Sheet
from dualprev_desktop.ui.plan.zone_item import ZoneItem
from dualprev_desktop.ui.plan.zone_label import ZoneLabel

LABEL_POINTS = 9


class PlanScene(QGraphicsScene):
    """Keeps one item for each zone, by its id; nothing here changes the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(1, 1)
        self.zones: dict[str, ZoneItem] = {}
        self.black_and_white = False
        self.scale = 1.0
        self.selected = ""
        self._picture = Picture()
        self._labelled: list[tuple[float, float, ZoneLabel]] = []
        """The labels that are shown, with their places: sifted at every step of a pan."""
        self._largest = 0.0
        self._font = QFont(QApplication.font())
        self._font.setPointSize(LABEL_POINTS)

    def show(self, view: PlanView | None) -> bool:
        """Follows the file; True when the sheet is another one, so that the view fits it anew."""
        sheet = Sheet(view.width, view.height) if view else Sheet(1, 1)
        resized, self.sheet = sheet != self.sheet, sheet
        if resized:
            self._give_room()
        if self._picture.show(view.picture if view else None, view.media_type if view else "") or resized:
            self.invalidate(self.sceneRect(), QGraphicsScene.SceneLayer.BackgroundLayer)
        self._follow(view)
        return resized

    def _give_room(self) -> None:
        # as much again on every side: zooming round the cursor is never held up by the sheet's edge
        rect = self.sheet.rect
        self.setSceneRect(rect.adjusted(-rect.width(), -rect.height(), rect.width(), rect.height()))

    def _follow(self, view: PlanView | None) -> None:
        shown = {zone.id: zone for zone in view.zones} if view else {}
        for gone in self.zones.keys() - shown.keys():
            self.zones.pop(gone).remove()
        if self.selected not in shown:
            self.selected = ""
        for zone_id, zone in shown.items():
            if zone_id not in self.zones:
                self.zones[zone_id] = ZoneItem(self, self._font)
            self.zones[zone_id].show(zone, self.sheet)
            self.zones[zone_id].fit(self.scale, self.black_and_white)
        self._labels_changed()

    def _labels_changed(self, area: QRectF | None = None) -> None:
        shown = [zone.label for zone in self.zones.values() if zone.label.text]
        self._labelled = [(one.at.x(), one.at.y(), one) for one in shown]
        self._largest = max((max(one.size.width(), one.size.height()) for one in shown), default=0.0)
        self.invalidate(area or self.sceneRect(), QGraphicsScene.SceneLayer.ForegroundLayer)

    def preview(self, zone_id: str, shape: Shape) -> None:
        """How a zone would be; nothing is kept of it."""
        zone = self.zones[zone_id]
        before = zone.label.area(1 / self.scale)
        zone.preview(shape)
        self._labels_changed(before.united(zone.label.area(1 / self.scale)))

    def select(self, zone_id: str) -> None:
        before, self.selected = self.selected, zone_id if zone_id in self.zones else ""
        for one in {before, self.selected} & self.zones.keys():
            self.zones[one].select(one == self.selected)
            self.zones[one].fit(self.scale, self.black_and_white)
        self._labels_changed()

    def zone_at(self, at: QPointF) -> str:
        """The zone drawn on top there, or empty; of nested ones the smallest."""
        hits = [zone for zone in self.zones.values() if zone.outline.path().contains(at)]
        return min(hits, key=_extent).id if hits else ""

    def zoomed(self, scale: float) -> None:
        self.scale = scale
        self._fit_all()

    def set_black_and_white(self, on: bool) -> None:
        self.black_and_white = on
        self._fit_all()

    def _fit_all(self) -> None:
        for zone in self.zones.values():
            zone.fit(self.scale, self.black_and_white)
        self._labels_changed()

    def drawForeground(self, painter: QPainter, rect: QRectF | QPainterPath) -> None:  # type: ignore[override]
        view, reach = painter.worldTransform(), self._largest / self.scale
        near = rect.boundingRect() if isinstance(rect, QPainterPath) else rect
        near = near.adjusted(-reach, -reach, reach, reach)
        left, top, right, bottom = near.left(), near.top(), near.right(), near.bottom()
        painter.setWorldMatrixEnabled(False)
        for x, y, label in self._labelled:
            if left <= x <= right and top <= y <= bottom:
                label.paint(painter, view)
        painter.setWorldMatrixEnabled(True)

    def drawBackground(self, painter: QPainter, rect: QRectF | QPainterPath) -> None:  # type: ignore[override]
        painter.fillRect(rect, QApplication.palette().mid())  # type: ignore[arg-type]
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)  # type: ignore[arg-type]
        self._picture.paint(painter, self.sheet.rect)


def _extent(zone: ZoneItem) -> float:
    box = zone.outline.path().boundingRect()
    return box.width() * box.height()
