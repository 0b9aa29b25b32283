"""The window by keys alone: where the keyboard is after a page is shown, where Tab goes, what Enter does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import edit
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.widgets.line_button import LineButton
from dualprev_desktop.ui.widgets.page_frame import PageFrame

MOST_STOPS = 60
PAGE_IDS = PAGES.ids()
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), paths, "officer")
    made.resize(1600, 900)  # room for the guide beside every page
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def shell(window: MainWindow, sample_file: Path, tmp_path: Path) -> Shell:
    assert window.open_file(Path(shutil.copy(sample_file, tmp_path / "sample.dualprev")))
    assert window.shell is not None
    return window.shell


def focused(window: QWidget) -> QWidget:
    widget = window.window().focusWidget()
    assert widget is not None
    return widget


def press(window: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(window), key)


def round_trip(shell: Shell, key: Qt.Key) -> list[QWidget]:
    """Where the key leads, until it comes back to the rail."""
    shell.rail.setFocus()
    found: list[QWidget] = []
    while len(found) < MOST_STOPS:
        press(shell, key)
        found.append(focused(shell))
        if found[-1] is shell.rail:
            return found
    raise AssertionError(f"{key} never leaves {found[-1]}")


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_a_page_that_is_shown_has_the_keyboard(shell: Shell, page_id: str) -> None:
    page = shell.pages.show_page(page_id)
    assert page.isAncestorOf(focused(shell))


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_tab_goes_through_page_guide_and_top_bar_and_back(shell: Shell, page_id: str) -> None:
    page = shell.pages.show_page(page_id)
    begun = focused(shell)
    there = round_trip(shell, Key.Key_Tab)
    inside = [page.isAncestorOf(stop) for stop in there]
    assert inside.index(False) == inside.count(True), "the page is left once, and then not come back to"
    assert {begun, shell.top_bar.search, shell.top_bar.company, shell.guide} <= set(there)
    assert there[inside.count(True)] is shell.guide
    back = round_trip(shell, Key.Key_Backtab)
    assert back[-2::-1] == there[:-1], "Shift+Tab goes the same way back"


def test_the_guide_gives_way_to_a_page_whose_words_need_its_room(shell: Shell, window: MainWindow,
                                                                 qtbot: QtBot) -> None:
    shell.pages.show_page("control")
    assert shell.guide.isVisible()
    needed = shell.pages.current.minimumSizeHint().width()
    window.resize(shell.rail.width() + needed + 20, 900)
    assert not shell.guide.isVisible()
    qtbot.waitUntil(lambda: shell.pages.current.width() >= needed)
    window.resize(1600, 900)
    assert shell.guide.isVisible(), "it comes back with the room"


def test_tab_reaches_tools_table_and_form_of_a_register(shell: Shell) -> None:
    shell.pages.show_page("identify")
    there = round_trip(shell, Key.Key_Tab)
    names = [stop.accessibleName() for stop in there if isinstance(stop, QLineEdit)]
    assert names[:2] == ["Filter", "Filter"], "that of the risk points, and that of the events"
    assert names.index("Event") < names.index("Search")
    assert any(isinstance(stop, QTableView) for stop in there)


def test_the_plan_is_left_with_tab(shell: Shell) -> None:
    page = shell.pages.show_page("plan")
    assert isinstance(page, PublishPage)
    there = round_trip(shell, Key.Key_Tab)
    assert there.index(page.editor.canvas) < there.index(page.editor.drawer.list)


def test_arrow_keys_walk_through_the_rail_and_enter_goes_in(shell: Shell) -> None:
    shell.rail.setFocus()
    for page_id in PAGE_IDS[1:4]:
        press(shell, Key.Key_Down)
        assert (shell.pages.current_id, focused(shell)) == (page_id, shell.rail)
    press(shell, Key.Key_Return)
    assert shell.pages.current.isAncestorOf(focused(shell))


def test_esc_in_the_search_gives_the_keyboard_back_to_the_page(shell: Shell) -> None:
    page = shell.pages.show_page("survey")
    QTest.keyClick(focused(shell), Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert focused(shell) is shell.top_bar.search
    press(shell, Key.Key_Escape)
    assert page.isAncestorOf(focused(shell))


def test_enter_presses_the_line_of_the_guide(shell: Shell, qtbot: QtBot) -> None:
    edit.create(shell.session.company, "risk_point", {"name": "Pile", "kind": "facility"})
    standing_of(shell.session).renew()
    shell.pages.show_page("overview")
    line = next(stop for stop in round_trip(shell, Key.Key_Tab)
                if isinstance(stop, LineButton) and "no responsible unit" in stop.said)
    line.setFocus()
    press(shell, Key.Key_Return)
    assert shell.pages.current_id == "survey"
    assert shell.pages.current.isAncestorOf(focused(shell))


def test_the_start_page_begins_with_the_first_way_on(window: MainWindow) -> None:
    assert isinstance(window.content, StartPage)
    assert focused(window) is window.content.new
    press(window, Key.Key_Tab, Key.Key_Tab)
    assert focused(window) is window.content.sample


def test_another_language_says_what_is_missing_in_it(window: MainWindow, shell: Shell) -> None:
    edit.create(shell.session.company, "risk_point", {"name": "Pile", "kind": "facility"})
    standing = standing_of(shell.session)
    standing.renew()
    assert "risk point" in standing.step(Step.SURVEY).missing[0].text
    window.set_language("zh_CN")
    try:
        assert "风险点" in standing.step(Step.SURVEY).missing[0].text
    finally:
        window.set_language("en")


def test_a_tool_is_pressed_by_its_letter(qtbot: QtBot) -> None:
    pressed = []

    class Tools(PageFrame):
        def press(self) -> None:
            pressed.append(self)

    frame = Tools()
    action = frame.add_tool("&Verify a bundle…", frame.press)
    frame.set_body(QLineEdit())
    qtbot.addWidget(frame)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    QTest.keyClick(frame, Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert pressed == [frame]
    assert action.toolTip() == "Verify a bundle… (Alt+V)"


def test_qts_own_dialogs_leave_nothing_in_english(qapp: QCoreApplication) -> None:
    use_language("zh_CN")
    try:
        assert QCoreApplication.translate("QFileDialog", "&Look in:") == "查找范围(&L)："
        assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "文件夹"
        assert QCoreApplication.translate("QFileDialog", "&Open") == "打开(&O)", "what Qt's catalogue has stays"
        assert QCoreApplication.translate("elsewhere", "Folder") == "Folder"
    finally:
        use_language("en")
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
