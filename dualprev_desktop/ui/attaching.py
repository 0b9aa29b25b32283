"""The file attached to a record: put there with a button or by dropping it, taken out again as a copy; never opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import attaching, query
from dualprev_desktop.services.file_intake import MOST_BYTES
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.attachment_model import size_of

FILES = N_("Reports and pictures (*.pdf *.docx *.doc *.xlsx *.xls *.png *.jpg *.jpeg *.zip);;All files (*)")
NO_RECORD = N_("Choose a row, or type it first; then a file can be attached to it.")
NOTHING = N_("No report attached. Attach one, or drop a file here: at most {limit} MB, kept as it is.")


class AttachmentBar(QWidget):
    """`field` of the records of `type_id` refers to the attachment."""

    def __init__(self, session: Session, type_id: str, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._type_id, self._field = session, type_id, field
        self._record_id = ""
        self.kept: Attachment | None = None
        self.words = QLabel()
        self.put, self.save, self.drop = (QPushButton(text) for text in
                                          (_("Attach…"), _("Save a copy…"), _("Take it off")))
        for button, picture, act in ((self.put, "paperclip", self.choose), (self.drop, "paperclip-off", self.take_off),
                                     (self.save, "tray-arrow-down", self.save_copy)):
            button.setIcon(icon(picture))
            button.clicked.connect(act)
        self._lay_out()
        session.changed.connect(self._follow)
        self.show_record("")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, active().space.tight, 0, 0)
        row.setSpacing(active().space.between)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.words, 1)
        for button in (self.put, self.save, self.drop):
            row.addWidget(button)

    # what is shown ------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Empty for a record that is still being typed."""
        self._record_id = record_id
        record = query.find(self._session.company, self._type_id, record_id) if record_id else None
        reference = getattr(record, self._field, "")
        self.kept = attaching.attached(self._session.company, reference)
        self.words.setText(self._said(record is not None))
        self.words.setToolTip(self.words.text())
        self.words.setProperty("muted", self.kept is None)
        self.words.style().polish(self.words)
        read, no_record = only_read(self._session.company), unless(record, _(NO_RECORD))
        no_file = unless(self.kept, _("No file is attached."))
        allow(self.put, read, no_record)
        allow(self.drop, read, no_record, no_file)
        allow(self.save, no_record, no_file)

    def _said(self, chosen: bool) -> str:
        if self.kept is not None:
            return f"{self.kept.file_name} · {size_of(self.kept.byte_count or 0)}"
        if self._session.company.read_only:
            return _("No report attached.") if chosen else ""
        return _(NOTHING).format(limit=MOST_BYTES >> 20) if chosen else _(NO_RECORD)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches(self._type_id, "attachment"):
            self.show_record(self._record_id)

    # putting and taking -------------------------------------------------------------------------------

    def choose(self) -> None:
        path = dialogs.files().choose_open(self, _("Choose the report"), _(FILES))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Attaches a file to the record that is shown."""
        if not self._record_id:
            self._session.say(_(NO_RECORD), Tone.PROBLEM)
            return
        work = partial(_attach, partial(attaching.attach, self._session.company, self._type_id, self._record_id,
                                        self._field, path))
        self._session.run(_("Attach {file}").format(file=path.name), work, self._taken)

    def _taken(self, changes: ChangeSet) -> None:
        for one in changes.ids("attachment"):
            if (kept := attaching.attached(self._session.company, one)) is not None:
                say_undoable(self._session, _("Attached: {file}. Undo with Ctrl+Z.").format(file=kept.file_name),
                             Tone.GOOD)

    def take_off(self) -> None:
        kept = self.kept
        if kept is None:
            return
        if self._session.do(partial(attaching.detach, self._session.company, kept.id)) is not None:
            say_undoable(self._session,
                         _("{file} is no longer attached. Undo with Ctrl+Z.").format(file=kept.file_name))

    def save_copy(self) -> None:
        """To look at it: the program itself opens nothing that came from outside."""
        kept = self.kept
        target = dialogs.files().choose_save(self, _("Save a copy of the report"), kept.file_name, _(FILES)
                                             ) if kept else None
        if kept is None or target is None:
            return
        written = self._session.do(lambda: attaching.save_copy(self._session.company, kept.id, target))
        if written is not None:
            say_written(self._session, written)

    def can_take(self, dropped: QMimeData) -> bool:
        """Whether one file of this machine is dropped, and may be attached."""
        return self.put.isEnabled() and _file_in(dropped) is not None

    def take_dropped(self, dropped: QMimeData) -> None:
        path = _file_in(dropped)
        if path is not None:
            self.take(path)


def _attach(act: partial[ChangeSet], progress: Progress) -> ChangeSet:
    """As work off the window's thread: it knows values only."""
    progress.step(0, 0)
    return act()


def _file_in(dropped: QMimeData) -> Path | None:
    urls = dropped.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
