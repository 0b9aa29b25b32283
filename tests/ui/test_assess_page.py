"""The assessment page: choosing by keyboard and mouse, the result that moves, what is kept and what is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.settings import load
from dualprev_desktop.services import assessing, edit
from dualprev_desktop.services.register import register
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.assess import PAGE
from dualprev_desktop.ui.pages.assess.body import AssessPage
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.tab_order import go_on

NAMES = ("Static electricity ignites vapour", "Hose comes loose", "Car drives off with the nozzle")


@pytest.fixture
def events(company: Company) -> list[str]:
    """Two risk points with three events, none assessed."""
    first, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    second, _ = edit.create(company, "risk_point", {"number": "R-2", "name": "Fuelling", "kind": "activity"})
    points = (first, first, second)
    return [edit.create(company, "risk_event", {"risk_point_id": point, "name": name, "position": place})[0]
            for place, (point, name) in enumerate(zip(points, NAMES, strict=True))]


@pytest.fixture
def page(session: Session, events: list[str], qtbot: QtBot) -> AssessPage:
    return shown(session, qtbot)


class AlonePage(AssessPage):
    """Tab goes as it does in the window that holds the pages."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        return go_on(self, self.focusWidget(), forward=forward)


def shown(session: Session, qtbot: QtBot) -> AssessPage:
    made = AlonePage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(942, 680)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_keys(*keys: str | Qt.Key) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(focused(), key)
        else:
            QTest.keyClick(focused(), key)


def row(session: Session, event_id: str) -> RegisterRow:
    return next(one for one in register(session.company) if one.event_id == event_id)


def inherent(page: AssessPage) -> str:
    return page.panel.cards["inherent"].text


def test_typed_values_are_judged_as_they_are_typed_and_kept_with_enter(
        page: AssessPage, session: Session, events: list[str], said: list[Message]) -> None:
    page.board.begin()
    type_keys("3", Qt.Key.Key_Tab)
    assert inherent(page) == "Choose E, C · Not assessed"
    type_keys("6", Qt.Key.Key_Tab, "1")
    assert inherent(page).startswith("D = 3 × 6 × 1 = 18 · Low risk")
    type_keys("5")
    assert inherent(page) == "D = 3 × 6 × 15 = 270 · Considerable risk · 160 < D ≤ 320"
    assert row(session, events[0]).inherent is None
    type_keys(Qt.Key.Key_Return)
    kept = row(session, events[0]).inherent
    assert kept is not None
    assert (str(kept.score), kept.level, kept.rule_set, kept.assessor) == (
        "270", Level.CONSIDERABLE, "lec-e1", "officer")
    assert page.events.current == events[1]
    assert "L Likelihood" in focused().accessibleName()
    assert not said


def test_arrow_keys_move_on_a_scale_and_between_the_kinds(page: AssessPage) -> None:
    page.board.begin()
    type_keys(Qt.Key.Key_Down)
    assert page.board.chosen("inherent") == {"L": 10}
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert page.board.chosen("inherent") == {"L": 6}
    type_keys(Qt.Key.Key_Right, Qt.Key.Key_End)
    assert page.board.kind == "residual"
    assert {key: str(value) for key, value in page.board.chosen("residual").items()} == {"L": "0.1"}
    type_keys(Qt.Key.Key_Delete)
    assert page.board.chosen("residual") == {}
    assert page.board.chosen("inherent") == {"L": 6}


def test_tab_goes_through_the_inherent_parameters_and_then_the_residual_ones(page: AssessPage) -> None:
    page.board.begin()
    names = []
    for _ in range(6):
        names.append(focused().accessibleName().split(" · ")[:2])
        type_keys(Qt.Key.Key_Tab)
    assert [f"{kind} {parameter[0]}" for kind, parameter in names] == [
        "Inherent risk L", "Inherent risk E", "Inherent risk C",
        "Residual risk L", "Residual risk E", "Residual risk C"]
    assert focused() is page.panel.reason


