"""Paints the primitives of a drawing list in Qt; a millimetre of the list is a unit of the painter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from dualprev_desktop.domain.drawing import Anchor, Circle, Item, Line, Polygon, Polyline, Rect, Text
from dualprev_desktop.domain.symbol_art import POINTS_PER_MM

READABLE = 100
"""Pixels of the size at which letters are laid out before they are scaled: fonts are poor in parts of a pixel."""
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def paint_items(painter: QPainter, items: Iterable[Item]) -> None:
    for item in items:
        _put(item, painter)


@singledispatch
def _put(item: Item, painter: QPainter) -> None:
    raise TypeError(f"no way to paint a {type(item).__name__}")


@_put.register
def _polygon(item: Polygon, painter: QPainter) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in item.rings:
        path.addPolygon([QPointF(*corner) for corner in (*ring, ring[0])])
    _dress(painter, item.fill, item.stroke, item.stroke_width, item.opacity)
    painter.drawPath(path)


@_put.register
def _rect(item: Rect, painter: QPainter) -> None:
    _dress(painter, item.fill, item.stroke, item.stroke_width, item.opacity)
    painter.drawRoundedRect(QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius)


@_put.register
def _circle(item: Circle, painter: QPainter) -> None:
    _dress(painter, item.fill, item.stroke, item.stroke_width, 1)
    painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)


@_put.register
def _line(item: Line, painter: QPainter) -> None:
    painter.setPen(QPen(QColor(item.colour), item.width))
    painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))


@_put.register
def _polyline(item: Polyline, painter: QPainter) -> None:
    painter.setPen(QPen(QColor(item.colour), item.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))
    points = [QPointF(*corner) for corner in item.points]
    painter.drawPolyline([*points, points[0]] if item.closed else points)


@_put.register
def _text(item: Text, painter: QPainter) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(READABLE)
    font.setBold(item.bold)
    scale = item.size / POINTS_PER_MM / READABLE
    width = QFontMetricsF(font).horizontalAdvance(item.text)
    painter.save()
    painter.translate(item.x, item.y)
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(QColor(item.colour))
    painter.drawText(QPointF(-width * _SHARE[item.anchor], 0), item.text)
    painter.restore()


def _dress(painter: QPainter, fill: str, stroke: str, width: float, opacity: float) -> None:
    colour = QColor(fill) if fill else QColor(Qt.GlobalColor.transparent)
    if fill:
        colour.setAlphaF(opacity)
    painter.setBrush(colour if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(stroke), width) if stroke else QPen(Qt.PenStyle.NoPen))
