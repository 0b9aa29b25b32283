"""Handing over in the window: from the row of a person, in the place of a removal, with other successors for some."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.services import edit, organisation, query
from dualprev_desktop.ui.pages.survey.body import SurveyPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.org_hand_over import HandOverPanel
from dualprev_desktop.ui.widgets.org_hand_over_model import SUCCESSOR, TITLE, HandOverModel
from dualprev_desktop.ui.widgets.org_people import PeoplePane
from tests.support.people import without_people

Key, Check = Qt.Key, Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def sample_session(sample_session: Session) -> Session:
    """The sample before anybody was named in it."""
    without_people(sample_session.company)
    return sample_session


@pytest.fixture
def people(sample_session: Session) -> dict[str, str]:
    """张三 is head of the station and answers for two points; 李四 holds nothing."""
    company = sample_session.company
    found = {name: edit.create(company, "person", {"name": name})[0] for name in ("张三", "李四")}
    leader = next(one.id for one in query.records(company, Post) if one.name == "站长")
    organisation.appoint(company, found["张三"], leader)
    for point in query.ids(company, "risk_point")[:2]:
        edit.change(company, "risk_point", point, {"person_id": found["张三"]})
    return found


@pytest.fixture
def said(sample_session: Session) -> list[Message]:
    heard: list[Message] = []
    sample_session.said.connect(heard.append)
    return heard


@pytest.fixture
def page(sample_session: Session, people: dict[str, str], qtbot: QtBot) -> SurveyPage:
    made = SurveyPage(sample_session)
    qtbot.addWidget(made)
    made.resize(940, 620)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def people_pane(page: SurveyPage, person_id: str) -> PeoplePane:
    assert page.show_record("person", person_id)
    pane = page.pane("person")
    assert isinstance(pane, PeoplePane)
    return pane


def panel(page: SurveyPage) -> HandOverPanel:
    assert page.hand_over_panel is not None
    assert page.body.currentWidget() is page.hand_over_panel
    return page.hand_over_panel


def points_of(session: Session, person_id: str) -> int:
    return len(query.records(session.company, RiskPoint, person_id=person_id))


def test_all_duties_go_to_one_successor(sample_session: Session, page: SurveyPage, people: dict[str, str],
                                        said: list[Message]) -> None:
    people_pane(page, people["张三"]).hand_over()
    shown = panel(page)
    groups = [shown.model.index(row, TITLE).data() for row in range(shown.model.rowCount())]
    assert groups == ["Appointments · 1", "Risk points · 2"]
    assert not shown.take.isEnabled(), "nobody is chosen yet"
    shown.successor.setFocus()
    QTest.keyClicks(shown.successor, "ls")
    QTest.keyClick(shown.successor, Key.Key_Return)
    assert shown.take.text() == "Hand over 3 duties"
    assert shown.take.isEnabled()
    shown.take.click()
    assert said[-1].text.startswith("3 duties of “张三” were handed over. “张三” is marked as left.")
    print([(o.id,o.name) for o in query.records(sample_session.company, Person)], people)
    assert points_of(sample_session, people["李四"]) == 2
    assert query.get(sample_session.company, Person, people["张三"]).left_on is not None
    assert not page.body.covered
    sample_session.do(sample_session.company.undo)
    assert points_of(sample_session, people["张三"]) == 2


def test_lines_go_to_others_or_stay(sample_session: Session, page: SurveyPage, people: dict[str, str]) -> None:
    people_pane(page, people["张三"]).hand_over()
    shown, model = panel(page), panel(page).model
    points = model.index(1, 0)
    model.setData(model.index(0, TITLE, points), Qt.CheckState.Unchecked, Check)
    assert points.data(Check) == Qt.CheckState.PartiallyChecked
    assert model.index(0, SUCCESSOR, points).data() == "stays as it is"
    model.set_own(model.index(1, SUCCESSOR, points), "Wang Wu", "Wang Wu")
    shown.successor.show_value(people["李四"])
    shown.leaves.setChecked(False)
    shown.hand_over()
    company = sample_session.company
    wang = next(one for one in query.records(company, Person) if one.name == "Wang Wu")
    assert points_of(sample_session, wang.id) == points_of(sample_session, people["张三"]) == 1
    lasting = [one.person_id for one in query.records(company, Appointment) if one.until is None]
    assert lasting == [people["李四"]]
    assert query.get(company, Person, people["张三"]).left_on is None


def test_removing_who_answers_for_something_offers_to_hand_over(sample_session: Session, page: SurveyPage,
                                                                people: dict[str, str]) -> None:
    people_pane(page, people["张三"]).table.remove_chosen()
    shown = panel(page)
    assert query.find(sample_session.company, "person", people["张三"]) is not None
    assert "would be left without anyone" in shown._why.text()
    shown.remove.click()
    assert query.find(sample_session.company, "person", people["张三"]) is None
    people_pane(page, people["李四"]).table.remove_chosen()
    assert query.find(sample_session.company, "person", people["李四"]) is None, "who has none is simply removed"


def test_a_wrong_day_is_said_and_nothing_goes_over(sample_session: Session, page: SurveyPage,
                                                   people: dict[str, str], said: list[Message]) -> None:
    people_pane(page, people["张三"]).hand_over()
    shown = panel(page)
    shown.successor.show_value(people["李四"])
    shown.day.show_value("", "")  # type: ignore[attr-defined]
    shown.day.setFocus()
    QTest.keyClicks(shown.day, "someday")
    shown.hand_over()
    assert "someday" in said[-1].text
    assert points_of(sample_session, people["张三"]) == 2


def test_space_ticks_and_the_model_is_sound(sample_session: Session, page: SurveyPage, people: dict[str, str],
                                            qtbot: QtBot) -> None:
    people_pane(page, people["张三"]).hand_over()
    shown = panel(page)
    tester = QAbstractItemModelTester(shown.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    shown.tree.setFocus()
    shown.tree.setCurrentIndex(shown.model.index(1, 0))
    QTest.keyClick(shown.tree, Key.Key_Space)
    assert shown.model.index(1, 0).data(Check) == Qt.CheckState.Unchecked
    assert len(shown.model.successors()) == 1
    shown.model.show([])
    assert isinstance(tester.model(), HandOverModel)
    assert shown._why.text() == "“张三” answers for nothing."


def test_the_posts_of_a_person_are_typed_beside_the_form(sample_session: Session, page: SurveyPage,
                                                         people: dict[str, str]) -> None:
    pane = people_pane(page, people["李四"])
    assert pane.posts.model.count == 0
    pane.posts.model.put(pane.posts.model.blank_row, "post_id", "电工")
    (one,) = query.records(sample_session.company, Appointment, person_id=people["李四"])
    pane.posts.model.put(0, "until", "2026-01-31")
    assert query.get(sample_session.company, Appointment, one.id).until is not None
    people_pane(page, people["张三"])
    assert pane.posts.model.count == 1
