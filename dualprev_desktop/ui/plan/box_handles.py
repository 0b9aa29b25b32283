"""The box round what is selected, with handles that stretch and turn it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.ui.plan.zone_item import OVERLAY

AIR = 16.0
"""Screen pixels between the selection and its box: the corners of a rectangle keep handles of their own."""
SIZE, ARM, GRIP = 9.0, 24.0, 9.0


class Knob(Enum):
    """(across, down) of the box, from -1 left and above to 1; the turning knob stands above the middle."""

    TOP_LEFT = (-1, -1)
    TOP_RIGHT = (1, -1)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM_LEFT = (-1, 1)
    TURN = (0, -1)


class BoxHandles(QGraphicsItem):
    """In the scene's units; the knobs keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY)
        self._box = QRectF()
        self._unit = 1.0

    def follow(self, box: QRectF | None, unit: float) -> None:
        """`box` is the least rectangle round the selection; None shows nothing."""
        self.prepareGeometryChange()
        air = AIR * unit
        self._unit, self._box = unit, box.adjusted(-air, -air, air, air) if box is not None else QRectF()
        self.setVisible(box is not None)
        self.update()

    def place(self, knob: Knob) -> QPointF:
        across, down = knob.value
        at = QPointF(self._box.center().x() + across * self._box.width() / 2,
                     self._box.center().y() + down * self._box.height() / 2)
        return at - QPointF(0, ARM * self._unit) if knob is Knob.TURN else at

    def grip(self, at: QPointF) -> Knob | None:
        if not self.isVisible():
            return None
        return next((knob for knob in Knob if (self.place(knob) - at).manhattanLength() <= GRIP * self._unit), None)

    def boundingRect(self) -> QRectF:
        reach = SIZE * self._unit
        return self._box.adjusted(-reach, -reach - ARM * self._unit, reach, reach)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        accent = QApplication.palette().highlight().color()
        line = QPen(accent, 1, Qt.PenStyle.DashLine)
        line.setCosmetic(True)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._box)
        painter.drawLine(QPointF(self._box.center().x(), self._box.top()), self.place(Knob.TURN))
        line.setStyle(Qt.PenStyle.SolidLine)
        line.setWidthF(1.5)
        painter.setPen(line)
        painter.setBrush(QColor("#FFFFFF"))
        half = SIZE / 2 * self._unit
        for knob in Knob:
            if knob is Knob.TURN:
                painter.drawEllipse(self.place(knob), half, half)
            else:
                painter.drawRect(QRectF(self.place(knob) - QPointF(half, half), self.place(knob) + QPointF(half, half)))


class Rubber(QGraphicsItem):
    """The band that is pulled round what is to be selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY)
        self.area = QRectF()

    def stretch(self, one: QPointF, other: QPointF) -> None:
        self.prepareGeometryChange()
        self.area = QRectF(one, other).normalized()
        self.update()

    def boundingRect(self) -> QRectF:
        return self.area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        accent = QApplication.palette().highlight().color()
        pen = QPen(accent, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        accent.setAlpha(40)
        painter.setBrush(accent)
        painter.drawRect(self.area)
