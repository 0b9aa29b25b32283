"""The print centre: what, whom, how at the left; the real pages at the right; onto a printer or into files."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSizeF, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.kernel.errors import Cancelled, DualPrevError
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services import papers, query
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.jobs import Job
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.print_jobs import (
    PictureWork,
    PrinterWork,
    PrintWork,
    RegisterWork,
    copied,
    still_there,
    with_ending,
)
from dualprev_desktop.ui.print_work import ONLY_STALE, Printed
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.page_preview import PagePreview
from dualprev_desktop.ui.widgets.print_choice import PrintChoice

PAUSE_MILLISECONDS = 250


class PrintCentre(Page):
    """What is seen is what is saved: the preview shows the very file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.choice, self.preview = PageFrame(), PrintChoice(session), PagePreview(session.jobs)
        self.printed: Printed | None = None
        self._job: Job | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="dualprev-print-"))
        self.destroyed.connect(partial(shutil.rmtree, self._folder, ignore_errors=True))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.print_preview)
        self._lay_out()
        self._show_orphans()
        self.choice.changed.connect(self._later)
        self.setFocusProxy(self.choice.documents)

    def _lay_out(self) -> None:
        self.save_button = self.frame.set_primary(_("&Save…"), self.save, "content-save-outline")
        self.to_printer = self.frame.add_tool(_("&Print…"), self.print_pages, "printer-outline", shortcut="Ctrl+P")
        self.pictures = self.frame.add_tool(_("Pages as PNG…"), self.save_pictures, "file-image-outline")
        self.frame.add_tool(_("&Register workbook…"), self.save_register, "file-excel-outline")
        self._down = self.frame.add_tool(_("Taken down…"), self.take_down, "delete-outline")
        self.frame.set_title(_("5 Publish · print and export"))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.active().space.page)
        row.addWidget(self.choice)
        row.addWidget(self.preview, 1)
        self.frame.set_body(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        self._allow_saving()

    def heading(self) -> str:
        return self.frame.title

    def refresh(self, changes: ChangeSet | None = None) -> None:
        self.choice.fill_scope()
        self._show_orphans()
        self._later()

    def _show_orphans(self) -> None:
        """There is something to take down only where papers about removed records hang."""
        found = papers.orphans(self.session.company)
        self._down.setVisible(bool(found) and not self.session.company.read_only)
        self._down.setText(ngettext("Taken down: {count} paper about what was removed",
                                    "Taken down: {count} papers about what was removed", len(found)).format(
            count=len(found)))
        self._down.setIconText(self._down.text())
        self._down.setToolTip("、".join(one.title for one in found))

    @Slot()
    def take_down(self) -> None:
        """A person says that they hang no longer."""
        company = self.session.company
        self.session.do(lambda: papers.take_down(company, papers.orphans(company)))
        self._show_orphans()

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        """A paper stands for all that no longer match: they are chosen to be printed again."""
        if type_id == "document":
            self.choice.choose(record_id)
            return True
        if type_id != "paper":
            return False
        self.choice.fill_scope()
        self.choice.choose(query.get(self.session.company, Paper, record_id).document, ONLY_STALE)
        return True

    # the preview ----------------------------------------------------------------------------------------

    @Slot()
    def _later(self) -> None:
        # what is shown until then is another document: it must not be saved under the name of the one chosen now
        self.printed = None
        self._allow_saving()
        self._timer.start(PAUSE_MILLISECONDS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.printed is None or self.printed.order != self.choice.order():
            self._timer.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._stop()
        super().hideEvent(event)

    def _allow_saving(self) -> None:
        for act in (self.save_button, self.to_printer, self.pictures):
            allow(act, unless(self.printed, _("The pages are not made yet.")))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def print_preview(self) -> None:
        """Prints what is chosen into a folder of this page and shows its pages."""
        if not self.isVisible():
            return
        self._stop()
        self.printed = None
        self._allow_saving()
        order = self.choice.order()
        self._folder.mkdir(parents=True, exist_ok=True)  # some systems sweep what is temporary while we run
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        self._job = self.session.jobs.start(
            self.choice.document_title, PrintWork(self.session, order, folder), self._rendered, self._failed)

    def _rendered(self, printed: Printed) -> None:
        if not isValid(self):  # it ended as the company was closed
            return
        self._job = None
        if printed.order != self.choice.order():
            return
        self.printed = printed
        self._allow_saving()
        self.preview.show_pages(printed.pages)

    def _failed(self, error: DualPrevError) -> None:
        if isValid(self) and not isinstance(error, Cancelled):
            self._job = None
            self.preview.say(error.text())

    # saving ---------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """The previewed file under a name; where there are several, numbered."""
        printed = self.printed
        if printed is None:
            return
        first = printed.files[0]
        target = dialogs.files().choose_save(self, _("Save the document"), self._name(first.suffix),
                                             f"{self.choice.document_title} (*{first.suffix})")
        if target is None:
            return
        target = with_ending(target, first.suffix)
        written = self.session.do(lambda: copied(still_there(printed).files, target))
        if written:
            self._note(printed)
            say_written(self.session, *written)

    def _note(self, printed: Printed) -> None:
        """The guide says when the papers on the wall no longer match; those of the past are none."""
        company, order = self.session.company, printed.order
        if printed.papers and not company.read_only:
            self.session.do(lambda: papers.note_printed(company, order.document, printed.papers, order.mode,
                                                        public=order.public, batch=printed.batch))

    @Slot()
    def print_pages(self) -> None:
        """The previewed pages onto a printer; the papers are noted once they are with it."""
        printed = self.printed
        if printed is None:
            return
        title = self.choice.document_title
        printer = dialogs.files().choose_printer(self, title, len(printed.pages),
                                                 QSizeF(*printed.pages[0].millimetres))
        if printer is not None:
            self.session.run(_("Printing {document}").format(document=title), PrinterWork(printed, printer, title),
                             self._sent)

    def _sent(self, sent: tuple[Printed, int, str]) -> None:
        printed, count, printer = sent
        self._note(printed)
        self.session.say(ngettext("{count} page went to {printer}.", "{count} pages went to {printer}.", count).format(
            count=count, printer=printer), Tone.GOOD)

    @Slot()
    def save_pictures(self) -> None:
        """The previewed pages as PNG, as finely as plans are drawn."""
        printed = self.printed
        if printed is None:
            return
        target = dialogs.files().choose_save(self, _("Save the pages as pictures"), self._name(".png"),
                                             _("Pictures (*.png)"))
        if target is not None:
            self.session.run(_("Drawing the pages"), PictureWork(printed, with_ending(target, ".png")), self._drawn)

    def _drawn(self, drawn: tuple[Printed, list[Path]]) -> None:
        printed, written = drawn
        self._note(printed)
        say_written(self.session, *written)

    def _name(self, suffix: str) -> str:
        owner = enterprise(self.session.company)
        words = (owner.name if owner else "", self.choice.document_title, self.session.company.stands_at)
        return " ".join(filter(None, words)).replace(":", "-") + suffix

    def _register_name(self) -> str:
        return " ".join(filter(None, (_("Risk register"), self.session.company.stands_at))).replace(":", "-") + ".xlsx"

    @Slot()
    def save_register(self) -> None:
        """The risk register as a workbook, in the language chosen for paper."""
        target = dialogs.files().choose_save(self, _("Save the register"), self._register_name(),
                                             _("Workbooks (*.xlsx)"))
        if target is not None:
            work = RegisterWork(self.session, target, self.choice.order().language)
            self.session.run(_("Writing the register"), work, self._register_written)

    def _register_written(self, path: Path) -> None:
        say_written(self.session, path)
