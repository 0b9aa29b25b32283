"""A register under a person's hands: filters and their chips, groups, kept views, one value for many rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.services.table_scope import STANDING_LEVEL, Condition
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.record_model import GROUP_ROLE, RecordTableModel
from dualprev_desktop.ui.widgets.record_spine import FIRST
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

Key, Modifier = Qt.Key, Qt.KeyboardModifier
UNIT = ("unit_id",)
TICKED, OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> RegisterPane:
    """Six points of two units and of none, of two kinds."""
    units = [edit.create(session.company, "org_unit", {"name": name, "kind": "team"})[0]
             for name in ("卸油班", "加油班")]
    rows.put(session.company, "risk_point", [
        ("", {"number": str(number), "name": f"点{number}", "kind": ("place", "facility")[number % 2],
              "unit_id": (*units, "")[number % 3]}) for number in range(6)])
    made = RegisterPane(RecordTableModel(session, "risk_point"))
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made.model)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.setFocus()
    return made


def column(pane: RegisterPane, name: str = "name") -> list[str]:
    place = pane.model.column_of(name)
    return [pane.model.index(row, place).data() for row in range(pane.model.blank_row) if pane.model.record_id(row)]


def headings(pane: RegisterPane) -> list[str]:
    return [pane.model.index(row, 0).data() for row in range(pane.model.blank_row) if not pane.model.record_id(row)]


def chips(pane: RegisterPane) -> list[str]:
    return [chip.text for chip in pane.chips.chips]


def items(found: QListWidget) -> dict[str, QListWidgetItem]:
    return {found.item(row).text(): found.item(row) for row in range(found.count())}


def tick(pane: RegisterPane, path: tuple[str, ...], *texts: str) -> None:
    if not pane.filters.isVisible():
        pane.open_filters()
    pane.filters.choose(path)
    for text in texts:
        items(pane.filters.values)[text].setCheckState(TICKED)


# filters ----------------------------------------------------------------------------------------------


def test_a_ticked_value_narrows_and_its_chip_clears(pane: RegisterPane) -> None:
    tick(pane, UNIT, "卸油班  (2)")
    assert column(pane) == ["点0", "点3"]
    assert chips(pane) == ["Responsible unit: 卸油班"]
    assert pane._counter.text() == "2 of 6"
    pane.filters.hide()
    (button,) = pane.chips.buttons()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(column(pane)) == 6
    assert pane.chips.isHidden()


def test_filters_are_ticked_by_keyboard_alone(pane: RegisterPane) -> None:
    QTest.keyClick(pane.table, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    panel = pane.filters
    assert panel.isVisible()
    panel.choose(UNIT)
    QTest.keyClicks(panel.words, "jyb")
    assert [item.text() for item in items(panel.values).values() if not item.isHidden()] == ["加油班  (2)"]
    panel.values.setCurrentItem(items(panel.values)["加油班  (2)"])
    QTest.keyClick(panel.values, Key.Key_Space)
    assert column(pane) == ["点1", "点4"]
    QTest.keyClick(panel, Key.Key_Escape)
    assert not panel.isVisible()


def test_several_filters_hold_together_and_clear_together(pane: RegisterPane) -> None:
    tick(pane, UNIT, "(empty)  (2)", "卸油班  (2)")
    assert column(pane) == ["点0", "点2", "点3", "点5"]
    tick(pane, ("kind",), "Place  (2)")
    assert column(pane) == ["点0", "点2"]
    assert chips(pane) == ["Responsible unit: (empty)、卸油班", "Kind: Place", "All filters"]
    pane.filters.hide()
    pane.chips.buttons()[-1].setFocus()
    QTest.keyClick(pane.chips.buttons()[-1], Key.Key_Space)
    assert len(column(pane)) == 6
    assert pane.table.hasFocus(), "the keyboard goes to the rows when the last chip is gone"


def test_only_rows_with_the_value_under_the_cursor(pane: RegisterPane) -> None:
    pane.table.setCurrentIndex(pane.model.index(1, pane.model.column_of("kind")))
    pane.table.keep_only_this()
    assert column(pane) == ["点1", "点3", "点5"]
    pane.table.setCurrentIndex(pane.model.index(1, pane.model.column_of("name")))
    pane.table.keep_only_this()
    assert pane.filter.text() == "点3"
    assert column(pane) == ["点3"]


def test_what_is_typed_anew_belongs_to_what_is_shown(pane: RegisterPane, session: Session) -> None:
    tick(pane, ("kind",), "Place  (3)")
    pane.model.put(pane.model.blank_row, "name", "新点")
    assert column(pane)[-1] == "新点"
    assert query.page(session.company, "risk_point", text="新点")[0].kind == "place"


def test_a_new_record_that_the_filters_hide_is_told(pane: RegisterPane, said: list[Message]) -> None:
    pane.filter.setText("点1")
    pane.table.go_to_blank()
    pane.model.put(pane.model.blank_row, "name", "别的")
    pane.model.put(pane.model.blank_row, "kind", "place")
    assert said[-1].text == "It was added. The filters do not show it."
    assert column(pane) == ["点1"]


def test_days_and_periods(session: Session, qtbot: QtBot) -> None:
    point = edit.create(session.company, "risk_point", {"name": "油罐", "kind": "place"})[0]
    event = edit.create(session.company, "risk_event", {"risk_point_id": point, "name": "泄漏"})[0]
    for day in ("2026-06-30", "2026-07-01"):
        edit.create(session.company, "assessment", {"risk_event_id": event, "kind": "inherent", "rule_set": "direct",
                                                    "level": "low", "assessed_on": day})
    made = RegisterPane(RecordTableModel(session, "assessment"))
    qtbot.addWidget(made)
    made.show()
    made.open_filters()
    made.filters.choose(("assessed_on",))
    made.filters.since.setText("2026年7月1日")
    made.filters.since.editingFinished.emit()
    assert (made.model.count, chips(made)) == (1, ["Date: 2026-07-01 – …"])
    made.filters.until.setText("tomorrow")
    made.filters.until.editingFinished.emit()
    assert made.model.count == 1, "what is no date is said, and changes nothing"


def test_a_record_that_is_jumped_to_is_shown_whatever_the_filters(pane: RegisterPane) -> None:
    wanted = pane.model.record_id(5)
    tick(pane, ("kind",), "Place  (3)")
    assert pane.show_record(wanted)
    assert pane.table.current_id == wanted


# groups -----------------------------------------------------------------------------------------------


def test_groups_have_headings_with_counts_and_close(pane: RegisterPane) -> None:
    pane.model.set_group(UNIT)
    assert headings(pane) == ["(empty)  (2)", "加油班  (2)", "卸油班  (2)"]
    assert column(pane) == ["点2", "点5", "点1", "点4", "点0", "点3"]
    pane.table.setCurrentIndex(pane.model.index(3, 1))
    assert pane.model.index(3, 1).data(GROUP_ROLE).title == "加油班"
    QTest.keyClick(pane.table, Key.Key_Return)
    assert pane.model.index(3, 1).data(GROUP_ROLE).closed
    assert column(pane) == ["点2", "点5", "点0", "点3"]
    QTest.keyClick(pane.table, Key.Key_Return)
    assert len(column(pane)) == 6
    assert pane.table.currentIndex().row() == 3
    assert chips(pane) == ["Grouped by Responsible unit"]


def test_a_closed_group_opens_for_a_record_in_it(pane: RegisterPane) -> None:
    pane.model.set_group(UNIT)
    pane.model.set_all_closed(True)
    assert column(pane) == []
    wanted = query.ids(pane.model.session.company, "risk_point")[4]
    assert pane.show_record(wanted)
    assert column(pane) == ["点1", "点4"]


def test_changes_in_groups_touch_what_changed(pane: RegisterPane, session: Session) -> None:
    pane.model.set_group(UNIT)
    resets: list[int] = []
    pane.model.modelReset.connect(lambda: resets.append(1))
    wanted = pane.model.record_id(1)
    session.do(lambda: edit.change(session.company, "risk_point", wanted, {"name": "改名"}))
    assert column(pane)[0] == "改名"
    assert not resets
    session.do(lambda: edit.remove(session.company, "risk_point", [wanted]))
    assert headings(pane)[0] == "(empty)  (1)"
    session.do(session.company.undo)
    assert headings(pane)[0] == "(empty)  (2)"


def test_headings_are_neither_typed_into_nor_copied_nor_removed(pane: RegisterPane, session: Session) -> None:
    pane.model.set_group(UNIT)
    assert not pane.model.flags(pane.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not pane.model.put(0, "name", "x")
    pane.table.selectAll()
    assert len(pane.table.selected_ids()) == 6
    pane.table.setCurrentIndex(pane.model.index(2, pane.model.column_of("location")))
    QGuiApplication.clipboard().setText("东\n西")
    pane.table.paste()
    by_name = {point.name: point.location for point in query.page(session.company, "risk_point")}
    assert (by_name["点5"], by_name["点1"]) == ("东", "西"), "the heading between them is stepped over"


def test_grouped_by_the_level_that_counts(sample_session: Session, qtbot: QtBot) -> None:
    made = RegisterPane(RecordTableModel(sample_session, "risk_event"))
    qtbot.addWidget(made)
    made.model.set_group((STANDING_LEVEL,))
    assert sum(group.count for group in made.model.rows.groups) == made.model.count \
        == query.count(sample_session.company, "risk_event")
    found = [made.model.heading(made.model.rows.heading_row(place)) for place in range(len(made.model.rows.groups))]
    assert {one.level for one in found if one} <= set(Level)


# views ------------------------------------------------------------------------------------------------


def test_a_view_is_kept_under_a_name_and_comes_back(pane: RegisterPane, session: Session) -> None:
    tick(pane, ("kind",), "Place  (3)")
    pane.filters.hide()
    pane.model.set_group(UNIT)
    pane.table.sortByColumn(pane.model.column_of("name"), Qt.SortOrder.DescendingOrder)
    pane.table.columns.show(pane.model.column_of("note"), False)
    pane.filter.setText("点")
    pane.open_views()
    pane.views.name.setText("场所")
    QTest.keyClick(pane.views.name, Key.Key_Return)
    assert list(items(pane.views.views)) == ["场所"]
    pane.clear_filters()
    pane.model.set_group(())
    pane.table.columns.reset()
    pane.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert len(column(pane)) == 6
    pane.views.views.setCurrentRow(0)
    QTest.keyClick(pane.views.views, Key.Key_Return)
    assert pane.filter.text() == "点"
    assert chips(pane) == ["Kind: Place", "Grouped by Responsible unit"]
    assert column(pane) == ["点2", "点4", "点0"]
    assert pane.table.isColumnHidden(pane.model.column_of("note"))
    assert pane.table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    QTest.keyClick(pane.views.views, Key.Key_Delete)
    assert pane.views.saved.names() == []


def test_columns_are_hidden_and_moved_by_keyboard(pane: RegisterPane) -> None:
    pane.open_views()
    listed = pane.views.columns
    listed.setCurrentRow(0)
    QTest.keyClick(listed, Key.Key_Space)
    assert pane.table.isColumnHidden(pane.model.column_of("number"))
    listed.setCurrentRow(2)
    QTest.keyClick(listed, Key.Key_Up, Modifier.AltModifier)
    fields = [pane.model.fields[place].name for place in pane.table.columns.shown()]
    assert fields[:2] == ["kind", "name"]
    assert listed.currentItem().text() == "Kind"


# one value for many -----------------------------------------------------------------------------------


def test_one_value_for_all_chosen_rows_is_one_step(pane: RegisterPane, session: Session, said: list[Message]) -> None:
    pane.table.setCurrentIndex(pane.model.index(0, pane.model.column_of("location")))
    pane.table.selectAll()
    QTest.keyClick(pane.table, Key.Key_E, Modifier.ControlModifier)
    QTest.keyClicks(pane.bulk.editor, "Yard")
    QTest.keyClick(pane.bulk.editor, Key.Key_Return)
    assert {point.location for point in query.page(session.company, "risk_point")} == {"Yard"}
    assert said[-1].text == "6 rows changed. Undo with Ctrl+Z."
    assert undo_label(session.company) == "Change 6 × Risk point"
    assert pane.bulk.isHidden()
    session.do(session.company.undo)
    assert {point.location for point in query.page(session.company, "risk_point")} == {""}


def test_a_value_that_is_refused_changes_no_row(pane: RegisterPane, session: Session, said: list[Message]) -> None:
    pane.table.setCurrentIndex(pane.model.index(0, pane.model.column_of("name")))
    pane.table.selectAll()
    pane.set_in_all()
    QTest.keyClick(pane.bulk.editor, Key.Key_Return)
    assert "“Name” is empty" in said[-1].text
    assert not pane.bulk.isHidden()
    QTest.keyClick(pane.bulk.editor, Key.Key_Escape)
    assert pane.bulk.isHidden()
    assert pane.table.hasFocus()
    assert query.page(session.company, "risk_point")[0].name == "点0"


# long tables ------------------------------------------------------------------------------------------


@pytest.fixture
def crowd(session: Session) -> Session:
    """So many people that their order is not read at once."""
    rows.put(session.company, "person", [("", {"name": f"{number:05d}"}) for number in range(3 * FIRST)])
    return session


def test_the_order_of_a_long_table_is_read_behind_the_back(crowd: Session, qtbot: QtBot) -> None:
    people = RecordTableModel(crowd, "person")
    assert people.count == 3 * FIRST
    assert not people.spine.whole
    assert people.index(0, 0).data() == "00000"
    qtbot.waitUntil(lambda: people.spine.whole)
    assert people.index(3 * FIRST - 1, 0).data() == f"{3 * FIRST - 1:05d}"


def test_who_scrolls_first_need_not_wait_for_it(crowd: Session) -> None:
    people = RecordTableModel(crowd, "person")
    assert people.index(2 * FIRST, 0).data() == f"{2 * FIRST:05d}"
    assert people.spine.whole


def test_a_change_before_the_order_is_known(crowd: Session, qtbot: QtBot) -> None:
    people = RecordTableModel(crowd, "person")
    first = people.record_id(0)
    crowd.do(lambda: edit.remove(crowd.company, "person", [first]))
    assert people.count == 3 * FIRST - 1
    qtbot.waitUntil(lambda: people.spine.whole)
    assert len(set(people.spine.ids)) == people.count
    assert first not in people.spine.ids


def test_a_long_table_is_sorted_and_narrowed_while_its_order_is_read(crowd: Session, qtbot: QtBot) -> None:
    people = RecordTableModel(crowd, "person")
    QAbstractItemModelTester(people, QAbstractItemModelTester.FailureReportingMode.Warning, people)
    people.sort(0, Qt.SortOrder.DescendingOrder)
    people.set_filter("000")
    people.set_filter("")
    people.sort(0, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: people.spine.whole)
    assert [people.index(row, 0).data() for row in (0, FIRST, 3 * FIRST - 1)] == [
        "00000", f"{FIRST:05d}", f"{3 * FIRST - 1:05d}"]
    people.set_condition(Condition(("name",), ("00007",)))
    assert people.count == 1


def test_many_names_are_listened_to_behind_the_back(session: Session, qtbot: QtBot) -> None:
    rows.put(session.company, "person", [("", {"name": f"张三{number}" if number % 2 else f"李四{number}"})
                                         for number in range(2400)])
    people = RecordTableModel(session, "person")
    people.set_filter("ls")
    qtbot.waitUntil(lambda: people.count == 1200)
    assert people.index(0, 0).data() == "李四0"
