"""One symbol on the canvas, painted from the same drawing list as on paper."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.domain.symbol_art import symbol_box, symbol_items, units_mm
from dualprev_desktop.services import codelists
from dualprev_desktop.services.views import PlanView, SymbolView
from dualprev_desktop.ui.plan.art import paint_items
from dualprev_desktop.ui.plan.sheet import Sheet

SYMBOLS = 30.0
"""Its height in the pile: above zones and their hatching, below handles."""
RING = 2.0
"""Units round the symbol at which the ring of a selected one runs."""


class SymbolItem(QGraphicsItem):
    """Kept in the scene's units; `preview` shows what is not in the file yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(SYMBOLS)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.view = SymbolView("", "", 0, 0)
        self.selected = False
        self.covered = QRectF()
        """What it covers round its place."""
        self._unit, self._palette = 1.0, USUAL
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_symbol(self, view: SymbolView, sheet: Sheet, palette: Palette) -> None:
        """What the file says; a preview left over is replaced."""
        self._unit, self._palette = units_mm(sheet.width), palette
        self._dress(view)
        self.setPos(sheet.to_scene((view.x, view.y)))
        term = codelists.label("plan_symbol", view.kind)
        self.setToolTip(f"{term} · {view.words}" if view.words else term)

    def _dress(self, view: SymbolView) -> None:
        self.prepareGeometryChange()
        self.view = view
        box = symbol_box(view, 0, 0, self._unit)
        self.covered = QRectF(box.x, box.y, box.width, box.height)
        self.update()

    @property
    def at(self) -> QPointF:
        return self.pos()

    def covers(self, at: QPointF) -> bool:
        """Whether a place of the scene lies on it."""
        return self.covered.contains(at - self.pos())

    def select(self, selected: bool) -> None:
        if selected != self.selected:
            self.selected = selected
            self.update()

    def preview(self, at: QPointF, turn: int | None = None) -> None:
        self.setPos(at)
        if turn is not None and turn != self.view.turn:
            self._dress(replace(self.view, turn=turn))

    @property
    def knob(self) -> QPointF:
        """Where the handle that turns it is, in the scene: beyond its right side as it is turned."""
        reach, angle = self.covered.width() / 2 + 4 * RING * self._unit, radians(self.view.turn)
        return self.pos() + QPointF(cos(angle), sin(angle)) * reach

    def boundingRect(self) -> QRectF:
        # turned, it reaches as far as its corners
        reach = 2 * RING * self._unit
        side = max(self.covered.width(), self.covered.height()) * 0.25
        return self.covered.adjusted(-reach - side, -reach - side, reach + side, reach + side)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_items(painter, symbol_items(self.view, 0, 0, self._unit, self._palette))
        if self.selected:
            pen = QPen(QApplication.palette().highlight().color(), 2.5)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            reach = RING * self._unit / 2
            painter.drawRoundedRect(self.covered.adjusted(-reach, -reach, reach, reach), reach * 2, reach * 2)


def follow_symbols(scene: QGraphicsScene, items: dict[str, SymbolItem], view: PlanView | None, sheet: Sheet) -> None:
    """Makes `items` those of the plan, kept by their id."""
    shown = {one.id: one for one in view.symbols} if view else {}
    for gone in items.keys() - shown.keys():
        scene.removeItem(items.pop(gone))
    for symbol_id, symbol in shown.items():
        if symbol_id not in items:
            items[symbol_id] = SymbolItem()
            scene.addItem(items[symbol_id])
        items[symbol_id].show_symbol(symbol, sheet, view.palette if view else USUAL)
