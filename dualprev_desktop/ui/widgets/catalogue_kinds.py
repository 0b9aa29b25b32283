"""The kinds of enterprise that have a catalogue, below the rows of Annex 2 they belong to, found as one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.catalogue_kind_rows import KindDelegate, KindModel
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit

MOVES = QListView.CursorAction


class KindView(QListView):
    """The whole line is the tick's: a click or Space puts it there or takes it away."""

    pressed_kind = Signal(object)
    entered_kind = Signal(object)
    """A double click."""

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over the headings."""
        wanted = super().moveCursor(action, modifiers)
        step = -1 if action in (MOVES.MoveUp, MOVES.MovePrevious, MOVES.MovePageUp, MOVES.MoveEnd) else 1
        row = wanted.row()
        model = self.model()
        while 0 <= row < model.rowCount():
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                return model.index(row, 0)
            row += step
        return self.currentIndex()

    def _kind(self, index: QModelIndex) -> Catalogue | None:
        model = self.model()
        return model.kind(index) if isinstance(model, KindModel) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        kind = self._kind(self.indexAt(event.position().toPoint()))
        if kind is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_kind.emit(kind)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # the second press of an eager person must not take the tick away again
        kind = self._kind(self.indexAt(event.position().toPoint()))
        if kind is not None:
            self.entered_kind.emit(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = self._kind(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and kind is not None:
            self.pressed_kind.emit(kind)
        else:
            super().keyPressEvent(event)


class KindFilter(FilterEdit):
    """Esc in an empty field is not for the field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class KindList(QWidget):
    """The field to find a kind, and the list."""

    toggled = Signal(object)
    """The kind whose tick is to change."""
    entered = Signal(object)
    looked_at = Signal(object)
    """The kind under the cursor."""

    def __init__(self, chosen: Callable[[Catalogue], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.view = KindModel(chosen, self), KindView()
        self.filter = KindFilter(self.view)
        self.nothing = QLabel(_("No kind of enterprise fits these words. Esc shows all of them again."))
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("muted", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._own = ""
        self.view.setModel(self.model)
        self.view.setItemDelegate(KindDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(_("Kinds of enterprise"))
        self.filter.setPlaceholderText(_("Find your kind of enterprise: words, pinyin initials, GB/T 4754"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().space.between)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1)
        self.setFocusProxy(self.filter)
        self.filter.textChanged.connect(self._narrow)
        self.view.pressed_kind.connect(self.toggled)
        self.view.entered_kind.connect(self.entered)
        self.view.selectionModel().currentChanged.connect(self._look)

    def start(self, own: str = "") -> None:
        """Everything; the kinds of the row `own` of Annex 2 first."""
        self._own = own
        self.filter.clear()
        self._narrow("")

    @property
    def current(self) -> Catalogue | None:
        return self.model.kind(self.view.currentIndex())

    def choose(self, kind: Catalogue) -> None:
        """Puts the cursor on a kind."""
        self.view.setCurrentIndex(self.model.index(self.model.row_of(kind)))

    def _narrow(self, typed: str) -> None:
        kind = self.current
        self.model.show_found(typed, self._own)
        self.nothing.setVisible(not self.model.rowCount())
        self.view.setVisible(bool(self.model.rowCount()))
        self.view.setCurrentIndex(self.model.index(self.model.row_of(kind)))

    def _look(self) -> None:
        self.looked_at.emit(self.current)
