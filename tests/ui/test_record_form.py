"""The form: it keeps each field as it is left, judges while one types, and follows undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

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
    assert form.fields["name"].problem == "Enterprise: the field “Name” is empty. Fill it in."
    QTest.keyClick(line(form, "name"), Key.Key_Return)
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
