"""The control page: measures of seven classes against each event, typed quickly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.services import query
from dualprev_desktop.services.lines import event_lines
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.session import Session


@pytest.fixture
def page(sample_session: Session, qtbot: QtBot) -> ControlPage:
    made = ControlPage(sample_session)
    qtbot.addWidget(made)
    made.resize(940, 620)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def measures(page: ControlPage) -> list[ControlMeasure]:
    return query.records(page.session.company, ControlMeasure, risk_event_id=page.events.current_id)


def test_classes_carry_their_counts_and_the_table_is_ordered_by_them(page: ControlPage) -> None:
    classes = [one.measure_class for one in measures(page)]
    codes = list(page.entry.codes)
    for place, code in enumerate(codes):
        count = classes.count(code)
        assert page.entry.tabs.tabText(place).endswith(f" · {count}" if count else page.entry.tabs.tabText(place)[-1])
    shown = [page.model.value(row, "measure_class") for row in range(page.model.count)]
    assert shown == sorted(classes, key=codes.index)


def test_a_measure_is_added_with_class_tier_and_unit(page: ControlPage) -> None:
    page.start_new()
    assert QApplication.focusWidget() is page.entry.line
    QTest.keyClick(page.entry.line, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(page.entry.line, "Interlock")
    QTest.keyClick(page.entry.line, Qt.Key.Key_Return)
    made = next(one for one in measures(page) if one.content == "Interlock")
    event = query.find(page.session.company, "risk_event", page.events.current_id)
    point = query.find(page.session.company, "risk_point", event.risk_point_id)
    assert (made.measure_class, made.state, made.unit_id) == ("technical", "existing", point.unit_id)
    assert made.tier == {"major": "company", "considerable": "workshop", "general": "team", "low": "post"}[
        event_lines(page.session.company)[0].level.value]
    assert page.entry.line.text() == ""
    assert page.measures.table.current_id == made.id
    shown = [page.model.value(row, "measure_class") for row in range(page.model.count)]
    assert shown == sorted(shown, key=page.entry.codes.index), "it stands with its class"


def test_the_next_event_shows_its_own_measures(page: ControlPage) -> None:
    second = event_lines(page.session.company)[1]
    assert page.show_record("risk_event", second.id)
    assert page.model.count == second.count
    measure = query.page(page.session.company, "control_measure")[-1]
    assert page.show_record("control_measure", measure.id)
    assert page.measures.table.current_id == measure.id


def test_the_count_follows_undo(page: ControlPage) -> None:
    before = page.model.count
    page.add_measure("training", "Yearly drill")
    assert page.model.count == before + 1
    page.session.do(page.session.company.undo)
    assert page.model.count == before
