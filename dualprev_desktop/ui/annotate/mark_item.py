"""One mark on the scene: drawn by the outlines that paper has too, with a halo that lets it be seen on any photo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dualprev_desktop.domain.annotation import AIR, HALO, LINE_HEIGHT, PLATE, TEXT, Mark, Stroke, placed, strokes
from dualprev_desktop.ui.theme.fonts import FALLBACK

GRAB = 7.0
"""Screen pixels on both sides of a line where it is taken hold of."""
CHOSEN = 3.0
"""Screen pixels between a chosen mark and the frame round it."""


class MarkItem(QGraphicsItem):
    """`width` and `height` are the picture's, in the scene's units."""

    def __init__(self, mark: Mark, width: float, height: float) -> None:
        super().__init__()
        self._width, self._height = width, height
        self.chosen = False
        self.show_mark(mark)

    def show_mark(self, mark: Mark) -> None:
        self.prepareGeometryChange()
        self.mark = mark
        self._line = mark.line(max(self._width, self._height))
        self._outlines = [(stroke, _path(stroke)) for stroke in strokes(mark, self._width, self._height)]
        self._words = _Words(mark, self._width, self._height) if mark.kind == TEXT else None
        self.update()

    def choose(self, chosen: bool) -> None:
        self.chosen = chosen
        self.update()

    # geometry -----------------------------------------------------------------------------------------

    @property
    def extent(self) -> QRectF:
        """What is seen of it, without its halo."""
        if self._words is not None:
            return self._words.plate
        box = QRectF()
        for _stroke, path in self._outlines:
            # a level line has an empty rectangle, which Qt leaves out of a union
            box = box.united(path.boundingRect().adjusted(-0.5, -0.5, 0.5, 0.5))
        return box

    def boundingRect(self) -> QRectF:
        edge = self._line * HALO
        # room for the frame of a chosen one at any zoom out
        return self.extent.adjusted(-edge, -edge, edge, edge).adjusted(-60, -60, 60, 60)

    def takes(self, at: QPointF, unit: float) -> bool:
        """Whether the mark is taken hold of there; `unit` is a screen pixel. Inside a circle or box is beside it."""
        if self._words is not None:
            return self._words.plate.contains(at)
        stroker = QPainterPathStroker()
        stroker.setWidth(max(self._line, 2 * GRAB * unit))
        return any(stroker.createStroke(path).contains(at) or (stroke.filled and path.contains(at))
                   for stroke, path in self._outlines)

    def handles(self) -> list[QPointF]:
        """Where the mark can be pulled: `annotation.reached` takes their places in `mark.points`."""
        at = [QPointF(x, y) for x, y in placed(self.mark, self._width, self._height)]
        if self._words is not None:
            return [QPointF(at[-1].x(), self._words.plate.center().y())]
        return [at[0], at[-1]] if len(at) == 2 else []

    # painting -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._words is not None:
            self._words.paint(painter)
        for _stroke, path in self._outlines:
            painter.strokePath(path, _pen(self.mark.halo, self._line * HALO))
        for stroke, path in self._outlines:
            if stroke.filled:
                painter.fillPath(path, QColor(self.mark.ink))
            else:
                painter.strokePath(path, _pen(self.mark.ink, self._line))
        if self.chosen:
            self._frame(painter)

    def _frame(self, painter: QPainter) -> None:
        unit = 1 / max(painter.worldTransform().m11(), 1e-6)
        air = self._line + CHOSEN * unit
        box = self.extent.adjusted(-air, -air, air, air)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, style in ((self.mark.halo, Qt.PenStyle.SolidLine), (self.mark.ink, Qt.PenStyle.DashLine)):
            pen = QPen(QColor(colour), 1.5, style)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(box)


def _path(stroke: Stroke) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in stroke.points]))
    if stroke.closed:
        path.closeSubpath()
    return path


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def letters_font(size: float) -> QFont:
    """The font that paper has; `size` in pixels of what is drawn on."""
    font = QFont(FALLBACK)
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(max(round(size), 1))
    return font


class _Words:
    """Words on a plate, broken into lines of the width that the person pulled."""

    def __init__(self, mark: Mark, width: float, height: float) -> None:
        self._mark, self._size = mark, mark.letters(max(width, height))
        (left, top), (right, _same) = placed(mark, width, height)
        self._air = AIR * self._size
        self._layouts = [self._broken(part, right - left - 2 * self._air) for part in mark.words.split("\n")]
        lines = [layout.lineAt(number) for layout in self._layouts for number in range(layout.lineCount())]
        wide = max((line.naturalTextWidth() for line in lines), default=0.0) + 2 * self._air
        high = len(lines) * LINE_HEIGHT * self._size + self._air
        self.plate = QRectF(left, max(min(top, height - high), 0.0), wide, high)

    def _broken(self, text: str, room: float) -> QTextLayout:
        layout = QTextLayout(text, letters_font(self._size))
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, self._size))
        layout.endLayout()
        return layout

    def paint(self, painter: QPainter) -> None:
        plate = QColor(self._mark.halo)
        plate.setAlphaF(PLATE)
        painter.setBrush(plate)
        painter.setPen(QPen(QColor(self._mark.ink), self._air / 3))
        painter.drawRoundedRect(self.plate, self._air, self._air)
        painter.setPen(QColor(self._mark.ink))
        step, top = LINE_HEIGHT * self._size, self.plate.top() + self._air / 2
        for layout in self._layouts:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                # the line's own height differs from ours: it stands in the middle
                down = top + (step - line.height()) / 2 - line.y()
                line.draw(painter, QPointF(self.plate.left() + self._air, down))
                top += step


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
