"""The open company's window: pages, search, guide, undo, language, the end."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel import settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import companies, edit
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import State
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import standing
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.places import number_of, page_of
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.undoing import tell


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window with the sample company open."""
    made = MainWindow(Settings(), paths, "officer")
    made.resize(1366, 768)
    made.show()
    assert made.open_file(Path(_copy(sample_file, tmp_path)))
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def _copy(sample_file: Path, folder: Path) -> Path:
    target = folder / "sample.dualprev"
    target.write_bytes(sample_file.read_bytes())
    return target


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def company_of(window: MainWindow) -> Company:
    return session_of(window).company


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_page_opens(window: MainWindow, language: str, qtbot: QtBot) -> None:
    window.set_language(language)
    for kind in PAGES:
        page = shell_of(window).pages.show_page(kind.id)
        qtbot.waitUntil(page.isVisible)
        assert page.heading()
        assert page.heading() in window.windowTitle()
        qtbot.waitUntil(lambda: not window.job_bar.busy, timeout=20_000)
    use_language("en")


def test_the_seven_places_are_all_there() -> None:
    assert {kind.step for kind in PAGES if number_of(kind) or kind.step is None} == set(Step) | {None}


def test_ctrl_z_undoes_and_the_database_follows(window: MainWindow, qtbot: QtBot) -> None:
    session, shell = session_of(window), shell_of(window)
    point = records(session.company, RiskPoint)[0]
    session.do(lambda: edit.change(session.company, "risk_point", point.id, {"name": "New name"}))
    assert shell.undoing.undo.isEnabled()
    assert "New name" in shell.undoing.undo.toolTip() or point.name in shell.undoing.undo.toolTip()
    shell.pages.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert records(session.company, RiskPoint)[0].name == point.name
    assert window.strip.text.startswith("Undone")
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert records(session.company, RiskPoint)[0].name == "New name"


def test_ctrl_z_works_from_an_empty_field_and_leaves_a_filled_one_its_own(window: MainWindow, qtbot: QtBot) -> None:
    session, search = session_of(window), shell_of(window).top_bar.search
    point = records(session.company, RiskPoint)[0]
    session.do(lambda: edit.change(session.company, "risk_point", point.id, {"name": "New name"}))
    qtbot.waitUntil(window.isActiveWindow)
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "ab")
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() != "ab"
    assert records(session.company, RiskPoint)[0].name == "New name"
    search.clear()
    search.setText("")
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert records(session.company, RiskPoint)[0].name == point.name


def test_search_finds_by_pinyin_initials_and_jumps(window: MainWindow, qtbot: QtBot) -> None:
    shell = shell_of(window)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = shell.top_bar.search
    QTest.keyClicks(search, "xyzy")
    qtbot.waitUntil(lambda: any("卸油作业" in search.hits.item(row).text() for row in range(search.hits.count())))
    assert search.hits.isVisible()
    heard: list[Destination] = []
    session_of(window).asked_for.connect(heard.append)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Up)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert not search.hits.isVisible()
    assert search.text() == ""
    assert heard[0].type_id == "risk_point"
    assert heard[0].record_id in {point.id for point in records(company_of(window), RiskPoint)}


def test_search_says_when_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    search = shell_of(window).top_bar.search
    QTest.keyClicks(search, "qqqqqq")
    qtbot.waitUntil(search.hits.isVisible)
    assert search.hits.item(0).text().startswith("Nothing found")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not search.hits.isVisible()


def test_ctrl_number_goes_to_the_step(window: MainWindow, qtbot: QtBot) -> None:
    shell = shell_of(window)
    for step, key in ((Step.INSPECT, Qt.Key.Key_6), (Step.REPORT, Qt.Key.Key_7)):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        kind = page_of(step)
        assert kind is not None
        assert shell.pages.current_id == kind.id
        assert shell.rail.currentItem().data(Qt.ItemDataRole.UserRole) == kind.id
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shell.pages.current_id == "overview"


def test_what_is_missing_is_told_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    session, shell = session_of(window), shell_of(window)
    made = session.do(lambda: edit.create(session.company, "risk_point", {"name": "新仓库", "kind": "place"}))
    assert made is not None
    qtbot.waitUntil(lambda: shell.standing.step(Step.IDENTIFY).state is State.BEGUN)
    line = next(line for line in shell.guide.lines() if "no risk event" in line.accessibleName())
    heard: list[Destination] = []
    session.asked_for.connect(heard.append)
    line.click()
    assert heard[0] == Destination("identify", "risk_point", made[0])
    kind = page_of(Step.IDENTIFY)
    assert shell.pages.current_id == (kind.id if kind else shell.pages.current_id)


