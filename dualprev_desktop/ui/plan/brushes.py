"""How a level looks on a plan: its colour, half transparent, and its hatch for black-and-white."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from dualprev_desktop.domain.drawing import Hatch
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import USUAL, Palette

FILL_ALPHA = 128
INK = "#333333"
GREY_INK = "#7A7A7A"
TILE = 12
"""Screen pixels between the strokes of a hatch."""
SHARPNESS = 4
"""A tile is painted so many times larger, for screens of any density."""


@lru_cache(maxsize=64)
def fill(level: Level, palette: Palette = USUAL) -> QBrush:
    colour = QColor(palette.colour(level))
    colour.setAlpha(FILL_ALPHA)
    return QBrush(colour)


@lru_cache(maxsize=64)
def outline(level: Level, wide: bool = False, palette: Palette = USUAL) -> QPen:
    """Not assessed is dashed: grey alone would be taken for a colour of the drawing."""
    pen = QPen(QColor(palette.colour(level)).darker(140), 3 if wide else 1.5)
    pen.setCosmetic(True)
    if level is Level.UNASSESSED:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


@lru_cache(maxsize=64)
def hatch(level: Level, black_and_white: bool, scale: float) -> QBrush | None:
    """The hatch in strokes of one size on the screen at any zoom, or None."""
    pattern = Hatch(style(level).pattern)
    if not black_and_white:
        pattern = Hatch.DIAGONAL if level is Level.UNASSESSED else Hatch.NONE
    if pattern is Hatch.NONE:
        return None
    brush = QBrush(_tile(pattern, INK if black_and_white else GREY_INK))
    brush.setTransform(QTransform.fromScale(1 / (scale * SHARPNESS), 1 / (scale * SHARPNESS)))
    return brush


@lru_cache(maxsize=16)
def _tile(pattern: Hatch, ink: str) -> QPixmap:
    tile = QPixmap(TILE * SHARPNESS, TILE * SHARPNESS)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARPNESS, SHARPNESS)
    painter.setPen(QPen(QColor(ink), 1))
    _STROKES[pattern](painter)
    painter.end()
    return tile


def _rising(painter: QPainter) -> None:
    # the strokes of the neighbouring tiles run through the corners
    for shift in (-TILE, 0, TILE):
        painter.drawLine(QPointF(shift - 1, TILE + 1), QPointF(shift + TILE + 1, -1))


def _cross(painter: QPainter) -> None:
    _rising(painter)
    for shift in (-TILE, 0, TILE):
        painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + TILE + 1, TILE + 1))


def _horizontal(painter: QPainter) -> None:
    for y in (TILE / 4, TILE * 3 / 4):
        painter.drawLine(QPointF(0, y), QPointF(TILE, y))


def _dots(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y in ((TILE / 4, TILE / 4), (TILE * 3 / 4, TILE * 3 / 4)):
        painter.drawEllipse(QRectF(x - 1, y - 1, 2, 2))


_STROKES = {Hatch.DIAGONAL: _rising, Hatch.CROSS: _cross, Hatch.HORIZONTAL: _horizontal, Hatch.DOTS: _dots}
