"""Sets symbols on the plan, and moves, turns and enlarges those that stand there."""

from __future__ import annotations

from math import atan2, degrees

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.domain.symbol_art import turns
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.services import codelists
from dualprev_desktop.services.plan_edits import NewSymbol, PlanEdit
from dualprev_desktop.ui.plan.sketch import Sketch
from dualprev_desktop.ui.plan.symbol_item import SymbolItem
from dualprev_desktop.ui.plan.symbol_keys import TURN, symbol_key
from dualprev_desktop.ui.plan.symbol_palette import SymbolPalette
from dualprev_desktop.ui.plan.tool import ARROWS, SELECT, Canvas, Tool, ToolKind, arrow

SET = N_("Set symbol: {kind}")
MOVED = N_("Move a symbol")
TURNED = N_("Turn {count} symbols")
GRIP = 9
CROSS_STEP = 5
"""Screen pixels."""
FIRST = "extinguisher"


class SymbolTool(Tool):
    """A click sets, a pull at what stands there moves it, a pull at its handle turns it."""

    cursor = Qt.CursorShape.CrossCursor
    last = FIRST
    """The kind chosen last in this window's life."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.kind = SymbolTool.last
        self.palette: SymbolPalette | None = None
        self._sketch = Sketch()
        self._held: SymbolItem | None = None
        self._turning = self._pulled = False
        self._grabbed = QPointF()
        self._cross: QPointF | None = None
        """Where the keyboard would set one."""

    def begin(self) -> None:
        self.scene.addItem(self._sketch)
        viewport = self.canvas.viewport()
        # what lies in the viewport is scrolled with the sheet
        self.palette = SymbolPalette(self.kind, viewport.parentWidget() or viewport)
        self.palette.chosen.connect(self._choose_kind)
        self.canvas.choose([one for one in self.scene.chosen if one in self.scene.symbols])

    def end(self) -> None:
        self._drop()
        if self._sketch.scene() is not None:
            self.scene.removeItem(self._sketch)
        if self.palette is not None:
            self.palette.hide()
            self.palette.deleteLater()
            self.palette = None

    def refresh(self) -> None:
        chosen = self._chosen
        knob = [chosen.at, chosen.knob] if chosen is not None and turns(chosen.view.kind) else []
        self._sketch.follow(knob, self._cross, self.canvas.unit)

    @property
    def _chosen(self) -> SymbolItem | None:
        """The symbol that is selected alone."""
        only = self.scene.chosen[0] if len(self.scene.chosen) == 1 else ""
        return self.scene.symbols.get(only)

    def _choose_kind(self, kind: str) -> None:
        self.kind = SymbolTool.last = kind
        if self.palette is not None:
            self.palette.choose(kind)
        self.canvas.choose([])

    # mouse

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self._cross, self._pulled, self._grabbed = None, False, at
        chosen = self._chosen
        self._turning = chosen is not None and turns(chosen.view.kind) and self._near(chosen.knob, at)
        if self._turning:
            self._held = chosen
            return True
        under = self.scene.symbol_at(at)
        if under:
            self.canvas.choose([under])
            self._held = self.scene.symbols[under]
        elif self.scene.sheet.rect.contains(at):
            self._set(at)
        return True

    def _near(self, one: QPointF, other: QPointF) -> bool:
        return (one - other).manhattanLength() <= GRIP * self.canvas.unit

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        held = self._held
        if held is None or not pressed:
            return
        if not self._pulled and (at - self._grabbed).manhattanLength() < 4 * self.canvas.unit:
            return
        self._pulled = True
        if self._turning:
            held.preview(held.at, self._towards(held, at, bool(keys & Qt.KeyboardModifier.ShiftModifier)))
        else:
            held.preview(self.scene.sheet.clamped(at))
        self.refresh()

    @staticmethod
    def _towards(held: SymbolItem, at: QPointF, stepwise: bool) -> int:
        by = at - held.at
        turn = round(degrees(atan2(by.y(), by.x()))) % 360
        return round(turn / TURN) * TURN % 360 if stepwise else turn

    def release(self, at: QPointF) -> None:
        held, self._held = self._held, None
        if held is None or not self._pulled:
            return
        if self._turning:
            self.canvas.commit(PlanEdit(TURNED, {"count": 1}, moved_symbols={held.view.id: {"turn": held.view.turn}}))
        else:
            self._keep_place(held)

    def _keep_place(self, held: SymbolItem) -> None:
        x, y = self.scene.sheet.to_shape(held.at)
        if (x, y) != (held.view.x, held.view.y):
            self.canvas.commit(PlanEdit(MOVED, moved_symbols={held.view.id: {"x": round(x), "y": round(y)}}))

    def _set(self, at: QPointF) -> None:
        x, y = self.scene.sheet.to_shape(at)
        new = NewSymbol(self.kind, round(x), round(y))
        # the list's own term: it is in both languages where the undo list is read
        said = {"kind": Word(codelists.label("plan_symbol", self.kind))}
        if self.canvas.commit(PlanEdit(SET, said, set_symbols=(new,))):
            self.canvas.choose([new.id])

    # keys

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete) and bool(self.scene.chosen or self._cross)

    def key(self, event: QKeyEvent) -> bool:
        direction = arrow(event)
        if direction is not None:
            self._nudge(direction)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Space and self._cross is not None:
            self._set(self._cross)
        elif event.text().isdigit() and 0 < int(event.text()) <= len(self._kinds):
            self._choose_kind(self._kinds[int(event.text()) - 1])
        elif not symbol_key(self.canvas, event):
            return False
        self.refresh()
        return True

    @property
    def _kinds(self) -> list[str]:
        return self.palette.kinds if self.palette is not None else []

    def _nudge(self, direction: QPointF) -> None:
        """The chosen symbol by one unit of the picture; without one the cross."""
        chosen, sheet = self._chosen, self.scene.sheet
        if chosen is not None and self._cross is None:
            chosen.preview(sheet.clamped(chosen.at + direction))
            return
        start = self._cross if self._cross is not None else self.canvas.shown()
        by = direction * CROSS_STEP * self.canvas.unit if self._cross is not None else QPointF()
        self._cross = sheet.clamped(start + by)
        self.canvas.reveal(self._cross)

    def key_released(self, event: QKeyEvent) -> None:
        chosen = self._chosen
        if Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat() and chosen is not None and self._cross is None:
            self._keep_place(chosen)

    def _escape(self) -> None:
        if self._held is not None and self._pulled:
            self._drop()
        elif self._cross is not None:
            self._cross = None
        elif self.scene.chosen:
            self.canvas.choose([])
        else:
            self.canvas.use_tool(SELECT)

    def _drop(self) -> None:
        """What was pulled goes back to where the file has it."""
        held, self._held = self._held, None
        before = self.scene.view.symbols if self.scene.view else ()
        for one in before:
            if held is not None and one.id == held.view.id:
                held.preview(self.scene.sheet.to_scene((one.x, one.y)), one.turn)


TOOL = ToolKind(
    "symbol", 70, N_("Symbol"),
    N_("Choose a kind above the plan (keys 1 to 8) and click to set it; pull it to move it, its handle to turn it. By "
       "keyboard: arrow keys move the cross or the symbol, Space sets, R turns, + and − change the size, Delete "
       "removes. Risk points are dragged onto the plan from the list beside it."),
    "mdi6.map-marker-plus-outline", "I", SymbolTool)
