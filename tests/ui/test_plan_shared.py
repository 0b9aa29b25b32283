"""Corners and edges that two zones have in common move together, or apart where the person wants it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import parse_shape
from dualprev_desktop.domain.shared_edges import shared_corners, shared_edges
from dualprev_desktop.services import plans
from dualprev_desktop.ui.preferences import remembered
from dualprev_desktop.ui.session import Message, Session
from tests.ui.plan_canvas import Hand, blank_plan, corners_of, open_page, transactions, zones

LEFT = [(200.0, 200.0), (500.0, 200.0), (500.0, 500.0), (200.0, 500.0)]
RIGHT = [(500.0, 200.0), (800.0, 200.0), (800.0, 500.0), (500.0, 500.0)]
COMMON, IN_LEFT = (500.0, 200.0), (300.0, 450.0)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    """Two neighbours, the left one selected."""
    plan_id = blank_plan(session)
    made = Hand(open_page(session, qtbot))
    for name, corners in (("Left", LEFT), ("Right", RIGHT)):
        shape = made.scene.sheet.outline([QPointF(*at) for at in corners])
        session.do(partial(plans.draw_zone, session.company, plan_id, name, shape))
    made.click(IN_LEFT)
    return made


def common(session: Session) -> tuple[int, int]:
    """How many corners and edges are shared."""
    shapes = {zone.id: parse_shape(zone.shape) for zone in zones(session)}
    return len(shared_corners(shapes)), len(shared_edges(shapes))


def test_a_common_corner_takes_the_neighbour_with_it_in_one_change(hand: Hand, session: Session) -> None:
    before, shapes = transactions(session), [zone.shape for zone in zones(session)]
    hand.pull(COMMON, (530.0, 130.0), (560.0, 100.0))
    assert transactions(session) == before + 1
    assert common(session) == (2, 1)
    moved = [at for zone in zones(session) for at in corners_of(zone) if at[1] < 150]
    assert len(moved) == 2
    assert len(set(moved)) == 1
    session.do(session.company.undo)
    assert [zone.shape for zone in zones(session)] == shapes


def test_alt_and_the_switch_part_them(hand: Hand, session: Session) -> None:
    viewport = hand.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, hand.at(COMMON))
    hand.canvas.tool.move(QPointF(560, 100), Qt.KeyboardModifier.AltModifier, pressed=True)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=hand.at((560.0, 100.0)))
    assert common(session) == (1, 0)
    session.do(session.company.undo)
    QTest.keyClick(hand.canvas, Qt.Key.Key_B)
    assert not hand.canvas.sharing
    assert remembered(session, "plan_sharing", True) is False
    hand.pull(COMMON, (530.0, 130.0), (560.0, 100.0))
    assert common(session) == (1, 0)


def test_an_edge_is_pulled_by_its_bar_and_stays_shared(hand: Hand, session: Session) -> None:
    bar = (500.0, 200.0 + 300 * 0.75)
    hand.pull(bar, (550.0, 425.0), (600.0, 425.0))
    assert common(session) == (2, 1)
    assert sorted({round(x, -1) for zone in zones(session) for x, _ in corners_of(zone)}) == [200, 600, 800]


def test_by_keyboard_an_edge_moves_with_the_neighbour(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.keys("}", "}")
    QTest.keyClick(hand.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert transactions(session) == before + 1
    assert common(session) == (2, 1)
    assert max(x for x, _ in corners_of(zones(session)[0])) == pytest.approx(510, abs=0.01)


def test_a_corner_comes_into_both_and_goes_from_both(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.keys("]", "]", Qt.Key.Key_Insert)
    assert transactions(session) == before + 1
    assert common(session) == (3, 2)
    hand.keys(Qt.Key.Key_Delete)
    assert common(session) == (2, 1)
    assert {len(corners_of(zone)) for zone in zones(session)} == {4}


def test_the_middle_of_a_common_edge_makes_a_common_corner(hand: Hand, session: Session) -> None:
    hand.pull((500.0, 350.0), (560.0, 350.0), (600.0, 350.0))
    assert common(session) == (3, 2)


def test_a_zone_moved_whole_comes_away(hand: Hand, session: Session) -> None:
    hand.pull(IN_LEFT, (280.0, 650.0), (300.0, 750.0))
    assert common(session) == (0, 0)


def test_a_neighbour_that_would_cross_itself_refuses_the_gesture_by_name(
        hand: Hand, session: Session, said: list[Message]) -> None:
    shapes = [zone.shape for zone in zones(session)]
    hand.pull(COMMON, (900.0, 300.0), (1000.0, 450.0))
    assert "“Right”" in said[-1].text
    assert [zone.shape for zone in zones(session)] == shapes
    assert all(item.shape == parse_shape(zone.shape)
               for zone in zones(session) for item in [hand.scene.zones[zone.id]])


def test_escape_puts_both_back(hand: Hand, session: Session) -> None:
    shapes, viewport = [zone.shape for zone in zones(session)], hand.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=hand.at(COMMON))
    hand.canvas.tool.move(QPointF(560, 100), CTRL, pressed=True)
    assert all(item.shape != parse_shape(zone.shape)
               for zone in zones(session) for item in [hand.scene.zones[zone.id]])
    hand.keys(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=hand.at((560.0, 100.0)))
    assert [hand.scene.zones[zone.id].shape for zone in zones(session)] == [parse_shape(one) for one in shapes]
    assert [zone.shape for zone in zones(session)] == shapes
