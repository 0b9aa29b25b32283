"""The mark of a place that draws a corner to it, with its word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.plan.zone_item import OVERLAY

HALF, GAP, PADDING = 6.0, 12.0, 4.0
PLATE, INK = QColor(255, 255, 255, 235), QColor("#1A1A1A")


class SnapMark(QGraphicsItem):
    """Keeps its size on the screen, and is in the scene only while it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY + 1)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.word = ""
        self._size = QRectF()

    def show_at(self, scene: QGraphicsScene, at: QPointF, word: str, unit: float) -> None:
        if word != self.word:
            self.prepareGeometryChange()
            self.word = word
            self._size = QFontMetricsF(QApplication.font()).boundingRect(_(word))
        self.setPos(at)
        if self.scene() is None:
            scene.addItem(self)

    def leave(self) -> None:
        if self.scene() is not None:
            self.scene().removeItem(self)

    def _plate(self) -> QRectF:
        return QRectF(GAP, GAP, self._size.width() + 2 * PADDING, self._size.height() + PADDING)

    def boundingRect(self) -> QRectF:
        return QRectF(-HALF - 2, -HALF - 2, 2 * HALF + 4, 2 * HALF + 4).united(self._plate()).adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(QPen(QColor("#FFFFFF"), 5))
        painter.drawRect(QRectF(-HALF, -HALF, 2 * HALF, 2 * HALF))
        painter.setPen(QPen(QApplication.palette().highlight().color(), 2))
        painter.drawRect(QRectF(-HALF, -HALF, 2 * HALF, 2 * HALF))
        painter.setPen(QPen(QColor("#C4CACA"), 1))
        painter.setBrush(PLATE)
        painter.drawRoundedRect(self._plate(), PADDING, PADDING)
        painter.setPen(INK)
        painter.setFont(QApplication.font())
        painter.drawText(self._plate(), 0x84, _(self.word))  # in the middle both ways
