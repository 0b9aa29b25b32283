"""Risk points brought onto the plan from the list, and the cross-check beside it: what it says, jumps to and mends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture as CaptureLog
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.services import edit, query
from dualprev_desktop.ui.plan.point_drops import carrying
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.plan_bind_list import Scope
from tests.ui.plan_canvas import SQUARE, Hand, blank_plan, open_page, transactions, zones

INSIDE, FREE = (400.0, 350.0), (1200.0, 800.0)


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    """A plan with one zone, the square, and three risk points in no zone."""
    blank_plan(session)
    for number, name in (("1", "加油机"), ("2", "埋地油罐"), ("3", "配电室")):
        edit.create(session.company, "risk_point", {"number": number, "name": name, "kind": "activity"})
    made = Hand(open_page(session, qtbot))
    made.draw(SQUARE)
    made.page.refresh()
    return made


def points(session: Session) -> list[RiskPoint]:
    return sorted(query.records(session.company, RiskPoint), key=lambda one: one.number)


def drag(hand: Hand, ids: list[str], to: tuple[float, float]) -> None:
    """As Qt reports a drag: it enters, moves and lets go."""
    data, viewport, at = carrying(ids), hand.canvas.viewport(), QPointF(hand.at(to))
    for event in (_enter(at, data), _move(at, data)):
        QApplication.sendEvent(viewport, event)
        assert event.isAccepted()
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, drop)


def _enter(at: QPointF, data: QMimeData) -> QDragEnterEvent:
    return QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                           Qt.KeyboardModifier.NoModifier)


def _move(at: QPointF, data: QMimeData) -> QDragMoveEvent:
    return QDragMoveEvent(at.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                          Qt.KeyboardModifier.NoModifier)


def test_dropped_on_a_zone_points_are_bound_and_shown_in_one_step(hand: Hand, session: Session) -> None:
    before, (zone,) = transactions(session), zones(session)
    drag(hand, [one.id for one in points(session)[:2]], INSIDE)
    assert transactions(session) == before + 1
    assert [one.zone_id for one in points(session)] == [zone.id, zone.id, ""]
    assert {item.view.words for item in hand.scene.symbols.values()} == {"1", "2"}
    session.do(session.company.undo)
    assert [one.zone_id for one in points(session)] == ["", "", ""]
    assert query.records(session.company, PlanSymbol) == []


def test_on_free_ground_only_the_symbol_is_set_and_the_list_says_so(hand: Hand, session: Session) -> None:
    first = points(session)[0]
    drag(hand, [first.id], FREE)
    assert points(session)[0].zone_id == ""
    drawer = hand.page.editor.drawer
    drawer.scope.setCurrentIndex(list(Scope).index(Scope.PENDING))
    tips = [drawer.filtered.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert [("on the plan, in no zone" in tip) for tip in tips] == [True, False, False]
    assert drawer.filtered.rowCount() == 3
    drag(hand, [first.id], INSIDE)  # the same symbol goes on
    assert len(query.records(session.company, PlanSymbol)) == 1
    assert points(session)[0].zone_id == zones(session)[0].id
    assert drawer.filtered.rowCount() == 2


def test_beside_the_sheet_nothing_is_taken(hand: Hand, session: Session) -> None:
    before = transactions(session)
    data, at = carrying([points(session)[0].id]), QPointF(hand.at((-20.0, -20.0)))  # the events only borrow it
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (_enter(at, data), drop):
        QApplication.sendEvent(hand.canvas.viewport(), event)
    assert not drop.isAccepted()
    assert transactions(session) == before


def test_the_zone_under_the_mouse_lights_up_and_goes_out(hand: Hand, session: Session) -> None:
    hand.canvas.pick("")
    (item,) = hand.scene.zones.values()
    narrow = item.outline.pen().widthF()
    data = carrying([points(session)[0].id])
    QApplication.sendEvent(hand.canvas.viewport(), _enter(QPointF(hand.at(INSIDE)), data))
    assert item.outline.pen().widthF() > narrow
    QApplication.sendEvent(hand.canvas.viewport(), _move(QPointF(hand.at(FREE)), data))
    assert item.outline.pen().widthF() == narrow


def test_a_drag_that_crosses_the_ground_beside_the_sheet_is_taken_on_it(hand: Hand, session: Session) -> None:
    """Who refuses a drag that enters is told of no move: so it is with every real one, from the list at the right."""
    viewport, data = hand.canvas.viewport(), carrying([points(session)[0].id])
    entering, beside = _enter(QPointF(2, 2), data), _move(QPointF(2, 2), data)
    for event in (entering, beside):
        QApplication.sendEvent(viewport, event)
    assert entering.isAccepted()
    assert not beside.isAccepted()


def test_given_up_a_drag_leaves_without_a_complaint(hand: Hand, session: Session, qtlog: CaptureLog) -> None:
    """Qt's own view, which heard of no beginning, would write to the terminal about the end."""
    viewport, data = hand.canvas.viewport(), carrying([points(session)[0].id])
    for event in (_enter(QPointF(hand.at(INSIDE)), data), QDragLeaveEvent()):
        QApplication.sendEvent(viewport, event)
    assert not [one.message for one in qtlog.records if "dragLeaveEvent" in one.message]


