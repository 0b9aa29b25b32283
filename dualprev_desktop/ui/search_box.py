"""Search through all records by words or pinyin initials; the hits hang below the box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.search import Hit, SearchIndex
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

LIMIT = 12
PAUSE_MILLISECONDS = 100
HIT_ROLE = Qt.ItemDataRole.UserRole
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
KIND_WIDTH = 128


class HitDelegate(QStyledItemDelegate):
    """The kind of record at the left, then its title and the words around it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, active().size.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        colours = active().colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        kind = QRect(option.rect.x() + 12, option.rect.y(), KIND_WIDTH, option.rect.height())
        words = option.rect.adjusted(12 + KIND_WIDTH, 0, -8, 0)
        painter.setPen(QColor(colours.muted))
        if hit is None:
            painter.drawText(option.rect.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            painter.drawText(kind, Qt.AlignmentFlag.AlignVCenter, option.fontMetrics.elidedText(
                _(describe(hit.type_id).label), Qt.TextElideMode.ElideRight, kind.width() - 8))
            painter.setPen(QColor(colours.text))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, option.fontMetrics.elidedText(
                index.data(), Qt.TextElideMode.ElideRight, words.width()))
        painter.restore()


class SearchBox(QLineEdit):
    """Up and down move in the list, Enter goes to the record, Esc closes."""

    put_away = Signal()
    """Esc: the keyboard belongs elsewhere again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = SearchIndex(session.company)
        self.setPlaceholderText(_("Search (Ctrl+K), also by pinyin initials"))
        self.setAccessibleName(_("Search"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnify", active().colours.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.hits = QListWidget(self)
        self.hits.setItemDelegate(HitDelegate(self.hits))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setAccessibleName(_("Found records"))
        self.hits.hide()
        self.hits.itemClicked.connect(self._go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.search)
        self.textEdited.connect(self._later)

    @Slot()
    def _later(self) -> None:
        self._timer.start()

    @Slot()
    def search(self) -> None:
        """Fills the list with what is found now."""
        self._timer.stop()
        self.hits.clear()
        for hit in self._session.do(self._find) or []:
            item = QListWidgetItem(self._line(hit))
            item.setData(HIT_ROLE, hit)
            self.hits.addItem(item)
        if not self.hits.count() and self.text().strip():
            self.hits.addItem(QListWidgetItem(_("Nothing found. Try fewer words, or the initials of the pinyin.")))
        self.hits.setCurrentRow(0)
        self._unfold()

    def _find(self) -> list[Hit]:
        return self._index.find(self.text(), LIMIT)

    @staticmethod
    def _line(hit: Hit) -> str:
        rest = " ".join(hit.context.split())
        return hit.title if rest in ("", hit.title) else f"{hit.title}    {rest}"

    def _unfold(self) -> None:
        window = self.window()
        if not self.text().strip() or not self.hits.count():
            self.hits.hide()
            return
        # a child of the window, not a popup of its own: the keyboard stays in the box
        self.hits.setParent(window)
        width = max(self.width(), 560)
        corner = self.mapTo(window, QPoint((self.width() - width) // 2, self.height() + 2))
        self.hits.setGeometry(QRect(corner, QSize(width, self.hits.count() * active().size.row + 4)))
        self.hits.show()
        self.hits.raise_()

    def event(self, event: QEvent) -> bool:
        # Esc closes the list and does not put a message away at the same time
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) \
                and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self._move(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self.search()
            self._go(self.hits.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.fold()
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, key: int) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}[Qt.Key(key)]
        self.hits.setCurrentRow(min(max(self.hits.currentRow() + step, 0), self.hits.count() - 1))

    @Slot(QListWidgetItem)
    def _go(self, item: QListWidgetItem | None) -> None:
        hit: Hit | None = item.data(HIT_ROLE) if item is not None else None
        if hit is not None and not self.hits.isHidden():
            self.fold()
            self._session.go_to(hit.type_id, hit.id)

    def fold(self) -> None:
        """Empties the box and takes the list away."""
        self._timer.stop()
        self.clear()
        self.hits.hide()
        if self.hasFocus():
            self.clearFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hits.hide()