def test_a_large_company_is_looked_at_beside_the_window(window: MainWindow, qtbot: QtBot,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    session, shell = session_of(window), shell_of(window)
    monkeypatch.setattr(standing, "LARGE", 0)  # as if the company were one
    before = shell.standing.now.points
    with qtbot.waitSignal(shell.standing.renewed, timeout=5000):
        session.do(lambda: edit.create(session.company, "risk_point", {"name": "新仓库", "kind": "place"}))
        assert shell.standing.now.points == before
    assert shell.standing.now.points == before + 1


def test_the_language_changes_everything_and_is_kept(window: MainWindow, paths: AppPaths) -> None:
    before = shell_of(window)
    window.set_language("zh_CN")
    assert settings.load(paths.config).language == "zh_CN"
    assert shell_of(window) is not before
    button = shell_of(window).top_bar.company
    assert "示范加油站" in button.text()
    window.set_language("en")
    assert shell_of(window).top_bar.saved.text().startswith("All saved · ")


def test_the_theme_changes_and_is_kept(window: MainWindow, paths: AppPaths) -> None:
    light = window.grab().toImage().pixelColor(4, 700).lightness()
    window.set_theme("dark")
    dark = window.grab().toImage().pixelColor(4, 700).lightness()
    assert settings.load(paths.config).theme == "dark"
    window.set_theme("light")
    assert dark < 80 < 200 < light


def test_a_read_only_company_says_so_and_refuses_changes(qtbot: QtBot, paths: AppPaths, sample_file: Path,
                                                         tmp_path: Path) -> None:
    window = MainWindow(Settings(), paths, "officer")
    qtbot.addWidget(window)
    window.show()
    assert window.open_file(_copy(sample_file, tmp_path), read_only=True)
    assert shell_of(window).top_bar.saved.text() == "Read-only"
    session = session_of(window)
    point = records(session.company, RiskPoint)[0]
    session.do(lambda: edit.change(session.company, "risk_point", point.id, {"name": "x"}))
    assert "reading only" in window.strip.text
    window.close()


def test_an_undo_says_which_fields_it_left_alone(window: MainWindow) -> None:
    from dualprev_desktop.store.changes import ChangeSet

    point = records(company_of(window), RiskPoint)[0]
    tell(session_of(window), "Undone: x", ChangeSet({}, (("risk_point", point.id, "location"),)))
    assert "Risk point · Location" in window.strip.text
    assert window.strip.messages[-1].tone is Tone.PROBLEM


def test_a_narrow_window_puts_the_guide_away_and_brings_it_back(window: MainWindow, qtbot: QtBot,
                                                                paths: AppPaths) -> None:
    guide = shell_of(window).guide
    assert guide.isVisible()
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: not guide.isVisible())
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(guide.isVisible)
    window.resize(1366, 768)
    assert guide.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not guide.isVisible())
    assert settings.load(paths.config).others["guide_shown"] is False


def test_a_window_closed_during_work_ends_in_order(window: MainWindow, paths: AppPaths, qtbot: QtBot) -> None:
    shell_of(window).pages.show_page("print")
    qtbot.waitUntil(lambda: window.job_bar.busy)
    path = company_of(window).path
    window.close_company()
    assert not window.job_bar.busy
    _settle()
    with companies.open_company(path, paths, user="next") as opened:
        assert not opened.read_only


def test_opening_what_is_no_company_keeps_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "letter.dualprev"
    other.write_text("Dear Sir")
    assert not window.open_file(other)
    assert "not a company file" in window.strip.text
    assert shell_of(window).isVisible()
    window.close_company()
    assert window.shell is None
    assert not window.has_company


def test_closing_lets_the_file_go(window: MainWindow, paths: AppPaths) -> None:
    path = company_of(window).path
    window.close()
    with companies.open_company(path, paths, user="next") as opened:
        assert not opened.read_only


def test_a_closed_window_is_freed(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> None:
    window = MainWindow(Settings(), paths, "officer")
    window.show()
    window.open_file(_copy(sample_file, tmp_path))
    for kind in PAGES:
        shell_of(window).pages.show_page(kind.id)
        qtbot.waitUntil(_idle(window), timeout=20_000)
    held: list[weakref.ref[Any]] = [weakref.ref(shell_of(window)), weakref.ref(session_of(window))]
    window.close_company()
    _settle()
    assert [one() for one in held] == [None, None]
    own = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    _settle()
    assert own() is None


def _idle(window: MainWindow) -> Callable[[], bool]:
    return lambda: not window.job_bar.busy


def _settle() -> None:
    for _round in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()
