"""The handles of the selected zone: its corners, the middles of its edges from which new ones come, and the edges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.domain.geometry import NumericPoint, Shape
from dualprev_desktop.ui.plan.corners import Corner, corners, ends, middles
from dualprev_desktop.ui.plan.sheet import Sheet
from dualprev_desktop.ui.plan.zone_item import OVERLAY

SIZE, SMALL, DOT = 9.0, 6.0, 3.0
BAR_LENGTH, BAR_WIDTH = 14.0, 5.0
GRIP = 9.0
"""Screen pixels round a handle within which it is gripped."""
LEAST_EDGE, LEAST_BARRED = 36.0, 84.0
"""Screen pixels an edge needs to show the handle in its middle, and the one that pulls it as a whole."""
TINY = 3 * SIZE
"""Screen pixels: a zone that reaches no farther across or down could not be gripped for its handles."""
BAR_AT = 0.75
"""Where on its edge that one lies: clear of the middle and of the corner."""


class Handles(QGraphicsItem):
    """Places are in the scene's units; the handles keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(OVERLAY)
        self._places: list[tuple[Corner, QPointF]] = []
        self._along: dict[Corner, QPointF] = {}
        """The direction of an edge, one pixel long on the screen."""
        self._shared: frozenset[Corner] = frozenset()
        self._active: Corner | None = None
        self._tiny = False
        self._unit = 1.0
        self._bounds = QRectF()

    def follow(self, shape: Shape, sheet: Sheet, active: Corner | None, unit: float,
               shared: Collection[NumericPoint] = ()) -> None:
        """`shared` are the corners that neighbours have too: they are marked. Of a tiny zone only `active` is shown."""
        self.prepareGeometryChange()
        self._active, self._unit = active, unit
        own = [(corner, sheet.to_scene(at)) for corner, at in corners(shape)]
        self._tiny = _reach([at for _, at in own]) < TINY * unit
        if self._tiny:
            own = [(corner, at) for corner, at in own if corner == active]
        self._shared = frozenset(corner for corner, at in corners(shape) if at in shared)
        middle = [(corner, sheet.to_scene(at)) for corner, at in middles(shape)
                  if self._length(shape, sheet, corner) >= LEAST_EDGE * unit]
        self._places = own + middle + self._bars(shape, sheet)
        self._bounds = self._extent()
        self.update()

    @staticmethod
    def _length(shape: Shape, sheet: Sheet, corner: Corner) -> float:
        begin, end = map(sheet.to_scene, ends(shape, corner))
        return (end - begin).manhattanLength()

    def _bars(self, shape: Shape, sheet: Sheet) -> list[tuple[Corner, QPointF]]:
        self._along, bars = {}, []
        for corner, _at in corners(shape):
            begin, end = map(sheet.to_scene, ends(shape, corner))
            length = (end - begin).manhattanLength()
            if length >= LEAST_BARRED * self._unit:
                edge = replace(corner, whole=True)
                bars.append((edge, begin + (end - begin) * BAR_AT))
                self._along[edge] = (end - begin) * (self._unit / _norm(end - begin))
        return bars

    def _extent(self) -> QRectF:
        if not self._places:
            return QRectF()
        reach = BAR_LENGTH * self._unit
        return _around([at for _, at in self._places]).adjusted(-reach, -reach, reach, reach)

    def grip(self, at: QPointF) -> Corner | None:
        """The handle under a place; a corner before the middle of an edge, and that before the edge.

        None of a tiny zone: what is under the mouse there is the zone, which is moved.
        """
        if self._tiny:
            return None
        near = [(one.added + 2 * one.whole, (place - at).manhattanLength(), index, one)
                for index, (one, place) in enumerate(self._places)
                if (place - at).manhattanLength() <= GRIP * self._unit]
        return min(near)[3] if near else None

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        accent = QApplication.palette().highlight().color()
        pen = QPen(accent, 1.5)
        pen.setCosmetic(True)
        for corner, at in self._places:
            painter.setPen(pen)
            chosen = not corner.added and corner == self._active
            painter.setBrush(accent if chosen else QColor("#FFFFFF"))
            self._paint_handle(painter, corner, at)
            if corner in self._shared and not chosen:
                painter.setBrush(accent)
                painter.drawRect(_square(at, DOT * self._unit))

    def _paint_handle(self, painter: QPainter, corner: Corner, at: QPointF) -> None:
        if corner.whole:
            painter.drawPolygon(self._bar(at, self._along[corner]))
        elif corner.added:
            painter.drawEllipse(_square(at, SMALL * self._unit))
        else:
            painter.drawRect(_square(at, SIZE * self._unit))

    @staticmethod
    def _bar(at: QPointF, along: QPointF) -> list[QPointF]:
        length, width = along * (BAR_LENGTH / 2), QPointF(-along.y(), along.x()) * (BAR_WIDTH / 2)
        return [at - length - width, at + length - width, at + length + width, at - length + width]


def _square(at: QPointF, side: float) -> QRectF:
    return QRectF(at - QPointF(side / 2, side / 2), at + QPointF(side / 2, side / 2))


def _around(places: list[QPointF]) -> QRectF:
    across, down = [at.x() for at in places], [at.y() for at in places]
    return QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))


def _reach(places: list[QPointF]) -> float:
    box = _around(places) if places else QRectF()
    return float(max(box.width(), box.height()))


def _norm(vector: QPointF) -> float:
    return float(max((vector.x() ** 2 + vector.y() ** 2) ** 0.5, 1e-9))
