"""The drawing below the zones: vectors stay vectors at any zoom."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dualprev_desktop.services.views import SVG

PAPER, EDGE = "#FFFFFF", "#9A9A9A"


class Picture:
    """Holds the plan's picture ready to paint; the sheet is white paper in the dark theme too."""

    def __init__(self) -> None:
        self._data: bytes | None = None
        self._svg: QSvgRenderer | None = None
        self._pixels: QPixmap | None = None

    def show(self, data: bytes | None, media_type: str) -> bool:
        """Takes another picture; False when it is the one already shown."""
        if data == self._data:
            return False
        self._data, self._svg, self._pixels = data, None, None
        if data and media_type == SVG:
            self._svg = QSvgRenderer(QByteArray(data))
        elif data:
            self._pixels = QPixmap()
            self._pixels.loadFromData(data)
        return True

    def paint(self, painter: QPainter, sheet: QRectF) -> None:
        painter.fillRect(sheet, QColor(PAPER))
        if self._svg is not None and self._svg.isValid():
            self._svg.render(painter, sheet)
        elif self._pixels is not None and not self._pixels.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(sheet, self._pixels, QRectF(self._pixels.rect()))
        edge = QPen(QColor(EDGE), 1)
        edge.setCosmetic(True)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
