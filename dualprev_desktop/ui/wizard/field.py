"""A field of the wizard: label above, editor, and below it what it is for or what is wrong with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.services import typed_text
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.typed_text import Look, TextReader
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.choices import UNVERIFIED, Choice, takes_new
from dualprev_desktop.ui.widgets.field_editors import ENTER
from dualprev_desktop.ui.widgets.line_start import show_start


class ListEdit(ChoiceEdit):
    """Enter goes on to the next step, as in every field here; with its list open it takes from the list."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(partial(_choices, field.code_list), parent, partial(takes_new, field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not self.popup.isVisible():
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextEdit(QLineEdit):
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        show_start(self, event)


def _choices(list_id: str) -> list[Choice]:
    """What is delivered: terms of one's own belong to a company that is there already."""
    language = active().language
    return [Choice(item.code, item.label(language), "\n".join(item.words()),
                   mark="" if item.verified else UNVERIFIED) for item in code_list(list_id).items]


class WizardField(QWidget):
    """Of the enterprise; `typed` is told at every change, a problem as soon as the field is left or complete."""

    typed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = describe("enterprise").field(name)
        self.editor = ListEdit(self.field) if self.field.type is FieldType.CODE else TextEdit()
        self.said = QLabel()
        self._lay_out()
        if isinstance(self.editor, ListEdit):
            self.editor.edited.connect(self._tell)
        else:
            self.editor.textEdited.connect(self._tell)
        self.editor.installEventFilter(self)
        self._say("")

    def _lay_out(self) -> None:
        caption = QLabel(_(self.field.label) + (" *" if self.field.required else ""))
        caption.setBuddy(self.editor)
        self.editor.setAccessibleName(_(self.field.label))
        self.editor.setAccessibleDescription(_(self.field.help))
        self.said.setFont(caption_font())
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(self.said.fontMetrics().height())
        line = QHBoxLayout()
        line.setSpacing(look().space.between)
        line.addWidget(self.editor, 1)
        if self.field.unit:
            line.addWidget(QLabel(_(self.field.unit)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addLayout(line)
        column.addWidget(self.said)

    def show_text(self, text: str) -> None:
        """What was typed before, a code where it is one of a list."""
        if isinstance(self.editor, ListEdit):
            self.editor.show_value(text)
        else:
            self.editor.setText(text)
        self._follow()

    @property
    def text(self) -> str:
        return self.editor.typed() if isinstance(self.editor, ListEdit) else self.editor.text()

    @property
    def problem(self) -> str:
        """Why what stands there would be refused; empty when it would not."""
        return self._look().problem

    def _look(self) -> Look:
        return typed_text.look(TextReader(), describe("enterprise"), self.field, self.text)

    def judge(self) -> bool:
        """Whether what stands there is acceptable; if not, the sentence below says why."""
        found = self._look()
        self._say(found.problem, found.echo or found.doubt)
        return not found.problem

    def _tell(self) -> None:
        self.typed.emit()
        self._follow()

    def _follow(self) -> None:
        """While it is being typed nobody is blamed for what is not there yet."""
        found = self._look()
        self._say(found.problem if found.hopeless else "", found.echo or (found.doubt if found.hopeless else ""))

    def _say(self, problem: str, echo: str = "") -> None:
        self._show(problem or echo or _(self.field.help), wrong=bool(problem))

    def _show(self, text: str, *, wrong: bool) -> None:
        self.said.setProperty("wrong", wrong)
        self.said.setProperty("muted", not wrong)
        self.said.style().polish(self.said)
        font = caption_font()
        font.setBold(wrong)
        self.said.setFont(font)
        self.said.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.text:
            self.judge()
        return False


class CreditCodeField(WizardField):
    """Counts while its 18 characters are being typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("credit_code", parent)
        # room for what may be wrong with it: nothing below moves while it is typed
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
