"""Which company file is open in the window, and which moment of it: opening, closing, looking back."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import as_of, companies, query
from dualprev_desktop.services.as_of import Moment
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.search_finder import finder_of
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.typing_keeper import typing_of
from dualprev_desktop.ui.window_person import Person


class CompanyFiles(QObject):
    """One company at a time; while one of the past is shown, that of today stays open behind it."""

    leaving = Signal()
    """The views of what is open are about to go: what is being typed must be taken over now."""
    ending = Signal()
    """They must be gone now."""
    shown = Signal()
    """Another session, or none, stands there: everything is to be built anew."""
    opened = Signal()
    """A company was opened by the person, and stands there."""
    said = Signal(str, object)
    """A sentence and its tone."""

    def __init__(self, person: Person, paths: AppPaths, jobs: JobRunner, user: str, parent: QObject) -> None:
        super().__init__(parent)
        self._person, self._paths, self._jobs, self.user = person, paths, jobs, user
        self.session: Session | None = None
        self._present: Session | None = None
        """The session of today, while one of the past is shown."""

    # opening --------------------------------------------------------------------------------------------

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Opens a company in place of the one that is open; on failure that one stays."""
        if self._present is not None and self._present.company.path == path and not read_only:
            self.back_to_today()
        if self._is_open(path, read_only):
            self.said.emit(_("{path} is open already.").format(path=path.name), Tone.INFO)
            return True
        try:
            company = companies.open_company(path, self._paths, user=self.user, read_only=read_only)
        except DualPrevError as error:
            self.said.emit(error.text(), Tone.PROBLEM)
            return False
        self.show(company)
        return True

    def _is_open(self, path: Path, read_only: bool) -> bool:
        return self.session is not None and self.session.company.path == path \
            and self.session.company.read_only == read_only

    def show(self, company: Company) -> None:
        self.let_go()
        session = Session(company, self._person.settings, self._paths, self._jobs, self.parent())
        self._take(session)
        self.shown.emit()
        owner = query.enterprise(company)
        self._person.opened(company.path, owner.name if owner else "", company.clock())
        self.opened.emit()
        typing_of(session).announce()

    def _take(self, session: Session | None) -> None:
        self.session = session
        self._person.serve(session)

    # the past -------------------------------------------------------------------------------------------

    def look_back(self, title: str, wanted: date | Moment) -> None:
        """The company as it stood, in place of today's, which stays open."""
        if self.session is not None:
            present = self._present or self.session
            self._jobs.start(title, partial(_look_back, present.company, wanted), self._show_past, self.failed)

    def _show_past(self, past: Company) -> None:
        if self.session is None:
            past.close()
            return
        self.leaving.emit()
        before = self.session
        if self._present is None:
            self._present = before
        self._take(Session(past, self._person.settings, self._paths, self._jobs, self.parent()))
        if before is not self._present:
            self._end(before)
        self.shown.emit()

    def back_to_today(self) -> None:
        if self._present is not None:
            self.leaving.emit()
            self._leave_past()
            self.shown.emit()

    def _leave_past(self) -> None:
        past = self.session
        if self._present is not None and past is not None:
            self._take(self._present)
            self._present = None
            self._end(past)

    # the end --------------------------------------------------------------------------------------------

    def close(self) -> None:
        self.let_go()
        self.shown.emit()

    def let_go(self) -> None:
        """Ends the open company: editors committed, jobs ended, views gone, then the file."""
        if self.session is None:
            return
        self.leaving.emit()
        self.end_jobs()
        self._leave_past()
        session = self.session
        self._take(None)
        self._end(session)

    def _end(self, session: Session) -> None:
        """Views gone, then the file."""
        self.end_jobs()
        standing_of(session).stop()
        finder_of(session).stop()
        self.ending.emit()
        typing_of(session).stop()
        session.deleteLater()
        session.company.close()

    def end_jobs(self) -> None:
        """Cancels, waits, and lets each job tell its page how it ended while the page is still there."""
        self._jobs.shut_down()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)

    def failed(self, error: DualPrevError) -> None:
        self.said.emit(error.text(), Tone.PROBLEM)


def _look_back(company: Company, wanted: date | Moment, progress: Progress) -> Company:
    progress.step(0, 1)
    return as_of.on_day(company, wanted) if isinstance(wanted, date) else as_of.after(company, wanted)
