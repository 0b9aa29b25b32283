"""The canvas of a plan: zoom, pan, and the tool that is at work. It tells what was drawn; the page keeps it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from dualprev_desktop.domain.geometry import Shape, check_shape, format_shape, parse_shape
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.tool import SELECT, TOOLS, Tool, arrow

MARGIN = 0.03
ZOOM_STEP = 1.25
CLOSEST, FARTHEST = 40.0, 0.25
"""Of the scale at which the whole sheet fits."""
PAN_STEP = 40


class PlanCanvas(QGraphicsView):
    """Signals carry shapes as WKT; none of them is in the file yet."""

    drawn = Signal(str)
    reshaped = Signal(str, str)
    """(zone, shape)"""
    edited = Signal(object)
    """A PlanEdit: what a gesture does to several zones or symbols at once."""
    removing = Signal(str)
    picked = Signal(str)
    """The zone that is selected now, or empty."""
    naming = Signal()
    refused = Signal(str)
    """A sentence: what is wrong with an outline, which stays as it is."""
    tool_changed = Signal(str)
    fitted = Signal(bool)
    """Whether the whole sheet is seen, as `fit` shows it."""

    def __init__(self, plan: PlanScene, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.plan = plan
        self._fitted = True
        self._pan_from: QPointF | None = None
        self._space = False
        self.tool_id, self._tool = SELECT, TOOLS[SELECT].build(self)
        self._set_up()
        self._tool.begin()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # what the page and the tools call

    def use_tool(self, tool_id: str) -> None:
        self._tool.end()
        self.tool_id, self._tool = tool_id, TOOLS[tool_id].build(self)
        self.viewport().setCursor(self._tool.cursor)
        self._tool.begin()
        self.tool_changed.emit(tool_id)

    def refresh(self, resized: bool = False) -> None:
        """The scene has followed the file."""
        if resized:
            self.fit()
        self._tool.refresh()

    def pick(self, zone_id: str) -> None:
        self.plan.select(zone_id)
        self._tool.refresh()
        self.picked.emit(self.plan.selected)

    def offer(self, wkt: str) -> None:
        """Tells of a finished outline; it stays in the tool's hands until another tool is chosen."""
        if self._good(wkt):
            self.drawn.emit(wkt)

    def reshape(self, zone_id: str, shape: Shape) -> bool:
        wkt = format_shape(shape)
        if not self._good(wkt):
            return False
        self.reshaped.emit(zone_id, wkt)
        return True

    def commit(self, edit: PlanEdit) -> bool:
        """Tells of a finished gesture; False where one of its shapes is refused, and nothing is done."""
        if not all(map(self._good, edit.shapes)):
            return False
        self.edited.emit(edit)
        return True

    def _good(self, wkt: str) -> bool:
        try:
            check_shape(parse_shape(wkt))
        except InputError as error:
            self.refuse(error.text())
            return False
        return True

    def refuse(self, sentence: str) -> None:
        """Says why a gesture was not taken."""
        self.refused.emit(sentence)

    def ask_name(self) -> None:
        self.naming.emit()

    def ask_removal(self, zone_id: str) -> None:
        self.removing.emit(zone_id)

    # zoom and pan

    @property
    def unit(self) -> float:
        """The length of one screen pixel in the scene."""
        return 1 / self.transform().m11()

    def fit(self) -> None:
        """The whole sheet, with a little air."""
        rect = self.plan.sheet.rect
        air = max(rect.width(), rect.height()) * MARGIN
        self.fitInView(rect.adjusted(-air, -air, air, air), Qt.AspectRatioMode.KeepAspectRatio)
        self._set_fitted(True)
        self._zoomed()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """The place of the scene under `around` (of the viewport; its middle) stays where it is."""
        fixed = around if around is not None else QPointF(self.viewport().rect().center())
        wanted = min(max(self.transform().m11() * factor, self._whole() * FARTHEST), self._whole() * CLOSEST)
        before = self.place(fixed)
        step = wanted / self.transform().m11()
        self.scale(step, step)
        self._set_fitted(False)
        self._scroll(self.viewportTransform().map(before) - fixed)
        self._zoomed()

    def _set_fitted(self, fitted: bool) -> None:
        self._fitted = fitted
        self.fitted.emit(fitted)

    def _whole(self) -> float:
        rect, room = self.plan.sheet.rect, self.viewport().rect()
        return max(min(room.width() / rect.width(), room.height() / rect.height()), 1e-6)

    def _zoomed(self) -> None:
        self.plan.zoomed(self.transform().m11())
        self._tool.refresh()

    def _scroll(self, by: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + by.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + by.y()))

    def place(self, at: QPointF) -> QPointF:
        """The place of the scene under a point of the viewport, exact below one pixel."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(at)

    def shown(self) -> QPointF:
        """The middle of what is seen."""
        return self.place(QPointF(self.viewport().rect().center()))

    def reveal(self, at: QPointF) -> None:
        """Scrolls so far that the place is seen."""
        self.ensureVisible(QRectF(at, QSizeF(1, 1)), PAN_STEP, PAN_STEP)

    # what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        middle, left = (event.button() == button for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton))
        if left and not self._space:
            middle = not self._tool.press(self.place(event.position()), event.modifiers())
        if middle or (left and self._space):
            self._begin_pan(event)

    def _begin_pan(self, event: QMouseEvent) -> None:
        self._pan_from = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._set_fitted(False)
            self._scroll(self._pan_from - event.position())
            self._pan_from = event.position()
            return
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._tool.move(self.place(event.position()), event.modifiers(), pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self.viewport().setCursor(self._tool.cursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._tool.release(self.place(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._space:
            self._tool.double_click(self.place(event.position()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._tool.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._tool.key(event) or self._key(event):
            event.accept()
        else:
            event.ignore()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            return True
        direction = arrow(event)
        if direction is not None:
            self._set_fitted(False)
            self._scroll(direction * PAN_STEP)
            return True
        return self._letter(event.text().upper())

    def _letter(self, letter: str) -> bool:
        if letter in ("+", "="):
            self.zoom(ZOOM_STEP)
        elif letter == "-":
            self.zoom(1 / ZOOM_STEP)
        elif letter == "F":
            self.fit()
        else:
            return self._tool_of(letter)
        return True

    def _tool_of(self, letter: str) -> bool:
        for kind in TOOLS:
            if kind.key == letter:
                self.use_tool(kind.id)
                return True
        return False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._let_go()
        self._tool.key_released(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def _let_go(self) -> None:
        self._space = False
        self.viewport().setCursor(self._tool.cursor)

    @property
    def tool(self) -> Tool:
        return self._tool
