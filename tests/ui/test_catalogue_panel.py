"""From the catalogues into an open company: risk points with a few clicks, events and measures one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import edit, query
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.services.drafting import draft, unconfirmed
from dualprev_desktop.services.register import register
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.catalogue_panel import CataloguePanel
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.offer_panel import OfferPanel
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.pages.identify.body import IdentifyPage
from dualprev_desktop.ui.session import Message, Session, Tone
from tests.support.pointer import Pointer

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def panel_of(session: Session, qtbot: QtBot) -> CataloguePanel:
    edit.create(session.company, "enterprise", {"name": "某小学", "sector": "02"})
    panel = CataloguePanel(session)
    qtbot.addWidget(panel)
    for model in (panel.points, panel.kinds.model):
        QAbstractItemModelTester(model, Fatal, panel)
    panel.resize(900, 640)
    panel.show()
    panel.start()
    return panel


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


# risk points ------------------------------------------------------------------------------------------


def test_the_companys_own_sector_stands_first(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    assert [line.row for line in panel.kinds.model.lines][:3] == ["02", "02", "02"], "a heading and two kinds"
    assert [kind.row for kind in panel.scope.kinds] == ["02"]


def test_answers_bring_points_and_ticks_are_kept(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    before = panel.points.points
    index = panel.points.index(0)
    panel.points.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert panel.scope.wanted() == before[1:]
    next(iter(panel.questions.values())).box.click()
    assert len(panel.points.points) > len(before)
    assert before[0] not in panel.scope.wanted()


def test_another_kind_begins_afresh_and_answers_come_back(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    first = panel.scope.kinds[0]
    next(iter(panel.questions.values())).box.click()
    panel.kinds.choose(catalogue("filling-station"))
    assert [kind.id for kind in panel.scope.kinds] == ["filling-station"]
    assert not any(box.is_ticked() for box in panel.questions.values())
    panel.kinds.choose(first)
    assert next(iter(panel.questions.values())).is_ticked()


def test_a_few_clicks_make_a_draft(session: Session, said: list[Message], qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    wanted = len(panel.scope.wanted())
    assert panel.scope.wanted()[0].point.events[0].name in words_of(panel.details)
    with qtbot.waitSignal(panel.closed):
        panel.take.click()
    assert query.count(session.company, "risk_point") == wanted
    assert "confirm each" in said[-1].text
    session.company.undo()
    assert query.count(session.company, "risk_point") == 0


def test_pinyin_initials_find_a_kind(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    panel.kinds.filter.setText("jyz")
    assert [line.kind.id for line in panel.kinds.model.lines if line.kind] == ["filling-station"]
    assert [kind.id for kind in panel.scope.kinds] == ["filling-station"]
    panel.kinds.filter.setText("月球")
    assert panel.kinds.model.lines == []
    assert [kind.id for kind in panel.scope.kinds] == ["filling-station"], "what was chosen stays"


def test_nothing_ticked_is_nothing_to_draft(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    panel.none.click()
    assert not panel.take.isEnabled()
    panel.every.click()
    assert panel.take.isEnabled()


# events and measures ----------------------------------------------------------------------------------


@pytest.fixture
def drafted(company: Company) -> Company:
    """A filling station with its unloading and a power room that has no events."""
    edit.create(company, "enterprise", {"name": "某站", "sector": "01"})
    draft(company, catalogue("filling-station"), ["卸油作业"])
    edit.create(company, "risk_point", {"name": "配电室", "kind": "place", "number": "R-0000"})
    return company


@pytest.fixture
def identify(drafted: Company, session: Session, qtbot: QtBot) -> IdentifyPage:
    page = IdentifyPage(session)
    shown(page, qtbot)
    return page


@pytest.fixture
def control(drafted: Company, session: Session, qtbot: QtBot) -> ControlPage:
    page = ControlPage(session)
    shown(page, qtbot)
    return page


def shown(page: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(920, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def events_of(page: IdentifyPage) -> OfferPanel:
    page.start_catalogue()
    assert page.catalogue is not None
    assert page.catalogue.isVisible()
    QAbstractItemModelTester(page.catalogue.offers, Fatal, page)
    return page.catalogue


def test_events_for_a_risk_point_are_ticked_and_added(identify: IdentifyPage, said: list[Message],
                                                      qtbot: QtBot) -> None:
    hand = Pointer(identify)
    panel = events_of(identify)
    assert "配电室" in words_of(panel)
    assert panel.near.isChecked()
    assert not panel.take.isEnabled()
    first = panel.offers.line(0)
    assert first is not None
    assert "配电" in first.offer.point.name
    assert first.offer.event.measures[0].text in words_of(panel)
    for row in (0, 2):
        hand.click_tick(panel.list, panel.offers.index(row))
    assert panel.take.text() == "Add 2 risk events"
    hand.click(panel.take)
    assert not identify.body.covered
    company = identify.session.company
    point = identify.points.current_id
    made = {one.id: one.name for one in query.records(company, RiskEvent, risk_point_id=point)}
    assert len(made) == 2
    assert first.title in made.values()
    assert set(made) <= set(unconfirmed(company))
    assert identify.model.count == 2, "the page shows them"
    assert said[-1].text.startswith("2 risk events added. Their levels are reference values")
    company.undo()
    assert query.records(company, RiskEvent, risk_point_id=point) == []


def test_events_that_are_there_are_not_offered_and_what_came_meanwhile_is_said(identify: IdentifyPage,
                                                                               said: list[Message]) -> None:
    company = identify.session.company
    identify.points.choose(next(entry.id for entry in identify.points.model.shown if "卸油" in entry.title))
    point = identify.points.current_id
    panel = events_of(identify)
    there = {one.name for one in query.records(company, RiskEvent, risk_point_id=point)}
    panel.near.setChecked(False)
    lines = [panel.offers.line(row) for row in range(len(panel.offers.shown))]
    assert there
    assert not there & {line.title for line in lines if line is not None}
    first = lines[0]
    assert first is not None
    edit.create(company, "risk_event", {"name": first.title, "risk_point_id": point})
    panel.offers.setData(panel.offers.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    panel.take.click()
    assert "1 was there already and was skipped: " in said[-1].text
    assert said[-1].tone is Tone.INFO
    assert query.count(company, "risk_event") == len(there) + 1


def test_all_catalogues_are_searched_by_words_and_initials(identify: IdentifyPage) -> None:
    panel = events_of(identify)
    near = len(panel.offers.shown)
    panel.near.setChecked(False)
    every = len(panel.offers.shown)
    assert every > 10 * near
    panel.filter.setText("叉车")
    assert 0 < len(panel.offers.shown) < every
    ticked = panel.offers.line(0)
    assert ticked is not None
    panel.offers.setData(panel.offers.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    panel.filter.setText("gzxd")
    titles = [panel.offers.line(row) for row in range(len(panel.offers.shown))]
    assert all(line is not None and "叉车" not in line.title for line in titles)
    assert panel.offers.ticked() == [ticked.offer], "a tick stays while the list is narrowed"
    panel.filter.setText("月球")
    assert panel.offers.shown == []
    panel.none.click()
    assert not panel.take.isEnabled()


def test_esc_closes_and_nothing_was_added(identify: IdentifyPage) -> None:
    hand = Pointer(identify)
    events_of(identify)
    hand.press(Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert not identify.body.covered
    assert query.count(identify.session.company, "risk_event") == 2


def test_keys_alone_add_an_event(identify: IdentifyPage) -> None:
    hand = Pointer(identify)
    panel = events_of(identify)
    assert identify.focusWidget() is panel.list
    hand.press(Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert query.count(identify.session.company, "risk_event") == 3
    assert hand.clicks == 0


def test_measures_of_like_events_are_offered_and_added(control: ControlPage, said: list[Message]) -> None:
    company = control.session.company
    event_id = control.events.current_id
    before = next(row for row in register(company) if row.event_id == event_id)
    control.start_catalogue()
    panel = control.catalogue
    assert panel is not None
    QAbstractItemModelTester(panel.offers, Fatal, control)
    assert before.event in words_of(panel)
    known = {one.content for one in before.measures}
    line = panel.offers.line(0)
    assert line is not None
    assert line.title not in known, "what the event has is not offered again"
    assert line.offer.measure.failure in line.remark
    panel.offers.setData(panel.offers.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    panel.take.click()
    after = next(row for row in register(company) if row.event_id == event_id)
    assert len(after.measures) == len(before.measures) + 1
    assert after.measures[-1].content == line.title
    assert said[-1].text == "1 measure added. Undo with Ctrl+Z."
    assert control.model.count == len(after.measures), "the page shows it"
    assert control.isAncestorOf(QApplication.focusWidget() or control), "the keyboard stays on the page"


def test_the_kind_of_the_companys_class_of_industry_is_chosen(session: Session, qtbot: QtBot) -> None:
    edit.create(session.company, "enterprise", {"name": "平安加油站", "industry": "F5265", "sector": "01"})
    panel = panel_of(session, qtbot)
    assert [kind.id for kind in panel.scope.kinds] == ["filling-station"]


def test_a_file_open_for_reading_is_offered_nothing(drafted: Company, qtbot: QtBot) -> None:
    path, paths = drafted.path, drafted.paths
    drafted.close()
    with Company.open(path, paths, user="x", read_only=True) as fixed:
        page = IdentifyPage(Session(fixed, Settings(), paths, JobRunner()))
        qtbot.addWidget(page)
        page.show()
        (action,) = (one for one in page.frame.findChildren(QAction) if one.text() == "From the catalogue…")
        assert not action.isEnabled()
