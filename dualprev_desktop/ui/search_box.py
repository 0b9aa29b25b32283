"""One box for records, pages, commands and help; what is found hangs below it, the keyboard stays in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.search_finder import finder_of
from dualprev_desktop.ui.search_list import TARGET_ROLE, TargetList
from dualprev_desktop.ui.search_targets import Group, Target
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

PAUSE_MILLISECONDS = 60
IDLE_MILLISECONDS = 700
SOON_MILLISECONDS = 20
"""Where somebody waits for what the pages have."""
WIDTH = 720
BESIDE_WORDS = 76
"""Pixels of the box that its picture, its button and its edges take."""
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """Up and down move in the list, Enter goes there, Esc closes."""

    put_away = Signal()
    """Esc: the keyboard belongs elsewhere again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.finder = finder_of(session)
        self._waits = self._wants_to_go = False
        """For the records to be read, and to go to the first that is found then: Enter was pressed before."""
        self.setPlaceholderText(_("Search, or do something (Ctrl+K)"))
        self.setToolTip(_("Records, pages, commands, help: words, pinyin or its initials, numbers, codes"))
        self.setAccessibleName(_("Search"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnify", active().colours.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.hits = TargetList(self)
        self.hits.itemClicked.connect(self._clicked)
        self._timer = self._made_timer(PAUSE_MILLISECONDS, self.search)
        self._idle = self._made_timer(IDLE_MILLISECONDS, self._prepare)
        self.textEdited.connect(self._later)
        self.finder.renewed.connect(self._renewed)

    def _made_timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    # finding --------------------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Takes the keyboard and offers where one may want to go."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.finder.keep_up()
        self.search()

    @Slot()
    def _later(self) -> None:
        self._wants_to_go = False
        self._timer.start()
        self._idle.start(IDLE_MILLISECONDS)

    @Slot()
    def search(self) -> None:
        """Fills the list with what is found now."""
        self._timer.stop()
        groups = self._session.do(self._find) or []
        typed = bool(self.text().strip())
        self._waits = self.finder.reading
        if typed and self.finder.reading:
            # "nothing found" would be too early, and a list of one remark is not worth unfolding
            self.hits.show_groups(groups, self.text(), _("Reading the records…") if groups else "")
        else:
            self.hits.show_groups(groups, self.text(), "" if groups or not typed else _(
                "Nothing found. Try fewer words, or the initials of the pinyin."))
        self._unfold()

    def _find(self) -> list[Group]:
        return self.finder.find(self.text())

    @Slot()
    def _renewed(self) -> None:
        if self._waits:
            self.search()
        if self._wants_to_go:
            self._wants_to_go = False
            self._go(self.hits.target)

    @Slot()
    def _prepare(self) -> None:
        """While the person thinks, one page after the other is made whose commands may be wanted."""
        if (self.hasFocus() or self._waits) and not self._timer.isActive() and self.finder.prepare():
            # a page at a time: between two of them the next key is answered
            self._idle.start(SOON_MILLISECONDS if self.finder.reading else IDLE_MILLISECONDS)

    # the list -------------------------------------------------------------------------------------------

    def _unfold(self) -> None:
        window = self.window()
        if not self.hits.count():
            self.hits.hide()
            return
        # a child of the window, not a popup of its own: the keyboard stays in the box
        self.hits.setParent(window)
        width = min(max(self.width(), WIDTH), window.width() - 2 * active().space.around)
        corner = self.mapTo(window, QPoint((self.width() - width) // 2, self.height() + 2))
        corner.setX(max(active().space.around, min(corner.x(), window.width() - width - active().space.around)))
        height = min(self.hits.wanted_height(), window.height() - corner.y() - active().space.page)
        self.hits.setGeometry(QRect(corner, QSize(width, height)))
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
            self._move(MOVES[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.fold()
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, steps: int) -> None:
        if self.hits.isHidden():
            self.search()
        else:
            self.hits.step(steps)

    def _enter(self) -> None:
        if self._timer.isActive():
            self.search()
        if self.finder.reading and self.text().strip():
            self._wants_to_go = True
        elif not self.hits.isHidden():
            self._go(self.hits.target)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self._go(item.data(TARGET_ROLE))

    def _go(self, target: Target | None) -> None:
        if target is not None:
            self.fold()
            self.finder.go(target)

    def fold(self) -> None:
        """Empties the box and takes the list away."""
        for timer in (self._timer, self._idle):
            timer.stop()
        self._waits = self._wants_to_go = False
        self.clear()
        self.hits.hide()
        if self.hasFocus():
            self.clearFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window fewer words say it."""
        super().resizeEvent(event)
        long = _("Search, or do something (Ctrl+K)")
        fits = self.fontMetrics().horizontalAdvance(long) <= self.width() - BESIDE_WORDS
        self.setPlaceholderText(long if fits else _("Search (Ctrl+K)"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.finder.keep_up()
        self._idle.start(IDLE_MILLISECONDS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._idle.stop()
        self._waits = self._wants_to_go = False
        self.hits.hide()
