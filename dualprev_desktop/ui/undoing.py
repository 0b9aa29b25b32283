"""Undo and redo of the company's own journal, told in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.history import redo_label, undo_label
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.undo_steps import walk
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.icons import icon


class Undoing(QObject):
    """The two actions; their tips say what they would take back."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.undo, self.redo = QAction(icon("undo"), _("Undo"), parent), QAction(icon("redo"), _("Redo"), parent)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo.triggered.connect(self.take_back)
        self.redo.triggered.connect(self.do_again)
        parent.addActions([self.undo, self.redo])
        session.changed.connect(self.refresh)
        self._focused: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        for action, words, label in ((self.undo, _("Undo: {what} (Ctrl+Z)"), undo_label),
                                     (self.redo, _("Redo: {what} (Ctrl+Y)"), redo_label)):
            what = label(self._session.company)
            action.setEnabled(bool(what))
            action.setToolTip(words.format(what=what) if what else action.text())

    @Slot()
    def take_back(self) -> None:
        what = undo_label(self._session.company)
        changes = self._session.do(self._session.company.undo)
        if changes is not None:
            self._tell(_("Undone: {what}").format(what=what), changes)

    @Slot()
    def do_again(self) -> None:
        what = redo_label(self._session.company)
        changes = self._session.do(self._session.company.redo)
        if changes is not None:
            self._tell(_("Done again: {what}").format(what=what), changes)

    def walk(self, distance: int) -> None:
        """Undoes so many steps, below zero redoes, and tells where it had to stop."""
        walked = self._session.do(partial(walk, self._session.company, distance))
        if walked is None:
            return
        self._session.changed.emit(walked.changes)
        steps = ngettext("{count} step undone", "{count} steps undone", walked.steps) if distance > 0 else \
            ngettext("{count} step done again", "{count} steps done again", walked.steps)
        sentence = steps.format(count=walked.steps)
        if walked.steps < abs(distance):
            sentence = _("Stopped after {steps} of {all}").format(steps=walked.steps, all=abs(distance))
        self._tell(sentence, walked.changes)

    def _tell(self, sentence: str, changes: ChangeSet) -> None:
        if not changes.kept:
            self._session.say(sentence)
            return
        kept = "、".join(dict.fromkeys(field_words(type_id, name) for type_id, _id, name in changes.kept))
        self._session.say(_("{sentence}. Left alone, since they were changed later: {fields}.").format(
            sentence=sentence, fields=kept), Tone.PROBLEM)

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._focused is not None:
            self._focused.removeEventFilter(self)
        self._focused = now if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if self._focused is not None:
            self._focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field with nothing of its own to undo lets the keys through: Ctrl+Z works everywhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not _has_undo(watched)
            redo = event.matches(QKeySequence.StandardKey.Redo) and not _has_redo(watched)
            if undo or redo:
                event.ignore()
                return True
        return False


def _has_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()


def _has_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable()


def field_words(type_id: str, name: str) -> str:
    """`Zone · Name`."""
    declared = describe(type_id)
    field = declared.by_name.get(name)
    return f"{_(declared.label)} · {_(field.label)}" if field else _(declared.label)
