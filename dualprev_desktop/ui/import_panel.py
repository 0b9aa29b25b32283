"""Taking over a register from a workbook: read it, show every problem, then import it in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.bulk import let_go
from dualprev_desktop.kernel.i18n import N_, _, ngettext, translator
from dualprev_desktop.kernel.i18n import active as spoken
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.services.incoming import IncomingRegister
from dualprev_desktop.services.rulebook import RuleBook, book
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.problem_model import ProblemModel
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.tab_order import begin
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.table_text import text_of

if TYPE_CHECKING:
    from dualprev_desktop.exchange.register_in import DryRun
    from dualprev_desktop.ui.catalogue_panel import CataloguePanel

WORKBOOKS = N_("Workbooks (*.xlsx *.xls *.xlsb *.ods);;All files (*)")
TWO_LINES = 44
WIDTHS = (88, 112, 64, 300)


def _read(path: Path, rules: RuleBook, progress: Progress) -> DryRun:
    from dualprev_desktop.exchange.register_in import read_register

    progress.step(0, 0, path.name)
    return read_register(path, book=rules, progress=progress)


class ImportPanel(QWidget):
    """Not a dialog: the workbook can be mended beside it and read again."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._register: IncomingRegister | None = None
        self._head, self.found, self.verdict = QLabel(), QLabel(), QLabel()
        self.problems, self._table = ProblemModel(self), QTableView()
        self.take = QPushButton(_("Import"))
        self.again, self.other = QPushButton(_("Read again")), QPushButton(_("Other workbook…"))
        self.copy, self.leave = QPushButton(_("Copy the list")), QPushButton(_("Close"))
        self.blank = QPushButton(_("Empty workbook…"))
        self.blank.setToolTip(_("A register to fill in Excel or WPS: its drop-downs offer the terms of the lists"))
        self._dress()
        self._lay_out()
        session.jobs.settled.connect(self._settled)

    def _dress(self) -> None:
        self.take.setProperty("primary", True)
        self._head.setFont(bold_font())
        for label in (self.found, self.verdict):
            label.setWordWrap(True)
        for button, picture, act in ((self.take, "database-import-outline", self.start_import),
                                     (self.again, "refresh", self.read_again),
                                     (self.other, "file-excel-outline", self.choose),
                                     (self.copy, "content-copy", self.copy_list),
                                     (self.blank, "file-outline", self.save_blank),
                                     (self.leave, "close", self.close_panel)):
            colour = active().colours.accent_ink if button is self.take else ""
            button.setIcon(icon(picture, colour))
            button.clicked.connect(act)
        self._table.setModel(self.problems)
        self._table.setAlternatingRowColors(True)
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setAccessibleName(_("Problems in the workbook"))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self._table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        space = active().space
        buttons = QHBoxLayout()
        buttons.setSpacing(space.between)
        for button in (self.take, self.again, self.other, self.copy):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.blank)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        for widget in (self._head, self.found, self.verdict):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._table, 1)
        column.addStretch()

    # reading ------------------------------------------------------------------------------------------

    def choose(self) -> bool:
        """Asks for a workbook and reads it; False when the person thought better."""
        path = dialogs.files().choose_open(self, _("Choose a workbook with the register"), _(WORKBOOKS))
        if path is None:
            return False
        self.read(path)
        return True

    def save_blank(self) -> None:
        """The register's workbook without a row."""
        target = dialogs.files().choose_save(self, _("Save the empty workbook"), _("Register to fill in.xlsx"),
                                             _("Workbooks (*.xlsx)"))
        if target is not None:
            self._session.run(_("Writing the empty workbook"), partial(_blank, self._session.company, target),
                              partial(say_written, self._session))

    def read(self, path: Path) -> None:
        self._path, self._register = path, None
        self._head.setText(path.name)
        self.found.setText(_("Reading…"))
        self.verdict.clear()
        self.problems.show(())
        self._settled()
        self._session.run(_("Read {file}").format(file=path.name), partial(_read, path, book(self._session.company)),
                          self._show)

    def read_again(self) -> None:
        if self._path:
            self.read(self._path)

    def _show(self, result: DryRun) -> None:
        self._register = None if result.errors else result.register
        self.found.setText(counted(result.register))
        self.verdict.setText(_verdict(len(result.errors), len(result.warnings)))
        self.problems.show(result.problems)
        self._settled()
        (self.take if self.take.isEnabled() else self._table).setFocus()

    def _settled(self, _job: object = None) -> None:
        allow(self.take, unless(self._register, _("Nothing was read that can be imported.")))
        allow(self.copy, unless(self.problems.rowCount(), _("No problem was found.")))
        self._table.setVisible(self.problems.rowCount() > 0)
        if self._path and not self.verdict.text() and _job is not None:
            self.found.clear()  # it could not be read; the message says why

    # importing ----------------------------------------------------------------------------------------

    def start_import(self) -> None:
        register = self._register
        if register is not None:
            allow(self.take, _("It is being imported."))
            self._session.run(_("Import {file}").format(file=register.file),
                              partial(import_register, self._session.company, register), self._taken_over)

    def _taken_over(self, changes: ChangeSet) -> None:
        # in a turn of its own, after everyone who shows the register has followed
        QTimer.singleShot(0, self, partial(self._taken, changes))

    def _taken(self, changes: ChangeSet) -> None:
        count = len(changes.ids("risk_event"))
        if self._register is not None:
            self._session.jobs.read_ahead(partial(_forget, [self._register]), _forgotten)
            self._register = None
        if count:
            words = ngettext("{count} risk event imported. Undo with Ctrl+Z.",
                             "{count} risk events imported. Undo with Ctrl+Z.", count)
            say_undoable(self._session, words.format(count=count), Tone.GOOD)
        else:
            self._session.say(_("Everything in the workbook was here already. Nothing was changed."))
        # in a turn of its own: the page shown again is laid out anew
        QTimer.singleShot(0, self, self.close_panel)

    def copy_list(self) -> None:
        QGuiApplication.clipboard().setText(text_of(self.problems.lines()))

    def close_panel(self) -> None:
        self.closed.emit()


