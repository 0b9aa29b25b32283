"""Words beside the cursor while something is measured: on a plate, of one size at any zoom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.ui.plan.zone_item import OVERLAY

PADDING, BESIDE = 6.0, 16.0
PLATE, INK = QColor(27, 37, 37, 225), QColor("#FFFFFF")


class Caption(QGraphicsItem):
    """`say` with nothing hides it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(OVERLAY + 2)
        self.text = ""
        self._font = QFont(QApplication.font())
        self._box = QRectF()

    def say(self, text: str, at: QPointF | None) -> None:
        self.prepareGeometryChange()
        self.text = text if at is not None else ""
        size = QFontMetricsF(self._font).boundingRect(QRectF(0, 0, 600, 400), Qt.AlignmentFlag.AlignLeft, self.text)
        self._box = QRectF(BESIDE, BESIDE, size.width() + 2 * PADDING, size.height() + 2 * PADDING)
        if at is not None:
            self.setPos(at)
        self.setVisible(bool(self.text))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PLATE)
        painter.drawRoundedRect(self._box, 4, 4)
        painter.setPen(INK)
        painter.setFont(self._font)
        painter.drawText(self._box.adjusted(PADDING, PADDING, 0, 0), self.text)
