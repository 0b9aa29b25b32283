"""The canvas of a plan: zoom, pan, and the tool that is at work. It tells what was drawn; the page keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget

from dualprev_desktop.domain.geometry import Shape, check_shape, format_shape, parse_shape
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.snapping import Snapper
from dualprev_desktop.ui.plan.symbol_keys import symbol_key
from dualprev_desktop.ui.plan.tool import SELECT, TOOLS, Tool, arrow
from dualprev_desktop.ui.zoom_view import PAN_STEP, SMALLEST_SCALE, ZoomView

TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
LOOKED_AT = 0.4
"""The part of the view that what is looked at takes."""
OF_ZONE = N_("Zone “{zone}”: {problem}")


class PlanCanvas(ZoomView):
    """Signals carry shapes as WKT; none of them is in the file yet."""

    drawn = Signal(str)
    reshaped = Signal(str, str)
    """(zone, shape)"""
    edited = Signal(object)
    """A PlanEdit: what a gesture does to several zones or symbols at once."""
    removing = Signal(str)
    picked = Signal(str)
    """The zone that is selected alone now, or empty; `plan.chosen` says what else is."""
    menu_wanted = Signal(QPoint)
    """On the screen, where it was asked for."""
    naming = Signal()
    refused = Signal(str)
    """A sentence: what is wrong with an outline, which stays as it is."""
    plan_changing = Signal(object)
    """{field of the plan: its value}"""
    tool_changed = Signal(str)

    def __init__(self, plan: PlanScene, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.plan = plan
        self._space, self.sharing = False, True
        self.snapper, self.taking = Snapper(plan), False
        self.tool_id, self._tool = SELECT, TOOLS[SELECT].build(self)
        self._set_up()
        self._tool.begin()

    def _set_up(self) -> None:
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
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
        self.choose([zone_id] if zone_id else [])

    def choose(self, ids: Iterable[str]) -> None:
        """Selects these zones and symbols."""
        self.plan.choose(ids)
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
        names = {one: self.plan.zones[one].name for one in edit.reshaped if one in self.plan.zones}
        if not all(self._good(wkt, names.get(one, "")) for one, wkt in edit.reshaped.items()):
            return False
        if not all(self._good(zone.shape, zone.name) for zone in edit.drawn):
            return False
        self.edited.emit(edit)
        return True

    def _good(self, wkt: str, name: str = "") -> bool:
        try:
            check_shape(parse_shape(wkt))
        except InputError as error:
            self.refuse(_(OF_ZONE).format(zone=name, problem=error.text()) if name else error.text())
            return False
        return True

    def refuse(self, sentence: str) -> None:
        """Says why a gesture was not taken."""
        self.refused.emit(sentence)

    def change_plan(self, facts: Mapping[str, Any]) -> None:
        """Tells what a tool has found out about the sheet: its scale, its north."""
        self.plan_changing.emit(dict(facts))

    def snap(self, at: QPointF, keys: Qt.KeyboardModifier, without: Collection[str] = ()) -> QPointF:
        """Where a corner set at `at` would stand: on what is near, but for these zones, or where it is."""
        return self.snapper.snap(at, self.unit, keys, without)

    def end_snap(self) -> None:
        """The mark of what is near goes away."""
        self.snapper.hide()

    def ask_name(self) -> None:
        self.naming.emit()

    def ask_removal(self, zone_id: str) -> None:
        self.removing.emit(zone_id)

    # zoom

    def look_at(self, area: QRectF) -> None:
        """Zooms so far that it takes a good part of what is seen, in the middle of it."""
        room = self.viewport().rect()
        wide, high = max(area.width(), SMALLEST_SCALE), max(area.height(), SMALLEST_SCALE)
        self.zoom(LOOKED_AT * min(room.width() / wide, room.height() / high) * self.unit)
        self.centerOn(area.center())

    def sheet_rect(self) -> QRectF:
        return self.plan.sheet.rect

    def scale_changed(self) -> None:
        self.plan.zoomed(self.transform().m11())
        self._tool.refresh()

    # what Qt calls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        middle, left = (event.button() == button for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton))
        if left and not self._space:
            middle = not self._tool.press(self.place(event.position()), event.modifiers())
        if middle or (left and self._space):
            self.begin_pan(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.pan_on(event):
            return
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._tool.move(self.place(event.position()), event.modifiers(), pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.end_pan():
            self.viewport().setCursor(self._tool.cursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._tool.release(self.place(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._space:
            self._tool.double_click(self.place(event.position()))
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            under = self.plan.thing_at(self.place(QPointF(event.pos())))
            if under not in self.plan.selection:
                self.pick(under)
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self._menu_place()))
        event.accept()

    def _menu_place(self) -> QPoint:
        """By key: at the middle of what is selected where that is seen, else in the middle of the view."""
        boxes = [self.plan.zones[one].outline.path().boundingRect() for one in self.plan.chosen
                 if one in self.plan.zones]
        boxes += [QRectF(self.plan.symbols[one].at, self.plan.symbols[one].at) for one in self.plan.chosen
                  if one in self.plan.symbols]
        room, whole = self.viewport().rect(), QRectF()
        for box in boxes:
            whole = whole.united(box) if not whole.isNull() else box
        at = self.mapFromScene(whole.center())
        return at if boxes and room.contains(at) else room.center()

    def focusNextPrevChild(self, next: bool) -> bool:
        return self._tool.tab(next) or super().focusNextPrevChild(next)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._tool.wants(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._tabs(event):
            self.keyPressEvent(event)  # else Qt would move the focus on
            return True
        return super().event(event)

    def _tabs(self, event: QKeyEvent) -> bool:
        return event.key() in TABS and self._tool.wants(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._tool.key(event) or symbol_key(self, event) or self._key(event):
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
            self.pan(direction * PAN_STEP)
            return True
        letter = event.text().upper()
        return self.zoom_letter(letter) or self._tool_of(letter)

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
