"""A line of the tree of plans: the plan in small, its name, and below it its kind and its zones by level."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.plan_tree import PlanNode
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import paint_shape
from dualprev_desktop.ui.widgets.two_line_row import paint_selected

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE, IMAGE_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
THUMBNAIL = QSize(60, 42)
HEIGHT, LINE, GLYPH = 52, 22, 10
LONGEST_NAME = 60


class PlanRow(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(THUMBNAIL.width() + 80, HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST_NAME)
        editor.setAccessibleName(_("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(_words(option.rect).adjusted(0, (HEIGHT - 30) // 2, 0, -(HEIGHT - 30) // 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node, image = index.data(NODE_ROLE), index.data(IMAGE_ROLE)
        if not isinstance(node, PlanNode):
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, option)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_thumbnail(painter, _frame(option.rect), image)
        words = _words(option.rect).adjusted(0, (HEIGHT - 2 * LINE) // 2, 0, 0)
        line = QRect(words.left(), words.top(), words.width(), LINE)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, QFontMetrics(option.font).elidedText(
            node.name, Qt.TextElideMode.ElideRight, line.width()))
        _paint_counts(painter, line.translated(0, LINE), node)
        painter.restore()


def _frame(row: QRect) -> QRect:
    tight = active().space.tight
    return QRect(row.left() + 2 * tight, row.top() + (HEIGHT - THUMBNAIL.height()) // 2, THUMBNAIL.width(),
                 THUMBNAIL.height())


def _words(row: QRect) -> QRect:
    return row.adjusted(2 * active().space.tight + THUMBNAIL.width() + active().space.between, 0,
                        -active().space.tight, 0)


def _paint_thumbnail(painter: QPainter, frame: QRect, image: QImage | None) -> None:
    room = frame
    if image is not None and not image.isNull():
        size = image.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRect(frame.left() + (frame.width() - size.width()) // 2,
                     frame.top() + (frame.height() - size.height()) // 2, size.width(), size.height())
        painter.drawImage(room, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(active().colours.border), 1))
    painter.drawRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_counts(painter: QPainter, line: QRect, node: PlanNode) -> None:
    """The kind, and as far as there is room a glyph with its number for each level."""
    font = caption_font()
    metrics, left, between = QFontMetrics(font), line.left(), active().space.between
    painter.setFont(font)
    quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    for level, count in _by_level(node.zones):
        width = GLYPH + active().space.tight + metrics.horizontalAdvance(str(count))
        if left + width > line.right():
            return
        box = QRectF(left, line.top() + (LINE - GLYPH) / 2, GLYPH, GLYPH)
        # a yellow of its own would not stand out: shape and number say it, as in the thumbnail
        paint_shape(painter, box, level, quiet.name())
        painter.setPen(quiet)
        painter.drawText(QRect(left + GLYPH + active().space.tight, line.top(), width, LINE),
                         Qt.AlignmentFlag.AlignVCenter, str(count))
        left += width + between
    words = metrics.elidedText(kind_words(node), Qt.TextElideMode.ElideRight, max(line.right() - left, 0))
    painter.setPen(quiet)
    painter.drawText(QRect(left, line.top(), max(line.right() - left, 0), LINE), Qt.AlignmentFlag.AlignVCenter, words)


def _by_level(zones: Mapping[Level, int]) -> list[tuple[Level, int]]:
    """Worst first."""
    return [(one.level, zones[one.level]) for one in LEVELS if zones.get(one.level)]


def kind_words(node: PlanNode) -> str:
    return label("plan_kind", node.kind) if node.kind else ""


def said(node: PlanNode) -> str:
    """For the tip, and for who does not see it: “First floor · Floor · 3 zones: Major 1, Low 2”."""
    count = sum(node.zones.values())
    zones = ngettext("{count} zone", "{count} zones", count).format(count=count)
    levels = _(", ").join(f"{label('level', level.value)} {number}" for level, number in _by_level(node.zones))
    return " · ".join(filter(None, (node.name, kind_words(node), f"{zones}: {levels}" if levels else zones)))
