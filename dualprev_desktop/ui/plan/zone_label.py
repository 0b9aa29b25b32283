"""A zone's label: name and level on a plate of one size at any zoom, painted in front of all zones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap, QTransform

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.services.codelists import label

PADDING = 4
CLEAR = 30.0
"""Screen pixels below a small zone that the box round it and its handles need."""
SMALL = 3.0
"""Heights of its label below which a zone would be hidden by it."""
PLATE, INK = QColor(255, 255, 255, 225), QColor("#1A1A1A")
_MARGINS = QMarginsF(PADDING, PADDING / 2, PADDING, PADDING / 2)
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass
class Zoom:
    """One for all labels of a scene, so that a step of a zoom need not go through them."""

    scale: float = 1.0
    """Screen pixels a unit of the scene."""


@dataclass
class _Room:
    """What is known of one text in its zone: a smaller plate fits wherever a larger one does."""

    size: QSizeF
    fits_not: float = 0.0
    """The largest scale at which there is no room for it."""
    fits: float = inf
    """The smallest at which there is."""


class ZoneLabel:
    """Colour, word and shape together where the zone has room, else the shape alone, else nothing."""

    def __init__(self, font: QFont, zoom: Zoom) -> None:
        self.at = QPointF()
        """Its middle, in the scene."""
        self._font_name, self._metrics, self._zoom = font.toString(), QFontMetricsF(font), zoom
        self._full, self._glyph = "", ""
        self._zone, self._always = QPainterPath(), False
        self._rooms: dict[str, _Room] = {}
        self.least_scale = inf
        """Below it nothing is readable for certain."""

    def say(self, name: str, level: Level, in_words: bool = True) -> None:
        """The level's shape stands beside the name where its word does not: never by colour alone."""
        glyph = style(level).shape
        words = f"{name}\n{glyph} {label('level', level)}" if in_words else f"{glyph} {name}"
        if words != self._full:
            self._full, self._glyph = words, glyph
            self._rooms = {text: _Room(self._metrics.size(0, text)) for text in (words, glyph)}
            self.stand(self._zone, self._always)

    def stand(self, zone: QPainterPath, always: bool = False) -> None:
        """Where it has to find room, `at` being set already; `always`: all of it is shown even without."""
        self._zone, self._always = zone, always
        box = zone.controlPointRect()
        for room in self._rooms.values():
            # most zones of a dense plan are plainly too small: the costly question is spared
            need = room.size.grownBy(_MARGINS * 2)
            room.fits_not = inf if box.isEmpty() else max(need.width() / box.width(), need.height() / box.height())
            room.fits = inf
        self.least_scale = 0.0 if always else min((room.fits_not for room in self._rooms.values()), default=inf)

    @property
    def text(self) -> str:
        """What is readable at the present zoom: as much as the zone has room for where the label stands."""
        if self._always:
            return self._full
        return next((text for text, room in self._rooms.items() if self._has_room(room)), "")

    def _has_room(self, room: _Room) -> bool:
        scale = self._zoom.scale
        if room.fits_not < scale < room.fits:
            # some of the zone stays in sight round the plate
            need = room.size.grownBy(_MARGINS * 2) / scale
            if self._zone.contains(QRectF(self.at - QPointF(need.width() / 2, need.height() / 2), need)):
                room.fits = scale
            else:
                room.fits_not = scale
        return scale >= room.fits

    @property
    def size(self) -> QSizeF:
        """On the screen, with its plate."""
        return self._of(self.text)

    @property
    def largest(self) -> QSizeF:
        """On the screen, of all that it ever shows."""
        return self._of(self._full)

    def _of(self, text: str) -> QSizeF:
        return (self._rooms[text].size if text in self._rooms else QSizeF()).grownBy(_MARGINS)

    def area(self, unit: float) -> QRectF:
        """What it covers in the scene, `unit` being the length of a pixel there."""
        size, middle = self.size * unit, self.at + self.shift() * unit
        return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)

    def shift(self) -> QPointF:
        """Screen pixels from `at`: the label of a small zone that is selected stands below it, not on its handles."""
        box, scale, high = self._zone.controlPointRect(), self._zoom.scale, self.size.height()
        if not self._always or box.height() * scale > SMALL * high or self._has_room(self._rooms[self._full]):
            return QPointF()
        return QPointF(0, (box.bottom() - self.at.y()) * scale + CLEAR + high / 2)

    def paint(self, painter: QPainter, view: QTransform, density: float) -> None:
        """`view` leads from the scene to the screen, where the label is painted; `density`: of its pixels."""
        text = self.text
        if text:
            picture, half = _picture(text, self._font_name, density)
            painter.drawPixmap(view.map(self.at) + self.shift() - half, picture)


@lru_cache(maxsize=512)
def _picture(text: str, font_name: str, density: float) -> tuple[QPixmap, QPointF]:
    """With its middle; painted once for all steps of a pan, and a shape alone is the same for a whole level."""
    font = QFont()
    font.fromString(font_name)
    size = QFontMetricsF(font).size(0, text)
    plate = QRectF(QPointF(), size.grownBy(_MARGINS))
    picture = QPixmap((plate.size() * density).toSize().expandedTo(QSize(1, 1)))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, PADDING, PADDING)
    painter.setPen(INK)
    painter.setFont(font)
    painter.drawText(plate.marginsRemoved(_MARGINS), FLAGS, text)
    painter.end()
    size = picture.deviceIndependentSize()
    return picture, QPointF(size.width() / 2, size.height() / 2)
