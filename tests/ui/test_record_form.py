"""The form: it keeps each field as it is left, judges while one types, and follows undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

Key = Qt.Key


def line(form: RecordForm, name: str) -> QLineEdit:
    editor = form.fields[name].editor
    assert isinstance(editor, QLineEdit)
    return editor


def retype(qtbot: QtBot, form: RecordForm, name: str, text: str) -> None:
    form.focus_field(name)
    line(form, name).selectAll()
    QTest.keyClicks(line(form, name), text)


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> RecordForm:
    made = edit.create(session.company, "enterprise", {"name": "示范加油站", "headcount": 14})[0]
    form = RecordForm(RecordTableModel(session, "enterprise"))
    qtbot.addWidget(form)
    form.show_record(made)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    return form


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> RegisterPane:
    rows.put(session.company, "risk_point", [("", {"number": str(n), "name": f"点{n}", "kind": "place"})
                                             for n in range(1, 4)])
    made = RegisterPane(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(made)
    made.resize(940, 560)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_enter_keeps_a_field_and_goes_to_the_next(form: RecordForm, session: Session, qtbot: QtBot) -> None:
    retype(qtbot, form, "name", "Station")
    QTest.keyClick(line(form, "name"), Key.Key_Return)
    assert query.find(session.company, "enterprise", form.record_id).name == "Station"
    assert QApplication.focusWidget() is line(form, "credit_code")


def test_leaving_a_field_keeps_it_and_undo_shows_the_old_value(form: RecordForm, session: Session,
                                                                qtbot: QtBot) -> None:
    retype(qtbot, form, "headcount", "20")
    form.focus_field("name")
    assert query.find(session.company, "enterprise", form.record_id).headcount == 20
    session.do(session.company.undo)
    assert line(form, "headcount").text() == "14"


def test_a_list_that_opens_below_a_choice_does_not_end_the_typing(pane: RegisterPane, session: Session,
                                                                   qtbot: QtBot) -> None:
    pane.table.go_to(pane.model.record_id(0))
    retype(qtbot, pane.form, "kind", "f")
    # what a display sends to the field when the list becomes a window; the offscreen platform does not
    QCoreApplication.sendEvent(line(pane.form, "kind"), QFocusEvent(QEvent.Type.FocusAboutToChange))
    assert line(pane.form, "kind").text() == "f"
    QTest.keyClicks(line(pane.form, "kind"), "ac")
    QTest.keyClick(line(pane.form, "kind"), Key.Key_Return)
    assert query.find(session.company, "risk_point", pane.form.record_id).kind == "facility"


def test_a_wrong_value_is_explained_below_while_it_is_typed(form: RecordForm, session: Session, qtbot: QtBot) -> None:
    retype(qtbot, form, "headcount", "1x")
    assert "takes a whole number" in form.fields["headcount"].problem
    form.focus_field("name")
    assert query.find(session.company, "enterprise", form.record_id).headcount == 14
    assert line(form, "headcount").text() == "1x", "what was typed is not thrown away"
    form.focus_field("headcount")
    QTest.keyClick(line(form, "headcount"), Key.Key_Escape)
    assert (line(form, "headcount").text(), form.fields["headcount"].problem) == ("14", "")


def test_a_required_field_is_not_emptied(form: RecordForm, session: Session, qtbot: QtBot) -> None:
    form.focus_field("name")
    line(form, "name").selectAll()
    QTest.keyClick(line(form, "name"), Key.Key_Delete)
    assert form.fields["name"].problem == "", "something else may be about to be typed"
    QTest.keyClick(line(form, "name"), Key.Key_Return)
    assert form.fields["name"].problem == "Enterprise: the field “Name” is empty. Fill it in."
    assert query.find(session.company, "enterprise", form.record_id).name == "示范加油站"


def test_the_next_record_says_what_could_not_be_kept(pane: RegisterPane, qtbot: QtBot, said: list[Message]) -> None:
    pane.table.go_to(pane.model.record_id(0))
    retype(qtbot, pane.form, "kind", "nothing such")
    QTest.keyClick(line(pane.form, "kind"), Key.Key_PageDown)
    assert pane.form.record_id == pane.model.record_id(1)
    assert "“nothing such” is not in the list of “Kind”" in said[-1].text
    assert said[-1].text.endswith("The old value stays.")
    QTest.keyClick(line(pane.form, "kind"), Key.Key_PageUp)
    assert line(pane.form, "kind").text() == "Place"


def test_a_new_record_is_made_in_the_form(pane: RegisterPane, session: Session, qtbot: QtBot) -> None:
    pane.start_new()
    assert QApplication.focusWidget() is line(pane.form, "name")
    QTest.keyClicks(line(pane.form, "name"), "Tank")
    QTest.keyClick(line(pane.form, "name"), Key.Key_Return)
    QTest.keyClicks(line(pane.form, "kind"), "fac")
    QTest.keyClick(line(pane.form, "kind"), Key.Key_Return)
    assert query.count(session.company, "risk_point") == 4
    made = query.find(session.company, "risk_point", pane.form.record_id)
    assert (made.name, made.kind) == ("Tank", "facility")
    assert QApplication.focusWidget() is line(pane.form, "location")
    QTest.keyClicks(line(pane.form, "location"), "East")
    QTest.keyClick(line(pane.form, "location"), Key.Key_Return)
    assert query.find(session.company, "risk_point", made.id).location == "East"


def test_filter_and_count(pane: RegisterPane, qtbot: QtBot) -> None:
    pane.filter.setText("点2")
    assert pane.model.count == 1
    assert pane.show_record(query.ids(pane.model.session.company, "risk_point")[2]), "the filter gives way"
    assert pane.model.count == 3


def test_the_history_tells_who_changed_what(pane: RegisterPane, session: Session) -> None:
    record_id = pane.model.record_id(0)
    pane.model.put(0, "kind", "facility")
    pane.history.show_record(record_id)
    told = pane.history.view.toPlainText()
    assert "officer" in told
    assert "Kind: Place → Facility" in told
    assert told.index("Facility") < told.index("made"), "the newest first"


def test_f6_leaves_the_table_and_comes_back(pane: RegisterPane) -> None:
    pane.table.setFocus()
    QTest.keyClick(pane.table, Key.Key_F6)
    beside = QApplication.focusWidget()
    assert beside is not None
    assert pane.form.isAncestorOf(beside)
    QTest.keyClick(beside, Key.Key_F6)
    assert QApplication.focusWidget() is pane.table


def test_the_filter_gives_way_to_escape_and_leads_to_the_rows(pane: RegisterPane) -> None:
    pane.filter.setFocus()
    QTest.keyClicks(pane.filter, "nothing")
    assert pane.model.count == 0
    QTest.keyClick(pane.filter, Key.Key_Escape)
    assert pane.model.count == 3
    QTest.keyClick(pane.filter, Key.Key_Down)
    assert QApplication.focusWidget() is pane.table


# sections, and the way from record to record ------------------------------------------------------------


def test_the_sections_of_the_declaration_head_the_fields(pane: RegisterPane) -> None:
    titles = [title for title in pane.form._sections.titles.values() if title.isVisible()]
    assert [title.text() for title in titles] == ["What and where", "Who answers for it", "Further facts"]
    below = [name for name in pane.form.fields if pane.form.fields[name].y() > titles[1].y()]
    assert below[:3] == ["unit_id", "post_id", "person_id"]
    assert list(pane.form.fields).index("zone_id") < list(pane.form.fields).index("unit_id"), "as one reads it"


def test_one_section_alone_has_no_heading(session: Session, qtbot: QtBot) -> None:
    form = RecordForm(RecordTableModel(session, "zone"))
    qtbot.addWidget(form)
    assert form._sections.titles == {}


def test_buttons_lead_to_the_next_record_and_say_where_one_is(pane: RegisterPane) -> None:
    bar = pane.form.neighbours
    pane.table.go_to(pane.model.record_id(0))
    assert bar.place.text() == "1 of 3"
    assert not bar.above.isEnabled()
    assert bar.above.toolTip().endswith("This is the first record.")
    QTest.mouseClick(bar.below, Qt.MouseButton.LeftButton)
    assert pane.form.record_id == pane.model.record_id(1)
    assert bar.place.text() == "2 of 3"
    for _click in range(2):
        QTest.mouseClick(bar.below, Qt.MouseButton.LeftButton)
    assert bar.place.text() == "New record"
    assert not bar.below.isEnabled()
    QTest.mouseClick(bar.above, Qt.MouseButton.LeftButton)
    assert bar.place.text() == "3 of 3"


def test_a_heading_between_groups_is_stepped_over(pane: RegisterPane) -> None:
    pane.model.put(1, "kind", "facility")
    pane.model.set_group(("kind",))
    pane.table.go_to(pane.model.record_id(1))
    seen = [pane.form.record_id]
    for _press in range(2):
        QTest.keyClick(line(pane.form, "name"), Key.Key_PageDown)
        seen.append(pane.form.record_id)
    assert "" not in seen
    assert len(set(seen)) == 3


def test_enter_in_the_last_field_goes_to_the_next_record_and_at_last_to_a_new_one(pane: RegisterPane) -> None:
    last = list(pane.form.fields)[-1]
    pane.table.go_to(pane.model.record_id(1))
    pane.form.focus_field(last)
    QTest.keyClick(pane.form.fields[last].editor, Key.Key_Return)
    assert pane.form.record_id == pane.model.record_id(2)
    assert QApplication.focusWidget() is line(pane.form, "number")
    pane.form.focus_field(last)
    QTest.keyClick(pane.form.fields[last].editor, Key.Key_Return)
    assert pane.form.record_id == ""
    assert QApplication.focusWidget() is line(pane.form, "name"), "the first that a new record must have"


def test_half_a_date_is_not_blamed_and_a_whole_one_is_read(session: Session, qtbot: QtBot) -> None:
    pane = RegisterPane(RecordTableModel(session, "method_use"))
    qtbot.addWidget(pane)
    pane.resize(940, 560)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.start_new()
    field = pane.form.fields["done_on"]
    retype(qtbot, pane.form, "done_on", "2026.1")
    assert (field.problem, field.echo) == ("", "")
    QTest.keyClicks(line(pane.form, "done_on"), ".3")
    assert (field.problem, field.echo) == ("", "✓ reads as 2026-01-03")
    retype(qtbot, pane.form, "done_on", "2026.13")
    assert "takes a date such as" in field.problem
    retype(qtbot, pane.form, "done_on", "2026.1")
    pane.form.focus_field("title")
    assert "takes a date such as" in field.problem, "who leaves it is told"


def test_a_doubtful_telephone_number_is_kept_and_stays_pointed_out(form: RecordForm, session: Session,
                                                                    qtbot: QtBot) -> None:
    field = form.fields["duty_phone"]
    retype(qtbot, form, "duty_phone", "1381234")
    assert field.echo == ""
    form.focus_field("name")
    assert query.find(session.company, "enterprise", form.record_id).duty_phone == "1381234"
    assert "a mobile number has 11" in field.echo
    assert field.problem == ""


def test_every_field_that_people_see_says_more_than_its_name() -> None:
    silent = [f"{declared.id}.{field.name}" for declared in record_types() for field in declared.fields
              if not field.hidden and not field.part_of and len(field.help) <= len(field.label)]
    assert silent == []
