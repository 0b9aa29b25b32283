"""One field of a form: label above, editor, unit beside, and below it how it is read or what is wrong with it."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import Field, Plain
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.typed_text import Look, TextReader, doubt, look
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.reasons import READ_ONLY, allow, unless
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.field_editors import FieldEditor, make_editor

# without FocusAboutToChange: a display sends that too when a list opens below the field
COME_AND_GO = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def _problem_font() -> QFont:
    font = caption_font()
    font.setBold(True)
    return font


class FormField(QWidget):
    """Judges while the person types; says `left` when they are done with it, `entered` on Enter."""

    left = Signal(str)
    entered = Signal(str)
    reached = Signal(str)
    """It has the keyboard now."""
    typed = Signal(str)
    grown = Signal(str)
    """What it says takes more room, and it has the keyboard: it must stay in view."""
    given_up = Signal(str)
    """What was typed gave way to what stands in the file."""

    def __init__(self, company: Company, declared: RecordType, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.dirty, self.waits = field, False, False
        """`waits`: what stands there was typed before the last start, and nobody touched it since."""
        self._company, self._declared = company, declared
        self._shown: tuple[object, str] = (None, "")
        self._reader = TextReader(company)
        self.editor = make_editor(company, field, self)
        self._problem, self._echo = QLabel(), QLabel()
        self._caption = QLabel()
        self._lay_out()
        self.editor.installEventFilter(self)
        self.asks.edited.connect(self._judge)
        self.asks.entered.connect(self._enter)

    @property
    def asks(self) -> FieldEditor:
        return cast(FieldEditor, self.editor)

    def _lay_out(self) -> None:
        space = active().space
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._caption.setText(_(self.field.label) + (" *" if self.field.required else ""))
        self._caption.setToolTip(_("Must be filled in") if self.field.required else "")
        self._caption.setProperty("muted", True)
        self._caption.setFont(caption_font())
        self._caption.setWordWrap(True)
        self._caption.setBuddy(self.editor)
        self._problem.setFont(_problem_font())
        self._echo.setFont(caption_font())
        self._echo.setProperty("muted", True)
        for said in (self._problem, self._echo):
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.hide()
        self.editor.setAccessibleName(_(self.field.label))
        self.editor.setAccessibleDescription(_(self.field.help))
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, self.editor.sizePolicy().verticalPolicy())
        line.setSpacing(space.between)
        line.addWidget(self.editor, 1)
        if self.field.unit:
            line.addWidget(QLabel(_(self.field.unit)))
        column.addWidget(self._caption)
        column.addLayout(line)
        column.addWidget(self._problem)
        column.addWidget(self._echo)

    # what it shows ------------------------------------------------------------------------------------

    def show_value(self, value: Any, text: str) -> None:
        """What stands in the file; whatever was being typed gives way."""
        self._shown = (value, text)
        self.dirty = self.waits = False
        self._reader = TextReader(self._company)
        self.asks.show_value(value, text)
        self._say(Look(doubt=doubt(self.field, text)))

    def put_back(self, typed: Any, before: Plain) -> None:
        """What was typed before the last start, over what stands in the file now; what that is can be read below."""
        value, text = self._shown
        self.asks.show_value(typed)
        self.dirty = self.waits = True
        self.judge()
        changed = self.field.to_plain(value) != before
        template = _("Changed since; in the file: “{value}”") if changed else _("In the file: “{value}”")
        self._tell(template.format(value=text or _("(empty)")))

    def restore(self) -> None:
        self.show_value(*self._shown)
        self.given_up.emit(self.field.name)

    @property
    def shown_plain(self) -> Plain:
        """What stands in the file."""
        return self.field.to_plain(self._shown[0])

    def set_read_only(self, fixed: bool) -> None:
        allow(self.editor, unless(not fixed, _(READ_ONLY)))

    # what is typed ------------------------------------------------------------------------------------

    @property
    def problem(self) -> str:
        """Why the typed text would be refused; empty when it would not, or while it may still become right."""
        return self._problem.text()

    @property
    def echo(self) -> str:
        """How what stands there is read, or what looks mistyped about it."""
        return self._echo.text()

    def judge(self) -> bool:
        """Whether what stands there is acceptable; if not, the sentence below says why."""
        found = self._look()
        self._say(found)
        return not found.problem

    def _look(self) -> Look:
        return look(self._reader, self._declared, self.field, self.asks.typed())

    def _judge(self) -> None:
        """While it is being typed nobody is blamed for what is not there yet."""
        self.dirty, self.waits = True, False
        found = self._look()
        self._say(found if found.hopeless else Look(echo=found.echo))
        self.typed.emit(self.field.name)

    def _say(self, found: Look) -> None:
        self._problem.setText(found.problem)
        self._problem.setVisible(bool(found.problem))
        self._tell("" if found.problem else found.echo or found.doubt)

    def _tell(self, words: str) -> None:
        self._echo.setText(words)
        self._echo.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height() and self.editor.hasFocus():
            self.grown.emit(self.field.name)

    def _enter(self) -> None:
        self.entered.emit(self.field.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() in COME_AND_GO and event.reason() not in PASSING:
            (self.reached if event.gotFocus() else self.left).emit(self.field.name)
        elif (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
              and event.key() == Qt.Key.Key_Escape and self.dirty):
            self.restore()
            return True
        return False
