"""What the keys do on a marked picture, so that all of it can be drawn without a mouse."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.annotation import ARROW, ELLIPSE, FREEHAND, RECTANGLE, TEXT, Mark, moved, reached
from dualprev_desktop.ui.annotate.scene import PictureScene

TOOL_KEYS = {"V": "select", "A": ARROW, "O": ELLIPSE, "R": RECTANGLE, "T": TEXT, "P": FREEHAND}
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
OWN = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Space, *ARROWS})
STEP, FAR = 4_000, 5
"""Millionths an arrow key moves a mark; with Shift five times as far."""
PAN = 60


class Canvas(Protocol):
    """What the keys see of the canvas."""

    picture: PictureScene
    tool: str
    writing: bool

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def removing(self) -> SignalInstance: ...
    def viewport(self) -> QWidget: ...
    def use_tool(self, tool: str) -> None: ...
    def choose(self, mark_id: str) -> None: ...
    def zoom_letter(self, letter: str) -> bool: ...
    def pan(self, by: QPointF) -> None: ...
    def escape(self) -> None: ...
    def place_middle(self) -> None: ...
    def begin_words(self, mark: Mark) -> None: ...


class MarkKeys:
    """A mark moved with a key held down is one step for undo: it is told when the key is let go."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._moving: Mark | None = None

    def press(self, event: QKeyEvent) -> bool:
        canvas, key = self._canvas, Qt.Key(event.key())
        if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self._arrow(event, *ARROWS[key])
        if key == Qt.Key.Key_Escape:
            canvas.escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            return self._enter()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and canvas.picture.chosen and canvas.writing:
            canvas.removing.emit(canvas.picture.chosen)
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            canvas.use_tool("select")
            canvas.choose(canvas.picture.next_mark(-1 if back else 1))
        else:
            return self._letter(event)
        return True

    @staticmethod
    def wants(event: QKeyEvent) -> bool:
        """Whether a key that may be a shortcut of what lies around belongs to the picture."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return Qt.Key(event.key()) in OWN or (plain and event.text().upper() in TOOL_KEYS)

    def _letter(self, event: QKeyEvent) -> bool:
        # letters come with Shift or Caps Lock too, but not as shortcuts of the window
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        canvas, letter = self._canvas, event.text().upper()
        if letter not in TOOL_KEYS:
            return canvas.zoom_letter(letter)
        canvas.use_tool(TOOL_KEYS[letter])
        return True

    def _enter(self) -> bool:
        """A new mark in the middle; the words of a chosen one."""
        canvas, item = self._canvas, self._canvas.picture.chosen_item
        if canvas.tool != "select" and canvas.tool != FREEHAND:
            canvas.place_middle()
        elif item is not None and item.mark.kind == TEXT and canvas.writing:
            canvas.begin_words(item.mark)
        else:
            return False
        return True

    def _arrow(self, event: QKeyEvent, right: int, down: int) -> bool:
        item = self._canvas.picture.chosen_item
        if item is None or not self._canvas.writing:
            self._canvas.pan(QPointF(right * PAN, down * PAN))
            return True
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x, y = item.mark.points[-1]
            item.show_mark(reached(item.mark, -1, (x + right * STEP * far, y + down * STEP * far)))
        else:
            item.show_mark(moved(item.mark, right * STEP * far, down * STEP * far))
        self._moving = item.mark
        self._canvas.viewport().update()
        return True

    def release(self, event: QKeyEvent) -> None:
        if self._moving is not None and Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat():
            moving, self._moving = self._moving, None
            self._canvas.changed.emit(moving)
