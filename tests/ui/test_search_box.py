"""One box: records, pages, commands, help; grouped, marked, by keys alone, recent first, never in the way of typing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings, load
from dualprev_desktop.services import edit, query
from dualprev_desktop.ui.help_window import HelpWindow
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.search_box import SearchBox
from dualprev_desktop.ui.search_commands import plain_text
from dualprev_desktop.ui.search_list import pieces
from dualprev_desktop.ui.search_targets import Kind, Target
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.print_choice import PrintChoice

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), paths, "officer")
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    assert made.open_file(Path(shutil.copy(sample_file, tmp_path / "sample.dualprev")))
    yield made
    made.close()
    made.deleteLater()


def box_of(window: MainWindow) -> SearchBox:
    assert window.shell is not None
    return window.shell.top_bar.search


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def page_id(window: MainWindow) -> str:
    assert window.shell is not None
    return window.shell.pages.current_id


def search(window: MainWindow, typed: str, qtbot: QtBot) -> list[Target]:
    """Types into the box and waits for what is found."""
    box = box_of(window)
    if not box.hasFocus():
        QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box.setText(typed)
    box.textEdited.emit(typed)
    qtbot.waitUntil(lambda: not box._timer.isActive() and not box.finder.reading)
    return targets(box)


def targets(box: SearchBox) -> list[Target]:
    found = (box.hits.target_at(row) for row in range(box.hits.count()))
    return [target for target in found if target is not None]


def headings(box: SearchBox) -> list[str]:
    return [box.hits.item(row).text() for row in range(box.hits.count()) if box.hits.target_at(row) is None]


def enter(window: MainWindow) -> None:
    QTest.keyClick(box_of(window), Key.Key_Return)


def test_records_come_with_their_type_and_enter_opens_the_first_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    found = search(window, "xyzy", qtbot)
    assert (found[0].title, found[0].label) == ("卸油作业", "Risk point")
    enter(window)
    assert page_id(window) == "survey"
    assert box_of(window).text() == ""
    assert box_of(window).hits.isHidden()


def test_a_number_finds_its_record_first(window: MainWindow, qtbot: QtBot) -> None:
    found = search(window, "r-0003", qtbot)
    point = query.find(session_of(window).company, "risk_point", found[0].key[2])
    assert point.number == "R-0003"


@pytest.mark.parametrize(("typed", "page"), [
    ("3", "assess"), ("assess", "assess"), ("Rule sets", "rules"), ("overview", "overview"), ("print and", "print"),
])
def test_pages_are_found_by_number_and_title(window: MainWindow, qtbot: QtBot, typed: str, page: str) -> None:
    assert search(window, typed, qtbot)[0].key == (Kind.PAGE, page)
    enter(window)
    assert page_id(window) == page


def test_a_tab_of_a_page_is_a_place(window: MainWindow, qtbot: QtBot) -> None:
    assert window.shell is not None
    window.shell.pages.show_page("survey")
    found = search(window, "Appointments", qtbot)
    assert (found[0].title, found[0].label) == ("Appointments", "1 Survey")
    enter(window)
    page = window.shell.pages.current
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Appointments"  # type: ignore[attr-defined]


def test_a_list_is_found_by_its_standard(window: MainWindow, qtbot: QtBot) -> None:
    wanted = (Kind.PAGE, "lists", "hazard_factor")
    found = search(window, "13861", qtbot)
    assert wanted in [target.key for target in found]
    box_of(window).finder.go(next(target for target in found if target.key == wanted))
    assert window.shell is not None
    assert window.shell.pages.current.lists.current_id == "hazard_factor"  # type: ignore[attr-defined]


def test_a_command_of_a_page_that_was_never_shown_is_found_and_done(window: MainWindow, qtbot: QtBot) -> None:
    assert window.shell is not None
    assert set(window.shell.pages.built) == {"overview"}
    before = query.count(session_of(window).company, "risk_point")
    found = search(window, "New risk point", qtbot)
    assert found[0].kind is Kind.COMMAND
    enter(window)
    assert page_id(window) == "survey"
    assert query.count(session_of(window).company, "risk_point") == before, "a line to type into, nothing more"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.shell.pages.current.isAncestorOf(focused)


def test_the_theme_is_changed_by_typing_it(window: MainWindow, qtbot: QtBot) -> None:
    found = search(window, "dark", qtbot)
    assert found[0].title == "Theme › Dark"
    enter(window)
    try:
        assert active().id == "dark"
    finally:
        window.set_theme("light")


def test_a_document_is_printed_by_typing_it(window: MainWindow, qtbot: QtBot) -> None:
    found = search(window, "print cards", qtbot)
    assert found[0].key[:2] == (Kind.COMMAND, "print")
    enter(window)
    assert window.shell is not None
    choice = window.shell.pages.current.findChild(PrintChoice)
    assert choice is not None
    assert "card" in choice.documents.currentItem().text().casefold()


def test_chinese_names_of_acts(window: MainWindow, qtbot: QtBot) -> None:
    use_language("zh_CN")
    try:
        window._rebuild()
        titles = {typed: [target.title for target in search(window, typed, qtbot)]
                  for typed in ("导入工作簿", "新建风险点", "打印告知卡", "深色", "shense", "三个重大")}
    finally:
        use_language("en")
    assert "工作簿" in titles["导入工作簿"][0]
    assert "风险点" in titles["新建风险点"][0]
    assert "告知卡" in titles["打印告知卡"][0]
    assert titles["深色"][0].endswith("深色")
    assert any(title.endswith("深色") for title in titles["shense"])
    assert titles["三个重大"][0] == "重大风险、重大隐患、重大危险源"


def test_what_cannot_be_done_now_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    assert not any(target.title == "Redo" for target in search(window, "redo", qtbot))
    point = query.ids(session_of(window).company, "risk_point")[0]
    session_of(window).do(lambda: edit.change(session_of(window).company, "risk_point", point, {"name": "新名"}))
    session_of(window).do(session_of(window).company.undo)
    assert search(window, "redo", qtbot)[0].title == "Redo"


def test_help_is_found_and_opened(window: MainWindow, qtbot: QtBot) -> None:
    found = search(window, "JHA and SCL", qtbot)
    assert found[0].key == (Kind.HELP, "jha-scl")
    enter(window)
    opened = window.findChild(HelpWindow)
    assert opened is not None
    assert opened.list.currentItem().text() == "JHA and SCL"
    opened.close()


def test_groups_have_headings_that_keys_pass_over(window: MainWindow, qtbot: QtBot) -> None:
    found, box = search(window, "油", qtbot), box_of(window)
    assert headings(box)[0] == "Records"
    rows = [row for row in range(box.hits.count()) if box.hits.target_at(row) is not None]
    walked = [box.hits.currentRow()]
    for _step in range(len(found)):
        QTest.keyClick(box, Key.Key_Down)
        walked.append(box.hits.currentRow())
    assert walked == [*rows, rows[-1]]
    QTest.keyClick(box, Key.Key_PageUp)
    QTest.keyClick(box, Key.Key_PageUp)
    assert box.hits.currentRow() == rows[0]


def test_where_one_went_comes_first_and_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    second = search(window, "油", qtbot)[1]
    QTest.keyClick(box_of(window), Key.Key_Down)
    enter(window)
    assert search(window, "油", qtbot)[0].key == second.key
    search(window, "", qtbot)
    assert headings(box_of(window))[0] == "Recent"
    assert targets(box_of(window))[0].key == second.key
    kept = load(window.paths.config).others["search_recent"]
    assert kept == {session_of(window).company.id: [list(second.key)]}
    session_of(window).do(lambda: edit.remove(session_of(window).company, second.key[1], [second.key[2]]))
    search(window, "", qtbot)
    assert second.key not in [target.key for target in targets(box_of(window))], "what is gone is not offered"


def test_nothing_typed_offers_the_tools_of_the_page_and_its_help(window: MainWindow, qtbot: QtBot) -> None:
    assert window.shell is not None
    window.shell.pages.show_page("assess")
    search(window, "", qtbot)
    assert headings(box_of(window)) == ["On this page", "Pages and places", "Help"]
    assert {target.title for target in targets(box_of(window))} >= {"Save judgement", "2 Identify",
                                                                    "Step 3: assess"}


def test_what_is_new_is_found_at_once(window: MainWindow, qtbot: QtBot) -> None:
    assert not any("氢气站" in target.title for target in search(window, "氢气站", qtbot))
    session_of(window).do(lambda: edit.create(session_of(window).company, "risk_point",
                                              {"name": "氢气站", "kind": "place"}))
    assert search(window, "qqz", qtbot)[0].title == "氢气站"


def test_enter_before_the_records_are_read_goes_when_they_are(window: MainWindow, qtbot: QtBot) -> None:
    box = box_of(window)
    QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, "xyzy")
    enter(window)
    qtbot.waitUntil(lambda: page_id(window) == "survey")
    assert box.text() == ""


def test_reading_pages_ahead_opens_no_window_and_leaves_the_keyboard(window: MainWindow) -> None:
    opened: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(watched)
            return False

    watch, app = Watch(), QApplication.instance()
    assert app is not None
    QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    app.installEventFilter(watch)
    while box_of(window).finder.prepare():
        pass
    app.processEvents()
    app.removeEventFilter(watch)
    assert opened == []
    assert box_of(window).hasFocus()
    assert window.shell is not None
    assert set(window.shell.pages.built) == set(PAGES.ids())


def test_the_list_keeps_the_rules_of_models(window: MainWindow, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(box_of(window).hits.model(),
                                      QAbstractItemModelTester.FailureReportingMode.Fatal)
    search(window, "油", qtbot)
    search(window, "qqqqqqq", qtbot)
    assert tester is not None


def test_a_line_is_read_out_with_its_kind(window: MainWindow, qtbot: QtBot) -> None:
    search(window, "xyzy", qtbot)
    spoken = box_of(window).hits.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Risk point: 卸油作业")


@pytest.mark.parametrize(("text", "plain"), [
    ("保存(&S)…", "保存"), ("&Save…", "Save"), ("只读打开(&R)…", "只读打开"), ("R&ecent", "Recent"),
    ("A && B", "A & B"),
])
def test_names_of_commands_have_no_marks(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_text_is_cut_at_its_marks() -> None:
    assert pieces("卸油作业", [(0, 2)]) == [("卸油", True), ("作业", False)]
    assert pieces("卸油", [(0, 9)]) == [("卸油", True)]
    assert pieces("", []) == []
