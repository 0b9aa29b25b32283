"""A row of a narrow list in two lines: the title, and below it the level's badge with a muted remark."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_width, paint_badge

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 52
LINE = 22
BAR = 3
REMARK_ROLE = Qt.ItemDataRole.UserRole + 101
"""Models give the remark under this role for `TwoLineDelegate`."""


class TwoLineDelegate(QStyledItemDelegate):
    """The tick, where the model gives one, stands before both lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        return super().editorEvent(event, model, _beside_bar(option), index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = _beside_bar(option)
        self.initStyleOption(shown, index)
        title, shown.text = shown.text, ""
        # the selected line keeps the colours of its badge apart: a soft ground and a bar, not the full accent
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        shown.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        if selected:
            paint_selected(painter, option)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, option.widget)
        between = active().space.between
        room = QRect(option.rect.adjusted(between, (HEIGHT - 2 * LINE) // 2, -between, 0))
        if shown.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            tick = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, option.widget)
            room.setLeft(tick.right() + between)
        painter.save()
        painter.setFont(option.font)
        _paint_title(painter, room, title, option)
        _paint_second_line(painter, room.translated(0, LINE), index)
        painter.restore()


def _beside_bar(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """The tick stands clear of the bar of the selected line."""
    made = QStyleOptionViewItem(option)
    made.rect = option.rect.adjusted(BAR + active().space.tight, 0, 0, 0)
    return made


def paint_selected(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colours = active().colours
    painter.fillRect(option.rect, QColor(colours.accent_soft))
    focused = option.widget is not None and option.widget.hasFocus()
    bar = QRect(option.rect.left(), option.rect.top(), BAR, option.rect.height())
    painter.fillRect(bar, QColor(colours.accent if focused else colours.strong_border))


def _paint_title(painter: QPainter, room: QRect, title: str, option: QStyleOptionViewItem) -> None:
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    line = QRect(room.left(), room.top(), room.width(), LINE)
    words = QFontMetrics(option.font).elidedText(title, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_second_line(painter: QPainter, room: QRect, index: Index) -> None:
    line = QRect(room.left(), room.top(), room.width(), LINE)
    font = caption_font()
    painter.setFont(font)
    metrics = QFontMetrics(font)
    level = index.data(LEVEL_ROLE)
    if level is not None:
        paint_badge(painter, line.adjusted(0, 2, 0, -2), level)
        line.setLeft(line.left() + badge_width(metrics, level) + active().space.between)
    painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
    words = metrics.elidedText(str(index.data(REMARK_ROLE) or ""), Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
