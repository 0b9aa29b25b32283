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

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.set: list[QPointF] = []
        self.at: QPointF | None = None
        """Where the next corner would be."""
        self._by_keys = False
        self._sketch = Sketch()

    def begin(self) -> None:
        self.scene.addItem(self._sketch)

    def end(self) -> None:
        if self._sketch.scene() is not None:
            self.scene.removeItem(self._sketch)

    def refresh(self) -> None:
        self._sketch.follow(self.outline(), self.at if self._by_keys else None, self.canvas.unit)

    def outline(self) -> Sequence[QPointF]:
        """The corners as they would be if the next one were set here."""
        return [*self.set, self.at] if self.set and self.at is not None else self.set

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
        elif event.key() == Qt.Key.Key_Space and self._by_keys and self.at is not None:
            self.set_corner(self.at)
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
        by = direction * CROSS_STEP * self.canvas.unit if self._by_keys else QPointF()
        self.at, self._by_keys = self.scene.sheet.clamped(start + by), True
        self.canvas.reveal(self.at)

    def point_to(self, at: QPointF) -> None:
        """The mouse is there, and takes over from the keys."""
        self.at, self._by_keys = self.scene.sheet.clamped(at), False
        self.refresh()