def test_a_click_on_the_wording_chooses_for_the_kind_last_used(page: AssessPage) -> None:
    cell = page.board.groups["residual", "L"].cells[2]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert page.board.chosen("residual") == {"L": 3}
    line = page.board.groups["inherent", "L"].cells[3].parentWidget()
    assert line is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert page.board.chosen("residual") == {"L": 1}
    assert page.board.chosen("inherent") == {}


def test_a_cell_at_the_edge_stays_under_the_mouse_that_presses_it(page: AssessPage) -> None:
    area = page.board.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    cell = page.board.groups["inherent", "C"].cells[0]
    body = area.widget()
    assert body is not None
    bar, bottom = area.verticalScrollBar(), cell.mapTo(body, cell.rect().bottomLeft()).y()
    bar.setValue(bottom - area.viewport().height() - cell.height() // 3)
    place = bar.value()
    assert place == bottom - area.viewport().height() - cell.height() // 3, "a third of it is cut off"
    QTest.mousePress(cell, Qt.MouseButton.LeftButton)
    assert bar.value() == place
    QTest.mouseRelease(cell, Qt.MouseButton.LeftButton)
    assert page.board.chosen("inherent") == {"C": 100}


def judge(page: AssessPage, kind: str, *values: str) -> None:
    page.board.groups[kind, "L"].stop.setFocus()
    for value in values:
        type_keys(value, Qt.Key.Key_Tab)


def test_both_kinds_are_one_transaction_and_undo_takes_both_back(
        page: AssessPage, session: Session, events: list[str]) -> None:
    judge(page, "inherent", "3", "6", "40")
    judge(page, "residual", "1", "3", "15")
    page.panel.reason.setPlainText("Bonding clamp is used")
    assert page.save()
    kept = row(session, events[0])
    assert kept.inherent is not None
    assert kept.residual is not None
    assert (kept.inherent.level, kept.residual.level) == (Level.MAJOR, Level.LOW)
    assert kept.residual.reason == "Bonding clamp is used"
    assert [kind for kind, _ in assessing.judgements(session.company, events[0])].count("residual") == 1
    assert page.panel.earlier.count() == 2
    session.do(session.company.undo)
    assert row(session, events[0]).inherent is None
    assert row(session, events[0]).residual is None
    assert page.panel.earlier.count() == 0


def test_a_residual_above_the_inherent_is_told_at_once_and_not_kept(
        page: AssessPage, session: Session, events: list[str], said: list[Message]) -> None:
    judge(page, "inherent", "1", "3", "15")
    assert page.panel.conflict.isHidden()
    judge(page, "residual", "3", "6", "15")
    assert not page.panel.conflict.isHidden()
    assert "cannot be above the inherent one" in page.panel.conflict.text()
    assert not page.save()
    assert said[-1].tone is Tone.PROBLEM
    assert "cannot be above the inherent one" in said[-1].text
    assert assessing.judgements(session.company, events[0]) == []
    assert page.board.chosen("residual")["E"] == 6


def test_a_partial_choice_is_refused_with_what_is_missing(
        page: AssessPage, session: Session, events: list[str], said: list[Message]) -> None:
    judge(page, "inherent", "3", "6")
    type_keys(Qt.Key.Key_Return)
    assert said[-1].text.startswith("Inherent risk: C is still to be chosen.")
    assert page.events.current == events[0]
    assert assessing.judgements(session.company, events[0]) == []


def test_what_is_chosen_and_not_saved_waits_while_another_event_is_looked_at(
        page: AssessPage, events: list[str]) -> None:
    judge(page, "inherent", "3", "6", "15")
    assert page.events.select(events[2])
    assert page.board.chosen("inherent") == {}
    assert page.events.select(events[0])
    assert "= 270" in inherent(page)
    assert not page.panel.cards["inherent"].fresh.isHidden()
    index = page.events.model.index(page.events.model.row_of(events[0]))
    assert page.events.model.drafts == {events[0]}
    assert index.isValid()


def test_neighbours_and_the_limit_of_the_band(page: AssessPage) -> None:
    judge(page, "inherent", "10", "1", "7")
    assert "D = 70 stands on a limit" in inherent(page)
    assert "Low risk" in inherent(page)
    page.board.groups["inherent", "C"].stop.setFocus()
    assert page.panel.neighbours.lines == ["E 1 → 2 · General risk", "C 7 → 15 · General risk"]
    judge(page, "inherent", "3", "6", "15")
    page.board.groups["inherent", "C"].stop.setFocus()
    assert "E 6 → 3 · General risk" in page.panel.neighbours.lines


def test_the_matrix_works_with_the_same_widgets_and_is_remembered(
        page: AssessPage, session: Session, events: list[str], qtbot: QtBot) -> None:
    judge(page, "inherent", "3", "6", "15")
    assert page.save()
    page.methods.setCurrentIndex(page.methods.findData("ls-t3"))
    page.methods.activated.emit(page.methods.currentIndex())
    assert "270" in inherent(page)
    assert "Judged by: LEC" in inherent(page)
    page.board.begin()
    type_keys("4", Qt.Key.Key_Tab, "2")
    assert inherent(page) == "R = 4 × 2 = 8 · General risk · 8 ≤ R < 15 · R = 8 stands on a limit: " \
                             "another edition may give the other level."
    assert page.save()
    kept = row(session, events[0]).inherent
    assert kept is not None
    assert (kept.rule_set, kept.level) == ("ls-t3", Level.GENERAL)
    assert len(assessing.judgements(session.company, events[0])) == 2
    assert load(session.paths.config).others["assess_rule_set"] == "ls-t3"
    assert shown(session, qtbot).methods.currentData() == "ls-t3"


def test_only_what_is_not_assessed_is_listed_and_leaves_once_the_next_is_begun(
        page: AssessPage, session: Session, events: list[str]) -> None:
    page.events.which.setCurrentIndex(1)
    page.board.begin()
    judge(page, "inherent", "3", "6", "15")
    judge(page, "residual", "1", "6", "15")
    page.save_and_go_on()
    assert page.events.current == events[1]
    assert page.events.model.row_of(events[0]) == -1
    standing_of(session).renew()
    assert page.frame.title == "3 Assess · 2 risk events are not assessed"


def test_the_list_is_filtered_by_words_and_by_pinyin_initials(
        session: Session, events: list[str], qtbot: QtBot) -> None:
    edit.change(session.company, "risk_event", events[1], {"name": "胶管脱落"})
    page = shown(session, qtbot)
    page.events.filter.setText("jgtl")
    assert [line if isinstance(line, str) else line.event for line in page.events.model.lines] == [
        "R-1  Unloading", "胶管脱落"]
    assert page.events.current == events[1]
    page.events.filter.setText("nothing like it")
    assert page.events.view.isHidden()
    assert page.show_record("risk_event", events[2])
    assert page.events.current == events[2]


def test_the_event_model_keeps_its_promises(page: AssessPage, session: Session, events: list[str]) -> None:
    model: QAbstractItemModel = page.events.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    edit.create(session.company, "risk_event", {"risk_point_id": register(session.company)[0].point_id, "name": "Fire"})
    page.refresh()
    session.do(lambda: edit.remove(session.company, "risk_event", [events[0]]))
    assert model.rowCount() == 5
    assert page.events.current not in (events[0], "")
    assert page.draft is not None
    assert page.draft.row.event_id == page.events.current


def test_an_empty_company_is_told_what_belongs_here(session: Session, qtbot: QtBot) -> None:
    page = shown(session, qtbot)
    asked: list[Destination] = []
    session.asked_for.connect(asked.append)
    assert page.heading() == "3 Assess · not begun"
    assert page.empty.isVisible()
    page.empty.buttons[0].click()
    assert asked == [Destination("identify")]
    assert not page.save()


def test_the_page_reads_chinese(session: Session, events: list[str], qtbot: QtBot) -> None:
    i18n.use("zh_CN")
    page = shown(session, qtbot)
    judge(page, "inherent", "3", "6", "15")
    assert inherent(page) == "D = 3 × 6 × 15 = 270 · 较大风险 · 160 < D ≤ 320"
    assert "完全可以预料" in page.board.groups["inherent", "L"].cells[0].accessibleName()


def test_the_page_is_found_in_its_place() -> None:
    assert (PAGE.id, PAGE.order, PAGE.records) == ("assess", 30, ("risk_event", "assessment"))
