"""The handles of the selected zone: its corners, and the middles of its edges from which new ones come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.domain.geometry import Shape
from dualprev_desktop.ui.plan.corners import Corner, corners, middles
from dualprev_desktop.ui.plan.sheet import Sheet
from dualprev_desktop.ui.plan.zone_item import OVERLAY

SIZE, SMALL = 9.0, 6.0
GRIP = 9.0
"""Screen pixels round a handle within which it is gripped."""
LEAST_EDGE = 36.0
"""Screen pixels an edge needs to show the handle in its middle."""


class Handles(QGraphicsItem):
    """Places are in the scene's units; the handles keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY)
        self._places: list[tuple[Corner, QPointF]] = []
        self._active: Corner | None = None
        self._unit = 1.0
        self._bounds = QRectF()

    def follow(self, shape: Shape, sheet: Sheet, active: Corner | None, unit: float) -> None:
        self.prepareGeometryChange()
        self._active, self._unit = active, unit
        own = [(corner, sheet.to_scene(at)) for corner, at in corners(shape)]
        places = dict(own)
        self._places = own + [(corner, sheet.to_scene(at)) for corner, at in middles(shape)
                              if self._has_room(corner, sheet.to_scene(at), places)]
        self._bounds = self._extent()
        self.update()

    def _has_room(self, middle: Corner, at: QPointF, places: dict[Corner, QPointF]) -> bool:
        begin = places[Corner(middle.polygon, middle.ring, middle.index)]
        return (at - begin).manhattanLength() * 2 >= LEAST_EDGE * self._unit

    def _extent(self) -> QRectF:
        if not self._places:
            return QRectF()
        across, down = [at.x() for _, at in self._places], [at.y() for _, at in self._places]
        reach = SIZE * self._unit
        return QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down))).adjusted(
            -reach, -reach, reach, reach)

    def grip(self, at: QPointF) -> Corner | None:
        """The handle under a place; a corner before the middle of an edge."""
        near = [(one.added, (place - at).manhattanLength(), index, one)
                for index, (one, place) in enumerate(self._places)
                if (place - at).manhattanLength() <= GRIP * self._unit]
        return min(near)[3] if near else None

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        accent = QApplication.palette().highlight().color()
        pen = QPen(accent, 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for corner, at in self._places:
            chosen = not corner.added and corner == self._active
            painter.setBrush(accent if chosen else QColor("#FFFFFF"))
            self._paint_handle(painter, corner, at)

    def _paint_handle(self, painter: QPainter, corner: Corner, at: QPointF) -> None:
        half = (SMALL if corner.added else SIZE) / 2 * self._unit
        box = QRectF(at - QPointF(half, half), at + QPointF(half, half))
        if corner.added:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)


