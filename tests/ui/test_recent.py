"""The company files of before: kept with name and day, pinned, missing ones told, found again or put away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel import recent, settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.recent import MOST, RecentFile
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.search_commands import commands
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.widgets.recent_line import RecentLine
from tests.ui.conftest import ScriptedDialogs

DAY = 24 * 3600 * 1000


@contextmanager
def started(paths: AppPaths, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(settings.load(paths.config), paths, "officer")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


def lines_of(window: MainWindow) -> list[RecentLine]:
    assert isinstance(window.content, StartPage)
    return window.content.recent.lines


def copied(sample_file: Path, folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [Path(shutil.copy(sample_file, folder / f"{name}.dualprev")) for name in names]


# the list ---------------------------------------------------------------------------------------------------------


def test_the_last_opened_stands_first_and_pinned_ones_above() -> None:
    kept: recent.Recent = ()
    for number in range(MOST + 5):
        kept = recent.opened(kept, Path(f"{number}.dualprev"), f"企业{number}", number * DAY)
    assert [one.title for one in kept[:2]] == [f"企业{MOST + 4}", f"企业{MOST + 3}"]
    assert len(kept) == MOST
    oldest = kept[-1]
    kept = recent.pinned(kept, oldest.path, pin=True)
    for number in range(100, 100 + MOST):
        kept = recent.opened(kept, Path(f"{number}.dualprev"), "", number * DAY)
    assert kept[0].path == oldest.path
    assert kept[1].title == str(99 + MOST), "a file without a name is called by its own"
    kept = recent.opened(kept, Path(oldest.path), "", 500 * DAY)
    assert kept[0] == RecentFile(oldest.path, oldest.name, 500 * DAY, pinned=True)
    assert oldest.path not in {one.path for one in recent.forgotten(kept, oldest.path)}


def test_a_file_found_elsewhere_takes_the_place_of_its_line() -> None:
    kept = (RecentFile("a", "甲", 2), RecentFile("b", "乙", 1))
    assert recent.moved(kept, "a", Path("b")) == (RecentFile("b", "甲", 2),)


def test_settings_of_before_are_read_and_what_is_no_line_left_out(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({
        "theme": "dark", "language": 7, "recent": [
            "/a/甲.dualprev", 5, {"path": "/b.dualprev", "name": 1, "opened": "x"}, {"name": "no path"}]}), "utf-8")
    found = settings.load(tmp_path)
    assert found.recent == (RecentFile("/a/甲.dualprev"), RecentFile("/b.dualprev"))
    assert found.recent[0].title == "甲"
    assert (found.theme, found.language) == ("dark", "")
    settings.save(tmp_path, found)
    assert settings.load(tmp_path).recent == found.recent


# the start page ---------------------------------------------------------------------------------------------------


def test_a_company_is_listed_by_its_name_with_its_day(paths: AppPaths, qtbot: QtBot, sample_file: Path,
                                                      tmp_path: Path) -> None:
    (file,) = copied(sample_file, tmp_path / "客户", "a1")
    with started(paths, qtbot) as window:
        assert not lines_of(window)
        assert window.open_file(file)
        window.close_company()
        (line,) = lines_of(window)
        assert "示范加油站" in line.file.title
        assert line.said.startswith(f"{file.parent} · opened 20")
        qtbot.waitUntil(line.open.isVisible)
        line.open.setFocus()
        QTest.keyClick(window, Qt.Key.Key_Return)
        assert window.has_company


def test_pinning_keeps_it_on_top_and_is_kept(paths: AppPaths, qtbot: QtBot, sample_file: Path, tmp_path: Path) -> None:
    files = copied(sample_file, tmp_path, "first", "second")
    with started(paths, qtbot) as window:
        for file in files:
            assert window.open_file(file)
        window.close_company()
        assert [Path(line.file.path).stem for line in lines_of(window)] == ["second", "first"]
        lines_of(window)[1].pin.click()
        assert [Path(line.file.path).stem for line in lines_of(window)] == ["first", "second"]
    with started(paths, qtbot) as window:
        assert lines_of(window)[0].pin.isChecked()
        assert Path(lines_of(window)[0].file.path).stem == "first"


def test_what_is_gone_says_so_and_is_found_again_or_put_away(paths: AppPaths, qtbot: QtBot, sample_file: Path,
                                                             tmp_path: Path, chosen_files: ScriptedDialogs) -> None:
    moved, lost = copied(sample_file, tmp_path, "moved", "lost")
    settings.save(paths.config, Settings().opened(lost, "遗失的企业", 1).opened(moved, "搬走的企业", 2))
    lost.unlink()
    target = tmp_path / "elsewhere.dualprev"
    moved.rename(target)
    with started(paths, qtbot) as window:
        qtbot.waitUntil(lambda: all(line.said.startswith("Not there any more") for line in lines_of(window)))
        first, second = lines_of(window)
        assert first.locate.isVisible()
        second.remove.click()
        assert [line.file.title for line in lines_of(window)] == ["搬走的企业"]
        chosen_files.answers = [target]
        lines_of(window)[0].locate.click()
        assert chosen_files.asked == ["Where is moved.dualprev now?"]
        assert window.session is not None
        assert window.session.company.path == target
    assert [one.path for one in settings.load(paths.config).recent] == [str(target)]


def test_a_file_that_is_there_is_not_called_missing(paths: AppPaths, qtbot: QtBot, sample_file: Path,
                                                    tmp_path: Path) -> None:
    (file,) = copied(sample_file, tmp_path, "a")
    settings.save(paths.config, Settings().opened(file, "甲", 1).opened(tmp_path / "gone.dualprev", "乙", 2))
    with started(paths, qtbot) as window:
        gone, there = lines_of(window)
        qtbot.waitUntil(gone.locate.isVisible)
        assert not there.locate.isVisible()


def test_the_search_knows_the_companies_of_before(paths: AppPaths, qtbot: QtBot, sample_file: Path,
                                                  tmp_path: Path) -> None:
    file, other = copied(sample_file, tmp_path, "here", "other")
    settings.save(paths.config, Settings().opened(other, "顺达加油站", 1))
    with started(paths, qtbot) as window:
        assert window.open_file(file)
        assert window.shell is not None
        assert "Recent › 顺达加油站" in [one.text for one in commands(window.shell.top_bar)]
        search = window.shell.top_bar.search
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(search, "sdjyz")
        qtbot.waitUntil(lambda: any("顺达加油站" in search.hits.item(row).text() for row in range(search.hits.count())))
        qtbot.waitUntil(lambda: not search.finder.reading)
        row = next(row for row in range(search.hits.count()) if "顺达加油站" in search.hits.item(row).text())
        search.hits.setCurrentRow(row)
        QTest.keyClick(search, Qt.Key.Key_Return)
        assert window.session is not None
        assert window.session.company.path == other
