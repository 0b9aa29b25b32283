"""What a tool of the plan is: one way in which mouse and keys work on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.geometry import Shape
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.ui.plan.scene import PlanScene

SELECT = "select"
"""The tool that a canvas begins with."""


class Canvas(Protocol):
    """What a tool sees of the canvas it works on."""

    plan: PlanScene
    sharing: bool
    """Whether what zones have in common moves together."""

    @property
    def unit(self) -> float: ...
    def viewport(self) -> QWidget: ...
    def use_tool(self, tool_id: str) -> None: ...
    def pick(self, zone_id: str) -> None: ...
    def choose(self, ids: Iterable[str]) -> None: ...
    def offer(self, wkt: str) -> None: ...
    def reshape(self, zone_id: str, shape: Shape) -> bool: ...
    def commit(self, edit: PlanEdit) -> bool: ...
    def refuse(self, sentence: str) -> None: ...
    def change_plan(self, facts: Mapping[str, Any]) -> None: ...
    def ask_name(self) -> None: ...
    def ask_removal(self, zone_id: str) -> None: ...
    def shown(self) -> QPointF: ...
    def snap(self, at: QPointF, keys: Qt.KeyboardModifier, without: Collection[str] = ()) -> QPointF: ...
    def end_snap(self) -> None: ...
    def reveal(self, at: QPointF) -> None: ...


class Tool:
    """Works on the canvas from `begin` to `end`; places are in the scene's units."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.scene = canvas.plan

    def begin(self) -> None:
        """The person has chosen the tool."""

    def end(self) -> None:
        """Another tool is chosen: whatever was not finished is dropped."""

    def refresh(self) -> None:
        """The file, the selection or the zoom has changed."""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        """True when the tool takes the mouse; otherwise dragging moves the sheet."""
        return False

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        pass

    def release(self, at: QPointF) -> None:
        pass

    def double_click(self, at: QPointF) -> None:
        """The second press, where two follow each other fast: for most tools a press like any other."""
        self.press(at, Qt.KeyboardModifier.NoModifier)

    def key(self, event: QKeyEvent) -> bool:
        """True when the tool has used the key."""
        return False

    def tab(self, forward: bool) -> bool:
        """True when Tab goes on within the plan; otherwise it leaves it."""
        return False

    def key_released(self, event: QKeyEvent) -> None:
        pass

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key that is a shortcut of the window belongs to the tool now, as Ctrl+Z while drawing."""
        return False


@dataclass(frozen=True)
class ToolKind:
    """One button of the tool strip; `key` is its shortcut on the canvas."""

    id: str
    order: int
    title: str
    help: str
    icon: str
    key: str
    build: Callable[[Canvas], Tool]
    changes: bool = True
    """Whether it changes the file; one that only looks works in a file that is only read."""


TOOLS: Registry[ToolKind] = Registry("dualprev_desktop.ui.plan.tools", "TOOL", ToolKind)

ARROWS = {Qt.Key.Key_Left: QPointF(-1, 0), Qt.Key.Key_Right: QPointF(1, 0),
          Qt.Key.Key_Up: QPointF(0, -1), Qt.Key.Key_Down: QPointF(0, 1)}


def arrow(event: QKeyEvent) -> QPointF | None:
    """The direction of an arrow key, ten times as far with Shift; None for any other key or with Ctrl or Alt."""
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    direction = ARROWS.get(Qt.Key(event.key()))
    if direction is None or keys not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        return None
    return direction * 10 if keys == Qt.KeyboardModifier.ShiftModifier else direction
