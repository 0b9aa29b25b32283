"""A zone's label: name and level on a plate of one size at any zoom, painted in front of all zones."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap, QTransform

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.services.codelists import label

PADDING = 4
PLATE, INK = QColor(255, 255, 255, 225), QColor("#1A1A1A")
_MARGINS = QMarginsF(PADDING, PADDING / 2, PADDING, PADDING / 2)
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ZoneLabel:
    """Colour, word and shape together where the zone has room, else the shape alone, else nothing."""

    def __init__(self, font: QFont) -> None:
        self.at = QPointF()
        """Its middle, in the scene."""
        self.text = ""
        """What is readable now."""
        self._font, self._metrics = font, QFontMetricsF(font)
        self._full, self._glyph = "", ""
        self._sizes: dict[str, QSizeF] = {}

    def say(self, name: str, level: Level, in_words: bool = True) -> None:
        """The level's shape stands beside the name where its word does not: never by colour alone."""
        glyph = style(level).shape
        words = f"{name}\n{glyph} {label('level', level)}" if in_words else f"{glyph} {name}"
        if words != self._full:
            self._full, self._glyph = words, glyph
            self._sizes = {text: self._metrics.size(0, text) for text in (words, glyph)}

    def fit(self, zone: QPainterPath, scale: float, always: bool = False) -> None:
        """Shows as much as the zone has room for where the label stands, at `scale` pixels a unit of the scene."""
        fitting = (text for text in (self._full, self._glyph) if self._has_room(zone, text, scale))
        self.text = self._full if always else next(fitting, "")

    def _has_room(self, zone: QPainterPath, text: str, scale: float) -> bool:
        # some of the zone stays in sight round the plate
        need = self._sizes[text].grownBy(_MARGINS * 2) / scale
        box = zone.controlPointRect()  # most zones of a dense plan are plainly too small: the costly question is spared
        if need.width() > box.width() or need.height() > box.height():
            return False
        return zone.contains(QRectF(self.at - QPointF(need.width() / 2, need.height() / 2), need))

    @property
    def size(self) -> QSizeF:
        """On the screen, with its plate."""
        return self._sizes.get(self.text, QSizeF()).grownBy(_MARGINS)

    def area(self, unit: float) -> QRectF:
        """What it covers in the scene, `unit` being the length of a pixel there."""
        size = self.size * unit
        return QRectF(self.at - QPointF(size.width() / 2, size.height() / 2), size)

    def paint(self, painter: QPainter, view: QTransform) -> None:
        """`view` leads from the scene to the screen, where the label is painted."""
        picture = _picture(self.text, self._font.toString(), painter.device().devicePixelRatioF())
        half = QPointF(picture.deviceIndependentSize().width() / 2, picture.deviceIndependentSize().height() / 2)
        painter.drawPixmap(view.map(self.at) - half, picture)


@lru_cache(maxsize=512)
def _picture(text: str, font_name: str, density: float) -> QPixmap:
    """Painted once for all steps of a pan; labels of a shape alone are the same for a whole level."""
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
    return picture
