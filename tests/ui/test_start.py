"""The first minutes: the sample, recent files. A new company has its own tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services.query import records
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.widgets.recent_line import RecentLine


class Scripted(Protocol):
    answers: list[Path | None]
    asked: list[str]


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), paths, "officer")
    made.show()
    yield made
    made.close()
    made.deleteLater()


def start_of(window: MainWindow) -> StartPage:
    assert isinstance(window.content, StartPage)
    return window.content


def test_the_sample_is_made_and_opened(window: MainWindow, chosen_files: Scripted, tmp_path: Path,
                                       qtbot: QtBot) -> None:
    chosen_files.answers = [tmp_path / "sample"]
    start_of(window).sample.click()
    qtbot.waitUntil(lambda: window.has_company, timeout=30_000)
    assert window.session is not None
    assert len(records(window.session.company, RiskEvent)) > 20
    assert (tmp_path / "sample.dualprev").is_file()


def test_recent_companies_open_with_one_click(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.dualprev"
    own.write_bytes(sample_file.read_bytes())
    window = MainWindow(Settings().opened(own), paths, "officer")
    qtbot.addWidget(window)
    window.show()
    line = next(line for line in window.findChildren(RecentLine) if line.file.title == "own")
    line.open.click()
    assert window.has_company
    window.close()


def test_a_recent_company_that_is_gone_is_told(qtbot: QtBot, paths: AppPaths, tmp_path: Path) -> None:
    window = MainWindow(Settings().opened(tmp_path / "gone.dualprev"), paths, "officer")
    qtbot.addWidget(window)
    window.show()
    window.findChildren(RecentLine)[0].open.click()
    assert "does not exist" in window.strip.text
    window.close()
