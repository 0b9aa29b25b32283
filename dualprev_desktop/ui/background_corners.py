"""The picture of a new background with the four corners of its sheet, pulled by mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QGraphicsScene, QWidget

from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.ui.plan.tool import arrow
from dualprev_desktop.ui.zoom_view import ZoomView

WHOLE: tuple[NumericPoint, ...] = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
HANDLE, REACH = 7.0, 22.0
"""Screen pixels: half a handle, and how near a press takes it."""
LENS, ENLARGED = 64.0, 4.0
"""Radius of the magnifier in screen pixels, and how much larger it shows."""


class CornersCanvas(ZoomView):
    """Corners are parts (0 to 1) of the picture, clockwise from the upper left."""

    moved = Signal()
    left = Signal()
    """Esc, with nothing being pulled."""
    closest, farthest = 30.0, 0.5

    def __init__(self, parent: QWidget | None = None) -> None:
        self._scene = QGraphicsScene()
        super().__init__(self._scene, parent)
        self._scene.setParent(self)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(ZoomView.ViewportUpdateMode.FullViewportUpdate)
        self.setBackgroundBrush(QApplication.palette().mid())
        self.setMouseTracking(True)
        self.corners: list[NumericPoint] = list(WHOLE)
        self.straightens = True
        """Whether corners are offered at all."""
        self.active = -1
        """The corner that keys move and the magnifier shows; -1 for none."""
        self._pixels = QPixmap()
        self._before: list[NumericPoint] | None = None

    def sheet_rect(self) -> QRectF:
        return QRectF(self._pixels.rect()) if not self._pixels.isNull() else QRectF(0, 0, 4, 3)

    def show_picture(self, pixels: QPixmap) -> None:
        resized, self._pixels = pixels.size() != self._pixels.size(), pixels
        self._scene.clear()
        self._scene.addPixmap(pixels)
        sheet = self.sheet_rect()
        self._scene.setSceneRect(sheet.adjusted(-sheet.width(), -sheet.height(), sheet.width(), sheet.height()))
        if resized:
            self.fit()

    def picture(self) -> QPixmap:
        return self._pixels

    def whole(self) -> None:
        self.corners, self.active = list(WHOLE), -1
        self._tell()

    @property
    def is_whole(self) -> bool:
        return self.corners == list(WHOLE)

    @property
    def is_sound(self) -> bool:
        """Whether the corners go round once, without a dent."""
        turns = []
        for place, (x, y) in enumerate(self.corners):
            (ax, ay), (bx, by) = self.corners[place - 1], self.corners[(place + 1) % 4]
            turns.append((x - ax) * (by - y) - (y - ay) * (bx - x))
        return all(turn > 1e-4 for turn in turns)

    def _tell(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _at(self, place: int) -> QPointF:
        sheet, (x, y) = self.sheet_rect(), self.corners[place]
        return QPointF(x * sheet.width(), y * sheet.height())

    def _put(self, place: int, at: QPointF) -> None:
        sheet = self.sheet_rect()
        self.corners[place] = (min(max(at.x() / sheet.width(), 0.0), 1.0), min(max(at.y() / sheet.height(), 0.0), 1.0))
        self.viewport().update()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.place(event.position())
        near = [place for place in range(4)
                if self.straightens and (self._at(place) - at).manhattanLength() < REACH * self.unit]
        if event.button() == Qt.MouseButton.LeftButton and near:
            self.active, self._before = near[0], list(self.corners)
            self.viewport().update()
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self.begin_pan(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.pan_on(event) and self._before is not None:
            self._put(self.active, self.place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.end_pan():
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        elif self._before is not None:
            self._before = None
            self._tell()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = arrow(event)
        if direction is not None and self.active >= 0 and self.straightens:
            self._put(self.active, self._at(self.active) + direction * self.unit)
            self.moved.emit()
        elif direction is not None:
            self.pan(direction * 40)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Space and self.straightens:
            self.active = (self.active + 1) % 4
            self.reveal(self._at(self.active))
            self.viewport().update()
        elif event.key() == Qt.Key.Key_Home and self.straightens:
            self.whole()
        elif not self.zoom_letter(event.text().upper()):
            event.ignore()

    def _escape(self) -> None:
        if self._before is not None:
            self.corners, self._before = self._before, None
            self._tell()
        else:
            self.left.emit()

    # painting

    def drawForeground(self, painter: QPainter, rect: object) -> None:
        if not self.straightens or self._pixels.isNull():
            return
        places = [self.viewportTransform().map(self._at(place)) for place in range(4)]
        painter.save()
        painter.setWorldMatrixEnabled(False)
        accent = QApplication.palette().highlight().color()
        painter.setPen(QPen(accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(places))
        for place, at in enumerate(places):
            painter.setBrush(accent if place == self.active else QColor("#FFFFFF"))
            painter.drawEllipse(at, HANDLE, HANDLE)
        if self.active >= 0:
            self._paint_lens(painter, places[self.active], accent)
        painter.restore()

    def _paint_lens(self, painter: QPainter, at: QPointF, accent: QColor) -> None:
        room = self.viewport().rect()
        shift = LENS * 1.4
        middle = QPointF(at.x() + (shift if at.x() < room.width() / 2 else -shift),
                         at.y() + (shift if at.y() < room.height() / 2 else -shift))
        box = QRectF(middle.x() - LENS, middle.y() - LENS, 2 * LENS, 2 * LENS)
        reach, there = LENS * self.unit / ENLARGED, self._at(self.active)
        painter.fillRect(box, QApplication.palette().mid())
        painter.drawPixmap(box, self._pixels, QRectF(there.x() - reach, there.y() - reach, 2 * reach, 2 * reach))
        painter.setPen(QPen(accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
