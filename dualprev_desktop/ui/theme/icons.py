"""Icons by name, in the theme's colours: the Material Design Icons font that qtawesome ships.

Only its font and its list of names are used: importing qtawesome takes as long as half a window (it reads
twelve fonts and loads OpenGL), and all an icon needs is a glyph drawn in a colour.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from dualprev_desktop.ui.theme.tokens import active

PREFIX = "mdi6"
FONT, NAMES = "materialdesignicons6-webfont-*.ttf", "materialdesignicons6-webfont-charmap-*.json"
SCALE = 0.95
"""The glyph's part of its square."""


def icon(name: str, colour: str = "") -> QIcon:
    """The icon `name` ("printer", or "mdi6.printer") in `colour`, by default that of text.

    Raises KeyError for a name that the font does not have.
    """
    colours = active().colours
    return _icon(name.removeprefix(f"{PREFIX}."), colour or colours.text, colours.strong_border)


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    return QIcon(GlyphEngine(chr(int(_names()[name], 16)), colour, disabled))


class GlyphEngine(QIconEngine):
    """Draws one glyph at any size and scale, so that it is sharp at 150 % too."""

    def __init__(self, glyph: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._glyph, self._colour, self._disabled = glyph, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(round(rect.height() * SCALE), 1))
        painter.save()
        painter.setPen(QColor(self._disabled if mode == QIcon.Mode.Disabled else self._colour))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._glyph, self._colour, self._disabled)


@cache
def _folder() -> Path:
    """Looked for on the path, without the import system: a frozen program has the data but not the module."""
    folders = (Path(entry) / "qtawesome" / "fonts" for entry in sys.path)
    return next(folder for folder in folders if folder.is_dir())


@cache
def _names() -> dict[str, str]:
    """{name: code point in hexadecimal}"""
    read: dict[str, str] = json.loads(next(_folder().glob(NAMES)).read_text("utf-8"))
    return read


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(next(_folder().glob(FONT))))
    return QFontDatabase.applicationFontFamilies(number)[0]
