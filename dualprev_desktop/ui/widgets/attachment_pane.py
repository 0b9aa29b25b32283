"""The files of a record: added by button, paste or drop, opened, named, described, taken off; undo brings them back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.clock import local_minute
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services import attaching
from dualprev_desktop.services.attaching import AttachedView
from dualprev_desktop.services.file_intake import MOST_BYTES
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.open_copies import copies_folder
from dualprev_desktop.ui.opening import say_written, show
from dualprev_desktop.ui.reasons import allow, only_read, reason_of, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.attachment_grid import AttachmentGrid
from dualprev_desktop.ui.widgets.attachment_model import AttachmentModel, told
from dualprev_desktop.ui.widgets.attachment_sources import Source, can_take, sources
from dualprev_desktop.ui.widgets.attachment_taking import Taken, said, take
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.focus_ring import FocusRing
from dualprev_desktop.ui.widgets.tool_button import tool_button

FILTERS = N_("Pictures and documents (*.png *.jpg *.jpeg *.webp *.bmp *.pdf *.docx *.doc *.xlsx *.xls *.wps *.et "
             "*.ofd *.zip);;All files (*)")
BELONGS_HERE = N_("Photos, certificates and documents of this record. Add one, paste it with Ctrl+V, or drop it here: "
                  "at most {limit} MB each.")
NO_RECORD = N_("Choose a row, or type it first; then files can be attached to it.")
ONLY_READ = N_("Nothing is attached here.")
NOTHING_TO_PASTE = N_("There is no picture and no file to paste. Copy one first.")
EMPTY, GRID = 0, 1


class AttachmentPane(QWidget):
    """Follows the record that is shown beside it; reads only while it is seen."""

    picture_wanted = Signal(str)
    """Open this picture in its place; the others of the record are `pictures`."""
    counted = Signal(int)

    def __init__(self, session: Session, type_id: str, no_record: str = NO_RECORD,
                 parent: QWidget | None = None) -> None:
        """`no_record` is said while there is none to attach to."""
        super().__init__(parent)
        self._session, self._type_id, self.record_id, self._no_record = session, type_id, "", no_record
        self.model = AttachmentModel(session, type_id, self)
        self.grid, self._hint, self.line = AttachmentGrid(self.model), QLabel(), QLabel()
        self.pasting = QAction(self)
        """Whoever stands beside the pane may take it over."""
        self._stack, self.caption, self.smaller = QStackedWidget(), QLineEdit(), QCheckBox()
        self._row = FlowRow()
        self._row.setSpacing(active().space.tight)
        self.add = self._tool(_("Add…"), "paperclip", _("Attach files of this machine"), self.choose, words=True)
        self.paste = self._tool(_("Paste"), "content-paste", _("Attach the copied picture or files (Ctrl+V)"),
                                self.take_pasted, words=True)
        self.open = self._tool(_("Open"), "image-edit-outline", _("Open here, to look and to mark (Enter)"),
                               self.open_chosen)
        self.outside = self._tool(_("Open with another program"), "open-in-new",
                                  _("Open a copy with the program of this machine"), self.open_outside)
        self.copy = self._tool(_("Save a copy…"), "tray-arrow-down", _("Save a copy…"), self.save_copy)
        self.rename = self._tool(_("Rename"), "rename-outline", _("Rename (F2)"), self.rename_chosen)
        self.remove = self._tool(_("Take it off"), "delete-outline", _("Take it off (Del); undo brings it back"),
                                 self.take_off)
        self._lay_out()
        self._connect()
        self._settle()

    def _tool(self, name: str, picture: str, tip: str, act: object, *, words: bool = False) -> QToolButton:
        button = tool_button(picture, tip, name, words=words)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button

    def _lay_out(self) -> None:
        space = active().space
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("muted", True)
        self._hint.setMargin(space.around)
        self._hint.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # where nothing is yet, Ctrl+V must reach the pane
        self._stack.addWidget(FocusRing(self._hint))
        self._stack.addWidget(self.grid)
        self.grid.setAccessibleName(_("Attachments"))
        self.caption.setPlaceholderText(_("What the picture shows"))
        self.caption.setAccessibleName(_("Caption"))
        self.smaller.setText(_("Keep large pictures smaller"))
        self.smaller.setToolTip(_("A photo above 2560 pixels is kept at 2560, turned upright: good for screen and A4, "
                                  "a fifth of the room. The original's SHA-256 is noted. Untick to keep originals."))
        self.smaller.setChecked(True)
        self.line.setWordWrap(True)
        self.line.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.tight)
        head = QWidget()
        head.setLayout(self._row)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        for part in (self.caption, self.line, self.smaller):
            column.addWidget(part)

    def _connect(self) -> None:
        self.setAcceptDrops(True)
        self.pasting.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self.pasting.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pasting.triggered.connect(self.take_pasted)
        self.addAction(self.pasting)
        self.grid.opened.connect(self._open)
        self.grid.removing.connect(self.take_off)
        self.grid.chosen.connect(self._settle)
        self.caption.editingFinished.connect(self._describe)
        self._session.changed.connect(self._follow)

    # what is shown ------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Empty for a record that is still being typed."""
        self.record_id = record_id
        self.model.show_record(record_id)
        if self.model.files and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.index(0))
        self._settle()

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches("attached_file", "attachment", "annotation"):
            self.model.refresh()
            self._settle()

    @property
    def chosen(self) -> list[AttachedView]:
        ids = set(self.grid.chosen_ids())
        return [file for file in self.model.files if file.id in ids]

    @property
    def pictures(self) -> list[str]:
        return [file.id for file in self.model.files if file.pictured]

    def _settle(self) -> None:
        """What can be done now, and what is said of the chosen one."""
        chosen, writing = self.chosen, not self._session.company.read_only
        one = chosen[0] if len(chosen) == 1 else None
        read, no_file = only_read(self._session.company), unless(one, _("Choose one file."))
        for button in (self.add, self.paste):
            allow(button, read, unless(self.record_id, _(self._no_record)))
        allow(self.open, no_file, unless(one is None or one.pictured,
                                         _("It is no picture: open it with another program.")))
        for button in (self.outside, self.copy):
            allow(button, no_file)
        allow(self.rename, read, no_file)
        allow(self.remove, read, unless(chosen, _("No file is chosen.")))
        self._stack.setCurrentIndex(GRID if self.model.files else EMPTY)
        self._hint.setText(self._why_empty())
        self.smaller.setVisible(writing and bool(self.record_id))
        self.caption.setVisible(one is not None)
        self.caption.setReadOnly(not writing)
        if one is not None and not (self.caption.hasFocus() and self.caption.isModified()):
            self.caption.setText(one.caption)
        self.line.setVisible(bool(self.model.files))
        self.line.setText(told(one) if one else ngettext("{count} file", "{count} files", len(self.model.files)).format(
            count=len(self.model.files)))
        self.counted.emit(len(self.model.files))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Goes on to what is in front; a focus proxy that changes would tear the order of Tab."""
        (self.grid if self.model.files else self._hint).setFocus(event.reason())

    def _why_empty(self) -> str:
        if self._session.company.read_only:
            return _(ONLY_READ)
        return _(BELONGS_HERE).format(limit=MOST_BYTES >> 20) if self.record_id else _(self._no_record)

    # putting ------------------------------------------------------------------------------------------

    def choose(self) -> None:
        path = dialogs.files().choose_open(self, _("Choose the file"), _(FILTERS))
        if path is not None:
            self.take([Source(path)])

    def take_pasted(self) -> None:
        if not self.isVisible():
            return
        if not self.add.isEnabled():
            self._session.say(reason_of(self.add), Tone.PROBLEM)
            return
        held = cast(QMimeData | None, QGuiApplication.clipboard().mimeData())  # none where nothing was ever copied
        self.take_from(held or QMimeData())

    def take_from(self, data: QMimeData) -> None:
        """What was copied or dropped."""
        found = sources(data, local_minute(self._session.company.clock()))
        if found:
            self.take(found)
        else:
            self._session.say(_(NOTHING_TO_PASTE), Tone.PROBLEM)

    def take(self, found: Sequence[Source]) -> None:
        """Attaches files to the record that is shown; each is read in the limited helper, off the window's thread."""
        if not self.record_id or self._session.company.read_only:
            self._session.say(_(self._no_record), Tone.PROBLEM)
            return
        title = _("Attach {file}").format(file=found[0].name or found[0].path.name) if len(found) == 1 else \
            ngettext("Attach {count} file", "Attach {count} files", len(found)).format(count=len(found))
        work = partial(take, self._session.company, self._type_id, self.record_id, tuple(found),
                       self.smaller.isChecked())
        self._session.run(title, work, self._taken)

    def _taken(self, taken: Taken) -> None:
        if taken.changes:
            self._session.changed.emit(taken.changes)
        for problem in taken.problems:
            self._session.say(problem, Tone.PROBLEM)
        if not taken.ids:
            return
        self.grid.choose(taken.ids[-1])
        if not taken.problems:
            say_undoable(self._session, said(taken), Tone.GOOD)

    def can_take(self, data: QMimeData) -> bool:
        return self.add.isEnabled() and can_take(data)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.can_take(event.mimeData()):
            self._show_target(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        event.acceptProposedAction()
        self.take_from(event.mimeData())

    def _show_target(self, over: bool) -> None:
        colours = active().colours
        self._stack.setStyleSheet(f"QStackedWidget {{ border: 2px dashed {colours.accent}; }}" if over else "")

    # taking and naming --------------------------------------------------------------------------------

    def take_off(self) -> None:
        chosen = self.chosen
        if not chosen or self._session.company.read_only:
            return
        act = partial(attaching.take_off, self._session.company, [file.id for file in chosen])
        if self._session.do(act) is not None:
            one = _("{file} is no longer attached. Undo with Ctrl+Z.").format(file=chosen[0].file_name)
            many = ngettext("{count} file is no longer attached. Undo with Ctrl+Z.",
                            "{count} files are no longer attached. Undo with Ctrl+Z.", len(chosen))
            say_undoable(self._session, one if len(chosen) == 1 else many.format(count=len(chosen)))

    def rename_chosen(self) -> None:
        self.grid.setFocus()
        self.grid.edit(self.grid.currentIndex())

    def _describe(self) -> None:
        chosen = self.chosen
        if len(chosen) == 1 and self.caption.isModified() and self.caption.text().strip() != chosen[0].caption:
            self.caption.setModified(False)
            self._session.do(partial(attaching.describe, self._session.company, chosen[0].id, self.caption.text()))

    # opening ------------------------------------------------------------------------------------------

    def _open(self, attached_id: str) -> None:
        file = next((one for one in self.model.files if one.id == attached_id), None)
        if file is not None and file.pictured:
            self.picture_wanted.emit(file.id)
        elif file is not None:
            self._open_copy(file)

    def open_chosen(self) -> None:
        if len(self.chosen) == 1:
            self._open(self.chosen[0].id)

    def open_outside(self) -> None:
        if len(self.chosen) == 1:
            self._open_copy(self.chosen[0])

    def _open_copy(self, file: AttachedView) -> None:
        act = partial(attaching.copy_to_open, self._session.company, file.attachment_id, copies_folder())
        copy = self._session.do(act)
        if copy is not None:
            show(self._session, copy)

    def save_copy(self) -> None:
        if len(self.chosen) != 1:
            return
        file = self.chosen[0]
        target = dialogs.files().choose_save(self, _("Save a copy"), file.file_name, _("All files (*)"))
        if target is not None:
            act = partial(attaching.save_copy, self._session.company, file.attachment_id, target)
            written = self._session.do(act)
            if written is not None:
                say_written(self._session, written)
