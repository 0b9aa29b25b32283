"""What the drawing tools share: the sketch on the canvas and the cross that arrow keys move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from dualprev_desktop.ui.plan.sketch import Sketch
from dualprev_desktop.ui.plan.tool import SELECT, Canvas, Tool, arrow

CROSS_STEP = 5
"""Screen pixels a press of an arrow key."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DrawingTool(Tool):
    """Corners are set by mouse, or with the arrow keys and Space; Enter finishes, Esc drops."""

    cursor = Qt.CursorShape.CrossCursor
    closed = True
    """Whether it draws an area, not a line."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.set: list[QPointF] = []
        self.at: QPointF | None = None
        """Where the next corner would be."""
        self.by_keys = False
        """Whether the arrow keys move it, not the mouse."""
        self.keys = Qt.KeyboardModifier.NoModifier
        """Held when the mouse moved last."""
        self._sketch = Sketch()

    def begin(self) -> None:
        self.scene.addItem(self._sketch)

    def end(self) -> None:
        if self._sketch.scene() is not None:
            self.scene.removeItem(self._sketch)
        self.canvas.end_snap()

    def refresh(self) -> None:
        self._sketch.follow(self.outline(), self.at if self.by_keys else None, self.canvas.unit, self.marks(),
                            self.closed)

    def outline(self) -> Sequence[QPointF]:
        """The corners as they would be if the next one were set here."""
        return [*self.set, self.at] if self.set and self.at is not None else self.set

    def marks(self) -> Sequence[QPointF]:
        """The places that are shown as corners."""
        return self.outline()

    def near(self, one: QPointF, other: QPointF, pixels: float) -> bool:
        return (one - other).manhattanLength() <= pixels * self.canvas.unit

    # what a tool does with a corner

    def set_corner(self, at: QPointF) -> None:
        raise NotImplementedError

    def take_back(self) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        raise NotImplementedError

    def keep(self, corners: Sequence[QPointF]) -> None:
        """Offers the outline; one that is refused or could not be kept stays on the canvas."""
        self.canvas.offer(self.scene.sheet.outline(corners))

    def drop(self) -> None:
        self.set = []
        self.refresh()

    # keys

    def wants(self, event: QKeyEvent) -> bool:
        # while nothing is drawn, Ctrl+Z and the other shortcuts stay the window's
        return bool(self.set) and (event.matches(QKeySequence.StandardKey.Undo)
                                   or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, *ENTER))

    def key(self, event: QKeyEvent) -> bool:
        direction = arrow(event)
        if direction is not None:
            self._move_cross(direction)
        elif event.key() == Qt.Key.Key_Space and self.by_keys and self.at is not None:
            self.set_corner(self.scene.sheet.clamped(self.canvas.snap(self.at, Qt.KeyboardModifier.NoModifier)))
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() in ENTER:
            self.finish()
        else:
            return False
        self.refresh()
        return True

    def _escape(self) -> None:
        if self.set:
            self.drop()
        else:
            self.canvas.use_tool(SELECT)

    def _move_cross(self, direction: QPointF) -> None:
        start = self.at if self.at is not None else self.canvas.shown()
        # the first press only shows where the cross is
        by = direction * CROSS_STEP * self.canvas.unit if self.by_keys else QPointF()
        self.at, self.by_keys = self.scene.sheet.clamped(start + by), True
        # the cross stays where the keys put it, so that it gets away again; the mark shows where Space would set
        self.canvas.snap(self.at, Qt.KeyboardModifier.NoModifier)
        self.canvas.reveal(self.at)
        self.moved_by_keys()

    def moved_by_keys(self) -> None:
        """The arrow keys have moved the cross."""

    def point_to(self, at: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """The mouse is there, and takes over from the keys; what is near draws the place to it."""
        self.keys = keys
        self.at, self.by_keys = self.scene.sheet.clamped(self.canvas.snap(at, keys)), False
        self.refresh()
