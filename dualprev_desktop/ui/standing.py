"""Where the company stands, read once for rail, top bar, guide and overview, and renewed after changes."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.overview import Overview, Step, StepState, overview
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.session import Session, Tone

PAUSE_MILLISECONDS = 120
SLOW_SECONDS = 0.1
"""A look that takes longer than a person notices is taken off the UI thread from then on."""


@dataclass(frozen=True)
class _Look:
    """Reads the company; holds values only, so that it may run in any thread."""

    company: Company

    def __call__(self, progress: Progress | None = None) -> tuple[Overview, float]:
        begun = time.perf_counter()
        return overview(self.company), time.perf_counter() - begun


class Standing(QObject):
    """A burst of changes is followed by one look at the register, not by one a change."""

    renewed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._look = _Look(session.company)
        self._runner = JobRunner(self)
        self._looking = self._again = False
        self.now, self._seconds = self._look()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.renew)
        session.changed.connect(self._later)

    def step(self, step: Step) -> StepState:
        return next(state for state in self.now.steps if state.step is step)

    @Slot()
    def _later(self) -> None:
        self._timer.start()

    @Slot()
    def renew(self) -> None:
        self._timer.stop()
        if self._seconds < SLOW_SECONDS:
            found = self._session.do(self._look)
            if found is not None:
                self._take(found)
        elif self._looking:
            self._again = True
        else:
            self._looking = True
            self._runner.start("", self._look, self._take, self._failed)

    def _take(self, found: tuple[Overview, float]) -> None:
        self.now, self._seconds = found
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
