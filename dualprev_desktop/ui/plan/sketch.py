"""What is being drawn and not yet a zone: its lines and corners, and the cross of the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.ui.plan.zone_item import OVERLAY

CORNER = 4.0
CROSS = 14.0
REACH = 24.0
"""Screen pixels painted beyond the outermost corner."""
FILL_ALPHA = 40


class Sketch(QGraphicsItem):
    """Places are in the scene's units; marks keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY)
        self._corners: list[QPointF] = []
        self._cross: QPointF | None = None
        self._marks: list[QPointF] = []
        self._closed = True
        self._unit = 1.0
        self._bounds = QRectF()

    def follow(self, corners: Sequence[QPointF], cross: QPointF | None, unit: float,
               marks: Sequence[QPointF] | None = None, closed: bool = True) -> None:
        """`unit` is the length of one screen pixel in the scene; `marks` are the corners shown, by default all."""
        self.prepareGeometryChange()
        self._corners, self._cross, self._unit = list(corners), cross, unit
        self._marks, self._closed = list(corners if marks is None else marks), closed
        bounds = QPolygonF([*corners, *self._marks, *([cross] if cross is not None else [])]).boundingRect()
        reach = REACH * unit
        self._bounds = bounds.adjusted(-reach, -reach, reach, reach)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        colour = QApplication.palette().highlight().color()
        self._paint_outline(painter, colour)
        painter.setBrush(QColor("#FFFFFF"))
        for corner in self._marks:
            painter.drawEllipse(corner, CORNER * self._unit, CORNER * self._unit)
        if self._cross is not None:
            self._paint_cross(painter, self._cross)

    def _paint_outline(self, painter: QPainter, colour: QColor) -> None:
        pen = QPen(colour, 2)
        pen.setCosmetic(True)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QColor(colour)
        area.setAlpha(FILL_ALPHA)
        painter.setBrush(area)
        if self._closed:
            painter.drawPolygon(self._corners)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(self._corners)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        arm = CROSS * self._unit
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))
