"""The undo keys and fields that go away while the window stays, as those of a file dialog do."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.services import edit, query
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


def test_a_field_for_numbers_with_nothing_of_its_own_to_undo_lets_the_keys_through(
        qtbot: QtBot, session: Session) -> None:
    """The line in which it is written is a widget of its own, which has never the keyboard."""
    window, number = QWidget(), QSpinBox()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(number)
    undoing = Undoing(session, window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    number.setFocus()
    number.setValue(0)
    edit.create(session.company, "risk_point", {"number": "1", "name": "加油机", "kind": "place"})
    undoing.refresh()
    QTest.keyClick(number, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert query.records(session.company, RiskPoint) == []
    QTest.keyClicks(number, "7")
    assert number.value() == 70
    QTest.keyClick(number, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert number.value() == 0, "what was typed comes first"
