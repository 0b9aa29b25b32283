"""One field of a form: label above, editor, unit beside, the sentence about what is wrong below."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import rows
from dualprev_desktop.store.company import Company
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

    def __init__(self, company: Company, declared: RecordType, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.dirty = field, False
        self._company, self._declared = company, declared
        self._shown: tuple[object, str] = (None, "")
        self.editor = make_editor(company, field, self)
        self._problem = QLabel()
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
        self._problem.setWordWrap(True)
        self._problem.setFont(_problem_font())
        self._problem.hide()
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

    def show_value(self, value: Any, text: str) -> None:
        """What stands in the file; whatever was being typed gives way."""
        self._shown = (value, text)
        self.dirty = False
        self.asks.show_value(value, text)
        self._say("")

    def restore(self) -> None:
        self.show_value(*self._shown)

    def set_read_only(self, fixed: bool) -> None:
        self.editor.setEnabled(not fixed)

    @property
    def problem(self) -> str:
        """Why the typed text would be refused; empty when it would not."""
        return self._problem.text()

    def judge(self) -> bool:
        """Whether what stands there is acceptable; if not, the sentence below says why."""
        self._say(rows.problem(self._company, self._declared, self.field, self.asks.typed()))
        return not self.problem

    def _judge(self) -> None:
        self.dirty = True
        self.judge()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

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