def test_enter_in_the_list_puts_a_point_on_the_plan(hand: Hand, session: Session) -> None:
    view = hand.page.editor.drawer.list
    view.setCurrentIndex(hand.page.editor.drawer.filtered.index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    (symbol,) = query.records(session.company, PlanSymbol)
    assert symbol.risk_point_id == points(session)[1].id
    assert hand.scene.chosen == (symbol.id,)


def test_a_point_pulled_out_of_its_zone_is_told_and_mended(hand: Hand, session: Session) -> None:
    first = points(session)[0]
    drag(hand, [first.id], INSIDE)
    drag(hand, [first.id], FREE)
    assert points(session)[0].zone_id == zones(session)[0].id, "moving asks nothing and unbinds nothing"
    checks = hand.page.editor.drawer.checks
    assert checks.show_missing("risk_point", first.id)
    assert checks.list.currentItem().text() == "1 加油机 belongs to “Zone 1” but stands outside it."
    assert [button.toolTip() for button in checks.buttons] == ["Move the symbol into “Zone 1”", "Take out of “Zone 1”"]
    hand.canvas.pick("")
    checks.list.itemActivated.emit(checks.list.currentItem())
    assert hand.scene.chosen == (query.records(session.company, PlanSymbol)[0].id,)
    before = transactions(session)
    checks.buttons[0].click()
    assert transactions(session) == before + 1
    assert not checks.report.of("outside-zone")


def test_the_tab_counts_and_a_read_only_file_offers_no_mending(hand: Hand) -> None:
    drawer = hand.page.editor.drawer
    assert drawer.tabs.tabText(1) == "Cross-check 4"
    drawer.checks.refused = "Only read."
    assert drawer.checks.show_missing("zone", next(iter(hand.scene.zones)))
    assert [button.isEnabled() for button in drawer.checks.buttons] == [False]


def test_what_is_empty_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    blank_plan(session)
    hand = Hand(open_page(session, qtbot))
    drawer = hand.page.editor.drawer
    assert drawer.hint.text().startswith("The register holds no risk point yet.")
    assert drawer.check.item(0).text().startswith("No zone is drawn on this plan yet.")
    edit.create(session.company, "risk_point", {"number": "1", "name": "加油机", "kind": "activity"})
    hand.draw(SQUARE)
    hand.page.refresh()
    assert drawer.hint.text().startswith("Tick the risk points")
    assert not any("No zone is drawn" in drawer.check.item(row).text() for row in range(drawer.check.count()))
