"""What a line of the cross-check is about where it is no zone, outlined until something else is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.domain.geometry import parse_shape
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.zone_item import OVERLAY, path_of

HALO, LINE = 7.0, 3.0
"""Screen pixels: the line is seen on every colour."""


class FoundMark(QGraphicsPathItem):
    """In the scene only while it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY - 1)
        halo = QPen(QColor("#FFFFFF"), HALO)
        halo.setCosmetic(True)
        self.setPen(halo)

    def outline(self, scene: PlanScene, wkt: str) -> QRectF:
        """Shows the shape; tells where it lies in the scene."""
        self.setPath(path_of(parse_shape(wkt), scene.sheet))
        if self.scene() is None:
            scene.addItem(self)
        return self.path().boundingRect()

    def leave(self) -> None:
        if self.scene() is not None:
            self.scene().removeItem(self)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        line = QPen(QApplication.palette().highlight().color(), LINE)
        line.setCosmetic(True)
        painter.strokePath(self.path(), self.pen())
        painter.strokePath(self.path(), line)
