"""The keyboard of the selecting tool: what is next, nudging, corners added and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.domain.geometry import Shape, format_shape
from dualprev_desktop.domain.shared_edges import too_few, with_corner, without_corner
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.services.plans import RESHAPE_ZONE
from dualprev_desktop.ui.plan.corners import Corner, beside, ends, middle, position, settled, split, without
from dualprev_desktop.ui.plan.gesture import RESHAPE_MANY, Gesture
from dualprev_desktop.ui.plan.pulls import Pull
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.sharing import holding
from dualprev_desktop.ui.plan.tool import ARROWS, Canvas, arrow
from dualprev_desktop.ui.plan.zone_item import ZoneItem

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
LAST_CORNERS = N_("Zone “{zone}” has only three corners there; it would vanish. Remove the zone instead.")


class Selecting(Protocol):
    """What the keys see of the tool."""

    canvas: Canvas
    scene: PlanScene
    active: Corner | None
    gesture: Gesture | None

    @property
    def zone(self) -> ZoneItem | None: ...
    @property
    def busy(self) -> bool: ...
    def refresh(self) -> None: ...
    def pull_active(self) -> Pull | None: ...
    def start(self, pull: Pull | None) -> None: ...
    def go(self, by: QPointF) -> None: ...
    def keep(self) -> None: ...
    def drop(self) -> None: ...


class SelectKeys:
    def __init__(self, tool: Selecting) -> None:
        self._tool = tool
        self._nudged = QPointF()

    @property
    def _scene_order(self) -> list[str]:
        scene = self._tool.scene
        return [*scene.zones, *scene.symbols]

    def still(self) -> None:
        """No arrow key is held any more."""
        self._nudged = QPointF()

    def wants(self, event: QKeyEvent) -> bool:
        return (event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape, *ENTER)
                and (bool(self._tool.scene.chosen) or self._tool.busy))

    def key(self, event: QKeyEvent) -> bool:
        direction = arrow(event)
        if direction is not None:
            return self._nudge(direction)
        act = {Qt.Key.Key_PageDown: self._next_thing, Qt.Key.Key_PageUp: self._previous_thing}.get(Qt.Key(event.key()))
        if act is None and (self._tool.scene.chosen or self._tool.busy):
            act = self._act(event)
        if act is None:
            return False
        act()
        return True

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = {Qt.Key.Key_Delete: self._delete, Qt.Key.Key_Escape: self._escape}
        if self._tool.zone is None:
            return keys.get(Qt.Key(event.key()))
        if event.key() in ENTER:
            return self._tool.canvas.ask_name
        letters = {"]": self._next_corner, "[": self._previous_corner, "}": self._next_edge, "{": self._previous_edge}
        keys[Qt.Key.Key_Insert] = self._insert
        return letters.get(event.text()) or keys.get(Qt.Key(event.key()))

    def released(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat():
            self._tool.keep()

    def _nudge(self, direction: QPointF) -> bool:
        """One unit of the picture, ten with Shift."""
        tool = self._tool
        if tool.gesture is None:
            tool.start(tool.pull_active())
        if tool.gesture is None:
            return False
        self._nudged += direction
        tool.go(self._nudged)
        return True

    # what is next

    def _next_corner(self) -> None:
        self._step(1)

    def _previous_corner(self) -> None:
        self._step(-1)

    def _next_edge(self) -> None:
        self._step(1, whole=True)

    def _previous_edge(self) -> None:
        self._step(-1, whole=True)

    def _step(self, step: int, whole: bool = False) -> None:
        zone = self._tool.zone
        if zone is not None and zone.shape:
            self._tool.keep()
            self._tool.active = beside(zone.shape, self._tool.active, step, whole)
            self._tool.refresh()

    def _next_thing(self) -> None:
        self._step_thing(1)

    def _previous_thing(self) -> None:
        self._step_thing(-1)

    def _step_thing(self, step: int) -> None:
        self._tool.keep()
        every, chosen = self._scene_order, self._tool.scene.chosen
        if every:
            start = every.index(chosen[-1]) if chosen else (-1 if step > 0 else 0)
            self._tool.active = None
            self._tool.canvas.pick(every[(start + step) % len(every)])

    def tab(self, forward: bool) -> bool:
        """On to the next while something is selected; after the last one the keyboard leaves the plan."""
        every, chosen = self._scene_order, self._tool.scene.chosen
        if not chosen or every.index(chosen[-1]) == (len(every) - 1 if forward else 0):
            return False
        self._step_thing(1 if forward else -1)
        return True

    # corners

    def _delete(self) -> None:
        zone, corner = self._tool.zone, self._tool.active
        if zone is None or corner is None:
            self._tool.canvas.ask_removal(zone.id if zone else "")
        elif not corner.whole:
            self._change(self._without(zone.id, zone.shape, corner))

    def _without(self, zone_id: str, shape: Shape, corner: Corner) -> dict[str, Shape]:
        if self._tool.canvas.sharing:
            at = position(shape, corner)
            return without_corner(holding(self._tool.scene, [at]), at)
        fewer = without(shape, corner)
        return {zone_id: fewer} if fewer is not None else {}

    def _insert(self) -> None:
        zone, corner = self._tool.zone, self._tool.active
        if zone is None or corner is None:
            return
        if self._tool.canvas.sharing:
            begin, end = ends(zone.shape, corner)
            near = holding(self._tool.scene, (begin, end))
            changed = with_corner(near, frozenset((begin, end)), middle(zone.shape, corner))
        else:
            changed = {zone.id: split(zone.shape, corner)}
        if self._change(changed):
            self._tool.active = settled(Corner(corner.polygon, corner.ring, corner.index, added=True))
            self._tool.refresh()

    def _change(self, shapes: dict[str, Shape]) -> bool:
        self._tool.keep()
        names = {one: self._tool.scene.zones[one].name for one in shapes}
        vanishing = next((names[one] for one, shape in shapes.items() if too_few(shape)), "")
        if vanishing:
            self._tool.canvas.refuse(_(LAST_CORNERS).format(zone=vanishing))
        if vanishing or not shapes:
            return False
        label, facts = (RESHAPE_ZONE, {"name": next(iter(names.values()))}) if len(shapes) == 1 \
            else (RESHAPE_MANY, {"count": len(shapes)})
        return self._tool.canvas.commit(
            PlanEdit(label, facts, reshaped={one: format_shape(shape) for one, shape in shapes.items()}))

    def _escape(self) -> None:
        if self._tool.busy:
            self._tool.drop()
        elif self._tool.active is not None:
            self._tool.active = None
            self._tool.refresh()
        else:
            self._tool.canvas.pick("")
