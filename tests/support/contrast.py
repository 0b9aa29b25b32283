"""Contrast as WCAG 2 reckons it: of two colours, and of words with what is behind them in a picture."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

LEAST_PIXELS = 12
"""Of the ground: a smaller piece shows nothing."""
CLEAR = 4
"""Pixels of the ink: fewer are smoothing, or the edge of something else."""


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' relative luminance."""
    bright, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
             for value in (colour.redF(), colour.greenF(), colour.blueF())]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def readable(picture: QImage, box: QRect) -> float | None:
    """How words in `box` stand out from the colour that most of it has; None where nothing is written."""
    import numpy

    piece = picture.copy(box & picture.rect()).convertToFormat(QImage.Format.Format_RGB32)
    if piece.isNull() or piece.width() < LEAST_PIXELS or piece.height() < LEAST_PIXELS:
        return None
    dots = numpy.frombuffer(piece.constBits(), numpy.uint32).reshape(piece.height(), -1)[:, :piece.width()] & 0xFFFFFF
    colours, counts = numpy.unique(dots, return_counts=True)
    ground = QColor(int(colours[counts.argmax()]))
    ratios = [contrast(QColor(int(colour)).name(), ground.name())
              for colour, count in zip(colours, counts, strict=True) if count >= CLEAR]
    return max(ratios, default=1.0) if len(ratios) > 1 else None
