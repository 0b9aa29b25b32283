"""The window in 简体中文: start page, shell, every page and dialog, with the sample company and with an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.paths import AppPaths, resource
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import companies, edit, query
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.about import AboutDialog
from dualprev_desktop.ui.crash_panel import CrashPanel
from dualprev_desktop.ui.import_panel import ImportPanel
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.new_company import NewCompany
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.pages.identify.body import IdentifyPage
from dualprev_desktop.ui.theme.style import apply
from tests.support.screen import texts
from tests.support.words import ON_SCREEN as KNOWN
from tests.support.words import latin_words

pytestmark = pytest.mark.gui


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    apply(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    use_language("zh_CN")
    yield
    use_language("en")
    for _round in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths) -> Iterator[MainWindow]:
    made = MainWindow(Settings(language="zh_CN"), paths, "安全员")
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def sample_window(window: MainWindow, sample_copy: Path) -> MainWindow:
    assert window.open_file(sample_copy)
    return window


@pytest.fixture
def empty_window(window: MainWindow, tmp_path: Path, paths: AppPaths) -> MainWindow:
    companies.create(tmp_path / "空.dualprev", paths, user="安全员", enterprise={"name": "某加油站"}).close()
    assert window.open_file(tmp_path / "空.dualprev")
    return window


def english(widget: QWidget) -> dict[str, list[str]]:
    """The texts with English words in them, and the words."""
    return {text: words for text in set(texts(widget)) if (words := latin_words(text, KNOWN))}


def settle(window: MainWindow, qtbot: QtBot) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: not window.job_bar.busy, timeout=20_000)


def sides(page: QWidget) -> Iterator[None]:
    """The page as it opens, then with each tab in front, then with everything switched on that can be."""
    yield
    for tabs in page.findChildren(QTabBar):
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            yield
    for button in page.findChildren(QAbstractButton):
        if button.isCheckable() and button.isVisible() and button.isEnabled() and not button.isChecked():
            button.click()
            yield


def test_the_start_page(window: MainWindow) -> None:
    assert "新建公司" in set(texts(window))
    assert english(window) == {}


@pytest.mark.parametrize("kind", list(PAGES), ids=lambda kind: kind.id)
def test_pages_of_the_sample(sample_window: MainWindow, kind: Any, qtbot: QtBot) -> None:
    assert sample_window.shell is not None
    page = sample_window.shell.pages.show_page(kind.id)
    for _side in sides(page):
        settle(sample_window, qtbot)
        assert english(sample_window) == {}
    assert len(set(texts(page))) > 10


@pytest.mark.parametrize("kind", list(PAGES), ids=lambda kind: kind.id)
def test_pages_of_an_empty_company(empty_window: MainWindow, kind: Any, qtbot: QtBot) -> None:
    assert empty_window.shell is not None
    page = empty_window.shell.pages.show_page(kind.id)
    for _side in sides(page):
        settle(empty_window, qtbot)
        assert english(empty_window) == {}


def test_undo_and_redo_say_what_they_would_take_back(sample_window: MainWindow) -> None:
    session, shell = sample_window.session, sample_window.shell
    assert session is not None
    assert shell is not None
    point = query.records(session.company, RiskPoint)[0]
    session.do(lambda: edit.change(session.company, "risk_point", point.id, {"name": "卸油作业区"}))
    assert shell.undoing.undo.toolTip() == "撤销：修改风险点：卸油作业（Ctrl+Z）"
    shell.undoing.undo.trigger()
    assert sample_window.strip.text == "已撤销：修改风险点：卸油作业"
    assert shell.undoing.redo.toolTip() == "重做：修改风险点：卸油作业（Ctrl+Y）"
    assert english(sample_window) == {}


def test_dialogs(sample_window: MainWindow, tmp_path: Path) -> None:
    crash = CrashPanel(sample_window)
    crash.tell("出错", tmp_path / "crash.log")
    for dialog in (AboutDialog(sample_window), crash):
        dialog.show()
        said = "\n".join(texts(dialog)).replace(str(tmp_path), "")
        assert latin_words(said, (*KNOWN, *LICENCES)) == []
        dialog.close()
        dialog.deleteLater()


def test_the_steps_of_a_new_company(window: MainWindow) -> None:
    window.new_company()
    (wizard,) = window.findChildren(NewCompany)
    wizard.go_on()
    assert english(wizard) == {}
    editor = wizard.enterprise.fields["name"].editor
    assert isinstance(editor, QLineEdit)
    editor.insert("某加油站")
    wizard.enterprise.fields["credit_code"].editor.setFocus()
    wizard.go_on()
    for kind in ("filling-station", "restaurant"):
        wizard.kind.kinds.toggled.emit(catalogue(kind))
    for _step in range(4):
        assert english(wizard) == {}
        wizard.go_on()
    assert window.session is not None
    assert english(window) == {}


def test_the_catalogues_of_an_open_company(sample_window: MainWindow) -> None:
    assert sample_window.shell is not None
    for page_id in ("identify", "control"):
        page = sample_window.shell.pages.show_page(page_id)
        assert isinstance(page, IdentifyPage | ControlPage)
        page.start_catalogue()
        assert english(page) == {}
        assert page.catalogue is not None
        page.catalogue.near.setChecked(False)
        assert english(page) == {}


LICENCES = (r"Apache( License)? [\d.]+", r"Noto Sans SC（OFL [\d.]+）", r"Material Design Icons",
            r"Qt for Python（LGPL \d）")


def test_the_problems_of_a_workbook(sample_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(resource("sample", "register.xlsx"))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=5, max_row=9):
        for cell in row[3:12]:
            cell.value = "月球"
    book.save(tmp_path / "bad.xlsx")
    assert sample_window.session is not None
    panel = ImportPanel(sample_window.session)
    qtbot.addWidget(panel)
    panel.read(tmp_path / "bad.xlsx")
    qtbot.waitUntil(lambda: bool(panel.verdict.text()), timeout=20_000)
    assert panel.problems.rowCount() > 5
    assert english(panel) == {}


def test_a_company_open_for_reading_only(window: MainWindow, sample_copy: Path) -> None:
    with Company.open(sample_copy, window.paths, user="安全员"):
        pass
    assert window.open_file(sample_copy, read_only=True)
    assert any("只读打开" in text for text in texts(window))
    assert english(window) == {}
