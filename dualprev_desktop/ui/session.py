"""What all pages of one open company share: the company, what changed, what to say, long work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.errors import known_failure
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.jobs import JobRunner

T = TypeVar("T")


class Tone(StrEnum):
    INFO = "info"
    GOOD = "good"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Act:
    """What a message offers to do about it."""

    label: str
    run: Callable[[], object]


@dataclass(frozen=True)
class Message:
    """A sentence for the message strip; never a dialog."""

    text: str
    tone: Tone = Tone.INFO
    acts: tuple[Act, ...] = ()


class Session(QObject):
    """Pages call `do` with a use case; everyone who shows the touched records hears `changed`."""

    changed = Signal(object)
    """A ChangeSet."""
    said = Signal(object)
    """A Message."""
    asked_for = Signal(object)
    """A Destination."""

    def __init__(self, company: Company, settings: Settings, paths: AppPaths, jobs: JobRunner,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.company, self.settings, self.paths, self.jobs = company, settings, paths, jobs
        self.index = SearchIndex(company)

    def do(self, use_case: Callable[[], T]) -> T | None:
        """Runs a use case; a failure becomes a sentence, a change is told. None when it failed."""
        try:
            result = use_case()
        except DualPrevError as error:
            self.say(error.text(), Tone.PROBLEM)
            return None
        except Exception as error:
            known = known_failure(error, self.company.path)
            if known is None:
                raise
            self.say(known.text(), Tone.PROBLEM)
            return None
        self._tell(result)
        return result

    def _tell(self, result: object) -> None:
        for part in result if isinstance(result, tuple) else (result,):
            if isinstance(part, ChangeSet):
                self.changed.emit(part)

    def run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Runs long work off the UI thread with progress and cancel; `done` is called in the UI thread."""
        def settled(result: T) -> None:
            self._tell(result)
            done(result)
        self.jobs.start(title, work, settled, lambda error: self.say(error.text(), Tone.PROBLEM))

    def say(self, text: str, tone: Tone = Tone.INFO, *acts: Act) -> None:
        self.said.emit(Message(text, tone, acts))

    def go_to(self, where: Destination) -> None:
        self.asked_for.emit(where)
