"""Corners jump to what is near and become exactly that corner; borders are followed; edges come out shared."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import parse_shape
from dualprev_desktop.domain.shared_edges import corners_of, shared_edges
from dualprev_desktop.services import plans
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.services.plan_lines import MARK
from dualprev_desktop.ui.plan.snap_index import Edge, SnapIndex
from dualprev_desktop.ui.plan.snap_mark import SnapMark
from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import SQUARE, Hand, blank_plan, open_page, transactions, zones

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    blank_plan(session)
    made = Hand(open_page(session, qtbot))
    made.draw(SQUARE)
    made.canvas.pick("")
    made.canvas.setFocus()
    return made


def marks(hand: Hand) -> list[str]:
    return [item.word for item in hand.scene.items() if isinstance(item, SnapMark)]


def near(hand: Hand, x: float, y: float, pixels: float = 5) -> tuple[float, float]:
    return x + pixels * hand.canvas.unit, y


def test_a_corner_near_a_corner_is_exactly_that_corner_and_edges_are_shared(hand: Hand, session: Session) -> None:
    hand.draw([near(hand, 600, 200), (900.0, 200.0), (900.0, 500.0), near(hand, 600, 500)])
    shapes = {zone.id: parse_shape(zone.shape) for zone in zones(session)}
    assert len(shared_edges(shapes)) == 1


def test_a_corner_on_an_edge_is_added_to_the_neighbour_in_the_same_transaction(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.draw([near(hand, 600, 300), (900.0, 300.0), (900.0, 400.0), near(hand, 600, 400)])
    assert transactions(session) == before + 1
    shapes = {zone.id: parse_shape(zone.shape) for zone in zones(session)}
    assert sorted(len(corners_of(shape)) for shape in shapes.values()) == [4, 6]
    assert len(shared_edges(shapes)) == 1
    session.changed.emit(session.company.undo())
    assert [len(corners_of(parse_shape(zone.shape))) for zone in zones(session)] == [4]


def test_the_mark_says_what_is_near_and_goes_with_the_tool(hand: Hand) -> None:
    hand.canvas.use_tool("polygon")
    hand.move(near(hand, 600, 200))
    assert marks(hand) == ["Corner"]
    hand.move(near(hand, 600, 350))
    assert marks(hand) == ["Edge"]
    hand.move((800.0, 350.0))
    assert marks(hand) == []
    hand.move(near(hand, 600, 350))
    hand.canvas.use_tool("select")
    assert marks(hand) == []


def test_control_and_the_switch_let_the_mouse_be_free_and_the_switch_is_remembered(
        hand: Hand, session: Session, qtbot: QtBot) -> None:
    at = QPointF(*near(hand, 600, 200))
    assert hand.canvas.snap(at, NONE) != at
    assert hand.canvas.snap(at, CTRL) == at
    assert hand.canvas.snap(at, NONE, [zone.id for zone in zones(session)]) == at
    hand.page.editor.switches.snap.click()
    assert hand.canvas.snap(at, NONE) == at
    again = open_page(session, qtbot)
    assert not again.editor.switches.snap.isChecked()
    assert again.editor.canvas.snap(at, NONE) == at


def test_the_grid_draws_corners_to_it(hand: Hand) -> None:
    hand.scene.grid = 50.0
    found = hand.canvas.snap(QPointF(1003, 748), NONE)
    assert (found.x(), found.y()) == (1000, 750)
    assert marks(hand) == ["Grid"]


def test_lines_of_a_drawing_and_their_crossings(session: Session, qtbot: QtBot) -> None:
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" {MARK}="1" width="1600" height="1100" viewBox="0 0 1600 1100">'
           '<path d="M 100 300 L 1500 300"/><path d="M 700 100 L 700 1000"/></svg>').encode()
    session.do(lambda: plans.add_plan(session.company, "CAD", IncomingPicture("a.svg", svg, "image/svg+xml", 1600,
                                                                              1100)))
    hand = Hand(open_page(session, qtbot))
    unit = hand.canvas.unit
    assert hand.canvas.snap(QPointF(400, 300 + 4 * unit), NONE) == QPointF(400, 300)
    assert marks(hand) == ["Line of the drawing"]
    assert hand.canvas.snap(QPointF(700 + 3 * unit, 300 + 4 * unit), NONE) == QPointF(700, 300)
    free = QPointF(400, 300 + 40 * unit)
    assert hand.canvas.snap(free, NONE) == free


def test_by_keyboard_space_sets_where_the_mark_is(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("polygon")
    hand.canvas.tool.move(QPointF(*near(hand, 600, 200, -30)), NONE, False)
    hand.keys(Qt.Key.Key_Right)
    for _step in range(5):
        hand.keys(Qt.Key.Key_Right)
    assert marks(hand) == ["Corner"]
    hand.keys(Qt.Key.Key_Space)
    sketch = hand.canvas.tool.set  # type: ignore[attr-defined]
    assert hand.scene.sheet.to_shape(sketch[0]) in corners_of(parse_shape(zones(session)[0].shape))


def test_the_border_of_a_neighbour_is_followed_both_ways(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("trace")
    hand.click(near(hand, 600, 200), near(hand, 600, 500), (900.0, 500.0), (900.0, 200.0))
    hand.keys(Qt.Key.Key_Return)
    shapes = {zone.id: parse_shape(zone.shape) for zone in zones(session)}
    assert len(shared_edges(shapes)) == 1
    session.changed.emit(session.company.undo())
    hand.canvas.setFocus()
    hand.canvas.use_tool("trace")
    hand.click(near(hand, 200, 200))
    hand.move(near(hand, 600, 200))
    QTest.keyClick(hand.canvas, Qt.Key.Key_Tab)
    hand.click(near(hand, 600, 200))
    assert hand.canvas.hasFocus()
    assert len(hand.canvas.tool.set) == 4  # type: ignore[attr-defined]


def test_a_hundred_thousand_lines_are_no_burden() -> None:
    index = SnapIndex(Edge((float(n % 400) * 10, float(n // 400) * 10), (float(n % 400) * 10 + 9, n // 400 * 10 + 4.0))
                      for n in range(100_000))
    assert index.near((5, 5), 5)
    start = perf_counter()
    for n in range(200):
        assert index.near((n * 15.0, n * 10.0), 12)
    assert (perf_counter() - start) / 200 < 0.005
