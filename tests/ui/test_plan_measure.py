"""Scale, north and measuring: what is drawn is in the file in metres and degrees; Esc leaves everything as it was."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.services import query
from dualprev_desktop.ui.plan.caption import Caption
from dualprev_desktop.ui.plan.tools.north import bearing
from dualprev_desktop.ui.session import Message, Session
from tests.ui.plan_canvas import WIDTH, Hand, blank_plan, open_page, transactions

LENGTH_NAME = "Length of the line in metres"


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    blank_plan(session)
    return Hand(open_page(session, qtbot))


def plan_of(session: Session) -> Plan:
    (plan,) = query.records(session.company, Plan)
    return plan


def entry(hand: Hand) -> QDoubleSpinBox:
    (found,) = [one for one in hand.canvas.viewport().findChildren(QDoubleSpinBox) if one.isVisible()]
    return found


def said_at_cursor(hand: Hand) -> str:
    return next((item.text for item in hand.scene.items() if isinstance(item, Caption) and item.isVisible()), "")


def type_length(hand: Hand, metres: str) -> None:
    box = entry(hand)
    box.selectAll()
    QTest.keyClicks(box, metres)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_line_of_known_length_gives_the_sheets_width_in_metres(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.keys("L")
    hand.click((200.0, 300.0), (600.0, 300.0))
    assert entry(hand).accessibleName() == LENGTH_NAME
    type_length(hand, "50")
    metres = plan_of(session).metres
    assert metres is not None
    assert float(metres) == pytest.approx(50 * WIDTH / 400, rel=0.01)
    assert hand.scene.metres == float(metres)
    assert transactions(session) == before + 1
    assert hand.canvas.tool_id == "select"
    session.do(session.company.undo)
    assert plan_of(session).metres is None


def test_a_scale_without_length_is_refused_and_asked_again(hand: Hand, session: Session, said: list[Message]) -> None:
    hand.canvas.use_tool("scale")
    hand.click((200.0, 300.0), (600.0, 300.0))
    type_length(hand, "0")
    assert "more than 0" in said[-1].text
    assert plan_of(session).metres is None
    type_length(hand, "80")
    assert plan_of(session).metres is not None


def test_escape_drops_the_length_then_the_tool(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.canvas.use_tool("scale")
    hand.click((200.0, 300.0), (600.0, 300.0))
    QTest.keyClick(entry(hand), Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "scale"
    hand.keys(Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "select"
    assert transactions(session) == before


def test_the_scale_is_set_by_keys_alone(hand: Hand, session: Session) -> None:
    hand.keys("L", Qt.Key.Key_Left, Qt.Key.Key_Space)
    for _press in range(4):
        QTest.keyClick(hand.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hand.keys(Qt.Key.Key_Space)
    type_length(hand, "10")
    assert float(plan_of(session).metres or 0) == pytest.approx(10 * WIDTH / (200 * hand.canvas.unit), rel=0.02)


def test_an_arrow_pulled_towards_north_is_its_direction(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.keys("N")
    hand.pull((500.0, 500.0), (600.0, 450.0), (700.0, 500.0))
    assert plan_of(session).north == 90
    assert transactions(session) == before + 1
    assert hand.canvas.tool_id == "select"


def test_directions_are_clockwise_from_the_top() -> None:
    middle = QPointF(0, 0)
    places = {(0, -5): 0, (5, -5): 45, (5, 0): 90, (0, 5): 180, (-5, 0): 270}
    assert {place: bearing(middle, QPointF(*place)) for place in places} == places


def test_escape_drops_the_arrow(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.canvas.use_tool("north")
    hand.click((500.0, 500.0))
    hand.move((700.0, 500.0))
    hand.keys(Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "north"
    hand.keys(Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "select"
    assert transactions(session) == before


def test_length_and_area_stand_at_the_cursor_and_nothing_is_kept(hand: Hand, session: Session) -> None:
    hand.canvas.change_plan({"metres": Decimal(160)})
    before = transactions(session)
    hand.keys("M")
    hand.click((200.0, 200.0))
    hand.move((600.0, 200.0))
    assert float(said_at_cursor(hand).split()[0]) == pytest.approx(40, abs=0.3)
    hand.click((600.0, 200.0), (600.0, 500.0))
    hand.keys(Qt.Key.Key_Return)
    together, area = said_at_cursor(hand).split("\n")
    assert float(together.split()[1]) == pytest.approx(70, abs=0.5)
    assert float(area.split()[1]) == pytest.approx(600, rel=0.02)
    hand.keys(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "select"
    assert not said_at_cursor(hand)
    assert transactions(session) == before


def test_without_a_scale_lengths_are_parts_of_the_sheet(hand: Hand, session: Session) -> None:
    hand.keys("M")
    hand.click((200.0, 200.0))
    hand.move((200.0 + WIDTH / 4, 200.0))
    first, hint = said_at_cursor(hand).split("\n")
    assert float(first.split()[0]) == pytest.approx(25, abs=0.3)
    assert "Scale" in hint
