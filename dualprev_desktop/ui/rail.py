"""The rail: overview, the seven places with the state of each, and what stands below them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.overview import State
from dualprev_desktop.ui.page import PAGES, PageKind
from dualprev_desktop.ui.places import number_of
from dualprev_desktop.ui.standing import Standing
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.state_glyph import paint_state

ROW = 40
SUB_ROW = 32
INTO_PAGE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right)
ID_ROLE, STATE_ROLE, SUB_ROLE = (Qt.ItemDataRole.UserRole + offset for offset in range(3))
STATE_WORDS = {State.UNREAD: N_("being read…"), State.EMPTY: N_("not begun"), State.BEGUN: N_("begun"),
               State.COMPLETE: N_("complete")}


class RailDelegate(QStyledItemDelegate):
    """Icon, title, and at the right the step's state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, SUB_ROW if index.data(SUB_ROLE) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, chosen)
        left = option.rect.x() + active().space.around + (16 if index.data(SUB_ROLE) else 0)
        found = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(found, QIcon):
            size = active().size.icon
            found.paint(painter, QRect(left, option.rect.center().y() - size // 2 + 1, size, size))
            left += size + active().space.between
        painter.setPen(QColor(active().colours.text))
        state = index.data(STATE_ROLE)
        words = QRect(left, option.rect.y(), option.rect.right() - left - (4 if state is None else 30),
                      option.rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width()))
        if state is not None:
            paint_state(painter, QRect(option.rect.right() - 27, option.rect.center().y() - 5, 12, 12), State(state))
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, chosen: bool) -> None:
        colours = active().colours
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.fillRect(option.rect, QColor(colours.accent_soft if chosen else colours.hover))
        if chosen:
            painter.fillRect(QRect(option.rect.x(), option.rect.y(), 4, option.rect.height()), QColor(colours.accent))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(5, 1, -2, -2))


class Rail(QListWidget):
    """Arrow keys and clicks choose a page; Enter, Space or Right goes into it."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = standing
        self.setAccessibleName(_("Steps"))
        self.setItemDelegate(RailDelegate(self))
        self.setFixedWidth(active().size.rail)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setStyleSheet(f"Rail {{ background: {active().colours.sunken}; border: none; "
                           f"border-right: 1px solid {active().colours.border}; }}")
        for kind in PAGES:
            self.addItem(self._entry(kind))
        self.refresh()
        self.currentItemChanged.connect(self._current_changed)
        standing.renewed.connect(self.refresh)

    @staticmethod
    def _entry(kind: PageKind) -> QListWidgetItem:
        number = number_of(kind)
        item = QListWidgetItem(f"{number}  {_(kind.title)}" if number else _(kind.title))
        item.setIcon(icon(kind.icon, active().colours.muted))
        item.setData(ID_ROLE, kind.id)
        item.setData(SUB_ROLE, not number and kind.step is not None)
        shortcut = f" (Ctrl+{number})" if number or kind.step is None else ""
        item.setToolTip(f"{_(kind.title)}{shortcut}")
        return item

    @Slot()
    def refresh(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            kind = PAGES[item.data(ID_ROLE)]
            if number_of(kind) and kind.step is not None:
                state = self._standing.step(kind.step).state
                item.setData(STATE_ROLE, state.value)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {_(STATE_WORDS[state])}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in INTO_PAGE:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _current_changed(self, current: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(current.data(ID_ROLE))

    def show_current(self, page_id: str) -> None:
        """Marks the page that is shown, without choosing it again."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(ID_ROLE) == page_id:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()
