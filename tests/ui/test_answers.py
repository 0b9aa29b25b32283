"""Who answers for what, on the control page: holes found and filled, the sheet of one, the way to the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.services import edit, organisation, query
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.org_answers import AnswerPanel
from dualprev_desktop.ui.widgets.org_answers_model import PERSON
from tests.support.people import without_people
from tests.ui.conftest import ScriptedDialogs


@pytest.fixture
def sample_session(sample_session: Session) -> Session:
    """The sample before anybody was named in it."""
    without_people(sample_session.company)
    return sample_session


@pytest.fixture
def leader(sample_session: Session) -> str:
    """张三 is head of the station; every other post is vacant."""
    company = sample_session.company
    person = edit.create(company, "person", {"name": "张三"})[0]
    post = next(one.id for one in query.records(company, Post) if one.name == "站长")
    organisation.appoint(company, person, post)
    return person


@pytest.fixture
def page(sample_session: Session, leader: str, qtbot: QtBot) -> ControlPage:
    made = ControlPage(sample_session)
    qtbot.addWidget(made)
    made.resize(940, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def panel(page: ControlPage, qtbot: QtBot) -> AnswerPanel:
    page.show_answers()
    made = page.answers
    assert made is not None
    qtbot.waitUntil(lambda: bool(made.shares.shown))
    return made


@pytest.fixture
def said(sample_session: Session) -> list[Message]:
    heard: list[Message] = []
    sample_session.said.connect(heard.append)
    return heard


def people(panel: AnswerPanel) -> set[str]:
    return {str(panel.shares.index(row, PERSON).data()) for row in range(panel.shares.rowCount())}


def test_holders_and_holes_are_shown_and_narrowed(panel: AnswerPanel) -> None:
    testers = [QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
               for model in (panel.shares, panel.answers)]
    assert people(panel) == {"张三", "no one"}
    panel.missing.setChecked(True)
    assert people(panel) == {"no one"}
    panel.missing.setChecked(False)
    QTest.keyClicks(panel.filter, "zs")
    assert people(panel) == {"张三"}
    panel.filter.clear()
    assert len(testers) == 2


def test_the_sheet_of_a_person_gathers_all_tiers(panel: AnswerPanel, leader: str) -> None:
    panel.show_person(leader)
    assert panel._about.text().startswith("张三: 3 risk points · 5 risk events · ")
    assert len({one.tier for one in panel.answers.answers}) > 1
    assert not panel.person.isVisible(), "there is nobody to name"


def test_a_hole_is_filled_and_undo_opens_it_again(sample_session: Session, panel: AnswerPanel, leader: str,
                                                  said: list[Message], qtbot: QtBot) -> None:
    panel.missing.setChecked(True)
    before, held = panel.shares.division.missing, panel.share
    assert held is not None
    panel.person.show_value(leader)
    panel.name_person()
    qtbot.waitUntil(lambda: panel.shares.division.missing < before)
    assert said[-1].text == "“张三” is named. Undo with Ctrl+Z."
    filled = before - panel.shares.division.missing
    assert filled >= len(held.answers)
    sample_session.do(sample_session.company.undo)
    qtbot.waitUntil(lambda: panel.shares.division.missing == before)


def test_a_name_that_is_nobodys_is_said(panel: AnswerPanel, said: list[Message]) -> None:
    panel.missing.setChecked(True)
    panel.person.setText("Nobody")
    panel.name_person()
    assert said[-1].text.startswith("Choose a person from the list")


def test_a_line_leads_to_where_the_person_is_written(sample_session: Session, panel: AnswerPanel, leader: str) -> None:
    asked: list[Destination] = []
    sample_session.asked_for.connect(asked.append)
    panel.show_person(leader)
    panel.sheet.activated.emit(panel.answers.index(0, 0))
    assert (asked[-1].type_id, asked[-1].field) == ("risk_point", "person_id")
    assert query.find(sample_session.company, "risk_point", asked[-1].record_id) is not None


def test_the_division_is_written_as_a_workbook(panel: AnswerPanel, chosen_files: ScriptedDialogs, tmp_path: Path,
                                               said: list[Message], qtbot: QtBot) -> None:
    chosen_files.answers.append(tmp_path / "who.xlsx")
    QTest.mouseClick(panel._export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "who.xlsx").exists()
    assert "who.xlsx" in said[-1].text
