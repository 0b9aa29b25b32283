"""Columns that are hidden, moved, sized and kept in place, by mouse and keyboard, remembered for the person."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.settings import load
from dualprev_desktop.services import query, rows
from dualprev_desktop.services.views_saved import ColumnsView
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.record_table import RecordTable
from dualprev_desktop.ui.widgets.table_columns import REST
from dualprev_desktop.ui.widgets.table_menus import TableMenus
from tests.ui.conftest import session_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def table(session: Session, qtbot: QtBot) -> RecordTable:
    rows.put(session.company, "risk_point", [("", {"number": str(n), "name": f"点{n}", "kind": "place"})
                                             for n in range(1, 5)])
    return shown(session, qtbot)


def shown(session: Session, qtbot: QtBot) -> RecordTable:
    made = RecordTable(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def names(table: RecordTable) -> list[str]:
    return [table.record_model.fields[column].name for column in table.columns.shown()]


def column(table: RecordTable, name: str) -> int:
    return table.record_model.column_of(name)


def test_hidden_and_moved_columns_are_neither_walked_nor_copied(table: RecordTable) -> None:
    table.columns.show(column(table, "kind"), False)
    table.columns.move(column(table, "location"), -3)
    assert names(table)[:3] == ["location", "number", "name"]
    table.setCurrentIndex(table.record_model.index(0, column(table, "name")))
    QTest.keyClick(table, Key.Key_Tab)
    assert table.currentIndex().column() == column(table, "unit_id")
    table.selectionModel().select(table.record_model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
                                  | QItemSelectionModel.SelectionFlag.Rows)
    table.copy()
    assert QGuiApplication.clipboard().text().startswith("\t1\t点1\t\t")
    assert "Place" not in QGuiApplication.clipboard().text()


def test_pasted_cells_go_where_the_columns_stand(table: RecordTable, session: Session) -> None:
    table.columns.show(column(table, "kind"), False)
    QGuiApplication.clipboard().setText("新一\t东区\n新二\t西区")
    table.setCurrentIndex(table.record_model.index(1, column(table, "name")))
    table.paste()
    found = query.page(session.company, "risk_point")
    assert [(point.name, point.location) for point in found][1:3] == [("新一", "东区"), ("新二", "西区")]


def test_the_last_column_is_not_hidden(table: RecordTable) -> None:
    for one in list(table.columns.shown()):
        table.columns.show(one, False)
    assert len(table.columns.shown()) == 1


def test_what_was_chosen_is_there_on_the_next_start(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    table.columns.show(column(table, "note"), False)
    table.columns.move(column(table, "name"), -1)
    table.setColumnWidth(column(table, "location"), 222)
    table.columns.freeze(1)
    table.hide()
    later = session_of(session.company, session.paths)
    later.settings = load(session.paths.config)
    again = shown(later, qtbot)
    assert names(again)[:2] == ["name", "number"]
    assert "note" not in names(again)
    assert again.columnWidth(column(again, "location")) == 222
    assert again.columns.frozen == 1
    later.jobs.shut_down()


def test_settings_are_written_when_the_mouse_rests(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    for width in range(100, 130):
        table.setColumnWidth(0, width)
    file = session.paths.config / "settings.json"
    assert not file.exists(), "not with every pixel"
    qtbot.waitUntil(file.exists, timeout=10 * REST)
    assert json.loads(file.read_text("utf-8"))["columns/risk_point"]["widths"]["number"] == 129


def test_as_delivered(table: RecordTable) -> None:
    before = table.columns.view()
    table.columns.use(ColumnsView(("note", *before.order[:-1]), ("kind",), {"name": 50}, 2))
    assert names(table)[0] == "note"
    table.columns.reset()
    assert table.columns.view() == before


def test_frozen_columns_stay_while_the_others_scroll(table: RecordTable) -> None:
    table.columns.freeze(2)
    assert [column for column in range(4) if not table.frozen.isColumnHidden(column)] == [0, 1]
    table.setCurrentIndex(table.record_model.index(2, table.record_model.columnCount() - 1))
    assert table.horizontalScrollBar().value() > 0
    assert table.frozen.geometry().left() == table.verticalHeader().width() + table.frameWidth()
    table.setCurrentIndex(table.record_model.index(2, 2))
    assert table.columnViewportPosition(2) >= table.frozen.width_taken() - 1, "not under the frozen ones"
    scrolled = table.horizontalScrollBar().value()
    table.setCurrentIndex(table.record_model.index(2, 0))
    assert table.horizontalScrollBar().value() == scrolled, "it is seen anyway"


def test_typing_in_a_frozen_column_happens_there(table: RecordTable, session: Session) -> None:
    table.columns.freeze(2)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.setCurrentIndex(table.record_model.index(1, column(table, "name")))
    QTest.keyClick(table, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert table.frozen.isAncestorOf(editor)
    QTest.keyClicks(editor, "Tank")
    QTest.keyClick(editor, Key.Key_Return)
    assert query.page(session.company, "risk_point")[1].name == "Tank"
    assert table.currentIndex().row() == 2
    assert table.hasFocus()


def test_a_click_in_a_frozen_column_chooses_and_sorts(table: RecordTable) -> None:
    table.columns.freeze(2)
    place = table.frozen.visualRect(table.record_model.index(3, 1)).center()
    QTest.mouseClick(table.frozen.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, place)
    assert table.current_id == table.record_model.record_id(3)
    head = table.frozen.horizontalHeader()
    for expected in ("点1", "点4", "点1"):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier,
                         QPoint(head.sectionViewportPosition(1) + 20, 10))
        assert table.record_model.index(0, 1).data() == expected


def test_frozen_columns_leave_room_to_scroll(table: RecordTable) -> None:
    table.columns.freeze(9)
    assert table.frozen.width_taken() < table.viewport().width()
    assert len(table.columns.frozen_columns()) < 9
    view = replace(table.columns.view(), frozen=0)
    table.columns.use(view)
    assert table.frozen.isHidden()


def test_ctrl_enter_fills_all_chosen_cells_in_one_step(table: RecordTable, session: Session) -> None:
    place = column(table, "location")
    table.setCurrentIndex(table.record_model.index(0, place))
    for row in (0, 1, 3):
        table.selectionModel().select(table.record_model.index(row, place), QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(table, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Yard")
    QTest.keyClick(editor, Key.Key_Return, Modifier.ControlModifier)
    assert [point.location for point in query.page(session.company, "risk_point")] == ["Yard", "Yard", "", "Yard"]
    session.do(session.company.undo)
    assert {point.location for point in query.page(session.company, "risk_point")} == {""}


def test_the_menu_of_a_heading_hides_freezes_and_groups(table: RecordTable) -> None:
    header, menus = table.horizontalHeader(), TableMenus(table)
    assert menus.parent() is table

    def choose(name: str, text: str) -> None:
        place = QPoint(header.sectionViewportPosition(column(table, name)) + 5, 5)
        header.customContextMenuRequested.emit(place)
        menu = table.findChildren(QMenu)[-1]
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()

    choose("name", "&Hide column")
    assert "name" not in names(table)
    choose("kind", "&Keep up to here in place")
    assert table.columns.frozen == 2
    choose("kind", "&Let all columns scroll")
    assert table.frozen.isHidden()
    choose("kind", "&Group by this")
    assert table.record_model.heading(0) is not None
