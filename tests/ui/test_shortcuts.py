"""The sheet of shortcuts has every key there is; F1 helps with the page, ? shows the sheet."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop import ui
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.ui.help_window import HelpWindow
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.shortcuts import holders, shortcuts, shown, words_of
from dualprev_desktop.ui.shortcuts_handled import HANDLED
from dualprev_desktop.ui.shortcuts_sheet import ShortcutsSheet, show_sheet
from dualprev_desktop.ui.widgets.record_table import RecordTable

SOURCES = Path(next(iter(ui.__path__)))
KNOWN_BY_ALL = {"Escape", "Return", "Enter", "Tab", "Backtab", "Up", "Down", "Left", "Right", "D"}
"""Keys that do in a widget what the first lines of the sheet say of them; D is the letter of Ctrl+D."""
SPELT = {"PageUp": "Page Up", "PageDown": "Page Down", "1": "1 …", "9": "9", "0": "0 ",
         "Plus": " + ", "Minus": " - ", "Equal": " = "}


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


@pytest.fixture
def shell(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def names(keys: str) -> set[str]:
    return {key.strip().replace("PgDown", "Page Down").replace("PgUp", "Page Up").replace("Return", "Enter")
            for key in keys.split(" / ")}


def test_every_key_of_every_page_is_on_the_sheet(window: MainWindow, shell: Shell) -> None:
    show_sheet(window)
    sheet = window.findChild(ShortcutsSheet)
    assert sheet is not None
    assert set(shell.pages.built) == set(PAGES.ids())
    on_sheet = dict.fromkeys(sheet.lines())
    silent: list[str] = []
    for holder in holders(window):
        if words_of(holder):
            assert (words_of(holder), shown(holder)) in on_sheet
            continue
        owners = {kind.__name__ for kind in type(holder.parent()).__mro__}
        handled = [one for one in HANDLED if owners & set(one.owners)]
        keys = "Alt+1 … Alt+7" if re.fullmatch(r"Alt\+[1-7]", shown(holder)) else shown(holder)
        if not any(names(keys) <= names(one.keys) for one in handled):
            silent.append(f"{type(holder.parent()).__name__}: {shown(holder)}")
    assert silent == [], "give these words, by setWhatsThis or in shortcuts_handled.py"


def test_what_widgets_hear_by_themselves_is_in_the_table() -> None:
    owners = {owner for one in HANDLED for owner in one.owners}
    known = " ".join(f" {one.keys} " for one in HANDLED)
    missing = []
    for path in SOURCES.rglob("*.py"):
        text = path.read_text("utf-8")
        heard = set(re.findall(r"Key_(\w+)", text)) - KNOWN_BY_ALL
        if heard and path.name != "shortcuts_sheet.py" and not defined(text) & owners:
            missing.append(f"{path.name}: {sorted(heard)}")
        missing += [f"{path.name}: {key}" for key in heard
                    if f"{SPELT.get(key, key)}" not in known and path.name != "shortcuts_sheet.py"]
    assert missing == []


def defined(text: str) -> set[str]:
    """Its classes, and the functions that are in none."""
    tree = ast.parse(text)
    return ({node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
            | {node.name for node in tree.body if isinstance(node, ast.FunctionDef)})


def test_owners_in_the_table_exist() -> None:
    known = {name for path in SOURCES.rglob("*.py") for name in defined(path.read_text("utf-8"))}
    assert {owner for one in HANDLED for owner in one.owners} <= known


def test_the_question_mark_opens_the_sheet_and_it_is_searched(window: MainWindow, shell: Shell, qtbot: QtBot) -> None:
    shell.rail.setFocus()
    QTest.keyClick(shell.rail, Qt.Key.Key_Question)  # a real keyboard's Shift is in the sign
    sheet = window.findChild(ShortcutsSheet)
    assert sheet is not None
    everything = len(sheet.lines())
    sheet.filter.setText("ctrl+k")
    assert [keys for _words, keys in sheet.lines()] == ["Ctrl+K"]
    sheet.filter.setText("undo")
    assert ("Undo", "Ctrl+Z") in sheet.lines()
    QTest.keyClick(sheet.filter, Qt.Key.Key_Escape)
    assert len(sheet.lines()) == everything
    QTest.keyClick(sheet.filter, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_question_mark_typed_into_a_table_stays_there(window: MainWindow, shell: Shell) -> None:
    page = shell.pages.show_page("survey")
    table = page.findChild(RecordTable)
    assert table is not None
    table.setCurrentIndex(table.model().index(0, 1))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Question)
    assert window.findChild(ShortcutsSheet) is None
    editor = QApplication.focusWidget()
    assert editor is not None
    assert table.isAncestorOf(editor)


def test_f1_helps_with_the_page_and_topics_are_searched(window: MainWindow, shell: Shell) -> None:
    shell.pages.show_page("assess")
    QTest.keyClick(window, Qt.Key.Key_F1)
    opened = window.findChild(HelpWindow)
    assert opened is not None
    assert opened.list.currentItem().text() == "Step 3: assess"
    assert "inherent" in opened.text.toPlainText()
    opened.filter.setText("18218")
    shown_topics = [opened.list.item(row).text() for row in range(opened.list.count())
                    if not opened.list.item(row).isHidden()]
    assert "Major risk, major hidden danger, major hazard installation" in shown_topics
    assert "Working by keyboard" not in shown_topics
    assert "18218" in opened.text.toPlainText()
    opened.close()


def test_without_a_company_there_is_help_too(qtbot: QtBot, paths: AppPaths) -> None:
    window = MainWindow(Settings(), paths, "officer")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    opened = window.findChild(HelpWindow)
    assert opened is not None
    assert opened.list.currentItem().text() == "How the window is laid out"
    opened.close()
    assert any(one.keys == "Ctrl+N" for one in shortcuts(window))


def test_another_language_closes_help_and_sheet(window: MainWindow) -> None:
    window.show_help()
    window.show_shortcuts()
    window.set_theme("dark")
    try:
        assert [one.isVisible() for kind in (HelpWindow, ShortcutsSheet) for one in window.findChildren(kind)] in (
            [], [False, False])
    finally:
        window.set_theme("light")


def test_a_silent_shortcut_would_be_found(window: MainWindow, shell: Shell) -> None:
    planted = QShortcut("Ctrl+Shift+F12", shell)
    assert planted in list(holders(window))
    assert words_of(planted) == ""
