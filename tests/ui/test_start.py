"""The first minutes: a new company, the sample, recent files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.kernel import settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services.query import enterprise, records
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.new_company import NewCompanyDialog
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.widgets.line_button import LineButton


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


def dialog_of(window: MainWindow) -> NewCompanyDialog:
    start_of(window).new.click()
    return window.findChildren(NewCompanyDialog)[-1]


def test_a_new_company_is_made_where_it_was_wanted(window: MainWindow, chosen_files: Scripted, tmp_path: Path,
                                                   paths: AppPaths) -> None:
    chosen_files.answers = [tmp_path / "新公司.dualprev"]
    dialog = dialog_of(window)
    dialog.name.setText("信阳市新公司")
    dialog.sector.setCurrentIndex(1)
    dialog.credit_code.setText("91411500MA3X4Y5Q0")
    dialog.create_button.click()
    assert "17 characters" in dialog.problem.text()
    assert not dialog.problem.isHidden()
    assert chosen_files.asked == []
    dialog.credit_code.clear()
    dialog.create_button.click()
    assert window.session is not None
    owner = enterprise(window.session.company)
    assert owner is not None
    assert (owner.name, owner.sector) == ("信阳市新公司", "01")
    assert window.session.company.path == tmp_path / "新公司.dualprev"
    assert settings.load(paths.config).recent == (str(tmp_path / "新公司.dualprev"),)


def test_a_company_without_a_name_is_refused_before_a_file_is_made(window: MainWindow, chosen_files: Scripted,
                                                                   tmp_path: Path) -> None:
    chosen_files.answers = [tmp_path / "x.dualprev"]
    dialog = dialog_of(window)
    dialog.create_button.click()
    assert "“Name” is empty" in dialog.problem.text()
    assert not (tmp_path / "x.dualprev").exists()


def test_a_taken_file_name_is_told_and_nothing_is_lost(window: MainWindow, chosen_files: Scripted,
                                                       tmp_path: Path) -> None:
    taken = tmp_path / "taken.dualprev"
    taken.write_text("mine")
    chosen_files.answers = [taken]
    dialog = dialog_of(window)
    dialog.name.setText("A")
    dialog.create_button.click()
    assert "exists already" in window.strip.text
    assert taken.read_text() == "mine"
    assert dialog.name.text() == "A"


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
    line = next(line for line in window.findChildren(LineButton) if line.said == "own")
    line.click()
    assert window.has_company
    window.close()


def test_a_recent_company_that_is_gone_is_told(qtbot: QtBot, paths: AppPaths, tmp_path: Path) -> None:
    window = MainWindow(Settings().opened(tmp_path / "gone.dualprev"), paths, "officer")
    qtbot.addWidget(window)
    window.show()
    window.findChildren(LineButton)[0].click()
    assert "does not exist" in window.strip.text
    window.close()
