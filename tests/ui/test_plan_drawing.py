"""Drawing zones: what the mouse and the keyboard draw is in the file, where it was drawn, one transaction a gesture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.ui.plan.sketch import Sketch
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.session import Message, Session, Tone
from tests.ui.plan_canvas import SQUARE, Hand, blank_plan, corners_of, open_page, transactions, zones


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    blank_plan(session)
    return Hand(open_page(session, qtbot))


def near(found: list[NumericPoint], wanted: list[NumericPoint], pixel: float) -> bool:
    return len(found) == len(wanted) and all(
        abs(x - a) <= pixel and abs(y - b) <= pixel for (x, y), (a, b) in zip(found, wanted, strict=True))


def test_clicked_corners_are_a_zone_within_a_pixel(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.draw(SQUARE)
    (zone,) = zones(session)
    assert near(corners_of(zone), SQUARE, hand.canvas.unit)
    assert transactions(session) == before + 1
    assert hand.canvas.tool_id == "select"
    assert hand.scene.selected == zone.id


def test_a_double_click_and_a_click_on_the_first_corner_close_too(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("polygon")
    hand.click(*SQUARE[:3])
    hand.double_click(SQUARE[3])
    hand.canvas.use_tool("polygon")
    hand.click((800.0, 300.0), (1000.0, 300.0), (900.0, 600.0), (801.0, 301.0))
    assert sorted(len(corners_of(zone)) for zone in zones(session)) == [3, 4]


def test_escape_drops_the_outline_and_then_the_tool(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.canvas.use_tool("polygon")
    hand.click(*SQUARE)
    hand.keys(Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "polygon"
    hand.keys(Qt.Key.Key_Return)
    assert not zones(session)
    hand.keys(Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "select"
    assert transactions(session) == before
    assert not [item for item in hand.scene.items() if isinstance(item, Sketch)]


def test_undo_takes_back_a_corner_while_drawing_and_the_zone_afterwards(hand: Hand, session: Session) -> None:
    action = QAction(hand.page)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: session.do(session.company.undo))
    hand.page.addAction(action)
    hand.canvas.use_tool("polygon")
    hand.click(*SQUARE, (300.0, 700.0))
    QTest.keyClick(hand.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.keys(Qt.Key.Key_Return)
    (zone,) = zones(session)
    assert near(corners_of(zone), SQUARE, hand.canvas.unit)
    hand.canvas.setFocus()
    QTest.keyClick(hand.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not zones(session)
    assert not hand.scene.zones


def test_a_crossed_outline_is_refused_in_a_sentence_and_stays_to_be_corrected(
        hand: Hand, session: Session, said: list[Message]) -> None:
    hand.draw([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]])
    assert not zones(session)
    assert said[-1].tone is Tone.PROBLEM
    assert "crosses itself near" in said[-1].text
    hand.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert len(corners_of(zones(session)[0])) == 3


def test_corners_beyond_the_picture_land_on_its_edge(hand: Hand, session: Session) -> None:
    hand.draw([(-40.0, -30.0), (300.0, -30.0), (300.0, 200.0)])
    assert near(corners_of(zones(session)[0]), [(0, 0), (300, 0), (300, 200)], hand.canvas.unit)


def test_a_rectangle_is_pulled_or_clicked(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("rectangle")
    hand.pull(SQUARE[0], (400.0, 400.0), SQUARE[2])
    assert near(corners_of(zones(session)[0]), SQUARE, hand.canvas.unit)
    hand.canvas.use_tool("rectangle")
    hand.click((700.0, 600.0), (900.0, 800.0))
    assert len(zones(session)) == 2


def test_the_keyboard_alone_draws_names_and_binds(hand: Hand, session: Session) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    hand.keys("P")
    unit = hand.canvas.unit
    hand.keys(Qt.Key.Key_Left)
    start = hand.canvas.shown()
    hand.keys(Qt.Key.Key_Space)
    QTest.keyClick(hand.canvas, Qt.Key.Key_Right, shift)
    hand.keys(Qt.Key.Key_Space)
    QTest.keyClick(hand.canvas, Qt.Key.Key_Down, shift)
    hand.keys(Qt.Key.Key_Space, Qt.Key.Key_Return)
    (zone,) = zones(session)
    leg = 50 * unit
    wanted = [(start.x(), start.y()), (start.x() + leg, start.y()), (start.x() + leg, start.y() + leg)]
    assert near(corners_of(zone), wanted, unit)
    name = hand.page.editor.strip.name
    assert QApplication.focusWidget() is name
    assert name.selectedText() == "Zone 1"
    QTest.keyClicks(name, "Tank area")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert zones(session)[0].name == "Tank area"
    assert QApplication.focusWidget() is hand.page.editor.drawer.filter


def test_space_pulls_the_sheet_and_sets_no_corner(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("polygon")
    before = hand.canvas.shown()
    QTest.keyPress(hand.canvas, Qt.Key.Key_Space)
    hand.pull((500.0, 500.0), (600.0, 550.0))
    QTest.keyRelease(hand.canvas, Qt.Key.Key_Space)
    moved = before - hand.canvas.shown()
    assert abs(moved.x() - 100) <= 2 * hand.canvas.unit
    assert abs(moved.y() - 50) <= 2 * hand.canvas.unit
    hand.click(*SQUARE[:3])
    hand.keys(Qt.Key.Key_Return)
    assert near(corners_of(zones(session)[0]), SQUARE[:3], hand.canvas.unit)


def wheel(hand: Hand, place: NumericPoint, steps: int) -> None:
    at = QPointF(hand.at(place))
    event = QWheelEvent(at, hand.canvas.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120 * steps),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(hand.canvas.viewport(), event)


def test_the_wheel_zooms_round_the_cursor_and_drawing_stays_exact(hand: Hand, session: Session) -> None:
    scale = hand.canvas.transform().m11()
    fixed = hand.at((300.0, 300.0))
    wheel(hand, (300.0, 300.0), 6)
    assert hand.canvas.transform().m11() == pytest.approx(scale * 1.25 ** 6)
    assert (hand.at((300.0, 300.0)) - fixed).manhattanLength() <= 2
    small: list[NumericPoint] = [(280.0, 280.0), (310.0, 280.0), (310.0, 310.0)]
    hand.draw(small)
    assert hand.canvas.unit < 1
    assert near(corners_of(zones(session)[0]), small, hand.canvas.unit)


def test_keys_zoom_pan_and_fit(hand: Hand) -> None:
    scale = hand.canvas.transform().m11()
    hand.keys("+", "+")
    assert hand.canvas.transform().m11() == pytest.approx(scale * 1.25 ** 2)
    before = hand.canvas.shown()
    hand.keys(Qt.Key.Key_Right)
    assert hand.canvas.shown().x() > before.x()
    hand.keys("-", "F")
    assert hand.canvas.transform().m11() == pytest.approx(scale)


def test_tools_are_found_and_each_has_its_key() -> None:
    assert {"select", "polygon", "arc", "trace", "rectangle", "ellipse", "freehand", "split", "cut"} <= set(TOOLS.ids())
    keys = [kind.key for kind in TOOLS]
    assert len(set(keys)) == len(keys)


def test_corners_stay_within_a_pixel_at_one_and_a_half_scale() -> None:
    """The screen's scale is set before the application starts, so this runs in another process."""
    root = Path(__file__).resolve().parents[2]
    test = f"{Path(__file__)}::test_clicked_corners_are_a_zone_within_a_pixel"
    command = f"import os, sys, pytest; os.environ['QT_SCALE_FACTOR'] = '1.5'; sys.exit(pytest.main(['-q', {test!r}]))"
    done = subprocess.run([sys.executable, "-c", command], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
