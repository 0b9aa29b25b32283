"""The window: a start page or an open company, the message strip and the job bar below."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel import settings as kept_settings
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import as_of, companies, query
from dualprev_desktop.services.as_of import Moment
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.page_stack import commit_editing
from dualprev_desktop.ui.search_finder import finder_of
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.tab_order import go_on
from dualprev_desktop.ui.theme.style import apply
from dualprev_desktop.ui.widgets.job_bar import JobBar
from dualprev_desktop.ui.widgets.message_strip import KEPT, MessageStrip

if TYPE_CHECKING:
    from dualprev_desktop.ui.new_company import NewCompany
    from dualprev_desktop.ui.wizard.founding import Order

SIZE = (1280, 720)
PROGRAM = "DualPrev"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MainWindow(QMainWindow):
    """Implements `ui.desk.Desk`."""

    def __init__(self, settings: Settings, paths: AppPaths, user: str) -> None:
        super().__init__()
        self.paths, self._settings, self._user = paths, settings, user
        self.jobs = JobRunner(self)
        self.session: Session | None = None
        self._present: Session | None = None
        """The session of today, while one of the past is shown."""
        self._founding: NewCompany | None = None
        self._said: deque[Message] = deque(maxlen=KEPT)
        self.resize(*SIZE)
        self._build()

    # what stands in the window --------------------------------------------------------------------------

    def _build(self, page_id: str = "") -> None:
        """Everything anew, in the language and theme of now."""
        for opened in self.findChildren(QDialog):
            opened.close()  # help, shortcuts
        self._founding = None
        self.strip, self.job_bar = MessageStrip(self._said), JobBar(self.jobs)
        self.content = self._content(page_id)
        centre = QWidget()
        self._column = column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.content, 1)
        column.addWidget(self.job_bar)
        column.addWidget(self.strip)
        self.setCentralWidget(centre)
        self.content.begin()  # only in its window can it keep the keyboard
        if self.session is not None:
            self.session.said.connect(self.strip.show_message)

    def _content(self, page_id: str) -> StartPage | Shell:
        if self.session is None:
            self.setWindowTitle(PROGRAM)
            return StartPage(self)
        shell = Shell(self, self.session, page_id)
        shell.titled.connect(self.setWindowTitle)
        self.setWindowTitle(shell.title)
        return shell

    @property
    def shell(self) -> Shell | None:
        return self.content if isinstance(self.content, Shell) else None

    def say(self, text: str, tone: Tone = Tone.INFO) -> None:
        self.strip.show_message(Message(text, tone))

    # keys -----------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        centre = self.centralWidget()
        return centre is not None and go_on(centre, self.focusWidget(), forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard: Qt lets only Space do that outside dialogs."""
        button = self.focusWidget()
        if event.key() not in ENTER or not isinstance(button, QPushButton | QToolButton):
            super().keyPressEvent(event)
        elif isinstance(button, QToolButton) and button.menu() is not None:
            button.showMenu()
        else:
            button.click()

    # settings -------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        return self.session.settings if self.session is not None else self._settings

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        if self.session is not None:
            self.session.settings = settings
        try:
            kept_settings.save(self.paths.config, settings)
        except DualPrevError as error:
            self.say(error.text(), Tone.PROBLEM)

    def set_language(self, language: str) -> None:
        if self._may_rebuild():
            use_language(language)
            if self.session is not None:
                standing_of(self.session).renew()  # its sentences are in the language of before
            self._keep(replace(self.settings, language=language))
            self._rebuild()

    def set_theme(self, theme: str) -> None:
        if self._may_rebuild():
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            apply(app, theme)
            self._keep(replace(self.settings, theme=theme))
            self._rebuild()

    def _may_rebuild(self) -> bool:
        if self.job_bar.busy:
            self.say(_("Something is still running. Wait for it, or cancel it, and choose again."))
        return not self.job_bar.busy

    def _rebuild(self) -> None:
        self.save_pending()
        self._build(self.shell.pages.current_id if self.shell else "")

    # company files --------------------------------------------------------------------------------------

    @property
    def has_company(self) -> bool:
        return self.session is not None

    @Slot()
    def new_company(self) -> None:
        """In place of what stands in the window; what was begun and left is taken up again."""
        if self._founding is None:
            self._founding = self._make_founding()
        self.save_pending()
        self.content.hide()
        self._founding.show()
        self._founding.begin()
        self.setWindowTitle(self._founding.title)

    def _make_founding(self) -> NewCompany:
        from dualprev_desktop.ui.new_company import NewCompany, documents

        made = NewCompany(documents())
        made.wanted.connect(self._create)
        made.left.connect(self._leave_founding)
        made.titled.connect(self.setWindowTitle)
        self._column.insertWidget(0, made, 1)
        return made

    @Slot()
    def _leave_founding(self) -> None:
        if self._founding is not None:
            self._founding.hide()
        self.content.show()
        self.setWindowTitle(self.content.title if isinstance(self.content, Shell) else PROGRAM)
        self.content.begin()

    @Slot(object)
    def _create(self, order: Order) -> None:
        from dualprev_desktop.services import drafting
        from dualprev_desktop.ui.widgets.catalogue_scope import said_of_draft

        try:
            company = drafting.create_with_draft(order.path, self.paths, user=self._user, enterprise=order.values,
                                                 portions=order.portions)
        except DualPrevError as error:
            self.say(error.text(), Tone.PROBLEM)
            return
        self._show_company(company)
        if order.portions:
            self.say(said_of_draft(query.count(company, "risk_event")), Tone.GOOD)

    @Slot()
    def choose_company(self) -> None:
        self._choose(read_only=False)

    @Slot()
    def choose_read_only(self) -> None:
        self._choose(read_only=True)

    def _choose(self, *, read_only: bool) -> None:
        path = dialogs.files().choose_open(self, _("Open a company"), _("Company files (*.dualprev)"))
        if path is not None:
            self.open_file(path, read_only=read_only)

    def open_file(self, path: Path, *, read_only: bool = False) -> bool:
        """Opens a company in place of the one that is open; on failure that one stays."""
        if self._present is not None and self._present.company.path == path and not read_only:
            self.back_to_today()
        if self._is_open(path, read_only):
            return True
        try:
            company = companies.open_company(path, self.paths, user=self._user, read_only=read_only)
        except DualPrevError as error:
            self.say(error.text(), Tone.PROBLEM)
            return False
        self._show_company(company)
        return True

    def _is_open(self, path: Path, read_only: bool) -> bool:
        return self.session is not None and self.session.company.path == path \
            and self.session.company.read_only == read_only

    @Slot()
    def make_sample(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(documents) / (_("Sample filling station") + companies.SUFFIX))
        path = dialogs.files().choose_save(self, _("Where to put the sample company"), name,
                                           _("Company files (*.dualprev)"))
        if path is not None:
            self.jobs.start(_("Making the sample company"), _SampleWork(path, self.paths, self._user),
                            self._sample_made, self._failed)

    def _sample_made(self, path: Path) -> None:
        self.open_file(path)

    def _failed(self, error: DualPrevError) -> None:
        self.say(error.text(), Tone.PROBLEM)

    def _show_company(self, company: Company) -> None:
        self._let_go()
        self._settings = self._settings.opened(company.path)
        self.session = Session(company, self._settings, self.paths, self.jobs, self)
        self._build()
        self._keep(self._settings)

    # the past -------------------------------------------------------------------------------------------

    @Slot(object)
    def show_past(self, wanted: date | Moment) -> None:
        """The company as it stood, in place of today's, which stays open."""
        if self.session is not None and self._may_rebuild():
            self.save_pending()
            present = self._present or self.session
            self.jobs.start(_("Looking back"), partial(_look_back, present.company, wanted), self._show_past,
                            self._failed)

    def _show_past(self, past: Company) -> None:
        if self.session is None:
            past.close()
            return
        page_id, settings = self.shell.pages.current_id if self.shell else "", self.settings
        if self._present is None:
            self._present = self.session
        else:
            self._end(self.session)
        self.session = Session(past, settings, self.paths, self.jobs, self)
        self._build(page_id)

    @Slot()
    def back_to_today(self) -> None:
        if self._present is None or self.session is None or not self._may_rebuild():
            return
        page_id = self.shell.pages.current_id if self.shell else ""
        self._leave_past(self.session)
        self._build(page_id)

    def _leave_past(self, past: Session) -> None:
        if self._present is not None:
            self._present.settings = past.settings
            self.session, self._present = self._present, None
            self._end(past)

    @Slot()
    def close_company(self) -> None:
        self._let_go()
        self._build()

    def _let_go(self) -> None:
        """Ends the open company: editors committed, jobs ended, views gone, then the file."""
        if self.session is None:
            return
        self.save_pending()
        self._end_jobs()
        self._leave_past(self.session)
        session, self.session = self.session, None
        self._settings = session.settings
        self._end(session)

    def _end(self, session: Session) -> None:
        """Views gone, then the file."""
        self._end_jobs()
        standing_of(session).stop()
        finder_of(session).stop()
        self.setCentralWidget(QWidget())
        session.deleteLater()
        session.company.close()

    def _end_jobs(self) -> None:
        """Cancels, waits, and lets each job tell its page how it ended while the page is still there."""
        self.jobs.shut_down()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)

    # the end --------------------------------------------------------------------------------------------

    def save_pending(self) -> None:
        """What is being typed is taken over; everything else is in the file already."""
        commit_editing()

    @Slot()
    def show_help(self, topic_id: str = "") -> None:
        """A topic; without one, what helps with the page that is shown."""
        from dualprev_desktop.ui.help_window import show_topic

        show_topic(self, topic_id, self.shell.pages.current_id if self.shell else "")

    @Slot()
    def show_shortcuts(self) -> None:
        from dualprev_desktop.ui.shortcuts_sheet import show_sheet

        show_sheet(self)

    @Slot()
    def show_about(self) -> None:
        from dualprev_desktop.ui.about import AboutDialog

        AboutDialog(self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end_jobs()
        self._let_go()
        event.accept()


def _look_back(company: Company, wanted: date | Moment, progress: Progress) -> Company:
    progress.step(0, 1)
    return as_of.on_day(company, wanted) if isinstance(wanted, date) else as_of.after(company, wanted)


class _SampleWork:
    """Makes the sample off the UI thread; holds values only."""

    def __init__(self, path: Path, paths: AppPaths, user: str) -> None:
        self._path, self._paths, self._user = companies.with_suffix(path), paths, user

    def __call__(self, progress: Progress) -> Path:
        from dualprev_desktop.exchange.sample_company import make_sample

        make_sample(self._path, self._paths, user=self._user, progress=progress).close()
        return self._path
