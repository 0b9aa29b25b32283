"""What is typed and not kept waits: in the form of its record, in the draft of its list, until kept or discarded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit, query, rows, unkept
from dualprev_desktop.services.unkept import Where
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.side_file import PAUSE_MILLISECONDS
from dualprev_desktop.ui.typing_keeper import typing_of
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from tests.support.clock import StillClock
from tests.ui.conftest import session_of

Key = Qt.Key
Open = Callable[..., RegisterPane]


def line(pane: RegisterPane, name: str) -> QLineEdit:
    editor = pane.form.fields[name].editor
    assert isinstance(editor, QLineEdit)
    return editor


def retype(pane: RegisterPane, name: str, text: str) -> None:
    pane.form.focus_field(name)
    line(pane, name).selectAll()
    QTest.keyClicks(line(pane, name), text)


def side_file(session: Session) -> Path:
    return unkept.file_of(session.paths, session.company.id)


@pytest.fixture
def point(company: Company) -> str:
    return edit.create(company, "risk_point", {"number": "R1", "name": "Tank", "kind": "facility"})[0]


@pytest.fixture
def open_pane(company: Company, paths: AppPaths, qtbot: QtBot) -> Iterator[Open]:
    """Each call is another start of the program over the same file: what the one before wrote is all it knows."""
    sessions: list[Session] = []
    panes: list[RegisterPane] = []

    def make(type_id: str = "risk_point", **equal: str) -> RegisterPane:
        for before in sessions:
            typing_of(before).stop()
        for dead in panes:
            for field in dead.form.fields.values():
                field.blockSignals(True)  # a dead program keeps nothing when its window goes
        session = session_of(company, paths)
        sessions.append(session)
        pane = RegisterPane(RecordTableModel(session, type_id, equal=equal or None))
        panes.append(pane)
        qtbot.addWidget(pane)
        pane.resize(940, 560)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        return pane
    yield make
    for session in sessions:
        typing_of(session).stop()
        session.jobs.shut_down()


def test_a_field_that_was_not_left_is_put_back_and_kept_by_enter(open_pane: Open, company: Company, point: str,
                                                                 clock: StillClock) -> None:
    retype(open_pane(), "location", "north side")
    again = open_pane()
    assert again.form.record_id == point
    assert line(again, "location").text() == "north side"
    assert query.find(company, "risk_point", point).location == ""
    assert again.form.band.isVisible()
    assert again.form.band.words.text().startswith("Typed on ")
    again.form.focus_field("location")
    QTest.keyClick(line(again, "location"), Key.Key_Return)
    assert query.find(company, "risk_point", point).location == "north side"
    assert not again.form.band.isVisible()
    assert not open_pane().form.band.isVisible()


def test_passing_by_neither_keeps_nor_loses_it(open_pane: Open, company: Company, point: str) -> None:
    (other,), _changes = rows.add(company, "risk_point", {"number": "R2", "name": "Other", "kind": "place"})
    retype(open_pane(), "location", "north side")
    again = open_pane()
    again.form.focus_field("location")
    again.form.focus_field("name")
    again.table.go_to(other)
    assert line(again, "location").text() == ""
    again.table.go_to(point)
    assert line(again, "location").text() == "north side"
    assert query.find(company, "risk_point", point).location == ""


def test_both_values_are_seen_when_the_record_has_changed_since(open_pane: Open, company: Company, point: str) -> None:
    retype(open_pane(), "name", "Tank field")
    assert open_pane().form.fields["name"].echo == "In the file: “Tank”"
    edit.change(company, "risk_point", point, {"name": "Tank 2"})
    again = open_pane()
    assert line(again, "name").text() == "Tank field"
    assert again.form.fields["name"].echo == "Changed since; in the file: “Tank 2”"
    QTest.mouseClick(again.form.band.discard, Qt.MouseButton.LeftButton)
    assert line(again, "name").text() == "Tank 2"
    assert not again.form.band.isVisible()
    assert line(open_pane(), "name").text() == "Tank 2"


def test_keep_puts_all_of_it_into_the_file_and_leads_to_what_is_refused(open_pane: Open, company: Company,
                                                                        point: str) -> None:
    before = open_pane()
    where = Where("risk_point", point)
    typing_of(before.model.session).note(where, "location", "north side")
    typing_of(before.model.session).note(where, "kind", "nothing such", "facility")
    again = open_pane()
    QTest.mouseClick(again.form.band.keep, Qt.MouseButton.LeftButton)
    record = query.find(company, "risk_point", point)
    assert (record.location, record.kind) == ("north side", "facility")
    assert QApplication.focusWidget() is line(again, "kind")
    assert "is not in the list" in again.form.fields["kind"].problem


def test_escape_lets_go_of_it_for_good(open_pane: Open, point: str) -> None:
    pane = open_pane()
    retype(pane, "location", "north side")
    QTest.keyClick(line(pane, "location"), Key.Key_Escape)
    assert not open_pane().form.band.isVisible()


def test_a_half_typed_new_record_stands_where_it_was_typed(open_pane: Open, company: Company, point: str) -> None:
    other, _changes = edit.create(company, "risk_point", {"name": "Other", "kind": "place"})
    pane = open_pane("risk_event", risk_point_id=point)
    pane.start_new()
    pane.form.focus_field("number")
    QTest.keyClicks(line(pane, "number"), "E7")
    QTest.keyClick(line(pane, "number"), Key.Key_Return)
    pane.model.set_equal({"risk_point_id": other})
    assert not pane.model.draft.begun, "among the events of another point stands another draft"
    again = open_pane("risk_event", risk_point_id=point)
    assert again.model.draft.value("number") == "E7"
    assert again.form.record_id == ""
    assert again.form.band.isVisible()
    again.form.focus_field("name")
    QTest.keyClicks(line(again, "name"), "Fire")
    QTest.keyClick(line(again, "name"), Key.Key_Return)
    made = query.find(company, "risk_event", again.form.record_id)
    assert (made.number, made.name, made.risk_point_id) == ("E7", "Fire", point)
    assert not open_pane("risk_event", risk_point_id=point).model.draft.begun


def test_a_cell_that_was_being_typed_is_put_back_too(open_pane: Open, point: str) -> None:
    pane = open_pane()
    pane.table.go_to(point, pane.model.column_of("location"))
    pane.table.edit(pane.table.currentIndex())
    editor = pane.table.viewport().focusWidget() or QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "north")
    typing_of(pane.model.session).stop()
    again = open_pane()
    assert line(again, "location").text() == "north"


def test_a_cell_that_was_committed_or_given_up_leaves_nothing(open_pane: Open, company: Company, point: str) -> None:
    pane = open_pane()
    for key, kept in ((Key.Key_Escape, ""), (Key.Key_Return, "north")):
        pane.table.go_to(point, pane.model.column_of("location"))
        pane.table.edit(pane.table.currentIndex())
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, "north")
        QTest.keyClick(editor, key)
        QApplication.processEvents()
        assert query.find(company, "risk_point", point).location == kept
        assert not typing_of(pane.model.session).places()


def test_it_is_written_a_moment_after_the_key_while_typing_goes_on(open_pane: Open, qtbot: QtBot, point: str) -> None:
    pane = open_pane()
    assert PAUSE_MILLISECONDS < 500
    retype(pane, "location", "n")
    for _key in range(30):
        QTest.keyClicks(line(pane, "location"), "o")
        qtbot.wait(PAUSE_MILLISECONDS // 10)
    assert side_file(pane.model.session).exists(), "the timer must not begin anew at every key"


def test_of_a_company_that_is_only_looked_at_nothing_is_kept(company: Company, paths: AppPaths, qtbot: QtBot,
                                                              point: str) -> None:
    with Company.open(company.path, paths, user="officer", read_only=True) as looked_at:
        session = session_of(looked_at, paths)
        typing_of(session).note(Where("risk_point", point), "name", "x")
        typing_of(session).stop()
        assert typing_of(session).places() == []
        assert not side_file(session).exists()


def test_a_damaged_side_file_is_said_and_left_out(company: Company, paths: AppPaths, qapp: QApplication) -> None:
    path = unkept.file_of(paths, company.id)
    path.parent.mkdir(parents=True)
    path.write_text("{")
    session = session_of(company, paths)
    heard: list[Message] = []
    session.said.connect(heard.append)
    typing_of(session).announce()
    assert len(heard) == 1
    assert str(path) in heard[0].text
    typing_of(session).announce()
    assert len(heard) == 1


def test_the_start_says_what_waits_and_leads_there(open_pane: Open, company: Company, paths: AppPaths,
                                                   point: str) -> None:
    retype(open_pane(), "location", "north side")
    session = open_pane().model.session
    heard: list[Message] = []
    asked: list[object] = []
    session.said.connect(heard.append)
    session.asked_for.connect(asked.append)
    typing_of(session).announce()
    assert "Risk point Tank" in heard[0].text
    heard[0].acts[0].run()
    assert [getattr(one, "record_id", "") for one in asked] == [point]


def test_a_new_person_is_made_with_the_point_that_names_him(open_pane: Open, company: Company, point: str) -> None:
    pane = open_pane()
    retype(pane, "person_id", "Wang Wu")
    assert pane.form.fields["person_id"].echo == "New Person “Wang Wu”: it is added with this."
    again = open_pane()
    assert line(again, "person_id").text() == "Wang Wu"
    again.form.focus_field("person_id")
    QTest.keyClick(line(again, "person_id"), Key.Key_Return)
    person = query.find(company, "risk_point", point).person_id
    assert query.find(company, "person", person).name == "Wang Wu"
    assert line(again, "person_id").text() == "Wang Wu"
    again.model.session.do(company.undo)
    assert query.count(company, "person") == 0
    assert line(again, "person_id").text() == ""


def test_who_is_known_is_taken_before_somebody_new(open_pane: Open, company: Company, point: str) -> None:
    known, _changes = edit.create(company, "person", {"name": "Wang Wu"})
    pane = open_pane()
    retype(pane, "person_id", "Wang")
    QTest.keyClick(line(pane, "person_id"), Key.Key_Return)
    assert query.find(company, "risk_point", point).person_id == known
    assert query.count(company, "person") == 1




def test_a_measure_in_the_line_above_the_table_waits_among_the_measures_of_its_event(
        sample_session: Session, qtbot: QtBot) -> None:
    page = ControlPage(sample_session)
    qtbot.addWidget(page)
    first, second = page.events.current_id, next(iter(set(page._lines) - {page.events.current_id}))
    page.entry.choose(2)
    QTest.keyClicks(page.entry.line, "Check the valve")
    page.events.choose(second)
    keeper = typing_of(sample_session)
    assert [where.among for where in keeper.places()] == [unkept.among({"risk_event_id": second})]
    again = RecordTableModel(sample_session, "control_measure", equal={"risk_event_id": second})
    assert (again.draft.value("content"), again.draft.value("measure_class")) == ("Check the valve",
                                                                                  page.entry.codes[2])
    assert not RecordTableModel(sample_session, "control_measure", equal={"risk_event_id": first}).draft.begun
    page.add_measure(page.entry.codes[2], "Check the valve")
    assert keeper.places() == []
