"""Long work off the UI thread: one at a time, with progress and cancel.

The job lives in the UI thread; the runnable holds only bound signals, and there is one path by which a
job settles, so that nothing is deleted twice.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

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
    """One piece of long work; its slots run in the UI thread, where it lives."""

    progressed = Signal(int, int, str)
    settled = Signal(object)
    """The job itself, after `done` or `failed` was called."""
    _succeeded = Signal(object)
    _failed = Signal(object)

    def __init__(self, title: str, done: Callable[[Any], None], failed: Callable[[DualPrevError], None],
                 parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._done, self._on_failure = done, failed
        self._stop = threading.Event()
        # slots of a QObject: called in its thread, whichever thread emits
        self._succeeded.connect(self._succeed)
        self._failed.connect(self._fail)

    def cancel(self) -> None:
        self._stop.set()

    def step(self, done: int, total: int, text: str = "") -> None:
        """The `Progress` given to the work; called on the worker's thread."""
        if self._stop.is_set():
            raise Cancelled(STOPPED, title=self.title)
        self.progressed.emit(done, total, text)

    def _succeed(self, result: Any) -> None:
        self.settled.emit(self)
        self._done(result)

    def _fail(self, error: BaseException) -> None:
        self.settled.emit(self)
        if not isinstance(error, DualPrevError):
            raise error
        self._on_failure(error)


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._progress, self._work = job, work
        self._succeeded, self._failed = job._succeeded, job._failed

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except BaseException as error:  # a worker thread has nobody above it
            self._failed.emit(error)
        else:
            self._succeeded.emit(result)


class JobRunner(QObject):
    """Runs jobs one after another and keeps each alive until it has settled."""

    started = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._readers = QThreadPool(self), QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._readers.setMaxThreadCount(2)  # a long reading does not hold up a short one
        self._running: list[Job] = []
        sys.setswitchinterval(TURN_SECONDS)

    def start(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None],
              failed: Callable[[DualPrevError], None]) -> Job:
        job = Job(title, done, failed, self)
        job.settled.connect(self._settle)
        self._begin(job)
        self.started.emit(job)
        self._pool.start(_Run(job, work))
        return job

    def read_ahead(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Reads what will be asked for soon; nobody is told of it, and a failure is left to who then asks."""
        job = Job("", done, _ignore, self)
        job.settled.connect(self._forget)
        self._begin(job)
        self._readers.start(_Run(job, lambda _progress: work()))

    def _begin(self, job: Job) -> None:
        self._running.append(job)
        _at_work.add(job)

    def _forget(self, job: Job) -> None:
        self._running.remove(job)
        _at_work.discard(job)
        job.deleteLater()

    def _settle(self, job: Job) -> None:
        self._forget(job)
        self.settled.emit(job)

    def shut_down(self) -> None:
        """Cancels what runs and waits for it."""
        for job in self._running:
            job.cancel()
        for pool in (self._pool, self._readers):
            pool.waitForDone()
        _at_work.difference_update(self._running)


def _ignore(_error: DualPrevError) -> None:
    pass
