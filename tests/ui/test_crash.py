"""What is left after a fault of the program: the data, a log, and a sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.app.crash import CrashHook
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import edit
from dualprev_desktop.services.query import records
from dualprev_desktop.ui.crash_panel import CrashPanel, tell_crash
from dualprev_desktop.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    own = tmp_path / "sample.dualprev"
    own.write_bytes(sample_file.read_bytes())
    made = MainWindow(Settings(), paths, "officer")
    made.show()
    made.open_file(own)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def hook(window: MainWindow, paths: AppPaths, qtbot: QtBot) -> Iterator[CrashHook]:
    def tell(what: str, log: Path | None) -> None:
        tell_crash(window, what, log)
    made = CrashHook(paths, window.save_pending, tell)
    with qtbot.capture_exceptions():  # pytest-qt's own hook stands aside
        made.install()
        yield made
        made.uninstall()


def logs(paths: AppPaths) -> list[Path]:
    return sorted((paths.data / "crashes").glob("*.txt"))


def broken() -> None:
    raise KeyError("no such zone")


@pytest.mark.usefixtures("hook")
def test_a_fault_is_written_down_and_told(window: MainWindow, paths: AppPaths, qtbot: QtBot) -> None:
    assert window.session is not None
    edit.create(window.session.company, "risk_point", {"name": "kept", "kind": "place"})
    QTimer.singleShot(0, broken)
    qtbot.waitUntil(lambda: window.findChild(CrashPanel) is not None)
    panel = window.findChild(CrashPanel)
    assert panel is not None
    assert "no such zone" in panel.words.text()
    assert str(logs(paths)[0]) in panel.words.text()
    assert not panel.isModal()
    assert "in broken" in logs(paths)[0].read_text("utf-8")
    assert any(point.name == "kept" for point in records(window.session.company, RiskPoint))


@pytest.mark.usefixtures("hook")
def test_a_fault_in_another_thread_is_told_in_the_window(window: MainWindow, qtbot: QtBot, paths: AppPaths) -> None:
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: window.findChild(CrashPanel) is not None)
    assert len(logs(paths)) == 1


@pytest.mark.usefixtures("hook")
def test_what_is_being_typed_is_taken_over(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    field = QLineEdit(window)
    taken: list[str] = []
    field.editingFinished.connect(lambda: taken.append(field.text()))
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "half a w")
    QTimer.singleShot(0, broken)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == ["half a w"]


def test_a_fault_while_telling_ends(paths: AppPaths, qtbot: QtBot) -> None:
    told: list[str] = []

    def tell(what: str, log: Path | None) -> None:
        told.append(what)
        made._handle("again")

    made = CrashHook(paths, lambda: None, tell)
    made._handle("ValueError: first")
    assert told == ["ValueError: first"]
    assert len(logs(paths)) == 1


def test_a_full_disk_is_said(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    hook = CrashHook(AppPaths.under(tmp_path / "blocked"), window.save_pending,
                     lambda what, log: tell_crash(window, what, log))
    hook._handle("ValueError: x")
    panel = window.findChild(CrashPanel)
    assert panel is not None
    assert "could not be written" in panel.words.text()
