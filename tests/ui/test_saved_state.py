"""The word in the top bar says what is so; the menu behind it knows where else the data stands."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidgetAction
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_minute
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import copies, edit
from dualprev_desktop.services.query import records
from dualprev_desktop.ui.copying import ASKED
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.saved_state import SavedState
from dualprev_desktop.ui.session import Act, Session, Tone
from tests.ui.conftest import ScriptedDialogs


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), paths, "officer")
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    assert made.open_file(Path(shutil.copy(sample_file, tmp_path / "sample.dualprev")))
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def state_of(window: MainWindow) -> SavedState:
    assert window.shell is not None
    return window.shell.top_bar.saved


def behind(state: SavedState) -> str:
    state._menu.aboutToShow.emit()
    (words,) = [one for one in state._menu.actions() if isinstance(one, QWidgetAction)]
    label = words.defaultWidget()
    assert isinstance(label, QLabel)
    return label.text()


def test_the_time_is_that_of_the_last_operation(window: MainWindow) -> None:
    session, state = session_of(window), state_of(window)
    saved = local_minute(copies.last_saved(session.company)).split(" ")[1]
    assert state.text() == state.accessibleName() == f"All saved · {saved}"
    session.do(lambda: edit.create(session.company, "risk_point", {"name": "新仓库", "kind": "place"}))
    assert state.text().endswith(local_minute(copies.last_saved(session.company)).split(" ")[1])
    assert str(session.company.path) in state.toolTip()


def test_what_is_typed_and_not_in_the_file_is_no_saved_state(window: MainWindow, qtbot: QtBot) -> None:
    session, state = session_of(window), state_of(window)
    assert window.shell is not None
    page = window.shell.pages.show_page("survey")
    point = records(session.company, RiskPoint)[0]
    page.show_record("risk_point", point.id, "name")
    editor = page.pane("risk_point").form.fields["name"].editor  # type: ignore[attr-defined]
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "x")
    qtbot.waitUntil(lambda: state.text() == "Typing…")
    window.save_pending()
    qtbot.waitUntil(lambda: state.text().startswith("All saved"))
    assert records(session.company, RiskPoint, id=point.id)[0].name == "x", "what is typed replaces what was chosen"
    window.shell.top_bar.search.setFocus()
    QTest.keyClicks(window.shell.top_bar.search, "abc")
    assert state.text().startswith("All saved"), "what is looked for is not to be saved"


def test_a_unit_of_work_under_way_is_said(window: MainWindow, qtbot: QtBot) -> None:
    session, state = session_of(window), state_of(window)
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        with session.company.work("Test"):
            progress.step(0, 1)
            begun.set()
            go_on.wait(10)

    session.run("Working", work, lambda _nothing: None)
    assert begun.wait(5)
    qtbot.waitUntil(lambda: state.text() == "Saving…")
    go_on.set()
    qtbot.waitUntil(lambda: state.text().startswith("All saved"))


def test_a_company_that_is_only_read_says_so(window: MainWindow) -> None:
    path = session_of(window).company.path
    window.close_company()
    assert window.open_file(path, read_only=True)
    assert state_of(window).text() == "Read-only"


def test_backup_and_copy_are_dated_behind_it(window: MainWindow, qtbot: QtBot, chosen_files: ScriptedDialogs,
                                             tmp_path: Path) -> None:
    session, state = session_of(window), state_of(window)
    assert "No backup on this computer yet" in behind(state)
    assert "No copy on another disk yet" in behind(state)
    session.company.back_up()
    assert local_minute(copies.last_backup(session.company)) in behind(state)
    chosen_files.answers = [tmp_path / "stick" / "copy"]
    window.copy_elsewhere()
    qtbot.waitUntil(lambda: "same disk" in window.strip.text, timeout=10_000)
    assert (tmp_path / "stick" / "copy.dualprev").is_file()
    assert "No copy on another disk yet" in behind(state)


def test_once_a_day_a_copy_is_asked_for_where_it_is_long_ago(window: MainWindow, monkeypatch: pytest.MonkeyPatch,
                                                             chosen_files: ScriptedDialogs, qtbot: QtBot) -> None:
    path = session_of(window).company.path
    window.close_company()
    monkeypatch.setattr(copies, "REMINDED_AFTER_DAYS", -1)
    assert window.open_file(path)
    assert window.strip.text.startswith("This company was never copied to another disk.")
    qtbot.waitUntil(window.strip.isVisible)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert chosen_files.asked == ["Copy to another disk"]
    assert window.settings.others[ASKED]
    window.close_company()
    assert window.open_file(path)
    assert window.strip.text == "", "once a day"


def test_earlier_messages_are_said_again_with_what_they_offered(window: MainWindow) -> None:
    session, state = session_of(window), state_of(window)
    asked: list[str] = []
    session.say("Removed 3 risk points.", Tone.INFO, Act("Undo", lambda: asked.append("undo")))
    session.say("Read.")
    state._fill()
    earlier = next(one.menu() for one in state._menu.actions() if one.text() == "&Earlier messages")
    assert isinstance(earlier, QMenu)
    assert [one.text() for one in earlier.actions()][:2] == ["Read.", "Removed 3 risk points."]
    earlier.actions()[1].trigger()
    assert window.strip.text == "Removed 3 risk points."
    window.strip.buttons[0].click()
    assert asked == ["undo"]
    assert [one.text for one in window.said][-2:] == ["Read.", "Removed 3 risk points."], "it is kept once"
