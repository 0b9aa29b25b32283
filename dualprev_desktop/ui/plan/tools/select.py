"""Selects a zone, moves it, and moves, adds and removes its corners."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.domain.geometry import Shape
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.corners import Corner, beside, placed, position, settled, split, without
from dualprev_desktop.ui.plan.handles import Handles
from dualprev_desktop.ui.plan.tool import ARROWS, Canvas, Tool, ToolKind, arrow
from dualprev_desktop.ui.plan.zone_item import ZoneItem

THRESHOLD = 4
"""Screen pixels the mouse goes before a press becomes a pull."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class SelectTool(Tool):
    """One pull, or one press of an arrow key held down, is one change of the file."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._handles = Handles()
        self._corner: Corner | None = None
        self._from: QPointF | None = None
        """Where a pull began."""
        self._before: Shape | None = None
        """The shape before the gesture that is under way."""

    def begin(self) -> None:
        self.scene.addItem(self._handles)
        self.refresh()

    def end(self) -> None:
        self._drop()
        if self._handles.scene() is not None:
            self.scene.removeItem(self._handles)

    def refresh(self) -> None:
        zone = self._zone
        shape = zone.shape if zone else Shape()
        if self._corner is not None and not _has(shape, self._corner):
            self._corner = None
        self._handles.follow(shape, self.scene.sheet, self._corner, self.canvas.unit)

    @property
    def _zone(self) -> ZoneItem | None:
        return self.scene.zones.get(self.scene.selected)

    # mouse

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self._keep()
        gripped = self._handles.grip(at)
        if gripped is None and not self._pick_at(at):
            return False
        self._corner = gripped
        self._from = at
        self.refresh()
        return True

    def _pick_at(self, at: QPointF) -> bool:
        selected = self._zone
        # the selected zone keeps hold of what is under the mouse, though another lies on it
        if selected is None or not selected.outline.path().contains(at):
            self._corner = None
            self.canvas.pick(self.scene.zone_at(at))
        return bool(self.scene.selected)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        if self._from is None or not pressed:
            self._point_at(at)
            return
        by = at - self._from
        if self._before is None and by.manhattanLength() < THRESHOLD * self.canvas.unit:
            return
        self._pull(at, by)

    def _point_at(self, at: QPointF) -> None:
        cursors = Qt.CursorShape
        shape = cursors.PointingHandCursor if self.scene.zone_at(at) else cursors.ArrowCursor
        self.canvas.viewport().setCursor(cursors.CrossCursor if self._handles.grip(at) else shape)

    def _pull(self, at: QPointF, by: QPointF) -> None:
        before = self._hold()
        if before is None:
            return
        if self._corner is None:
            self._preview(self.scene.sheet.moved(before, by))
        else:
            self._preview(placed(before, self._corner, self.scene.sheet.to_shape(at)))

    def release(self, at: QPointF) -> None:
        self._from = None
        if self._corner is not None and self._corner.added:
            self._corner = settled(self._corner) if self._before is not None else None
        self._keep()

    def double_click(self, at: QPointF) -> None:
        if self._zone is not None:
            self.canvas.ask_name()

    # one gesture

    def _hold(self) -> Shape | None:
        """The shape at the beginning of the gesture, which this begins when none is under way."""
        zone = self._zone
        if self._before is None and zone is not None and zone.shape:
            self._before = zone.shape
        return self._before

    def _preview(self, shape: Shape) -> None:
        if self._zone is not None:
            self.scene.preview(self._zone.id, shape)
        active = settled(self._corner) if self._corner else None
        self._handles.follow(shape, self.scene.sheet, active, self.canvas.unit)

    def _keep(self) -> None:
        """Ends the gesture; a shape that is refused goes back to what it was."""
        before, self._before = self._before, None
        zone = self._zone
        if before is None or zone is None:
            return
        if zone.shape != before and not self.canvas.reshape(zone.id, zone.shape):
            self.scene.preview(zone.id, before)
        self.refresh()

    def _drop(self) -> None:
        before, self._before, self._from = self._before, None, None
        if self._corner is not None and self._corner.added:
            self._corner = None
        if before is not None and self._zone is not None:
            self.scene.preview(self._zone.id, before)
        self.refresh()

    # keys

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape, *ENTER) and self._zone is not None

    def key(self, event: QKeyEvent) -> bool:
        direction = arrow(event)
        if direction is not None:
            return self._nudge(direction)
        act = {Qt.Key.Key_PageDown: self._next_zone, Qt.Key.Key_PageUp: self._previous_zone}.get(Qt.Key(event.key()))
        if act is None and self._zone is not None:
            act = self._act(event)
        if act is None:
            return False
        act()
        return True

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in ENTER:
            return self.canvas.ask_name
        letters = {"]": self._next_corner, "[": self._previous_corner}
        keys = {Qt.Key.Key_Delete: self._delete, Qt.Key.Key_Escape: self._escape, Qt.Key.Key_Insert: self._insert}
        return letters.get(event.text()) or keys.get(Qt.Key(event.key()))

    def key_released(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat():
            self._keep()

    def _nudge(self, direction: QPointF) -> bool:
        """One unit of the picture, ten with Shift."""
        zone = self._zone
        if zone is None or self._hold() is None:
            return False
        sheet = self.scene.sheet
        if self._corner is None:
            self._preview(sheet.moved(zone.shape, direction))
        else:
            at = sheet.to_scene(position(zone.shape, self._corner)) + direction
            self._preview(placed(zone.shape, self._corner, sheet.to_shape(at)))
        return True

    def _next_corner(self) -> None:
        self._step_corner(1)

    def _previous_corner(self) -> None:
        self._step_corner(-1)

    def _step_corner(self, step: int) -> None:
        if self._zone is not None and self._zone.shape:
            self._corner = beside(self._zone.shape, self._corner, step)
            self.refresh()

    def _next_zone(self) -> None:
        self._step_zone(1)

    def _previous_zone(self) -> None:
        self._step_zone(-1)

    def _step_zone(self, step: int) -> None:
        self._keep()
        every = list(self.scene.zones)
        if every:
            start = every.index(self.scene.selected) if self.scene.selected else (-1 if step > 0 else 0)
            self._corner = None
            self.canvas.pick(every[(start + step) % len(every)])

    def _delete(self) -> None:
        zone = self._zone
        if zone is None:
            return
        fewer = without(zone.shape, self._corner) if self._corner else None
        if fewer is not None:
            self._change(fewer)
        elif self._corner is None:
            self.canvas.ask_removal(zone.id)

    def _insert(self) -> None:
        if self._zone is not None and self._corner is not None:
            self._change(split(self._zone.shape, self._corner))

    def _change(self, shape: Shape) -> None:
        self._hold()
        self._preview(shape)
        self._keep()

    def _escape(self) -> None:
        if self._before is not None:
            self._drop()
        elif self._corner is not None:
            self._corner = None
            self.refresh()
        else:
            self.canvas.pick("")


def _has(shape: Shape, corner: Corner) -> bool:
    return (corner.polygon < len(shape) and corner.ring < len(shape[corner.polygon])
            and corner.index < len(shape[corner.polygon][corner.ring]))


TOOL = ToolKind(
    "select", 10, N_("Select"),
    N_("Click a zone to select it, pull it or its corners to move them; Delete removes. By keyboard: Page Up and "
       "Page Down choose a zone, [ and ] a corner, arrow keys move it, Insert adds a corner, Enter names the zone."),
    "mdi6.cursor-default-outline", "S", SelectTool)
