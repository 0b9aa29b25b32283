"""Where the company stands, read once for rail, top bar, guide and overview, and renewed after changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import Overview, State, StepState, overview, unread
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.session import Session, Tone

PAUSE_MILLISECONDS = 120
LARGE = 2000
"""Operations in the journal of a company that is looked through off the UI thread: reading it takes a moment."""


@dataclass(frozen=True)
class _Look:
    """Reads the company; holds values only, so that it may run in any thread."""

    company: Company

    def __call__(self, progress: Progress | None = None) -> Overview:
        return overview(self.company)

    def is_long(self) -> bool:
        with self.company.read() as reader:
            return reader.position() > LARGE


class Standing(QObject):
    """A burst of changes is followed by one look at the register, not by one a change."""

    renewed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._look = _Look(session.company)
        self._runner = JobRunner(self)
        self._looking = self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.renew)
        session.changed.connect(self._later)
        self.now = unread()
        if self._look.is_long():
            self._begin()
        else:
            self.now = self._look()

    @property
    def reading(self) -> bool:
        """Whether a long register is looked through for the first time: nothing is known yet."""
        return any(state.state is State.UNREAD for state in self.now.steps)

    @property
    def awaited(self) -> bool:
        """Whether a look is under way or soon begins."""
        return self._looking or self._timer.isActive()

    def step(self, step: Step) -> StepState:
        return next(state for state in self.now.steps if state.step is step)

    @Slot()
    def _later(self) -> None:
        self._timer.start()

    @Slot()
    def renew(self) -> None:
        self._timer.stop()
        if self._looking:
            self._again = True
        elif self._session.do(self._look.is_long):
            self._begin()
        else:
            found = self._session.do(self._look)
            if found is not None:
                self._take(found)

    def _begin(self) -> None:
        self._looking = True
        self._runner.start("", self._look, self._take, self._failed)

    def _take(self, found: Overview) -> None:
        self.now = found
        self._settle()
        self.renewed.emit()

    def _failed(self, error: DualPrevError) -> None:
        self._settle()
        self._session.say(error.text(), Tone.PROBLEM)

    def _settle(self) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self._later()

    def stop(self) -> None:
        """Waits for a look that is under way; no other begins."""
        self._timer.stop()
        self._session.changed.disconnect(self._later)
        self._runner.shut_down()


def standing_of(session: Session) -> Standing:
    """The one of this session, made at the first call."""
    return session.findChild(Standing) or Standing(session)
