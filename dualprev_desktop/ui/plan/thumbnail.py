"""A plan in small: its picture and its zones in the colours of their levels, each with the level's glyph.

Painted in the UI thread, from a picture that was made small elsewhere: a worker that Qt calls back into Python while
it holds one of its own locks would wait for the UI thread, and the UI thread for the lock.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from dualprev_desktop.domain.geometry import parse_shape
from dualprev_desktop.domain.palette import Palette
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services.views import SVG, PlanView, ZoneView
from dualprev_desktop.ui.plan import brushes
from dualprev_desktop.ui.plan.picture import PAPER
from dualprev_desktop.ui.plan.sheet import Sheet
from dualprev_desktop.ui.plan.zone_item import path_of
from dualprev_desktop.ui.widgets.level_badge import paint_shape

GLYPH = 11
SAMPLES = 24
"""Places across a zone that are tried for its glyph."""


def plan_image(plan: PlanView, room: QSize) -> QImage:
    """As large as fits into `room`, its proportions kept."""
    size = QSize(plan.width, plan.height).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _paint_picture(painter, plan, QRectF(image.rect()))
    sheet = Sheet(image.width(), image.height())
    for zone in plan.zones:
        _paint_zone(painter, zone, sheet, plan.palette)
    painter.end()
    return image


def _paint_picture(painter: QPainter, plan: PlanView, sheet: QRectF) -> None:
    if not plan.picture:
        return
    if plan.media_type == SVG:
        QSvgRenderer(QByteArray(plan.picture)).render(painter, sheet)
    else:
        painter.drawImage(sheet, QImage.fromData(plan.picture))


def _paint_zone(painter: QPainter, zone: ZoneView, sheet: Sheet, palette: Palette) -> None:
    try:
        path = path_of(parse_shape(zone.shape), sheet)
    except InputError:
        return  # the plan page says so
    painter.setBrush(brushes.fill(zone.level, palette))
    painter.setPen(brushes.outline(zone.level, palette=palette))
    painter.drawPath(path)
    middle = _middle(path)
    if middle is not None:
        box = QRectF(middle.x() - GLYPH / 2, middle.y() - GLYPH / 2, GLYPH, GLYPH)
        paint_shape(painter, box, zone.level, QColor(palette.colour(zone.level)).darker(250).name())


def _middle(path: QPainterPath) -> QPointF | None:
    """The middle of the longest stretch inside the zone half way down; None where a glyph has no room."""
    around = path.boundingRect()
    if min(around.width(), around.height()) < GLYPH:
        return None
    runs: list[list[QPointF]] = [[]]
    for place in range(SAMPLES):
        at = QPointF(around.x() + around.width() * (place + 0.5) / SAMPLES, around.center().y())
        if path.contains(at):
            runs[-1].append(at)
        else:
            runs.append([])
    longest = max(runs, key=len)
    return longest[len(longest) // 2] if longest else None
