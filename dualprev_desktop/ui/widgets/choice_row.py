"""A row of the list below a picker: code, term, and quietly the wider term and what is to be said of the entry."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMoveEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choices import CHOICE_ROLE, INDENT_ROLE, USUAL_ROLE, Choice, shown_text
from dualprev_desktop.ui.widgets.level_badge import paint_badge

Index = QModelIndex | QPersistentModelIndex
INDENT = 12
MOST_REMARK = 0.4
"""Of the row's width."""


class ChoiceDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, active().size.dense_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(CHOICE_ROLE)
        if not isinstance(choice, Choice):
            super().paint(painter, option, index)
            return
        painter.save()
        _paint_ground(painter, option, bool(index.data(USUAL_ROLE)) and not _chosen(option))
        between = active().space.between
        indent = int(index.data(INDENT_ROLE) or 0)
        room = option.rect.adjusted(between + INDENT * indent, 0, -between, 0)
        _paint_remark(painter, room, "" if indent else choice.above, _(choice.mark) if choice.mark else "")
        if choice.level:
            paint_badge(painter, room, choice.level)
        else:
            _paint_term(painter, room, choice, option.font)
        painter.restore()


def _chosen(option: QStyleOptionViewItem) -> bool:
    """Whether a line of the list is chosen already: Enter takes that one then."""
    view = option.widget
    return isinstance(view, QListView) and view.currentIndex().isValid()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, usual: bool) -> None:
    colours, state = active().colours, option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(colours.accent_soft))
    elif usual or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(colours.hover))


def _paint_remark(painter: QPainter, room: QRect, *parts: str) -> None:
    """At the right; `room` loses what it takes."""
    words = " · ".join(filter(None, parts))
    if not words:
        return
    painter.setFont(caption_font())
    painter.setPen(QColor(active().colours.muted))
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(words) + 1, int(room.width() * MOST_REMARK))
    place = QRect(room.right() - width, room.top(), width + 1, room.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                     metrics.elidedText(words, Qt.TextElideMode.ElideLeft, width))
    room.setRight(place.left() - active().space.between)


def _paint_term(painter: QPainter, room: QRect, choice: Choice, font: QFont) -> None:
    painter.setFont(font)
    metrics, left = QFontMetrics(font), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if choice.code:
        painter.setPen(QColor(active().colours.muted))
        painter.drawText(room, left, choice.code)
        room.setLeft(room.left() + metrics.horizontalAdvance(choice.code) + active().space.between)
    painter.setPen(QColor(active().colours.accent if choice.fresh else active().colours.text))
    painter.drawText(room, left, metrics.elidedText(shown_text(choice), Qt.TextElideMode.ElideRight, room.width()))


class ChoicePopup(QListView):
    """Wider than its line where the rows need it, and always whole on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(ChoiceDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_in()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._keep_in()

    def _keep_in(self) -> None:
        room = self.screen().availableGeometry()
        left = max(room.left(), min(self.x(), room.right() - self.width()))
        if left != self.x():
            self.move(left, self.y())
