"""The grid on a plan's sheet: in round metres where the scale is known, else in parts of the sheet."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

INK, STRONG = QColor(70, 100, 100, 70), QColor(70, 100, 100, 130)
CLOSEST = 7.0
"""Screen pixels: lines nearer to each other are left out, all but every fifth."""
STRONG_EVERY = 5
FIELDS = 32
"""About so many fields across a sheet whose grid nobody chose."""


def usual_metres(wide: float) -> float:
    """1, 2 or 5 times a power of ten, for a sheet so many metres wide."""
    step = wide / FIELDS
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step * 0.999)


def spacing(width: int, metres: float | None, wanted: float = 0.0) -> float:
    """In the units of a sheet `width` units wide; `wanted` metres where the person chose, else what is usual."""
    if not metres:
        return width / FIELDS
    return width * (wanted or usual_metres(metres)) / metres


def paint(painter: QPainter, sheet: QRectF, step: float, seen: QRectF) -> None:
    """On the part of the sheet that is seen; lines keep one width at any zoom."""
    scale, area = painter.worldTransform().m11(), seen.intersected(sheet)
    if step <= 0 or area.isEmpty():
        return
    every = 1
    while step * every * scale < CLOSEST:
        every *= STRONG_EVERY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for ink, places, left_out in ((INK, every, every * STRONG_EVERY), (STRONG, every * STRONG_EVERY, 0)):
        pen = QPen(ink, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(_lines(area, sheet, step, places, left_out))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _lines(area: QRectF, sheet: QRectF, step: float, every: int, left_out: int) -> list[QLineF]:
    across = [QLineF(at, area.top(), at, area.bottom())
              for at in _places(area.left(), area.right(), sheet.left(), step, every, left_out)]
    down = [QLineF(area.left(), at, area.right(), at)
            for at in _places(area.top(), area.bottom(), sheet.top(), step, every, left_out)]
    return across + down


def _places(begin: float, end: float, origin: float, step: float, every: int, left_out: int) -> list[float]:
    first, last = math.ceil((begin - origin) / step / every), math.floor((end - origin) / step / every)
    numbers = (number * every for number in range(first, last + 1))
    return [origin + number * step for number in numbers if not left_out or number % left_out]
