"""Undo and redo of the company's own journal, told in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.history import redo_label, undo_label
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.undo_steps import Walked, size, walk
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import Dot
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Act, Session, Tone
from dualprev_desktop.ui.theme.icons import icon

T = TypeVar("T")

MANY = 500
"""Operations that take longer to answer than a person notices."""


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
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        for action, words, label, nothing in (
                (self.undo, _("Undo: {what} (Ctrl+Z)"), undo_label, _("There is nothing to undo.")),
                (self.redo, _("Redo: {what} (Ctrl+Y)"), redo_label, _("There is nothing to redo."))):
            what = label(self._session.company)
            action.setToolTip(words.format(what=what) if what else action.text())
            allow(action, unless(what, nothing))

    @Slot()
    def take_back(self) -> None:
        take_back(self._session)

    @Slot()
    def do_again(self) -> None:
        company = self._session.company
        _answer(self._session, _("Redo"), _("Done again: {what}"), size(company, -1), partial(_redone, company))

    def walk(self, distance: int) -> None:
        """Undoes so many steps, below zero redoes, and tells where it had to stop."""
        work = partial(walk, self._session.company, distance)
        _carry_out(self._session, _("Undo") if distance > 0 else _("Redo"), size(self._session.company, distance),
                   work, partial(self._walked, distance))

    def _walked(self, distance: int, walked: Walked) -> None:
        self._session.changed.emit(walked.changes)
        steps = ngettext("{count} step undone", "{count} steps undone", walked.steps) if distance > 0 else \
            ngettext("{count} step done again", "{count} steps done again", walked.steps)
        sentence = steps.format(count=walked.steps)
        if walked.steps < abs(distance):
            sentence = _("Stopped after {steps} of {all}").format(steps=walked.steps, all=abs(distance))
        tell(self._session, sentence, walked.changes)

    @Slot(QWidget, QWidget)
    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        # no field is kept here: one that is gone, with a file dialog say, took the filter along
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox | QComboBox):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field with nothing of its own to undo lets the keys through: Ctrl+Z works everywhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not _has_undo(watched)
            redo = event.matches(QKeySequence.StandardKey.Redo) and not _has_redo(watched)
            if undo or redo:
                event.ignore()
                return True
        return False


def take_back(session: Session) -> None:
    """Undoes the last step and tells what it was."""
    company = session.company
    _answer(session, _("Undo"), _("Undone: {what}"), size(company), partial(_undone, company))


def _undone(company: Company) -> tuple[str, ChangeSet]:
    return undo_label(company), company.undo()


def _redone(company: Company) -> tuple[str, ChangeSet]:
    return redo_label(company), company.redo()


def _answer(session: Session, title: str, words: str, operations: int,
            work: Callable[[], tuple[str, ChangeSet]]) -> None:
    def told(answered: tuple[str, ChangeSet]) -> None:
        tell(session, words.format(what=answered[0]), answered[1])
    _carry_out(session, title, operations, work, told)


def _carry_out(session: Session, title: str, operations: int, work: Callable[[], T],
               done: Callable[[T], None]) -> None:
    """At once, or, where an import is taken back, off the UI thread."""
    if operations > MANY:
        session.run(title, lambda _progress: work(), done)
        return
    result = session.do(work)
    if result is not None:
        done(result)


def tell(session: Session, sentence: str, changes: ChangeSet) -> None:
    """With the fields that were left alone, since somebody changed them later."""
    if not changes.kept:
        session.say(sentence)
        return
    kept = "、".join(dict.fromkeys(field_words(type_id, name) for type_id, _id, name in changes.kept))
    session.say(_("{sentence}. Left alone, since they were changed later: {fields}.").format(
        sentence=sentence, fields=kept), Tone.PROBLEM)


def say_undoable(session: Session, text: str, tone: Tone = Tone.INFO) -> None:
    """Tells of the step that was just done, with a button that takes back this one and no other."""
    done = session.company.undoable()
    acts = () if done is None else (Act(_("Undo"), partial(_take_this_back, session, done.op.dot)),)
    session.say(text, tone, *acts)


def _take_this_back(session: Session, dot: Dot) -> None:
    last = session.company.undoable()
    if last is not None and last.op.dot == dot:
        take_back(session)
    else:
        session.say(_("It is no longer the last step. The history (Ctrl+H) leads back to before it."))


def _written_in(field: QObject) -> QObject:
    """A field for numbers, and a list one can write in, keep a line within that does the writing."""
    if isinstance(field, QAbstractSpinBox | QComboBox):
        return field.findChild(QLineEdit) or field
    return field


def _has_undo(field: QObject) -> bool:
    field = _written_in(field)
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()


def _has_redo(field: QObject) -> bool:
    field = _written_in(field)
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable()


def field_words(type_id: str, name: str) -> str:
    """`Zone · Name`."""
    declared = describe(type_id)
    field = declared.by_name.get(name)
    return f"{_(declared.label)} · {_(field.label)}" if field else _(declared.label)
