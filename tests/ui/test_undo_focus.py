"""The undo keys and fields that go away while the window stays, as those of a file dialog do."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.undoing import Undoing


def test_a_field_that_had_the_keyboard_may_be_gone(qtbot: QtBot, session: Session) -> None:
    window, gone, stays = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for field in (gone, stays):
        column.addWidget(field)
    undoing = Undoing(session, window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.captureExceptions() as faults:
        gone.setFocus()
        shiboken6.delete(gone)
        stays.setFocus()
        stays.clearFocus()
    assert not faults
    assert undoing.undo.shortcut().toString() == "Ctrl+Z"
