"""Long work off the UI thread: one at a time, with progress and cancel.

The job lives in the UI thread, and what it was given (work, what follows it, what came of it) is let go there: the work
often holds a panel, and a widget that dies in a worker's thread ends the program. So a worker has put everything down
before it says that it is through, and there is one path by which a job settles.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from dualprev_desktop.kernel.errors import Cancelled, DualPrevError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

T = TypeVar("T")

STOPPED = N_("{title}: stopped. Nothing was changed.")
TURN_SECONDS = 0.0005
"""So long a worker keeps the interpreter once the window wants it. Every row that SQLite hands to the UI thread asks
for it anew: with the usual 5 ms a page of a hundred rows would take half a second while a worker reckons."""
_at_work: set[Job] = set()


def at_work() -> bool:
    """Whether any runner's job runs or waits."""
    return bool(_at_work)


class Job(QObject):
    """One piece of long work; everything of it but `work` runs in the UI thread, where it lives."""

    progressed = Signal(int, int, str)
    settled = Signal(object)
    """The job itself, before what follows it is called."""

    def __init__(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None],
                 failed: Callable[[DualPrevError], None], parent: QObject) -> None:
        super().__init__(parent)
        self.title, self.work = title, work
        self._done, self._on_failure = done, failed
        self._stop = threading.Event()
        self._outcome: tuple[Any, BaseException | None]

    def cancel(self) -> None:
        self._stop.set()

    def step(self, done: int, total: int, text: str = "") -> None:
        """The job is the `Progress` given to the work; called on the worker's thread."""
        if self._stop.is_set():
            raise Cancelled(STOPPED, title=self.title)
        self.progressed.emit(done, total, text)

    def do(self) -> None:
        """The work itself, on the worker's thread; what came of it waits here for `settle`."""
        try:
            self._outcome = self.work(self), None
        except BaseException as error:  # a worker thread has nobody above it
            self._outcome = None, error

    def settle(self) -> None:
        """Says what came of it, and holds nothing of it any longer: a page may keep the job itself."""
        self.settled.emit(self)
        (result, error), done, failed = self._outcome, self._done, self._on_failure
        del self._outcome, self.work, self._done, self._on_failure
        if error is None:
            done(result)
        elif isinstance(error, DualPrevError):
            failed(error)
        else:
            raise error


class _Run(QRunnable):
    """Knows the job by a number once it is through, and so cannot be the last to hold it."""

    def __init__(self, job: Job, number: int, through: SignalInstance) -> None:
        super().__init__()
        self._job: Job | None = job
        self._number, self._through = number, through

    def run(self) -> None:
        if self._job is not None:
            self._job.do()
        self._job = None
        self._through.emit(self._number)


class JobRunner(QObject):
    """Runs jobs one after another and keeps each alive until it has settled."""

    started = Signal(object)
    settled = Signal(object)
    _through = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._readers = QThreadPool(self), QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._readers.setMaxThreadCount(2)  # a long reading does not hold up a short one
        self._running: dict[int, Job] = {}
        self._numbers = count()
        # a slot of a QObject: called in its thread, whichever thread emits
        self._through.connect(self._settle)
        sys.setswitchinterval(TURN_SECONDS)

    def start(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None],
              failed: Callable[[DualPrevError], None]) -> Job:
        job = Job(title, work, done, failed, self)
        job.settled.connect(self.settled)
        run = self._begin(job)
        self.started.emit(job)
        self._pool.start(run)
        return job

    def read_ahead(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Reads what will be asked for soon; nobody is told of it, and a failure is left to who then asks."""
        self._readers.start(self._begin(Job("", lambda _progress: work(), done, _ignore, self)))

    def _begin(self, job: Job) -> _Run:
        number = next(self._numbers)
        self._running[number] = job
        _at_work.add(job)
        return _Run(job, number, self._through)

    @Slot(int)
    def _settle(self, number: int) -> None:
        job = self._running.pop(number)
        _at_work.discard(job)
        job.deleteLater()
        job.settle()

    def shut_down(self) -> None:
        """Cancels what runs and waits for it."""
        for job in self._running.values():
            job.cancel()
        for pool in (self._pool, self._readers):
            pool.waitForDone()
        _at_work.difference_update(self._running.values())


def _ignore(_error: DualPrevError) -> None:
    pass
