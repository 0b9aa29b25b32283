"""The canvas on which a picture is marked: zoom, pan, drawing, choosing, moving; it tells what was done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from dualprev_desktop.domain.annotation import FREEHAND, MILLION, TEXT, Mark, moved, placed, reached
from dualprev_desktop.ui.annotate.keys import MarkKeys
from dualprev_desktop.ui.annotate.scene import PictureScene
from dualprev_desktop.ui.annotate.words_entry import WordsEntry
from dualprev_desktop.ui.zoom_view import ZoomView

SELECT = "select"
HANDLE = 5
"""Half a handle's side in screen pixels."""
CLICK = 4
"""Screen pixels: a shorter pull is a click."""
USUAL_WIDTH = 300_000
"""Of words begun with a click, in millionths."""


class PictureCanvas(ZoomView):
    """Marks that are told have not been kept yet; whoever keeps them shows them again."""

    drawn = Signal(object)
    """A new Mark, without an id."""
    changed = Signal(object)
    """A Mark as it is to be from now on."""
    removing = Signal(str)
    chosen = Signal(str)
    tool_changed = Signal(str)
    left = Signal()
    """Esc, with nothing begun and nothing chosen."""

    margin = 0.02
    closest, farthest = 20.0, 0.5

    def __init__(self, parent: QWidget | None = None) -> None:
        self.picture = PictureScene()
        super().__init__(self.picture, parent)
        self.picture.setParent(self)
        self.tool, self.colour, self.weight, self.writing = SELECT, "violet", 2, True
        self.entry = WordsEntry(self.viewport())
        self._keys = MarkKeys(self)
        self._begun: Mark | None = None
        self._held: tuple[Mark, int | None, QPointF] | None = None
        """The mark being moved as it stands in the file, its pulled point or None, where it was taken."""
        self._set_up()
        self.entry.finished.connect(self._write)
        self.entry.dropped.connect(self._drop)
        self.entry.ended.connect(self._take_keyboard)

    def _set_up(self) -> None:
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setBackgroundBrush(QApplication.palette().mid())

    # tools --------------------------------------------------------------------------------------------

    def use_tool(self, tool: str) -> None:
        self.settle()
        self.tool = tool if self.writing else SELECT
        select = self.tool == SELECT
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if select else Qt.CursorShape.CrossCursor)
        if not select:
            self.choose("")
        self.tool_changed.emit(self.tool)

    def choose(self, mark_id: str) -> None:
        self.picture.choose(mark_id)
        self.viewport().update()
        self.chosen.emit(self.picture.chosen)

    def settle(self) -> None:
        """What is being typed is kept, what is being pulled is dropped."""
        self.entry.settle(keep=True)
        self._begun = self._held = None
        self.picture.sketch(None)

    def _new(self, at: QPointF) -> Mark:
        part = self.picture.parts(at)
        return Mark("", self.tool, (part, part), self.colour, self.weight)

    def sheet_rect(self) -> QRectF:
        return self.picture.sheet

    # mouse --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self._take(self.place(event.position())):
            return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self.begin_pan(event)

    def _take(self, at: QPointF) -> bool:
        """Begins a mark, or takes hold of one; False where there is nothing to take: then the picture is moved."""
        if self.tool != SELECT:
            self._begun = self._new(at)
            return True
        handle = self._handle_at(at)
        if handle is None:
            self.choose(self.picture.mark_at(at, self.unit))
        item = self.picture.chosen_item
        if item is not None and self.writing:
            self._held = item.mark, handle, at
        return item is not None

    def _handle_at(self, at: QPointF) -> int | None:
        """Which point of the chosen mark is pulled there."""
        item, reach = self.picture.chosen_item, 2 * HANDLE * self.unit
        handles = item.handles() if item is not None and self.writing else []
        near = [place for place, one in enumerate(handles)
                if abs(one.x() - at.x()) < reach and abs(one.y() - at.y()) < reach]
        if not near:
            return None
        return -1 if near[-1] == len(handles) - 1 else 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.place(event.position())
        if self.pan_on(event):
            return
        if self._begun is not None:
            self._begun = self._pulled(self._begun, at)
            self.picture.sketch(self._begun if self._begun.kind != TEXT else None)
        elif self._held is not None and self.picture.chosen_item is not None:
            self.picture.chosen_item.show_mark(self._shifted(at))
            self.viewport().update()

    def _pulled(self, mark: Mark, at: QPointF) -> Mark:
        part = self.picture.parts(at)
        return replace(mark, points=(*mark.points, part) if mark.kind == FREEHAND else (mark.points[0], part))

    def _shifted(self, at: QPointF) -> Mark:
        assert self._held is not None
        mark, point, start = self._held
        if point is not None:
            return reached(mark, point, self.picture.parts(at))
        across = round((at.x() - start.x()) / self.picture.width_ * MILLION)
        return moved(mark, across, round((at.y() - start.y()) / self.picture.height_ * MILLION))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.place(event.position())
        if self.end_pan():
            self.use_tool(self.tool)
        elif self._begun is not None and event.button() == Qt.MouseButton.LeftButton:
            self._finish(self._pulled(self._begun, at))
        elif self._held is not None:
            (mark, _point, start), shifted = self._held, self._shifted(at)
            self._held = None
            if shifted != mark and (at - start).manhattanLength() > CLICK * self.unit:
                self.changed.emit(shifted)
            elif self.picture.chosen_item is not None:
                self.picture.chosen_item.show_mark(mark)

    def _finish(self, mark: Mark) -> None:
        self._begun = None
        self.picture.sketch(None)
        if mark.kind == TEXT:
            self.begin_words(mark)
        else:
            self.drawn.emit(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.picture.chosen_item
        if self.tool == SELECT and item is not None and item.mark.kind == TEXT and self.writing:
            self._held = None
            self.begin_words(item.mark)
        else:
            self.mousePressEvent(event)

    # words --------------------------------------------------------------------------------------------

    def begin_words(self, mark: Mark) -> None:
        """Words are typed where they will stand."""
        (left, top), (right, _same) = mark.points[0], mark.points[-1]
        if not mark.id and abs(right - left) < CLICK * self.unit / self.picture.width_ * MILLION:
            left = min(left, MILLION - USUAL_WIDTH)
            right = left + USUAL_WIDTH
        self._begun = replace(mark, points=((min(left, right), top), (max(left, right), top)))
        scale, longest = self.transform().m11(), max(self.picture.width_, self.picture.height_)
        (x, y), (end, _down) = placed(self._begun, self.picture.width_, self.picture.height_)
        begin = self.mapFromScene(x, y)
        self.entry.begin(QRect(begin.x(), begin.y(), round((end - x) * scale), 0), mark.letters(longest) * scale,
                         mark.words)

    def _write(self, words: str) -> None:
        begun, self._begun = self._begun, None
        if begun is None:
            return
        if begun.id:
            self.changed.emit(replace(begun, words=words))
        else:
            self.drawn.emit(replace(begun, words=words))

    def _drop(self) -> None:
        self._begun = None

    def _take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # keys ---------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.press(event):
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys.release(event)

    def escape(self) -> None:
        """One step back: what is begun, the tool, what is chosen; then the picture is left."""
        if self._begun is not None:
            self._begun = None
            self.picture.sketch(None)
        elif self.tool != SELECT:
            self.use_tool(SELECT)
        elif self.picture.chosen:
            self.choose("")
        else:
            self.left.emit()

    def place_middle(self) -> None:
        """A mark in the middle of what is seen, for who draws by keyboard: arrow keys then move and stretch it."""
        middle = self.place(QPointF(self.viewport().rect().center()))
        x, y = self.picture.parts(middle)
        half = MILLION // 10
        corners = (max(x - half, 0), max(y - half, 0)), (min(x + half, MILLION), min(y + half, MILLION))
        self._finish(Mark("", self.tool, corners, self.colour, self.weight))

    # handles ------------------------------------------------------------------------------------------

    def drawForeground(self, painter: QPainter, rect: object) -> None:
        item = self.picture.chosen_item
        if item is None or not self.writing:
            return
        reach = HANDLE * self.unit
        pen = QPen(QColor(item.mark.ink), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(item.mark.halo))
        for at in item.handles():
            painter.drawRect(round(at.x() - reach), round(at.y() - reach), round(2 * reach), round(2 * reach))
