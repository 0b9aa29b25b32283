"""Selects zones and symbols, and pulls them, their corners, their edges, and the box round them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.box_handles import BoxHandles, Knob, Rubber
from dualprev_desktop.ui.plan.corners import Corner, ends, exists
from dualprev_desktop.ui.plan.gesture import Gesture, things_of, turns_of
from dualprev_desktop.ui.plan.handles import Handles
from dualprev_desktop.ui.plan.pulls import CornerPull, EdgePull, Pull, StretchPull, TurnPull, WholePull, scene_frame
from dualprev_desktop.ui.plan.select_keys import SelectKeys
from dualprev_desktop.ui.plan.sharing import holding, shared
from dualprev_desktop.ui.plan.tool import Canvas, Tool, ToolKind
from dualprev_desktop.ui.plan.zone_item import ZoneItem

THRESHOLD = 4
"""Screen pixels the mouse goes before a press becomes a pull."""
Keys = Qt.KeyboardModifier
CURSORS = {Knob.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor, Knob.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
           Knob.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor, Knob.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
           Knob.TURN: Qt.CursorShape.PointingHandCursor}


class SelectTool(Tool):
    """One pull, or one press of an arrow key held down, is one change of the file."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._handles, self._box, self._rubber = Handles(), BoxHandles(), Rubber()
        self.active: Corner | None = None
        """The corner or edge that arrow keys move."""
        self._gripped: Corner | Knob | None = None
        self._from: QPointF | None = None
        """Where a pull began."""
        self._pull: Pull | None = None
        self.gesture: Gesture | None = None
        self._naming = False
        """Whether a release without a pull asks for the zone's name."""
        self._alone = ""
        """What a click without a pull leaves selected, of several."""
        self._keys = SelectKeys(self)

    def begin(self) -> None:
        for item in (self._handles, self._box):
            self.scene.addItem(item)
        self.refresh()

    def end(self) -> None:
        self.drop()
        for item in (self._handles, self._box, self._rubber):
            if item.scene() is not None:
                self.scene.removeItem(item)

    def refresh(self) -> None:
        zone = self.zone
        if self.active is not None and not (zone and exists(zone.shape, self.active)):
            self.active = None
        if zone is not None and zone.shape:
            common = shared(self.scene, zone.id) if self.canvas.sharing else frozenset()
            self._handles.follow(zone.shape, self.scene.sheet, self.active, self.canvas.unit, common)
        else:
            self._handles.follow((), self.scene.sheet, None, self.canvas.unit)
        self._follow_box()

    def _follow_box(self) -> None:
        things = things_of(self.scene, self.scene.chosen)
        stretchable = bool(things.shapes) or len(things.places) > 1
        frame = scene_frame(self.scene.sheet, things) if stretchable else None
        box = QRectF(frame.left, frame.top, frame.width, frame.height) if frame else None
        self._box.follow(box, self.canvas.unit)

    @property
    def zone(self) -> ZoneItem | None:
        """The zone that is selected alone."""
        return self.scene.zones.get(self.scene.selected)

    # mouse

    def press(self, at: QPointF, keys: Keys) -> bool:
        self.keep()
        self._gripped, self._alone, self._from = self._handles.grip(at) or self._box.grip(at), "", None
        if self._gripped is None and keys & Keys.ShiftModifier:
            self._add_at(at)
        elif self._gripped is None and not self._pick_at(at):
            return False
        self.active = self._gripped if isinstance(self._gripped, Corner) else None
        self._from = at
        self.refresh()
        return True

    def _add_at(self, at: QPointF) -> None:
        """Shift and a click take a thing to the selection or out of it; on empty ground a band begins."""
        under = self.scene.thing_at(at)
        if under:
            self.canvas.choose(one for one in (*self.scene.chosen, under)
                               if one != under or under not in self.scene.selection)
        else:
            self._rubber.stretch(at, at)
            self.scene.addItem(self._rubber)

    def _pick_at(self, at: QPointF) -> bool:
        under = self.scene.thing_at(at)
        if len(self.scene.chosen) > 1 and under in self.scene.selection:
            self._alone = under
        elif not self._holds_on(at):
            self.active = None
            self.canvas.pick(under)
        return bool(self.scene.chosen)

    def _holds_on(self, at: QPointF) -> bool:
        """The selected zone keeps hold of what is under the mouse, though another lies on it; a symbol goes before."""
        zone = self.zone
        return zone is not None and zone.outline.path().contains(at) and not self.scene.symbol_at(at)

    def move(self, at: QPointF, keys: Keys, pressed: bool) -> None:
        if self._from is None or not pressed:
            self._point_at(at)
            return
        if self._rubber.scene() is not None:
            self._rubber.stretch(self._from, at)
            return
        by = at - self._from
        if self.gesture is None and by.manhattanLength() < THRESHOLD * self.canvas.unit:
            return
        if self.gesture is None:
            self.start(self._new_pull(self._gripped, keys))
            if isinstance(self._pull, CornerPull):
                # a corner goes to where the mouse is, wherever in its handle it was gripped
                self._from = self.scene.sheet.to_scene(self._pull.start)
        self.go(self._snapped(at - self._from, keys), keys)

    def _point_at(self, at: QPointF) -> None:
        knob, cursors = self._box.grip(at), Qt.CursorShape
        if self._handles.grip(at):
            cursor = cursors.CrossCursor
        elif knob is not None:
            cursor = CURSORS[knob]
        else:
            cursor = cursors.PointingHandCursor if self.scene.thing_at(at) else cursors.ArrowCursor
        self.canvas.viewport().setCursor(cursor)

    def release(self, at: QPointF) -> None:
        banded, pulled, alone = self._rubber.scene() is not None, self.gesture is not None, self._alone
        naming = self._naming and not pulled and self._from is not None
        self._from, self._alone, self._naming = None, "", False
        if banded:
            self._end_band()
        elif alone and not pulled:
            self.canvas.pick(alone)
        if self.active is not None and self.active.added:
            self.active = self._pull.after if isinstance(self._pull, CornerPull) else None
        self.keep()
        if naming and self.zone is not None:
            self.canvas.ask_name()

    def _end_band(self) -> None:
        area = self._rubber.area
        self.scene.removeItem(self._rubber)
        self.canvas.choose([*self.scene.chosen, *self.scene.within(area)])

    def double_click(self, at: QPointF) -> None:
        """Its name is asked for at the release: a click and a pull that follows at once is no double click."""
        self._naming = self.press(at, Keys.NoModifier)

    # one gesture

    def together(self, keys: Keys) -> bool:
        """Whether what zones have in common moves as one: as the switch says, with Alt the other way."""
        return self.canvas.sharing != bool(keys & Keys.AltModifier)

    def _new_pull(self, gripped: Corner | Knob | None, keys: Keys = Keys.NoModifier) -> Pull | None:
        sheet, things = self.scene.sheet, things_of(self.scene, self.scene.chosen)
        if isinstance(gripped, Corner):
            return self._corner_pull(gripped, self.together(keys))
        if things.frame is None:
            return None
        if gripped is None:
            return WholePull(sheet, things)
        if gripped is Knob.TURN:
            start = self._from if self._from is not None else QPointF()
            return TurnPull(sheet, things, start, turns_of(self.scene, things.places))
        return StretchPull(sheet, things, gripped)

    def _corner_pull(self, corner: Corner, together: bool) -> Pull | None:
        zone = self.zone
        if zone is None or not exists(zone.shape, corner):
            return None
        begin, end = ends(zone.shape, corner)
        wanted = (begin, end) if corner.added or corner.whole else (begin,)
        shapes = {zone.id: zone.shape} | (holding(self.scene, wanted) if together else {})
        kind = EdgePull if corner.whole else CornerPull
        return kind(self.scene.sheet, zone.id, corner, shapes, together)

    def pull_active(self) -> Pull | None:
        """What arrow keys move: the active corner or edge, else all that is selected."""
        return self._new_pull(self.active)

    def start(self, pull: Pull | None) -> None:
        self._pull = pull
        self.gesture = Gesture(self.canvas, pull.before) if pull is not None else None

    def go(self, by: QPointF, keys: Keys = Keys.NoModifier) -> None:
        """The pull is `by` from where it began."""
        if self._pull is None or self.gesture is None:
            return
        step = self._pull.to(by, keys)
        if step is not None:
            self.gesture.show(step)
        zone = self.zone
        if zone is not None:
            settled = self._pull.after if isinstance(self._pull, CornerPull) else self.active
            self._handles.follow(zone.shape, self.scene.sheet, settled, self.canvas.unit)
        self._follow_box()

    def _snapped(self, by: QPointF, keys: Keys) -> QPointF:
        """A corner, or that of an edge or of whole things nearest to the mouse, goes to what is near it."""
        if self._from is None or self._pull is None or self.gesture is None:
            return by
        if isinstance(self._pull, CornerPull):
            held = self._from
        elif isinstance(self._pull, WholePull | EdgePull):
            held = self._pull.nearest(self._from)
        else:
            return by
        return self.canvas.snap(held + by, keys, self.gesture.before.shapes.keys()) - held

    def _still(self) -> None:
        self._keys.still()
        self.canvas.end_snap()

    def keep(self) -> None:
        """Ends the gesture; a shape that is refused goes back to what it was."""
        gesture, self.gesture, self._pull = self.gesture, None, None
        self._still()
        if gesture is not None:
            gesture.keep()
            self.refresh()

    def drop(self) -> None:
        gesture, self.gesture, self._pull, self._from = self.gesture, None, None, None
        self._still()
        if self._rubber.scene() is not None:
            self.scene.removeItem(self._rubber)
        if self.active is not None and self.active.added:
            self.active = None
        if gesture is not None:
            gesture.drop()
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether Esc has a gesture to drop."""
        return self.gesture is not None or self._rubber.scene() is not None

    # keys

    def wants(self, event: QKeyEvent) -> bool:
        return self._keys.wants(event)

    def key(self, event: QKeyEvent) -> bool:
        return self._keys.key(event)

    def key_released(self, event: QKeyEvent) -> None:
        self._keys.released(event)

    def tab(self, forward: bool) -> bool:
        return self._keys.tab(forward)


TOOL = ToolKind(
    "select", 10, N_("Select"),
    N_("Click a zone or a symbol to select it; Shift and a click add to the selection, Shift and a pull on empty "
       "ground put a band round more. Pull what is selected to move it. "
       "A square is a corner, a circle makes a new one, a bar "
       "pulls the whole edge; the box round it stretches and turns. Corners and edges shared with neighbours move "
       "together while “Shared edges” is on (Alt: the other way); a zone moved whole comes away from its neighbours. "
       "By keyboard: Page Up, Page Down and Tab choose a zone, [ and ] a corner, { and } an edge, arrow keys move it, "
       "Insert adds a corner, Delete removes, Enter names the zone."),
    "mdi6.cursor-default-outline", "S", SelectTool, changes=False)
