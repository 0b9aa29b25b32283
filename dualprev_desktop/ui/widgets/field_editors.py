"""The editor of one field by its type, the same in tables and forms."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QDate, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.written_day import read_day
from dualprev_desktop.kernel.clock import local_date, system_clock
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.choices import choices, makes, takes_new
from dualprev_desktop.ui.widgets.line_start import show_start

NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SEVERAL_LINES = 3


class FieldEditor(Protocol):
    """What tables and forms ask of an editor; every one of them is a QWidget."""

    edited: SignalInstance
    entered: SignalInstance
    """Enter: the person goes on."""

    def show_value(self, value: object, text: str | None = None) -> None:
        """`text` is the value as it reads."""

    def typed(self) -> Any:
        """The value, or the text that stands there."""


class LineEditor(QLineEdit):
    edited = Signal()
    entered = Signal()

    def __init__(self, right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()  # and no further: a table would take the key as its own
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        show_start(self, event)

    def _tell(self) -> None:
        self.edited.emit()

    def show_value(self, value: object, text: str | None = None) -> None:
        self.setText(text if text is not None else str(value or ""))
        self.setCursorPosition(0)

    def typed(self) -> str:
        return self.text()


class DayEditor(LineEditor):
    """A date in any form people write, or from the calendar behind the icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._calendar: QCalendarWidget | None = None
        action = self.addAction(icon("calendar", active().colours.muted), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(_("Choose from the calendar"))
        action.triggered.connect(self.open_calendar)

    def open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.activated.connect(self._take)
            self._calendar.clicked.connect(self._take)
        today = local_date(system_clock())
        chosen = read_day(self.text(), today) or today
        self._calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()

    def _take(self, day: QDate) -> None:
        self.setText(day.toString(Qt.DateFormat.ISODate))
        if self._calendar:
            self._calendar.hide()
        self.edited.emit()
        self.entered.emit()


class TextEditor(QPlainTextEdit):
    """Several lines; Enter goes on, Shift+Enter or Alt+Enter begins a new line."""

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setToolTip(_("Shift+Enter begins a new line"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._filling = False
        self.textChanged.connect(self._tell)
        self.setFixedHeight(self.height_of(SEVERAL_LINES))

    def height_of(self, lines: int) -> int:
        return int(self.fontMetrics().lineSpacing() * lines + 2 * self.document().documentMargin() + 10)

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()

    def show_value(self, value: object, text: str | None = None) -> None:
        self._filling = True
        self.setPlainText(text if text is not None else str(value or ""))
        self._filling = False

    def typed(self) -> str:
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & NEW_LINE:
            self.textCursor().insertBlock()
        else:
            self.entered.emit()


class TickEditor(QCheckBox):
    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()
        self.entered.emit()

    def show_value(self, value: object, text: str | None = None) -> None:
        self.setChecked(bool(value))

    def typed(self) -> bool:
        return self.isChecked()


def make_editor(company: Company, field: Field, parent: QWidget | None = None) -> QWidget:
    """A `FieldEditor` for the field."""
    if field.type in (FieldType.CODE, FieldType.REFERENCE):
        return ChoiceEdit(partial(choices, company, field), parent, partial(takes_new, field), makes(field))
    if field.type is FieldType.LONG_TEXT:
        return TextEditor(parent)
    if field.type is FieldType.BOOLEAN:
        return TickEditor(parent)
    if field.type is FieldType.DATE:
        return DayEditor(parent)
    return LineEditor(field.type in (FieldType.INTEGER, FieldType.DECIMAL), parent)