def _blank(company: Company, target: Path, progress: Progress) -> Path:
    from dualprev_desktop.exchange.exports import export_blank

    return export_blank(company, target.with_suffix(".xlsx"), translator(spoken().language), progress)


def _forget(held: list[IncomingRegister]) -> None:
    events = list(held.pop().events)
    let_go(events)


def _forgotten(_nothing: None) -> None:
    """Nobody waits for it."""


def counted(register: IncomingRegister) -> str:
    """"110 risk events · 13 risk points · 340 measures"."""
    events = len(register.events)
    points = len({event.point_name for event in register.events})
    measures = sum(len(event.measures) for event in register.events)
    return " · ".join((
        ngettext("{count} risk event", "{count} risk events", events).format(count=events),
        ngettext("{count} risk point", "{count} risk points", points).format(count=points),
        ngettext("{count} measure", "{count} measures", measures).format(count=measures)))


def _verdict(errors: int, warnings: int) -> str:
    if errors:
        return ngettext("{count} error forbids the import. Mend it in the workbook, save, and read it again.",
                        "{count} errors forbid the import. Mend them in the workbook, save, and read it again.",
                        errors).format(count=errors)
    if warnings:
        return ngettext("{count} warning; the import is possible.", "{count} warnings; the import is possible.",
                        warnings).format(count=warnings)
    return _("No problem was found.")


class WithImport(QStackedWidget):
    """A page's body, in whose place a workbook's import or a catalogue is shown while it lasts."""

    def __init__(self, session: Session, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._session = ImportPanel(session), session
        self.catalogue: CataloguePanel | None = None
        self._body = body
        self.addWidget(body)
        self.addWidget(self.panel)
        self.panel.closed.connect(self.show_body)

    @property
    def covered(self) -> bool:
        """Whether something else stands in the body's place."""
        return self.currentWidget() is not self._body

    def start_catalogue(self) -> None:
        if self.catalogue is None:
            from dualprev_desktop.ui.catalogue_panel import CataloguePanel

            self.catalogue = CataloguePanel(self._session)
            self.catalogue.closed.connect(self.show_body)
        self.cover(self.catalogue)
        self.catalogue.start()

    def cover(self, widget: QWidget) -> None:
        """Shows it in the body's place until `show_body`."""
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self.setCurrentWidget(widget)

    def start(self) -> None:
        if self.panel.choose():
            self.setCurrentWidget(self.panel)

    def read(self, path: Path) -> None:
        """Shows the panel with a workbook that was chosen already."""
        self.setCurrentWidget(self.panel)
        self.panel.read(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the panel's Close, whatever the panel."""
        if event.key() == Qt.Key.Key_Escape and self.covered:
            self.show_body()
        else:
            super().keyPressEvent(event)

    def show_body(self) -> None:
        self.setCurrentWidget(self._body)
        begin(self._body)
