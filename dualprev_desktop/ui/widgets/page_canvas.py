"""One printed page on a desk: whole, at its true size, or closer; drawn as finely as it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsRectItem, QGraphicsScene, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.print_pages import POINTS_PER_INCH, Leaf
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.zoom_view import ZoomView

PAUSE = 80
MOST_PIXELS = 24_000_000
"""Of a page on the screen; closer than that, it is drawn larger instead of finer."""
FINE_ENOUGH = 1.05
NOTCH = 120


class PageCanvas(ZoomView):
    """Units of the scene are points of the page; `wanted` tells how finely it should be drawn."""

    wanted = Signal(float)
    """Pixels per point."""
    zoomed = Signal()
    turned = Signal(int)
    """By the wheel: so many pages on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        scene = QGraphicsScene()
        super().__init__(scene, parent)
        scene.setParent(self)
        self.setAccessibleName(_("Page"))
        self._leaf: Leaf | None = None
        self._drawn_at, self._rolled = 0.0, 0
        self._paper, self._picture = QGraphicsRectItem(), QGraphicsPixmapItem()
        self._paper.setBrush(Qt.GlobalColor.white)
        self._paper.setPen(QColor(active().colours.border))
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self._paper)
        self.scene().addItem(self._picture)
        self.setBackgroundBrush(QColor(active().colours.sunken))
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def sheet_rect(self) -> QRectF:
        return QRectF(0, 0, self._leaf.width, self._leaf.height) if self._leaf else QRectF(0, 0, 1, 1)

    def scale_changed(self) -> None:
        self.zoomed.emit()
        self._timer.start(PAUSE)

    @property
    def percent(self) -> int:
        """Of the true size, as far as the screen knows its own."""
        return round(self.transform().m11() * POINTS_PER_INCH / self.logicalDpiX() * 100)

    def true_size(self) -> None:
        self.zoom(self.logicalDpiX() / POINTS_PER_INCH / self.transform().m11())

    def lay(self, leaf: Leaf, image: QImage | None = None) -> None:
        """Another page; where it has the size of the last one it is looked at in the same way."""
        same = self._leaf is not None and (self._leaf.width, self._leaf.height) == (leaf.width, leaf.height)
        self._leaf, self._drawn_at = leaf, 0.0
        self._picture.setPixmap(QPixmap())
        self._paper.setRect(self.sheet_rect())
        air = max(leaf.width, leaf.height)
        self.scene().setSceneRect(self.sheet_rect().adjusted(-air, -air, air, air))
        if not same:
            self.fit()
        if image is not None:
            self.show_image(image)
        self._timer.start(0)

    @property
    def scale_wanted(self) -> float:
        if self._leaf is None:
            return 1.0
        return min(self.transform().m11() * self.devicePixelRatioF(), self._leaf.finest(MOST_PIXELS))

    def show_image(self, image: QImage) -> None:
        if self._leaf is None or image.isNull():
            return
        self._drawn_at = image.width() / self._leaf.width
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setScale(self._leaf.width / image.width())

    @property
    def has_picture(self) -> bool:
        return not self._picture.pixmap().isNull()

    @Slot()
    def _ask(self) -> None:
        if self._leaf is not None and self.isVisible() and self.scale_wanted > self._drawn_at * FINE_ENOUGH:
            self.wanted.emit(self.scale_wanted)

    # what Qt calls

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms; else it moves what is closer than whole, and turns the pages of what is not."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if self._fitted:
            self._roll(event.angleDelta().y())
        else:
            self.pan(-QPointF(event.angleDelta()))
        event.accept()

    def _roll(self, by: int) -> None:
        self._rolled += by
        if abs(self._rolled) >= NOTCH:
            self.turned.emit(-1 if self._rolled > 0 else 1)
            self._rolled = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.begin_pan(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pan_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.end_pan():
            self.viewport().unsetCursor()
