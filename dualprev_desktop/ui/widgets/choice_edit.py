"""A line in which one of many is chosen: by typing a part of it, its initials, or from the list below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choice_row import ChoicePopup
from dualprev_desktop.ui.widgets.choices import OWN_TERM, Choice, ChoiceModel, Source, fresh_choice, is_own_term
from dualprev_desktop.ui.widgets.line_start import show_start

Key = Qt.Key
SHOWN_AT_ONCE = 12
ARROW = 30
"""Pixels the arrow takes at the right."""
WIDE = 440
"""Pixels of a list whose rows say more than their term."""
NOT_IN_LIST = N_("“{term}” is a term of your own: it is not in the delivered list.")


class ChoiceEdit(QLineEdit):
    """`typed` gives the code or id of the choice, or the text as it stands where nothing fits.

    `takes_new` says whether the text itself may be chosen where the list does not have it; `makes` is the label of
    the record which is then made.
    """

    edited = Signal()
    entered = Signal()
    """Enter, or a choice taken with the mouse."""

    def __init__(self, source: Source, parent: QWidget | None = None,
                 takes_new: Callable[[], bool] | None = None, makes: str = "") -> None:
        super().__init__(parent)
        self._source, self._model, self._loaded = source, ChoiceModel(self), False
        self._takes_new, self._makes = takes_new, makes
        self._picked: Choice | None = None
        self._arrow = self.addAction(icon("chevron-down", active().colours.muted),
                                     QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.setToolTip(_("Show the list (Down)"))
        self._arrow.triggered.connect(self.open_list)
        self._list = self._make_list()
        self.textEdited.connect(self._narrow)

    def _make_list(self) -> QCompleter:
        made = QCompleter(self._model, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(SHOWN_AT_ONCE)
        made.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]
        popup = ChoicePopup()
        delegate = popup.itemDelegate()
        made.setPopup(popup)
        popup.setItemDelegate(delegate)  # the completer puts its own there
        self.setCompleter(made)
        popup.installEventFilter(self)  # after the completer's: before it in turn
        return made

    @property
    def popup(self) -> QAbstractItemView:
        return cast(QAbstractItemView, self._list.popup())

    def _load(self) -> ChoiceModel:
        if not self._loaded:
            self._loaded = True
            every = self._source()
            self._model.set_choices(every, self._takes_new is not None and self._takes_new(), self._makes)
            self.popup.setMinimumWidth(max(self.width(), self._width_for(every)))
        return self._model

    def _width_for(self, every: Sequence[Choice]) -> int:
        if any(one.code or one.mark or one.above for one in every):
            return WIDE
        longest = max((one.text for one in every), key=len, default="")
        return min(self.fontMetrics().horizontalAdvance(longest) + 3 * active().space.around, WIDE)

    # what it holds ------------------------------------------------------------------------------------

    def show_value(self, value: object, text: str | None = None) -> None:
        """Shows the choice of a code or id; `text` spares reading the whole list."""
        self._loaded = False
        found = None if text is not None else self._load().of_value(str(value or ""))
        self._picked = found or (Choice(str(value), text) if value and text else None)
        if isinstance(value, NewTitle):
            self._picked = fresh_choice(value, self._makes)
        self.setText(self._picked.text if self._picked else str(value or ""))
        self.setCursorPosition(0)
        self._tell_own()

    @property
    def holds_own_term(self) -> bool:
        """Whether a term stands there that the delivered list does not have."""
        picked = self._picked
        return picked is not None and not picked.makes and picked.text == self.text() and is_own_term(
            picked.value, picked.text)

    def _tell_own(self) -> None:
        own = self.holds_own_term
        self.setToolTip(_(NOT_IN_LIST).format(term=self.text()) if own else "")
        self.setTextMargins(0, 0, self._mark_width() + active().space.between if own else 0, 0)
        self.update()

    @staticmethod
    def _mark_width() -> int:
        return QFontMetrics(caption_font()).horizontalAdvance(_(OWN_TERM))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.holds_own_term:
            painter = QPainter(self)
            painter.setFont(caption_font())
            painter.setPen(QColor(active().colours.muted))
            width = self._mark_width()
            place = QRect(self.width() - width - ARROW, 0, width + 1, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, _(OWN_TERM))
            painter.end()

    def typed(self) -> str:
        text = self.text().strip()
        if not text:
            return ""
        if self._picked and self._picked.text == text:
            return self._picked.value
        known = self._load().named(text)
        if known is None and self._narrowed == text:
            known = self._model.usual
        return known.value if known else text

    # typing and choosing ------------------------------------------------------------------------------

    _narrowed = ""

    def _narrow(self, text: str) -> None:
        self._load().narrow(text)
        self._narrowed = text.strip()
        self.edited.emit()

    def open_list(self) -> None:
        """All choices, whatever stands in the line."""
        if self.isReadOnly() or not self.isEnabled():
            return
        self._load().narrow("")
        self._narrowed = ""
        self._list.complete()
        self._show_picked()

    def _show_picked(self) -> None:
        """The list opens where the chosen entry stands; the arrow keys begin there too."""
        if self._picked in self._model.fitting:
            index = self._list.completionModel().index(self._model.fitting.index(self._picked), 0)
            self.popup.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._model.fitting):
            self._picked = self._model.fitting[row]
            self.setText(self._picked.text)
            self._tell_own()
        self.popup.hide()
        self.edited.emit()
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opened = self.popup.isVisible()
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self._enter(opened)
        elif event.key() == Key.Key_Down and not opened:
            self.open_list()
        else:
            super().keyPressEvent(event)
            if event.text():
                self._leave_open()

    def _leave_open(self) -> None:
        """The completer puts its cursor on the line that reads as typed, the new term: the nearest is what is meant."""
        if self.popup.isVisible():
            with QSignalBlocker(self._list):
                self.popup.setCurrentIndex(QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Key.Key_Down:
            self._begin_at_usual()
        return super().eventFilter(watched, event)

    def _begin_at_usual(self) -> None:
        """The first line looks chosen already: Down leads to the second."""
        if self._model.usual_row == 0 and len(self._model.fitting) > 1 and not self.popup.currentIndex().isValid():
            with QSignalBlocker(self._list):  # it would write the line's term over what was typed
                self.popup.setCurrentIndex(self._list.completionModel().index(0, 0))

    def _enter(self, opened: bool) -> None:
        row = self.popup.currentIndex().row() if opened else -1
        if opened and row < 0 and self._narrowed:
            row = self._model.usual_row
        if opened and row >= 0:
            self._take(row)
        else:
            self.popup.hide()
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        show_start(self, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.popup.hide()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        if (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
                and event.key() in (Key.Key_Tab, Key.Key_Backtab) and self.popup.isVisible()):
            # the list sends keys past the filters of a table's delegate: once more, without the list
            self.popup.hide()
            return QCoreApplication.sendEvent(self, event)
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())
