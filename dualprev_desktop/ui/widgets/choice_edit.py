"""A line in which one of many is chosen: by typing a part of it, its initials, or from the list below."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choices import Choice, ChoiceModel, Source

Key = Qt.Key
SHOWN_AT_ONCE = 12


class ChoiceEdit(QLineEdit):
    """`typed` gives the code or id of the choice, or the text as it stands where nothing fits."""

    edited = Signal()
    entered = Signal()
    """Enter, or a choice taken with the mouse."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._model, self._loaded = source, ChoiceModel(self), False
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
        popup = QListView()
        popup.setStyleSheet(f"QListView::item {{ height: {active().size.dense_row}px; padding-left: 4px; }}")
        popup.setUniformItemSizes(True)
        made.setPopup(popup)
        self.setCompleter(made)
        return made

    @property
    def popup(self) -> QAbstractItemView:
        return cast(QAbstractItemView, self._list.popup())

    def set_source(self, source: Source) -> None:
        self._source, self._loaded = source, False

    def _load(self) -> ChoiceModel:
        if not self._loaded:
            self._loaded = True
            self._model.set_choices(self._source())
        return self._model

    # what it holds ------------------------------------------------------------------------------------

    def show_value(self, value: object, text: str | None = None) -> None:
        """Shows the choice of a code or id; `text` spares reading the whole list."""
        self._loaded = False
        found = None if text is not None else self._load().of_value(str(value or ""))
        self._picked = found or (Choice(str(value), text) if value and text else None)
        self.setText(self._picked.text if self._picked else str(value or ""))
        self.setCursorPosition(0)

    def typed(self) -> str:
        text = self.text().strip()
        if not text:
            return ""
        if self._picked and self._picked.text == text:
            return self._picked.value
        known = self._load().named(text)
        if known is None and self._model.fitting and self._narrowed == text:
            known = self._model.fitting[0]
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
        self.popup.setMinimumWidth(self.width())
        self._list.complete()

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._model.fitting):
            self._picked = self._model.fitting[row]
            self.setText(self._picked.text)
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

    def _enter(self, opened: bool) -> None:
        row = self.popup.currentIndex().row() if opened else -1
        if opened and row < 0 and self._narrowed:
            row = 0
        if opened and row >= 0:
            self._take(row)
        else:
            self.popup.hide()
            self.entered.emit()

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
