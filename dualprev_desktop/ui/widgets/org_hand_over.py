"""Handing over (职责移交): what a leaving person answers for, who takes it, and from which day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services import edit, handing_over, organisation, query
from dualprev_desktop.services.handing_over import Handed
from dualprev_desktop.services.typed_text import TextReader
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.reasons import NOTHING_TICKED, allow, only_read, reason_of, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.choices import Choice, Source
from dualprev_desktop.ui.widgets.field_editors import make_editor
from dualprev_desktop.ui.widgets.org_hand_over_model import OF, SUCCESSOR, TITLE, HandOverModel

Index = QModelIndex | QPersistentModelIndex
PERSON = record_type(Person)
LEFT_ON = PERSON.field("left_on")
FIELD_WIDTH, DAY_WIDTH = 240, 150


def _yes() -> bool:
    return True


class DutyTree(QTreeView):
    """Space ticks; F2, a key or a double click in the last column chooses another successor for the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            title = index.siblingAtColumn(TITLE)
            ticked = title.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            off, on = Qt.CheckState.Unchecked, Qt.CheckState.Checked
            self.model().setData(title, off if ticked else on, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class SuccessorDelegate(QStyledItemDelegate):
    def __init__(self, people: Source, parent: QWidget) -> None:
        super().__init__(parent)
        self._people = people

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = ChoiceEdit(self._people, parent, _yes, PERSON.label)
        editor.setAccessibleName(_("Successor"))
        editor.entered.connect(self._finish)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begins empty: what stands there may be the successor of all."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, ChoiceEdit) and isinstance(model, HandOverModel):
            model.set_own(index, str(editor.typed() or ""), editor.text().strip())

    def _finish(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


class HandOverPanel(QWidget):
    """Stands in the survey's place until `closed`."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._person_id, self._name, self._removing = session, "", "", False
        self.model = HandOverModel(self)
        self.tree, self._title, self._why = DutyTree(), QLabel(), QLabel()
        self.successor = ChoiceEdit(self._people, takes_new=_yes, makes=PERSON.label)
        self.day = make_editor(session.company, LEFT_ON, self)
        self.leaves = QCheckBox(_("Leaves the company on this day"))
        self.take, self.remove, self.leave = QPushButton(), QPushButton(_("Remove all the same")), \
            QPushButton(_("Cancel"))
        self._count, self._keys = QLabel(), QLabel()
        self._dress()
        self._lay_out()
        self.model.changed.connect(self._show_state)
        self.successor.edited.connect(self._take_successor)
        self.successor.entered.connect(self._take_successor)
        self.leaves.toggled.connect(self._show_state)
        session.changed.connect(self._follow)
        self.setFocusProxy(self.successor)

    def _dress(self) -> None:
        self._title.setFont(bold_font())
        for words in (self._why, self._keys):
            words.setWordWrap(True)
            words.setProperty("muted", True)
        self._count.setProperty("muted", True)
        self._keys.setFont(caption_font())
        self._keys.setText(_("Space: tick or not · F2: another successor for the line; a name that is not there yet "
                             "becomes a new person"))
        self.successor.setAccessibleName(_("Successor"))
        self.successor.setFixedWidth(FIELD_WIDTH)
        self.day.setAccessibleName(_("Day of handing over"))
        self.day.setFixedWidth(DAY_WIDTH)
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(_("Duties"))
        self.tree.setItemDelegateForColumn(SUCCESSOR, SuccessorDelegate(self._people, self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                                  | QAbstractItemView.EditTrigger.DoubleClicked)
        self.tree.setStyleSheet(f"QTreeView::item {{ height: {active().size.row}px; }}"
                                f"QTreeView::item:selected {{ background: {active().colours.accent_soft};"
                                f" color: {active().colours.text}; }}")
        self.take.setProperty("primary", True)
        self.take.clicked.connect(self.hand_over)
        self.remove.clicked.connect(self.remove_all_the_same)
        self.leave.clicked.connect(self.closed)
        for keys, act in (("Ctrl+Return", self.hand_over),):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        space, column, line, foot = active().space, QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        for words, widget in ((_("Successor"), self.successor), (_("Day"), self.day)):
            caption = QLabel(words)
            caption.setBuddy(widget)
            line.addWidget(caption)
            line.addWidget(widget)
            line.addSpacing(space.between)
        line.setSpacing(space.between)
        line.addWidget(self.leaves)
        line.addStretch()
        foot.setSpacing(space.between)
        for button in (self.take, self.remove, self.leave):
            foot.addWidget(button)
        foot.addWidget(self._count, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(line)
        column.addWidget(self._keys)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for section, width in ((OF, 260), (SUCCESSOR, 180)):
            header.resizeSection(section, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    # what is shown ------------------------------------------------------------------------------------

    def start(self, person_id: str, *, removing: bool = False) -> None:
        person = query.find(self._session.company, PERSON.id, person_id)
        self._person_id, self._removing = person_id, removing
        self._name = person.name if person else ""
        self.model.forget()
        self._title.setText(_("Hand over the duties of “{title}”").format(title=self._name))
        self.successor.show_value("", "")
        today = organisation.today(self._session.company)
        self.day.show_value(today, today.isoformat())  # type: ignore[attr-defined]
        self.leaves.setChecked(True)
        self.remove.setVisible(removing)
        self._read()

    def _read(self) -> None:
        self.model.show(handing_over.duties(self._session.company, self._person_id))
        self.tree.expandAll()
        self.tree.setCurrentIndex(self.model.index(0, 0))

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible() and self._person_id:
            self._read()

    def _people(self) -> list[Choice]:
        """Who is there to take something over."""
        day, people = organisation.today(self._session.company), query.records(self._session.company, Person)
        return [Choice(one.id, one.name) for one in people
                if one.id != self._person_id and not organisation.has_left(one, day)]

    def _take_successor(self) -> None:
        self.model.set_everyone(str(self.successor.typed() or ""), self.successor.text().strip())

    def _show_state(self) -> None:
        to = self.model.successors()
        open_ = sum(not who for who in to.values())
        self._why.setText(self._sentence())
        self.take.setText(ngettext("Hand over {count} duty", "Hand over {count} duties", len(to)).format(
            count=len(to)) if to else _("Mark as left"))
        allow(self.take, only_read(self._session.company), unless(not open_, _("Choose a successor.")),
              unless(to or self.leaves.isChecked(), _(NOTHING_TICKED)))
        staying = self.model.total - len(to)
        self._count.setText(_("Choose a successor.") if open_ else ngettext(
            "{count} duty is not handed over.", "{count} duties are not handed over.", staying).format(
                count=staying) if staying else "")

    def _sentence(self) -> str:
        total = self.model.total
        if not total:
            return _("“{title}” answers for nothing.").format(title=self._name)
        sentence = ngettext("“{title}” answers for {count} thing.", "“{title}” answers for {count} things.",
                            total).format(title=self._name, count=total)
        left = _("Removed without a successor, these would be left without anyone.")
        kept = _("What is ticked goes over in one step; the history keeps who answered for it before.")
        return f"{sentence} {left if self._removing else kept}"

    # what is done -------------------------------------------------------------------------------------

    def hand_over(self) -> None:
        self._take_successor()
        if not self.take.isEnabled():
            self._session.say(reason_of(self.take))
            self.successor.setFocus()
            return
        try:
            day = TextReader(self._session.company).value(
                PERSON, LEFT_ON, self.day.typed())  # type: ignore[attr-defined]
        except DualPrevError as error:
            self._session.say(error.text(), Tone.PROBLEM)
            return
        act = partial(handing_over.hand_over, self._session.company, self._person_id, self.model.successors(),
                      day or organisation.today(self._session.company), leaves=self.leaves.isChecked())
        done = self._session.do(act)
        if done is not None:
            say_undoable(self._session, _told(done[0], self._name, left=self.leaves.isChecked()), Tone.GOOD)
            self.closed.emit()

    def remove_all_the_same(self) -> None:
        remove = partial(edit.remove, self._session.company, PERSON.id, [self._person_id])
        if self._session.do(remove) is not None:
            say_undoable(self._session, _("“{title}” was removed. Undo with Ctrl+Z.").format(title=self._name))
            self.closed.emit()


def _told(handed: Handed, name: str, *, left: bool) -> str:
    parts = [ngettext("{count} duty of “{title}” was handed over.", "{count} duties of “{title}” were handed over.",
                      handed.passed).format(count=handed.passed, title=name)] if handed.passed else []
    if handed.vacated:
        parts.append(ngettext("{count} post is vacant.", "{count} posts are vacant.", handed.vacated).format(
            count=handed.vacated))
    if handed.kept:
        parts.append(ngettext("{count} duty still names them.", "{count} duties still name them.", handed.kept).format(
            count=handed.kept))
    if left:
        parts.append(_("“{title}” is marked as left.").format(title=name))
    return " ".join((*parts, _("Undo with Ctrl+Z.")))
