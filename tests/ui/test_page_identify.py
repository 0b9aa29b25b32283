"""The identify page: the events of each risk point."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, query
from dualprev_desktop.services.lines import point_lines
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.identify.body import IdentifyPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE


def shown(session: Session, qtbot: QtBot) -> IdentifyPage:
    page = IdentifyPage(session)
    qtbot.addWidget(page)
    page.resize(940, 620)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def page(sample_session: Session, qtbot: QtBot) -> IdentifyPage:
    return shown(sample_session, qtbot)


def test_points_are_listed_with_level_and_count(page: IdentifyPage) -> None:
    model = page.points.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    lines = point_lines(page.session.company)
    assert [model.index(row).data(LEVEL_ROLE) for row in range(model.rowCount())] == [
        line.level.value for line in lines]
    assert model.index(0).data(REMARK_ROLE) == f"{lines[0].count} events"
    assert tester.model() is model


def test_choosing_a_point_shows_its_events_and_the_filter_takes_initials(page: IdentifyPage) -> None:
    page.points.filter.setText("jyj")
    assert page.points.model.rowCount() == 1
    chosen = page.points.current_id
    assert query.find(page.session.company, "risk_point", chosen).name == "加油机"
    assert page.model.count == query.count(page.session.company, "risk_event", equal={"risk_point_id": chosen})
    page.points.filter.clear()
    assert page.points.current_id == chosen, "the choice stays"


def test_a_new_event_belongs_to_the_chosen_point_and_raises_its_count(page: IdentifyPage) -> None:
    before = point_lines(page.session.company)[0].count
    page.start_new()
    editor = QApplication.focusWidget()
    assert editor is page.events.form.fields["name"].editor
    QTest.keyClicks(editor, "Overfilling")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.refresh()
    made = query.find(page.session.company, "risk_event", page.events.form.record_id)
    assert (made.name, made.risk_point_id) == ("Overfilling", page.points.current_id)
    assert page.points.model.index(0).data(REMARK_ROLE) == f"{before + 1} events"


def test_an_event_is_found_by_search(page: IdentifyPage) -> None:
    event = query.page(page.session.company, "risk_event")[-1]
    assert page.show_record("risk_event", event.id)
    assert page.points.current_id == event.risk_point_id
    assert page.events.table.current_id == event.id


def test_without_points_it_leads_to_the_survey(session: Session, qtbot: QtBot) -> None:
    page = shown(session, qtbot)
    asked: list[Destination] = []
    session.asked_for.connect(asked.append)
    offered = {button.text(): button for button in page.findChildren(QPushButton) if button.isVisible()}
    QTest.mouseClick(offered["Survey risk points"], Qt.MouseButton.LeftButton)
    assert asked == [Destination("survey")]
    made = edit.create(session.company, "risk_point", {"name": "油罐", "kind": "facility"})[0]
    page.refresh()
    assert page.points.current_id == made
    offered = {button.text(): button for button in page.events.findChildren(QPushButton) if button.isVisible()}
    assert "Type the first event" in offered
