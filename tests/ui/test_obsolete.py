"""The obsolete check of the survey: suspicions with their words, answers that stay, and an honest empty result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, query
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.ui.pages.survey.body import SurveyPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.obsolete_panel import ANSWERS, LIST, SUSPECTS, ObsoletePanel


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SurveyPage:
    made = SurveyPage(session)
    qtbot.addWidget(made)
    made.resize(934, 716)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def opened(page: SurveyPage, qtbot: QtBot) -> ObsoletePanel:
    page._obsolete.trigger()
    panel = page.body.currentWidget()
    assert isinstance(panel, ObsoletePanel)
    qtbot.waitUntil(lambda: bool(panel.compared.text()))
    return panel


@pytest.fixture
def panel(page: SurveyPage, session: Session, qtbot: QtBot) -> ObsoletePanel:
    for name, event in (("临时照明", "碘钨灯烫伤"), ("消防器材", "手提式酸碱灭火器失效")):
        point = edit.create(session.company, "risk_point", {"name": name, "kind": "facility"})[0]
        edit.create(session.company, "risk_event", {"risk_point_id": point, "name": event})
    return opened(page, qtbot)


def lines(panel: ObsoletePanel) -> dict[str, str]:
    return {line.head: line.text for section in panel.suspects.details.sections for line in section.lines}


def test_nothing_found_is_said_to_prove_nothing(page: SurveyPage, session: Session, qtbot: QtBot) -> None:
    edit.create(session.company, "risk_point", {"name": "办公室", "kind": "place"})
    panel = opened(page, qtbot)
    assert panel.tabs.tabText(SUSPECTS) == "Suspicions · 0"
    assert "1 risk points and 0 events were compared" in panel.compared.text()
    assert "what is not found proves nothing" in panel.compared.text()
    words = [label.text() for label in panel.suspects.findChildren(QLabel) if label.isVisible()]
    assert any("Only words were compared" in text for text in words)


def test_a_suspicion_names_point_words_entry_ban_basis_and_replacement(panel: ObsoletePanel) -> None:
    tester = QAbstractItemModelTester(panel.suspects.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert panel.tabs.tabText(SUSPECTS) == "Suspicions · 2"
    assert panel.suspects.list.choose(next(
        entry.id for entry in panel.suspects.list.model.shown if entry.title == "临时照明"))
    said = lines(panel)
    assert (said["Words found"], said["Key word"], said["Ban"]) == ("碘钨灯烫伤", "“碘钨灯”", "restricted")
    assert "214" in said["Basis"]
    assert said["Instead"]
    assert tester.model() is panel.suspects.list.model


def answer(panel: ObsoletePanel, title: str, *, yes: bool, qtbot: QtBot) -> None:
    panel.suspects.list.choose(next(one.id for one in panel.suspects.list.model.shown if one.title == title))
    before = len(panel.suspects.found)
    QTest.mouseClick(panel.suspects.it_is if yes else panel.suspects.it_is_not, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.suspects.found) == before - 1)


def test_yes_marks_the_point(panel: ObsoletePanel, session: Session, qtbot: QtBot, said: list[Message]) -> None:
    answer(panel, "临时照明", yes=True, qtbot=qtbot)
    marked = {point.name: point.obsolete for point in query.page(session.company, "risk_point")}
    assert "碘钨灯" in code_list("obsolete").by_code[marked["临时照明"]].labels["zh_CN"]
    assert marked["消防器材"] == ""
    assert "“临时照明” is marked as obsolete" in said[-1].text
    assert panel.tabs.tabText(ANSWERS) == "Answered · 1"


def test_no_is_remembered_and_undone(panel: ObsoletePanel, session: Session, page: SurveyPage, qtbot: QtBot) -> None:
    answer(panel, "临时照明", yes=False, qtbot=qtbot)
    page.body.show_body()
    assert not page.body.covered
    again = opened(page, qtbot)
    assert again is panel
    assert [one.title for one in panel.suspects.list.model.shown] == ["消防器材"]
    session.do(session.company.undo)
    qtbot.waitUntil(lambda: len(panel.suspects.found) == 2)


def test_an_answer_is_taken_back(panel: ObsoletePanel, session: Session, qtbot: QtBot) -> None:
    answer(panel, "临时照明", yes=False, qtbot=qtbot)
    panel.tabs.setCurrentIndex(ANSWERS)
    model = panel.answers.model
    assert [model.index(0, place).data() for place in (0, 2, 3)] == ["临时照明", "It is not", "碘钨灯烫伤"]
    QTest.mouseClick(panel.answers.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.suspects.found) == 2)
    assert model.rowCount() == 0
    assert not panel.answers.back.isEnabled()


def test_a_second_suspicion_of_a_marked_point_is_not_lost_in_silence(panel: ObsoletePanel, session: Session,
                                                                     qtbot: QtBot, said: list[Message]) -> None:
    point = next(one for one in query.page(session.company, "risk_point") if one.name == "临时照明")
    session.do(lambda: edit.change(session.company, "risk_point", point.id, {"note": "旁有手提式酸碱灭火器"}))
    qtbot.waitUntil(lambda: len(panel.suspects.found) == 3)
    panel.suspects.list.choose(next(one.id for one in panel.suspects.list.model.shown if one.title == "临时照明"))
    QTest.mouseClick(panel.suspects.it_is, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.suspects.found) == 1)
    assert "1 more suspicion of this point is put aside" in said[-1].text


def test_the_whole_list_is_there_to_be_read(panel: ObsoletePanel) -> None:
    panel.tabs.setCurrentIndex(LIST)
    assert panel.whole.model.rowCount() == len(code_list("obsolete").items)
    panel.whole.filter.setText("灭火器")
    assert 0 < panel.whole.model.rowCount() < 10


def test_closing_gives_the_survey_back(panel: ObsoletePanel, page: SurveyPage) -> None:
    QTest.mouseClick(panel.leave, Qt.MouseButton.LeftButton)
    assert not page.body.covered
    assert page.tabs.isEnabled()
