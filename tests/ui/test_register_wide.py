"""The whole register on the screen: the workbook's columns with their group headings, read, filtered and copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel import i18n
from dualprev_desktop.services import edit, query
from dualprev_desktop.services.register import register
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.register_wide import WideRegister
from dualprev_desktop.ui.widgets.table_group_header import GroupHeader
from dualprev_desktop.ui.widgets.table_text import cells_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def opened(session: Session, qtbot: QtBot) -> WideRegister:
    made = WideRegister(session)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made.model)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


@pytest.fixture
def wide(sample_session: Session, qtbot: QtBot) -> WideRegister:
    return opened(sample_session, qtbot)


def headings(wide: WideRegister) -> list[str]:
    return [wide.model.headerData(place, Qt.Orientation.Horizontal) for place in range(wide.model.columnCount())]


def column(wide: WideRegister, heading: str) -> list[str]:
    place = headings(wide).index(heading)
    return [wide.model.index(row, place).data() for row in range(wide.model.rowCount())]


def test_it_has_a_line_for_every_event_in_the_registers_order(wide: WideRegister, sample_session: Session) -> None:
    assert column(wide, "Risk event") == [row.event for row in register(sample_session.company)]


def test_measures_stand_under_their_heading_by_class(sample_session: Session, qtbot: QtBot) -> None:
    i18n.use("zh_CN")
    wide = opened(sample_session, qtbot)
    header = wide.table.horizontalHeader()
    assert isinstance(header, GroupHeader)
    found = {wide.model.groups()[first]: headings(wide)[first:last + 1] for first, last in header.spans()}
    assert found["现有控制措施"][:5] == ["工程技术措施", "管理措施", "培训教育措施", "个体防护措施", "应急处置措施"]
    assert {"固有风险评估", "现有风险评估"} < set(found)
    assert "风险等级" in found["固有风险评估"]


def test_levels_are_badges_and_a_point_is_named_once(wide: WideRegister, sample_session: Session) -> None:
    rows = register(sample_session.company)
    levels = [place for place, heading in enumerate(headings(wide)) if heading == "Level"]
    assert [wide.model.index(0, place).data(LEVEL_ROLE) for place in levels] == [
        judged.level for judged in (rows[0].inherent, rows[0].residual) if judged]
    named = [name for name in column(wide, "Working unit") if name]
    assert len(named) == len(set(named)) == query.count(sample_session.company, "risk_point")


def test_it_is_filtered_by_words_and_initials(wide: WideRegister) -> None:
    wide.filter.setText("卸油")
    assert 0 < wide.model.rowCount() < wide.model.total
    assert wide._counter.text() == f"{wide.model.rowCount()} of {wide.model.total}"
    by_word = wide.model.rowCount()
    wide.filter.setText("xyzy")
    assert 0 < wide.model.rowCount() <= by_word
    wide.filter.setText("")
    assert wide.model.rowCount() == wide.model.total


def test_all_of_it_is_copied_with_its_headings_and_every_points_name(wide: WideRegister) -> None:
    wide.table.selectAll()
    QTest.keyClick(wide.table, Key.Key_C, Modifier.ControlModifier)
    lines = cells_of(QGuiApplication.clipboard().text())
    assert lines[0] == headings(wide)
    assert len(lines) == wide.model.rowCount() + 1
    assert all(line[headings(wide).index("Working unit")] for line in lines)


def test_it_follows_changes(wide: WideRegister, sample_session: Session, qtbot: QtBot) -> None:
    event = wide.model.rows[3].event_id
    wide.go_to(event)
    sample_session.do(lambda: edit.change(sample_session.company, "risk_event", event, {"name": "改了名"}))
    qtbot.waitUntil(lambda: "改了名" in column(wide, "Risk event"))
    assert wide.model.rows[wide.table.currentIndex().row()].event_id == event


def test_enter_goes_to_the_measures_of_the_event(sample_session: Session, qtbot: QtBot) -> None:
    page = ControlPage(sample_session)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    asked: list[Destination] = []
    sample_session.asked_for.connect(asked.append)
    with qtbot.waitExposed(page):
        page.show()
    page.show_whole()
    assert page.whole is not None
    assert page.body.covered
    whole = page.whole
    qtbot.waitUntil(lambda: whole.model.rowCount() > 0)
    whole.go_to(whole.model.rows[2].event_id)
    QTest.keyClick(whole.table, Key.Key_Return)
    assert not page.body.covered
    assert asked == [Destination("control", "risk_event", whole.model.rows[2].event_id)]
