"""The view under a plan and under a marked picture: zoom round the cursor, fit, scroll, pulling the sheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

ZOOM_STEP = 1.25
PAN_STEP = 40
"""Screen pixels."""
SMALLEST_SCALE = 1e-6
LOWER = 60
"""Screen pixels by which a line above or below, as a message, makes the view lower or higher for a while."""


class ZoomView(QGraphicsView):
    """Shows a sheet whole until somebody zooms or moves it; who derives says which rectangle is the sheet."""

    fitted = Signal(bool)
    """Whether the whole sheet is seen, as `fit` shows it."""

    margin = 0.03
    """Air round the whole sheet, in parts of its longer side."""
    closest, farthest = 40.0, 0.25
    """Of the scale at which the whole sheet fits."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._fitted, self._room = True, QSize()
        self._pan_from: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # what who derives says

    def sheet_rect(self) -> QRectF:
        """What `fit` shows whole, in the scene's units."""
        raise NotImplementedError

    def scale_changed(self) -> None:
        """The zoom is another one now."""

    # zoom

    @property
    def unit(self) -> float:
        """The length of one screen pixel in the scene."""
        return 1 / max(self.transform().m11(), SMALLEST_SCALE)

    def fit(self) -> None:
        """The whole sheet, with a little air."""
        rect = self.sheet_rect()
        air = max(rect.width(), rect.height()) * self.margin
        self.fitInView(rect.adjusted(-air, -air, air, air), Qt.AspectRatioMode.KeepAspectRatio)
        self._set_fitted(True)
        self._room = self.viewport().size()
        self.scale_changed()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """The place of the scene under `around` (of the viewport; its middle) stays where it is."""
        fixed = around if around is not None else QPointF(self.viewport().rect().center())
        whole = self._whole()
        wanted = min(max(self.transform().m11() * factor, whole * self.farthest), whole * self.closest)
        before, step = self.place(fixed), wanted / self.transform().m11()
        self.scale(step, step)
        self._set_fitted(False)
        self._scroll(self.viewportTransform().map(before) - fixed)
        self.scale_changed()

    def _whole(self) -> float:
        rect, room = self.sheet_rect(), self.viewport().rect()
        return max(min(room.width() / rect.width(), room.height() / rect.height()), SMALLEST_SCALE)

    def _set_fitted(self, fitted: bool) -> None:
        self._fitted = fitted
        self.fitted.emit(fitted)

    # scroll

    def pan(self, by: QPointF) -> None:
        """By screen pixels."""
        self._set_fitted(False)
        self._scroll(by)

    def _scroll(self, by: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + by.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + by.y()))

    def begin_pan(self, event: QMouseEvent) -> None:
        """The sheet goes with the mouse until `end_pan`."""
        self._pan_from = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def pan_on(self, event: QMouseEvent) -> bool:
        """False when nobody is pulling the sheet."""
        if self._pan_from is None:
            return False
        self.pan(self._pan_from - event.position())
        self._pan_from = event.position()
        return True

    def end_pan(self) -> bool:
        """False when nobody was pulling the sheet."""
        pulled, self._pan_from = self._pan_from is not None, None
        return pulled

    def place(self, at: QPointF) -> QPointF:
        """The place of the scene under a point of the viewport, exact below one pixel."""
        inverse, _able = self.viewportTransform().inverted()
        return inverse.map(at)

    def shown(self) -> QPointF:
        """The middle of what is seen."""
        return self.place(QPointF(self.viewport().rect().center()))

    def reveal(self, at: QPointF) -> None:
        """Scrolls so far that the place is seen."""
        self.ensureVisible(QRectF(at, QSizeF(1, 1)), PAN_STEP, PAN_STEP)

    def zoom_letter(self, letter: str) -> bool:
        """What + − and F do on every such view; False for any other key."""
        if letter in ("+", "="):
            self.zoom(ZOOM_STEP)
        elif letter == "-":
            self.zoom(1 / ZOOM_STEP)
        elif letter == "F":
            self.fit()
        else:
            return False
        return True

    # what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and not self._stays():
            self.fit()

    def _stays(self) -> bool:
        """A message that comes and goes does not move a sheet that is whole all the same: the hand is upon it."""
        room = self.viewport().rect()
        little = room.width() == self._room.width() and abs(room.height() - self._room.height()) <= LOWER
        return little and QRectF(room).contains(self.viewportTransform().mapRect(self.sheet_rect()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()
