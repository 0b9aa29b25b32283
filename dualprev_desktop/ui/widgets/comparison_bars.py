"""How the rows of the comparison chart are painted: label, bar in its level's colour and hatch, its word and score."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dualprev_desktop.ui.plan import brushes
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.comparison_rows import ROW_ROLE, ChartRow
from dualprev_desktop.ui.widgets.two_line_row import paint_selected

LABEL_SHARE, LONGEST_LABEL = 0.36, 380
BAR_HEIGHT, HEADING, BARE_HEADING = 18, 76, 40
LINE = 18


class BarDelegate(QStyledItemDelegate):
    hatched = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ChartRow = index.data(ROW_ROLE)
        if row.is_bar:
            return QSize(0, active().size.dense_row)
        return QSize(0, HEADING if row.edges or row.ticks else BARE_HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        row: ChartRow = index.data(ROW_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, option)
        elif row.is_bar and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(active().colours.hover))
        label, bars = _parts(option.rect)
        _paint_edges(painter, bars, row)
        if row.is_bar:
            self._paint_bar(painter, option, row, label, bars)
        else:
            _paint_heading(painter, option, row, bars)
        painter.restore()

    def _paint_bar(self, painter: QPainter, option: QStyleOptionViewItem, row: ChartRow, label: QRect,
                   bars: QRect) -> None:
        metrics, colours = option.fontMetrics, active().colours
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colours.text))
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | right,
                         metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, label.width()))
        box = bar_box(bars, row)
        if row.size and row.level is not None:
            painter.setPen(QPen(QColor(colours.strong_border), 1))
            painter.setBrush(QColor(row.palette.colour(row.level)))
            painter.drawRect(box)
            hatch = brushes.hatch(row.level, True, 1) if self.hatched else None
            if hatch is not None:
                painter.fillRect(box, hatch)
        # an own ground keeps a threshold's line out of the word
        place = QRect(round(box.right()) + 6, bars.top(), metrics.horizontalAdvance(row.words) + 8, bars.height())
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place.adjusted(0, 4, 0, -4), QColor(colours.surface))
        painter.setPen(QColor(colours.text))
        painter.drawText(place.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | left, row.words)


def _parts(rect: QRect) -> tuple[QRect, QRect]:
    """Where labels and where bars stand."""
    between = active().space.between
    width = min(round(rect.width() * LABEL_SHARE), LONGEST_LABEL)
    return (rect.adjusted(between, 0, width - rect.width(), 0),
            rect.adjusted(width + between, 0, -between, 0))


def bar_box(bars: QRect, row: ChartRow) -> QRectF:
    length = row.axis.part(row.size) * bars.width() if row.size else 0.0
    return QRectF(bars.left(), bars.center().y() - BAR_HEIGHT / 2, max(length, 1.0 if row.size else 0.0), BAR_HEIGHT)


def _paint_edges(painter: QPainter, bars: QRect, row: ChartRow) -> None:
    """The base line, and where each level begins."""
    colours = active().colours
    top = bars.top() if row.is_bar else bars.bottom() - 2
    painter.setPen(QPen(QColor(colours.strong_border), 1))
    painter.drawLine(bars.left() - 1, top, bars.left() - 1, bars.bottom())
    painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
    for part, _words in row.edges:
        x = round(bars.left() + part * bars.width())
        painter.drawLine(x, top, x, bars.bottom())


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, row: ChartRow, bars: QRect) -> None:
    """The method, and below it the words of the edges at two heights, since they may lie close together."""
    colours = active().colours
    between = active().space.between
    painter.setFont(bold_font())
    painter.setPen(QColor(colours.text))
    title = option.rect.adjusted(between, between, -between, 0)
    title.setHeight(LINE + 4)
    painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                     painter.fontMetrics().elidedText(row.label, Qt.TextElideMode.ElideRight, title.width()))
    painter.setFont(caption_font())
    painter.setPen(QColor(colours.muted))
    metrics = painter.fontMetrics()
    for number, (part, words) in enumerate(row.edges or row.ticks):
        width = metrics.horizontalAdvance(words) + 2
        left = round(bars.left() + part * bars.width() - width / 2)
        left = min(max(left, bars.left()), bars.right() - width)
        line = 0 if not row.edges else number % 2
        painter.drawText(QRect(left, option.rect.bottom() - LINE * (line + 1) - 2, width, LINE),
                         Qt.AlignmentFlag.AlignCenter, words)
