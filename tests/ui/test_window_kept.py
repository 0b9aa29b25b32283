"""What the window keeps from one start to the next: its place, the page and record, how pages are divided."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel import settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services.query import records
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.pages.survey.body import SurveyPage
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.window_place import USUAL, fitted

SCREEN = QRect(0, 0, 1366, 728)
RIGHT = QRect(1366, 0, 1920, 1040)
PLACE = QRect(10, 30, 780, 640)


@contextmanager
def started(paths: AppPaths, qtbot: QtBot, file: Path | None = None) -> Iterator[MainWindow]:
    """As the program starts: with the settings of the person's directory."""
    window = MainWindow(settings.load(paths.config), paths, "officer")
    window.show()
    qtbot.waitExposed(window)
    if file is not None:
        assert window.open_file(file)
    yield window
    window.close()
    window.deleteLater()


def survey_of(window: MainWindow) -> SurveyPage:
    return cast(SurveyPage, shell_of(window).pages.show_page("survey"))


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def pane_of(window: MainWindow) -> RegisterPane:
    return cast(RegisterPane, survey_of(window).pane("risk_point"))


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "sample.dualprev"))


def test_size_and_place_come_back(paths: AppPaths, qtbot: QtBot) -> None:
    with started(paths, qtbot) as window:
        assert window.size() == USUAL
        window.setGeometry(PLACE)
        qtbot.waitUntil(lambda: window.geometry() == PLACE)
    with started(paths, qtbot) as window:
        assert window.geometry() == PLACE
        assert not window.isMaximized()
        window.showMaximized()
    with started(paths, qtbot) as window:
        assert window.isMaximized()
        window.showNormal()
        qtbot.waitUntil(lambda: window.geometry() == PLACE)


@pytest.mark.parametrize(("kept", "wanted", "screens"), [
    (QRect(100, 50, 800, 600), QRect(100, 50, 800, 600), [SCREEN]),
    (QRect(2000, 100, 1000, 700), QRect(2000, 100, 1000, 700), [SCREEN, RIGHT]),
    (QRect(2000, 100, 1000, 700), QRect(366, 28, 1000, 700), [SCREEN]),  # that screen is gone
    (QRect(-3000, -900, 800, 600), QRect(0, 0, 800, 600), [SCREEN]),
    (QRect(0, 0, 2560, 1400), QRect(0, 0, 1366, 728), [SCREEN]),  # larger than any screen now
    (QRect(1300, 0, 800, 600), QRect(1366, 0, 800, 600), [SCREEN, RIGHT]),  # most of it was on the right one
    (QRect(0, 0, 800, 600), QRect(0, 0, 800, 600), []),
])
def test_it_is_put_where_a_screen_is(kept: QRect, wanted: QRect, screens: list[QRect]) -> None:
    assert fitted(kept, screens) == wanted


@pytest.mark.parametrize("kept", [7, [], {"x": 1}, {"x": "1", "y": 1, "width": 800, "height": 600},
                                  {"x": 0, "y": 0, "width": 1, "height": 1},
                                  {"x": True, "y": 0, "width": 900, "height": 900}])
def test_what_no_window_wrote_is_as_if_nothing_were_kept(paths: AppPaths, qtbot: QtBot, kept: Any) -> None:
    window = MainWindow(Settings(others={"window": kept}), paths, "officer")
    qtbot.addWidget(window)
    assert window.size() == USUAL
    window.close()


def test_a_company_opens_where_it_was_left(paths: AppPaths, qtbot: QtBot, file: Path) -> None:
    with started(paths, qtbot, file) as window:
        assert shell_of(window).pages.current_id == "overview"
        session = window.session
        assert session is not None
        last = records(session.company, RiskPoint)[-1]
        survey_of(window).show_record("risk_point", last.id)
    with started(paths, qtbot, file) as window:
        assert shell_of(window).pages.current_id == "survey"
        assert pane_of(window).table.current_id == last.id
        shell_of(window).pages.show_page("report")
        window.close_company()
        assert window.open_file(file)
        assert shell_of(window).pages.current_id == "report"


def test_a_record_that_is_gone_leaves_the_page(paths: AppPaths, qtbot: QtBot, file: Path) -> None:
    with started(paths, qtbot, file) as window:
        point = records(window.session.company, RiskPoint)[0]  # type: ignore[union-attr]
        survey_of(window).show_record("risk_point", point.id)
    kept = settings.load(paths.config)
    (company,) = kept.others["last_places"]
    kept.others["last_places"][company] = ["survey", "risk_point", "no such record"]
    settings.save(paths.config, kept)
    with started(paths, qtbot, file) as window:
        assert shell_of(window).pages.current_id == "survey"
    kept.others["last_places"][company] = [1, {}]
    settings.save(paths.config, kept)
    with started(paths, qtbot, file) as window:
        assert shell_of(window).pages.current_id == "overview"


def test_the_theme_changes_where_one_is(paths: AppPaths, qtbot: QtBot, file: Path) -> None:
    with started(paths, qtbot, file) as window:
        record = records(window.session.company, RiskPoint)[1].id  # type: ignore[union-attr]
        survey_of(window).show_record("risk_point", record)
        window.set_theme("dark")
        assert pane_of(window).table.current_id == record
        window.set_theme("light")


def test_the_form_stays_shown_or_put_away_and_as_wide_as_it_was(paths: AppPaths, qtbot: QtBot, file: Path) -> None:
    with started(paths, qtbot, file) as window:
        window.resize(1400, 760)
        pane = pane_of(window)
        split = pane._split
        qtbot.waitUntil(lambda: sum(split.sizes()) > 600)
        whole = sum(split.sizes())
        split.setSizes([whole // 2, whole - whole // 2])
        wanted = split.sizes()
        split.splitterMoved.emit(wanted[0], 1)
    with started(paths, qtbot, file) as window:
        window.resize(1400, 760)
        pane = pane_of(window)
        qtbot.waitUntil(lambda: sum(pane._split.sizes()) == sum(wanted))
        assert abs(pane._split.sizes()[0] - wanted[0]) <= 2
        pane.toggle_form()
    with started(paths, qtbot, file) as window:
        pane = pane_of(window)
        assert not pane.form.isVisible()
        assert not pane._toggle.isChecked()


def test_shares_that_do_not_fit_are_left_alone(paths: AppPaths, qtbot: QtBot, file: Path) -> None:
    settings.save(paths.config, Settings(others={"splits": {"register/risk_point": [0.1, 0.2, 0.7], "identify": "x"}}))
    with started(paths, qtbot, file) as window:
        pane = pane_of(window)
        shell_of(window).pages.show_page("identify")
        assert all(pane._split.sizes()) or not pane._split.isVisible()
