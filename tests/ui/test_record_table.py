"""The table under a person's hands: keys, cells from Excel, rows removed and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.record_table import RecordTable

Key = Qt.Key
Modifier = Qt.KeyboardModifier


@pytest.fixture
def table(session: Session, qtbot: QtBot) -> RecordTable:
    edit.create(session.company, "org_unit", {"name": "卸油班", "kind": "team"})
    rows.put(session.company, "risk_point", [("", {"number": str(n), "name": f"点{n}", "kind": "place"})
                                             for n in range(1, 5)])
    made = RecordTable(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def put_cursor(table: RecordTable, row: int, name: str) -> None:
    table.setCurrentIndex(table.model().index(row, model_of(table).column_of(name)))


def model_of(table: RecordTable) -> RecordTableModel:
    model = table.model()
    assert isinstance(model, RecordTableModel)
    return model


def here(table: RecordTable) -> tuple[int, str]:
    return table.currentIndex().row(), model_of(table).fields[table.currentIndex().column()].name


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def stored(session: Session, name: str) -> list[object]:
    return [getattr(point, name) for point in query.page(session.company, "risk_point")]


def select_rows(table: RecordTable, *chosen: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().clear()
    for row in chosen:
        table.selectionModel().select(table.model().index(row, 0), flags.Select | flags.Rows)


def test_typing_over_a_cell_and_enter_goes_down(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    put_cursor(table, 0, "location")
    QTest.keyClicks(table, "A")
    QTest.keyClicks(focused(), "b")
    QTest.keyClick(focused(), Key.Key_Return)
    assert stored(session, "location")[0] == "Ab"
    assert here(table) == (1, "location")


def test_tab_commits_and_goes_right_and_escape_changes_nothing(table: RecordTable, session: Session,
                                                                qtbot: QtBot) -> None:
    put_cursor(table, 0, "name")
    QTest.keyClick(table, Key.Key_F2)
    QTest.keyClicks(focused(), "New")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert stored(session, "name")[0] == "New"
    assert here(table) == (0, "kind")
    put_cursor(table, 1, "name")
    QTest.keyClick(table, Key.Key_F2)
    QTest.keyClicks(focused(), "Wrong")
    QTest.keyClick(focused(), Key.Key_Escape)
    assert stored(session, "name")[1] == "点2"


def test_a_code_is_chosen_by_a_part_of_its_name(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    put_cursor(table, 0, "kind")
    QTest.keyClicks(table, "f")
    QTest.keyClicks(focused(), "ac")
    QTest.keyClick(focused(), Key.Key_Return)
    assert stored(session, "kind")[0] == "facility"
    assert here(table) == (1, "kind")


def test_a_reference_is_chosen_by_pinyin_initials(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    put_cursor(table, 0, "unit_id")
    QTest.keyClicks(table, "x")
    QTest.keyClicks(focused(), "yb")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert stored(session, "unit_id")[0] == query.ids(session.company, "org_unit")[0]
    assert here(table) == (0, "post_id")


def test_what_is_in_no_list_is_refused(table: RecordTable, session: Session, qtbot: QtBot,
                                       said: list[Message]) -> None:
    put_cursor(table, 0, "kind")
    QTest.keyClicks(table, "Q")
    QTest.keyClick(focused(), Key.Key_Return)
    assert stored(session, "kind")[0] == "place"
    assert "“Q” is not in the list of “Kind”" in said[-1].text


def test_a_new_record_is_typed_along_the_last_row(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    table.go_to_blank()
    assert here(table) == (4, "name")
    QTest.keyClicks(table, "T")
    QTest.keyClick(focused(), Key.Key_Return)
    assert here(table) == (4, "kind")
    QTest.keyClicks(table, "p")
    QTest.keyClicks(focused(), "lac")
    QTest.keyClick(focused(), Key.Key_Return)
    assert query.count(session.company, "risk_point") == 5
    assert here(table) == (4, "location"), "the cursor stays in the new record's row"
    assert table.current_id


def test_cells_from_excel_go_in_as_one_transaction(table: RecordTable, session: Session, qtbot: QtBot,
                                                   said: list[Message]) -> None:
    QGuiApplication.clipboard().setText("甲\t设备设施\r\n\"乙\n丙\"\t作业活动\r\n丁\t场所区域\r\n")
    put_cursor(table, 1, "name")
    QTest.keyClick(table, Key.Key_V, Modifier.ControlModifier)
    assert stored(session, "name") == ["点1", "甲", "乙 丙", "丁"]
    assert stored(session, "kind") == ["place", "facility", "activity", "place"]
    assert said[-1].text == "3 rows filled in. Undo with Ctrl+Z."
    session.do(session.company.undo)
    assert stored(session, "name") == ["点1", "点2", "点3", "点4"]


def test_rows_pasted_beyond_the_end_become_records(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("甲\t设备设施\n乙\t作业活动\n丙\t场所区域")
    put_cursor(table, 3, "name")
    QTest.keyClick(table, Key.Key_V, Modifier.ControlModifier)
    names = [table.model().index(row, 1).data() for row in range(model_of(table).count)]
    assert names == ["点1", "点2", "点3", "甲", "乙", "丙"]


def test_a_paste_with_one_wrong_cell_changes_nothing(table: RecordTable, session: Session, qtbot: QtBot,
                                                     said: list[Message]) -> None:
    QGuiApplication.clipboard().setText("甲\t设备设施\n乙\t没有这类")
    put_cursor(table, 0, "name")
    QTest.keyClick(table, Key.Key_V, Modifier.ControlModifier)
    assert stored(session, "name")[:2] == ["点1", "点2"]
    assert said[-1].text.startswith("Line 2: Risk point: “没有这类” is not in the list of “Kind”.")


def test_one_copied_cell_fills_all_that_are_chosen_and_copies_come_back(table: RecordTable, session: Session,
                                                                       qtbot: QtBot) -> None:
    place = model_of(table).column_of("location")
    QGuiApplication.clipboard().setText("站区")
    table.selectionModel().clear()
    for row in (0, 2):
        table.selectionModel().select(table.model().index(row, place), QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(table, Key.Key_V, Modifier.ControlModifier)
    assert stored(session, "location") == ["站区", "", "站区", ""]
    select_rows(table, 0)
    QTest.keyClick(table, Key.Key_C, Modifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1\t点1\tPlace\t站区\t\t\t\t\t\t\t\n"


def test_fill_down(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    column = model_of(table).column_of("kind")
    rows.put(session.company, "risk_point", [(model_of(table).record_id(0), {"kind": "facility"})])
    session.changed.emit(rows.put(session.company, "risk_point", [(model_of(table).record_id(0), {"note": "x"})])[1])
    table.selectionModel().clear()
    for row in range(3):
        table.selectionModel().select(table.model().index(row, column), QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(table, Key.Key_D, Modifier.ControlModifier)
    assert stored(session, "kind") == ["facility", "facility", "facility", "place"]


def test_delete_clears_cells_and_removes_rows(table: RecordTable, session: Session, qtbot: QtBot,
                                              said: list[Message]) -> None:
    put_cursor(table, 0, "number")
    QTest.keyClick(table, Key.Key_Delete)
    assert query.find(session.company, "risk_point", model_of(table).record_id(0)).number == ""
    select_rows(table, 1, 2)
    QTest.keyClick(table, Key.Key_Delete)
    assert query.count(session.company, "risk_point") == 2
    assert said[-1].text == "2 records removed. Undo with Ctrl+Z."
    select_rows(table, 1)
    QTest.keyClick(table, Key.Key_Delete)
    assert said[-1].text == "“点4” was removed. Undo with Ctrl+Z."
    for _step in range(2):
        session.do(session.company.undo)
    assert query.count(session.company, "risk_point") == 4


def test_duplicate(table: RecordTable, session: Session) -> None:
    put_cursor(table, 0, "name")
    table.duplicate()
    assert stored(session, "name").count("点1") == 2
    assert table.currentIndex().row() == 4


def test_widths_are_remembered_while_the_program_runs(table: RecordTable, session: Session, qtbot: QtBot) -> None:
    table.setColumnWidth(1, 333)
    again = RecordTable(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(again)
    assert again.columnWidth(1) == 333


def test_a_long_table_scrolls_without_being_read_whole(session: Session, qtbot: QtBot) -> None:
    rows.put(session.company, "person", [("", {"name": f"{number:04d}"}) for number in range(2000)])
    model = RecordTableModel(session, "person")
    table = RecordTable(model)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.scrollToBottom()
    table.repaint()
    QApplication.processEvents()
    assert table.rowAt(table.viewport().height() - 8) in (1999, 2000)
    assert 0 < model.spine.read_count <= 300
