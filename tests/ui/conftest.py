"""A themed application, sessions over real companies, and file dialogs that answer from a list."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSizeF
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.standing import Standing
from dualprev_desktop.ui.theme.style import apply


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("gui")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Pytest-qt's application in the light theme, with the shipped fonts."""
    apply(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """Every test has an application, and leaves none of its widgets behind.

    A widget that only the test's function held is garbage when that returns, and is painted once more after it:
    collected amid that, it would end the interpreter.
    """
    gc.disable()
    yield
    for _round in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    gc.enable()


@dataclass
class ScriptedDialogs:
    """Answers each question with the next of `answers`; None where the list is at its end."""

    answers: list[Path | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """The titles of the dialogs."""
    printers: list[QPrinter] = field(default_factory=list)

    def _answer(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.answers.pop(0) if self.answers else None

    def choose_open(self, parent: QWidget | None, title: str, filters: str) -> Path | None:
        return self._answer(title)

    def choose_save(self, parent: QWidget | None, title: str, name: str, filters: str) -> Path | None:
        return self._answer(title)

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        return self._answer(title)

    def choose_printer(self, parent: QWidget | None, title: str, pages: int, sheet: QSizeF) -> QPrinter | None:
        self.asked.append(title)
        return self.printers.pop(0) if self.printers else None


@pytest.fixture(autouse=True)
def chosen_files() -> Iterator[ScriptedDialogs]:
    """Put paths into `chosen_files.answers`; no test opens a real dialog."""
    scripted = ScriptedDialogs()
    before = dialogs.use(scripted)
    yield scripted
    dialogs.use(before)


def session_of(company: Company, paths: AppPaths) -> Session:
    return Session(company, Settings(), paths, JobRunner())


def _end(session: Session) -> None:
    """What the window does before it lets a company go."""
    session.jobs.shut_down()
    standing = session.findChild(Standing)
    if standing is not None:
        standing.stop()


@pytest.fixture
def session(company: Company, paths: AppPaths, qapp: QApplication) -> Iterator[Session]:
    made = session_of(company, paths)
    yield made
    _end(made)


@pytest.fixture
def said(session: Session) -> list[Message]:
    """Everything `session` said."""
    return _listen(session)


def _listen(session: Session) -> list[Message]:
    heard: list[Message] = []
    session.said.connect(heard.append)
    return heard


@pytest.fixture
def sample_session(sample_company: Company, paths: AppPaths, qapp: QApplication) -> Iterator[Session]:
    """A session over the sample company: organisation, plan, zones, register."""
    made = session_of(sample_company, paths)
    yield made
    _end(made)
