"""A level's badge: colour, shape and word together, as a widget, a painter function and a delegate."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.services.codelists import label

HEIGHT = 22
SIDE = 7
GLYPH = 9
GAP = 5

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 100
"""Models give the level's value ("major") under this role for `LevelDelegate`."""


def badge_text(level: Level | str) -> str:
    return label("level", Level(level or Level.UNASSESSED).value)


def badge_width(metrics: QFontMetrics, level: Level | str) -> int:
    return SIDE + GLYPH + GAP + metrics.horizontalAdvance(badge_text(level)) + SIDE


def paint_badge(painter: QPainter, rect: QRect, level: Level | str, text: str | None = None) -> None:
    """Paints the badge at the left of `rect`, centred upright, as wide as its word but never wider than `rect`.

    `text` replaces the word, e.g. by a count beside it.
    """
    shown = style(level)
    words = badge_text(level) if text is None else text
    metrics = painter.fontMetrics()
    width = min(SIDE + GLYPH + GAP + metrics.horizontalAdvance(words) + SIDE, rect.width())
    height = min(HEIGHT, rect.height())
    box = QRectF(rect.x(), rect.y() + (rect.height() - height) / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.colour))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(QColor(shown.ink))
    paint_shape(painter, QRectF(box.x() + SIDE, box.center().y() - GLYPH / 2, GLYPH, GLYPH), level, shown.ink)
    painter.setPen(QColor(shown.ink))
    room = box.adjusted(SIDE + GLYPH + GAP, 0, -SIDE / 2, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                     metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) + 1))
    painter.restore()


def paint_shape(painter: QPainter, box: QRectF, level: Level | str, ink: str) -> None:
    """The level's glyph drawn, since fonts differ in the size of ■◆▲●○."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    shape = style(level).shape
    if shape in "●○":
        if shape == "○":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(ink))
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawPolygon(_polygon(shape, box))
    painter.restore()


def _polygon(shape: str, box: QRectF) -> QPolygonF:
    centre = box.center()
    if shape == "■":
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        return QPolygonF([inner.topLeft(), inner.topRight(), inner.bottomRight(), inner.bottomLeft()])
    if shape == "◆":
        return QPolygonF([QPointF(centre.x(), box.top()), QPointF(box.right(), centre.y()),
                          QPointF(centre.x(), box.bottom()), QPointF(box.left(), centre.y())])
    return QPolygonF([QPointF(centre.x(), box.top()), box.bottomRight(), box.bottomLeft()])


class LevelBadge(QWidget):
    """Shows one level."""

    def __init__(self, level: Level | str = Level.UNASSESSED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._level = Level(level or Level.UNASSESSED)
        self.set_level(level)

    @property
    def level(self) -> Level:
        return self._level

    def set_level(self, level: Level | str) -> None:
        self._level = Level(level or Level.UNASSESSED)
        self.setAccessibleName(badge_text(self._level))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.fontMetrics(), self._level), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_badge(painter, self.rect(), self._level)
        painter.end()


class LevelDelegate(QStyledItemDelegate):
    """Paints the badge of the level that the model gives under LEVEL_ROLE; other cells as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        level = index.data(LEVEL_ROLE)
        if level is None:
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, widget)
        painter.setFont(option.font)
        paint_badge(painter, option.rect.adjusted(8, 2, -4, -2), level)
