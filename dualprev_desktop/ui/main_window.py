"""The window: a start page or an open company, the message strip and the job bar below."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QPushButton, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services.as_of import Moment
from dualprev_desktop.ui import dialogs, window_place
from dualprev_desktop.ui.dropping import Ground
from dualprev_desktop.ui.file_drops import FileDrops
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.page_stack import commit_editing
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.tab_order import go_on
from dualprev_desktop.ui.widgets.job_bar import JobBar
from dualprev_desktop.ui.widgets.kept_split import keep_splits
from dualprev_desktop.ui.widgets.message_strip import KEPT, MessageStrip
from dualprev_desktop.ui.window_files import CompanyFiles
from dualprev_desktop.ui.window_founding import Founding
from dualprev_desktop.ui.window_person import Person

if TYPE_CHECKING:
    from dualprev_desktop.ui.new_company import NewCompany
    from dualprev_desktop.ui.start_page import StartPage

PROGRAM = "DualPrev"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MainWindow(QMainWindow):
    """Implements `ui.desk.Desk`; what it keeps and opens is done by its `person`, `files` and `founding`."""

    def __init__(self, settings: Settings, paths: AppPaths, user: str, first: Path | None = None) -> None:
        """`first` is a company to begin with: where it cannot be opened, the start page says why."""
        super().__init__()
        self._unsaid: list[Message] | None = []
        """What there was to say before anything stood."""
        self.jobs = JobRunner(self)
        self.said: deque[Message] = deque(maxlen=KEPT)
        self.paths = paths
        self.person = Person(settings, paths, self._tell_problem)
        self.files = CompanyFiles(self.person, paths, self.jobs, user, self)
        self.founding = Founding(self.files, paths, self.jobs, self)
        self.drops = FileDrops(self, self._ground, self._tell_problem)
        self.files.leaving.connect(self._leave)
        self.files.ending.connect(self._clear)
        self.files.shown.connect(self._build)
        self.files.said.connect(self.say)
        self.files.opened.connect(self._remind)
        window_place.restore(self, settings)
        if first is None or not self.files.open(first):
            self._build()
        unsaid, self._unsaid = self._unsaid, None
        for message in unsaid:
            self.strip.show_message(message)

    # what stands in the window --------------------------------------------------------------------------

    def _build(self) -> None:
        """Everything anew, in the language and theme of now."""
        for opened in self.findChildren(QDialog):
            opened.close()  # help, shortcuts
        self.founding.forget()
        self.strip, self.job_bar = MessageStrip(self.said), JobBar(self.jobs)
        self.content = self._content()
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

    def _content(self) -> StartPage | Shell:
        if self.session is None:
            from dualprev_desktop.ui.start_page import StartPage

            self.setWindowTitle(PROGRAM)
            return StartPage(self)
        shell = Shell(self, self.session)
        shell.titled.connect(self.setWindowTitle)
        self.setWindowTitle(shell.title)
        return shell

    @Slot()
    def _leave(self) -> None:
        self.save_pending()
        if self.shell is not None:
            keep_splits(self)
            self.shell.keep_place()

    @Slot()
    def _clear(self) -> None:
        self.setCentralWidget(QWidget())

    def _ground(self) -> Ground:
        """What dropped files fall on now."""
        return Ground(self, self.session, self.shell.pages if self.shell is not None else None)

    @property
    def session(self) -> Session | None:
        return self.files.session

    @property
    def shell(self) -> Shell | None:
        return self.content if isinstance(self.content, Shell) else None

    def say(self, text: str, tone: Tone = Tone.INFO) -> None:
        if self._unsaid is not None:
            self._unsaid.append(Message(text, tone))
        else:
            self.strip.show_message(Message(text, tone))

    def repeat(self, message: Message) -> None:
        """Says again what was said before, with what it offered."""
        self.said.remove(message)
        self.strip.show_message(message)

    def _tell_problem(self, text: str) -> None:
        self.say(text, Tone.PROBLEM)

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

    # the person's settings ------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        return self.person.settings

    def set_language(self, language: str) -> None:
        if self._may_rebuild():
            self.person.use_language(language)
            self._rebuild()

    def set_theme(self, theme: str) -> None:
        if self._may_rebuild():
            self.person.use_theme(theme)
            self._rebuild()

    def _may_rebuild(self) -> bool:
        if self.job_bar.busy:
            self.say(_("Something is still running. Wait for it, or cancel it, and choose again."))
        return not self.job_bar.busy

    def _rebuild(self) -> None:
        self._leave()
        self._build()

    # company files --------------------------------------------------------------------------------------

    @property
    def has_company(self) -> bool:
        return self.session is not None

    @Slot()
    def new_company(self) -> None:
        """In place of what stands in the window; what was begun and left is taken up again."""
        steps = self.founding.steps or self._place(self.founding.make_steps())
        self.save_pending()
        self.content.hide()
        steps.show()
        steps.begin()
        self.setWindowTitle(steps.title)

    def _place(self, steps: NewCompany) -> NewCompany:
        steps.left.connect(self._leave_founding)
        steps.begun_anew.connect(self._begin_founding_anew)
        steps.titled.connect(self.setWindowTitle)
        self._column.insertWidget(0, steps, 1)
        return steps

    @Slot()
    def _begin_founding_anew(self) -> None:
        if self.founding.steps is not None:
            self.founding.steps.hide()
            self.founding.steps.deleteLater()
        self.founding.forget()
        self.new_company()

    @Slot()
    def _leave_founding(self) -> None:
        if self.founding.steps is not None:
            self.founding.steps.hide()
        self.content.show()
        self.setWindowTitle(self.content.title if isinstance(self.content, Shell) else PROGRAM)
        self.content.begin()

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
        return self.files.open(path, read_only=read_only)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files dropped here, double-clicked or named on the command line: each goes where its kind belongs."""
        self.drops.take(paths)

    @Slot()
    def make_sample(self) -> None:
        self.founding.make_sample()

    @Slot()
    def copy_elsewhere(self) -> None:
        """A verified copy on another disk."""
        from dualprev_desktop.ui.copying import copy_elsewhere

        if self.session is not None:
            copy_elsewhere(self.session, self)

    @Slot()
    def _remind(self) -> None:
        from dualprev_desktop.ui.copying import remind

        if self.session is not None:
            remind(self.session, self)

    @Slot(object)
    def show_past(self, wanted: date | Moment) -> None:
        if self.session is not None and self._may_rebuild():
            self.files.look_back(_("Looking back"), wanted)

    @Slot()
    def back_to_today(self) -> None:
        if self._may_rebuild():
            self.files.back_to_today()

    @Slot()
    def close_company(self) -> None:
        self.files.close()

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

        AboutDialog(self).show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drops.watch()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.files.end_jobs()
        self.files.let_go()
        window_place.keep(self, self.person)
        event.accept()
