"""The old map with the shapes that were found over it: a click chooses one, the chosen one is outlined boldly."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.geometry import WHOLE, parse_shape
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.ui.coloured_map_rows import RegionModel
from dualprev_desktop.ui.plan.brushes import fill, outline

CHOSEN_INK = "#111111"
LEAST = 320


class MapView(QWidget):
    chosen = Signal(int)
    """The row of the region that was clicked."""

    def __init__(self, regions: RegionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regions, self._picture = regions, QPixmap()
        self._size = (1, 1)
        self._current = -1
        self.setMinimumSize(LEAST, LEAST)
        for signal in (regions.dataChanged, regions.modelReset):
            signal.connect(self.update)

    def show_picture(self, picture: IncomingPicture) -> None:
        self._size = (picture.width, picture.height)
        self._picture.loadFromData(picture.data)
        self.update()

    def choose(self, row: int) -> None:
        self._current = row
        self.update()

    def sheet(self) -> QRectF:
        """Where the picture is painted: as large as there is room, in the middle."""
        width, height = self._size
        part = min(self.width() / width, self.height() / height)
        return QRectF((self.width() - width * part) / 2, (self.height() - height * part) / 2, width * part,
                      height * part)

    def path(self, row: int) -> QPainterPath:
        """The region on the widget."""
        made, region = QPainterPath(), self._regions.region(row)
        for ring in (ring for polygon in parse_shape(region.shape) for ring in polygon) if region else ():
            made.moveTo(*ring[0])
            for corner in ring[1:]:
                made.lineTo(*corner)
            made.closeSubpath()
        sheet = self.sheet()
        return QTransform(sheet.width() / WHOLE, 0, 0, sheet.height() / WHOLE, sheet.x(), sheet.y()).map(made)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.sheet(), self._picture, QRectF(self._picture.rect()))
        for row in range(self._regions.rowCount()):
            self._paint(painter, row)
        if self._regions.region(self._current):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((QColor("white"), 6), (QColor(CHOSEN_INK), 3)):
                painter.setPen(QPen(colour, width))
                painter.drawPath(self.path(self._current))
        painter.end()

    def _paint(self, painter: QPainter, row: int) -> None:
        region = self._regions.region(row)
        if region is None:
            return
        pen = outline(region.level)
        taken = self._regions.is_ticked(row)
        if not taken:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(fill(region.level) if taken else Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hits = [row for row in range(self._regions.rowCount()) if self.path(row).contains(event.position())]
        if hits:
            self.chosen.emit(min(hits, key=lambda row: self.path(row).boundingRect().width()))
