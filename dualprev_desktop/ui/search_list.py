"""What was found, in groups below the search box; what was typed is marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.search_marks import marks
from dualprev_desktop.ui.search_targets import Group, Kind, Target
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

TARGET_ROLE = Qt.ItemDataRole.UserRole
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
LABEL_WIDTH = 132
HEADING_HEIGHT = 28
EDGE = 12
FRAME = 10
"""Border and padding, above and below."""
PICTURES = {Kind.RECORD: "file-document-outline", Kind.PAGE: "arrow-right-bold-outline",
            Kind.COMMAND: "lightning-bolt-outline", Kind.HELP: "help-circle-outline"}


class TargetDelegate(QStyledItemDelegate):
    """Headings small; a line has its kind at the left, its title with marks, the words around it, its keys."""

    typed = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, HEADING_HEIGHT if index.data(HEADING_ROLE) else active().size.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        target: Target | None = index.data(TARGET_ROLE)
        painter.save()
        if target is not None:
            self._paint_target(painter, option, target)
        else:
            heading = bool(index.data(HEADING_ROLE))
            painter.setPen(QColor(active().colours.muted))
            painter.setFont(caption_font() if heading else option.font)
            painter.drawText(option.rect.adjusted(EDGE, 0, -EDGE, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _paint_target(self, painter: QPainter, option: QStyleOptionViewItem, target: Target) -> None:
        colours, size = active().colours, active().size.icon
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        rect = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        icon(PICTURES[target.kind], colours.muted).paint(
            painter, QRect(rect.x(), rect.center().y() - size // 2 + 1, size, size))
        metrics = QFontMetrics(option.font)
        painter.setPen(QColor(colours.muted))
        label = QRect(rect.x() + size + 8, rect.y(), LABEL_WIDTH - size - 16, rect.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter,
                         metrics.elidedText(target.label, Qt.TextElideMode.ElideRight, label.width()))
        right = rect.right()
        if target.keys:
            right -= metrics.horizontalAdvance(target.keys)
            painter.drawText(QRect(right, rect.y(), rect.right() - right + 1, rect.height()),
                             Qt.AlignmentFlag.AlignVCenter, target.keys)
            right -= EDGE
        self._paint_words(painter, QRect(rect.x() + LABEL_WIDTH, rect.y(), right - rect.x() - LABEL_WIDTH,
                                         rect.height()), option.font, target)

    def _paint_words(self, painter: QPainter, rect: QRect, font: QFont, target: Target) -> None:
        painter.setPen(QColor(active().colours.text))
        # a long title leaves room for the words in which something was found
        most = rect.width() * 2 // 3 if target.context else rect.width()
        used = self._paint_marked(painter, QRect(rect.x(), rect.y(), most, rect.height()), font, target.title,
                                  by_sound=True)
        rest = rect.adjusted(used + 2 * EDGE, 0, 0, 0)
        if target.context and rest.width() > 4 * EDGE:
            painter.setPen(QColor(active().colours.muted))
            self._paint_marked(painter, rest, font, " ".join(target.context.split()), by_sound=False)

    def _paint_marked(self, painter: QPainter, rect: QRect, font: QFont, text: str, *, by_sound: bool) -> int:
        """Paints the text as far as there is room; returns the width it took."""
        strong = QFont(bold_font())
        shown = QFontMetrics(strong).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()) \
            if QFontMetrics(strong).horizontalAdvance(text) > rect.width() else text
        plain_pen, left = painter.pen(), rect.x()
        for piece, marked in pieces(shown, marks(text, self.typed, by_sound=by_sound)):
            painter.setFont(strong if marked else font)
            painter.setPen(QColor(active().colours.accent) if marked else plain_pen)
            width = painter.fontMetrics().horizontalAdvance(piece)
            painter.drawText(QRect(left, rect.y(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, piece)
            left += width
        painter.setFont(font)
        return left - rect.x()


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text cut at the spans: (piece, whether it is marked)."""
    found, here = [], 0
    for start, end in spans:
        found += [(text[here:start], False), (text[start:end], True)]
        here = max(here, end)
    return [piece for piece in (*found, (text[here:], False)) if piece[0]]


class TargetList(QListWidget):
    """Never has the keyboard: the box moves in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = TargetDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        # it lies on the page: a line all round sets it off in both themes
        self.setStyleSheet(f"TargetList {{ border: 1px solid {active().colours.strong_border}; padding: 4px 0; "
                           f"background: {active().colours.surface}; border-radius: {active().size.radius}px; }}")
        self.hide()

    def show_groups(self, groups: Sequence[Group], typed: str, remark: str = "") -> None:
        """`remark` stands below, for what was not found or is still being read."""
        self._delegate.typed = typed
        self.clear()
        for group in groups:
            heading = QListWidgetItem(group.heading)
            heading.setData(HEADING_ROLE, True)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for target in group.targets:
                self.addItem(_line(target))
        if remark:
            item = QListWidgetItem(remark)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.setCurrentRow(1 if groups else -1)
        self.scrollToTop()

    @property
    def target(self) -> Target | None:
        return self.target_at(self.currentRow()) if self.currentRow() >= 0 else None

    def target_at(self, row: int) -> Target | None:
        found: Target | None = self.item(row).data(TARGET_ROLE)
        return found

    def step(self, steps: int) -> None:
        """Up or down so many lines; headings do not count, the ends are ends."""
        rows = [row for row in range(self.count()) if self.target_at(row) is not None]
        if not rows:
            return
        here = rows.index(self.currentRow()) if self.currentRow() in rows else 0
        row = rows[min(max(here + steps, 0), len(rows) - 1)]
        self.setCurrentRow(row)
        if row == rows[0]:
            self.scrollToTop()

    def wanted_height(self) -> int:
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + FRAME


def _line(target: Target) -> QListWidgetItem:
    rest = " ".join(target.context.split())
    item = QListWidgetItem(target.title if rest in ("", target.title) else f"{target.title}    {rest}")
    item.setData(TARGET_ROLE, target)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{target.label}: {item.text()}")
    item.setToolTip(f"{target.label}: {item.text()}")
    return item
