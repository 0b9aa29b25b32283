"""The history of a record and of what hangs on it: who changed what, the newest first; values can be given back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.history import RecordHistory, has_tree, whole_history
from dualprev_desktop.services.restoring import bring_back, restore
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Tone
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import field_words, say_undoable
from dualprev_desktop.ui.widgets.history_html import Wanted, fields_told, html, wanted
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

MORE = "more"
PORTION = 100
"""Entries shown at first, and added when more are asked for."""


class HistoryPane(QWidget):
    """Follows the record that the table's cursor is on; it reads only while it is seen."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._declared, self._record_id = model.session, model.declared, ""
        self._shown, self._stale = PORTION, False
        self._history: RecordHistory | None = None
        self.field, self.whole, self.print, self.view = QComboBox(), QCheckBox(), QToolButton(), QTextBrowser()
        self._set_up()
        self._lay_out()
        model.session.changed.connect(self._follow)

    def _set_up(self) -> None:
        self.field.setAccessibleName(_("Field"))
        self.field.setToolTip(_("Only the changes of one field"))
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.activated.connect(self._tell)
        self.whole.setText(_("All below"))
        self.whole.setToolTip(_("With what hangs on the record: its events, judgements, measures"))
        self.whole.setChecked(True)
        if not has_tree(self._declared.id):  # showing it before it has a parent would open a window
            self.whole.hide()
        self.whole.toggled.connect(self.refresh)
        self.print.setIcon(icon("file-certificate-outline"))
        self.print.setToolTip(_("Evidence as PDF: the whole history with the journal's hashes"))
        self.print.setAccessibleName(_("Evidence as PDF"))
        self.print.clicked.connect(self.print_evidence)
        self.view.setAccessibleName(_("History"))
        self.view.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.view.setOpenLinks(False)
        self.view.anchorClicked.connect(self._pressed)
        self.setFocusProxy(self.view)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(active().space.between)
        row.addWidget(self.field, 1)
        row.addWidget(self.whole)
        row.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    # what is shown --------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        self._record_id, self._shown = record_id, PORTION
        self.refresh()

    def _follow(self, changes: ChangeSet) -> None:
        """What hangs on the record may have changed too: only reading tells."""
        if not changes or not self._record_id:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = True

    @Slot()
    def refresh(self) -> None:
        self._stale = False
        alone = not self.whole.isChecked()
        self._history = whole_history(self._session.company, self._declared.id, self._record_id, alone=alone) \
            if self._record_id else None
        allow(self.print, unless(self._history, _("No record is chosen.")))
        self._fill_fields()
        self._tell()

    def _fill_fields(self) -> None:
        chosen = self.field.currentData()
        self.field.clear()
        self.field.addItem(_("Every field"), "")
        for name, label in fields_told(self._history).items() if self._history is not None else ():
            self.field.addItem(label, name)
        self.field.setCurrentIndex(max(self.field.findData(chosen), 0))

    @Slot()
    def _tell(self) -> None:
        place = self.view.verticalScrollBar().value()
        self.view.setHtml(html(self._history, self.field.currentData() or "", self._shown,
                               changing=not self._session.company.read_only))
        self.view.verticalScrollBar().setValue(place)

    # what it does ---------------------------------------------------------------------------------------

    @Slot(QUrl)
    def _pressed(self, link: QUrl) -> None:
        asked = wanted(link.toString())
        if asked is None:
            self._shown += PORTION
            self._tell()
            return
        changes = self._session.do(partial(_restored, self._session.company, asked))
        if changes is not None:
            self._say(changes)

    def _say(self, changes: ChangeSet) -> None:
        if changes.kept:
            kept = "、".join(dict.fromkeys(field_words(type_id, name) for type_id, _id, name in changes.kept))
            say_undoable(self._session, _("Restored, but for what names something that is gone: {fields}. "
                                          "Undo with Ctrl+Z.").format(fields=kept), Tone.PROBLEM)
        elif changes:
            say_undoable(self._session, _("Restored. Undo with Ctrl+Z."), Tone.GOOD)
        else:
            self._session.say(_("It is so already; nothing was changed."))

    @Slot()
    def print_evidence(self) -> None:
        if self._history is None:
            return
        title = self._history.naming.about(self._declared.id, self._record_id, translator())
        name = " ".join(filter(None, (_("Evidence"), title, self._session.company.stands_at)))
        target = dialogs.files().choose_save(self, _("Save the evidence"), _as_file_name(name) + ".pdf",
                                             _("PDF documents (*.pdf)"))
        if target is not None:
            work = partial(_printed, self._session.company, self._declared.id, self._record_id,
                           target.with_suffix(".pdf"),
                           self._session.settings.print_language or translator().language)
            self._session.run(_("Printing the evidence"), work, self._written)

    def _written(self, path: Path) -> None:
        say_written(self._session, path)


def _restored(company: Company, asked: Wanted) -> ChangeSet:
    if asked.until is None:
        return bring_back(company, asked.type_id, asked.record_id)
    return restore(company, asked.type_id, asked.record_id, asked.until, asked.field)


def _printed(company: Company, type_id: str, record_id: str, target: Path, language: str, progress: Progress) -> Path:
    """Runs on the worker's thread; holds values only."""
    from dualprev_desktop.documents.kinds.evidence import write_evidence
    from dualprev_desktop.kernel.i18n import translator
    from dualprev_desktop.services.evidence import evidence

    return write_evidence([evidence(company, type_id, record_id)], target, translator(language), progress)


def _as_file_name(text: str) -> str:
    return "".join("-" if character in '\\/:*?"<>|\n' else character for character in text)[:120]
