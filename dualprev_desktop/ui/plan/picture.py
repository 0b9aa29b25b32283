"""The drawing below the zones: vectors stay vectors at any zoom, large scans are painted in tiles."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.views import SVG, PlanView
from dualprev_desktop.ui.plan.tiled import TiledPicture

PAPER, EDGE, WORDS = "#FFFFFF", "#9A9A9A", "#546363"
LARGEST_WHOLE = 4096
"""Pixels of the longer side: a larger picture is never held in memory as a whole."""


class Picture:
    """Holds the plan's picture ready to paint; the sheet is white paper in the dark theme too."""

    def __init__(self) -> None:
        self.fade = 0
        """Per cent by which the picture is paler."""
        self.tiled: TiledPicture | None = None
        """A large picture; whoever can read it hands the tiles in."""
        self._data: bytes | None = None
        self._svg: QSvgRenderer | None = None
        self._pixels: QPixmap | None = None

    def show(self, view: PlanView | None) -> bool:
        """Takes another picture; False when it is the one already shown, as pale as before."""
        data, fade = (view.picture, view.fade) if view else (None, 0)
        paler, self.fade = fade != self.fade, fade
        if data == self._data:
            return paler
        self._data, self._svg, self._pixels, self.tiled = data, None, None, None
        if view is not None and data:
            self._take(view, data)
        return True

    def _take(self, view: PlanView, data: bytes) -> None:
        if view.media_type == SVG:
            self._svg = QSvgRenderer(QByteArray(data))
        elif max(view.width, view.height) > LARGEST_WHOLE:
            self.tiled = TiledPicture(view.width, view.height)
        else:
            self._pixels = QPixmap()
            self._pixels.loadFromData(data)

    def paint(self, painter: QPainter, sheet: QRectF, seen: QRectF) -> None:
        """`seen` is the part of the scene that is painted."""
        painter.fillRect(sheet, QColor(PAPER))
        if self.tiled is not None:
            self._paint_tiles(painter, sheet, seen)
        elif self._svg is not None and self._svg.isValid():
            self._svg.render(painter, sheet)
        elif self._pixels is not None and not self._pixels.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(sheet, self._pixels, QRectF(self._pixels.rect()))
        if self.fade and self._data:
            painter.fillRect(sheet, faded(self.fade))
        self._paint_edge(painter, sheet)

    def _paint_tiles(self, painter: QPainter, sheet: QRectF, seen: QRectF) -> None:
        if self.tiled is not None and self.tiled.ready:
            self.tiled.paint(painter, sheet, seen)
        elif self.tiled is not None:
            painter.save()
            painter.setPen(QColor(WORDS))
            middle = painter.worldTransform().map(sheet.center())
            painter.setWorldMatrixEnabled(False)
            words = self.tiled.trouble or _("The picture is being prepared…")
            box = QRectF(middle.x() - 300, middle.y() - 40, 600, 80)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            painter.restore()

    @staticmethod
    def _paint_edge(painter: QPainter, sheet: QRectF) -> None:
        edge = QPen(QColor(EDGE), 1)
        edge.setCosmetic(True)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)


def faded(per_cent: int) -> QColor:
    """What is laid over the picture: paper that lets so much less of it through."""
    paper = QColor(PAPER)
    paper.setAlphaF(per_cent / 100)
    return paper
