"""Several zones selected, stretched, turned, arranged, merged and copied; each is one change of the file."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import plans
from dualprev_desktop.services.plan_copies import MIME_TYPE
from dualprev_desktop.ui.plan.box_handles import AIR, ARM
from dualprev_desktop.ui.reasons import reason_of
from dualprev_desktop.ui.session import Message, Session
from tests.ui.plan_canvas import Hand, blank_plan, corners_of, open_page, transactions, zones

ONE = [(200.0, 200.0), (400.0, 200.0), (400.0, 400.0), (200.0, 400.0)]
OTHER = [(700.0, 300.0), (900.0, 300.0), (900.0, 500.0), (700.0, 500.0)]
IN_ONE, IN_OTHER, GROUND = (300.0, 300.0), (800.0, 400.0), (1200.0, 900.0)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    """Two zones far from each other, nothing selected."""
    plan_id = blank_plan(session)
    made = Hand(open_page(session, qtbot))
    for name, corners in (("One", ONE), ("Other", OTHER)):
        shape = made.scene.sheet.outline([QPointF(*at) for at in corners])
        session.do(partial(plans.draw_zone, session.company, plan_id, name, shape))
    made.canvas.pick("")
    return made


def shift_click(hand: Hand, place: tuple[float, float]) -> None:
    QTest.mouseClick(hand.canvas.viewport(), Qt.MouseButton.LeftButton, SHIFT, hand.at(place))


def chosen(hand: Hand) -> list[str]:
    return [hand.scene.zones[one].name for one in hand.scene.chosen]


def both(hand: Hand) -> Hand:
    hand.click(IN_ONE)
    shift_click(hand, IN_OTHER)
    return hand


def shape_of(session: Session, name: str) -> list[tuple[float, float]]:
    return corners_of(next(zone for zone in zones(session) if zone.name == name))


def bounds(corners: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    return (min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners),
            max(y for _, y in corners))


def press_key(hand: Hand, key: Qt.Key, *keys: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in keys:
        held |= one
    QTest.keyClick(hand.canvas, key, held)


def test_labels_of_several_do_not_lie_on_each_other(hand: Hand) -> None:
    """What has no room for all of its label shows it when it is selected alone, and only then."""
    label = next(zone for zone in hand.scene.zones.values() if zone.name == "One").label
    needs = label.least_scale
    hand.click(IN_ONE)
    assert label.least_scale == 0 < needs
    shift_click(hand, IN_OTHER)
    assert label.least_scale == needs
    shift_click(hand, IN_OTHER)
    assert label.least_scale == 0


def test_shift_and_a_click_add_and_take_out(hand: Hand) -> None:
    both(hand)
    assert chosen(hand) == ["One", "Other"]
    assert hand.scene.selected == ""
    assert hand.page.editor.arrange.count.text() == "2 zones selected"
    shift_click(hand, IN_ONE)
    assert chosen(hand) == ["Other"]
    hand.click(GROUND)
    assert hand.page.editor.arrange.count.text() == "Nothing selected"


def test_a_band_selects_what_lies_in_it_and_escape_drops_it(hand: Hand) -> None:
    viewport, tool = hand.canvas.viewport(), hand.canvas.tool
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, SHIFT, hand.at((100.0, 100.0)))
    tool.move(QPointF(950, 550), SHIFT, pressed=True)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, SHIFT, hand.at((950.0, 550.0)))
    assert set(chosen(hand)) == {"One", "Other"}
    hand.canvas.pick("")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, SHIFT, hand.at((100.0, 100.0)))
    tool.move(QPointF(950, 550), SHIFT, pressed=True)
    hand.keys(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, SHIFT, hand.at((950.0, 550.0)))
    assert chosen(hand) == []


def test_all_are_selected_and_tab_goes_through_and_out(hand: Hand) -> None:
    press_key(hand, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(chosen(hand)) == 2
    hand.canvas.pick(next(iter(hand.scene.zones)))
    assert hand.canvas.tool.tab(True)
    assert hand.scene.chosen == (list(hand.scene.zones)[1],)
    assert not hand.canvas.tool.tab(True)
    hand.canvas.pick("")
    assert not hand.canvas.tool.tab(True)


def test_several_move_as_one_change(hand: Hand, session: Session) -> None:
    both(hand)
    before, start = transactions(session), shape_of(session, "Other")
    press_key(hand, Qt.Key.Key_Right, SHIFT)
    assert transactions(session) == before + 1
    assert shape_of(session, "Other")[0][0] - start[0][0] == pytest.approx(10, abs=0.01)
    assert shape_of(session, "One")[0][0] == pytest.approx(210, abs=hand.canvas.unit * 2)
    session.do(session.company.undo)
    assert shape_of(session, "Other") == start
    hand.pull(IN_OTHER, (820.0, 430.0), (850.0, 460.0))
    assert transactions(session) == before + 3
    assert shape_of(session, "One")[0][0] > 230


def test_the_box_stretches_and_turns_and_escape_leaves_all_as_it_was(hand: Hand, session: Session) -> None:
    hand.click(IN_ONE)
    left, top, right, bottom = bounds(shape_of(session, "One"))
    air = AIR * hand.canvas.unit
    hand.pull((right + air, bottom + air), (460.0, 460.0), (right + air + 100, bottom + air + 50))
    now = bounds(shape_of(session, "One"))
    assert now[:2] == pytest.approx((left, top), abs=0.01)
    assert (now[2] - right, now[3] - bottom) == pytest.approx((100, 50), abs=2 * hand.canvas.unit)
    middle = ((now[0] + now[2]) / 2, (now[1] + now[3]) / 2)
    knob = (middle[0], now[1] - air - ARM * hand.canvas.unit)
    viewport, reach = hand.canvas.viewport(), middle[1] - knob[1]
    before = shape_of(session, "One")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=hand.at(knob))
    hand.canvas.tool.move(QPointF(middle[0] + reach, middle[1] + 3), SHIFT, pressed=True)
    hand.keys(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=hand.at(knob))
    assert shape_of(session, "One") == before
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=hand.at(knob))
    hand.canvas.tool.move(QPointF(middle[0] + reach, middle[1] + 3), SHIFT, pressed=True)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=hand.at(knob))
    turned = bounds(shape_of(session, "One"))
    # a quarter: in real lengths width and height change places, though the sheet is not square
    assert turned[2] - turned[0] == pytest.approx(now[3] - now[1], abs=0.01)
    assert turned[3] - turned[1] == pytest.approx(now[2] - now[0], abs=0.01)


def test_numbers_turn_and_scale_and_go_back_to_nothing(hand: Hand, session: Session) -> None:
    hand.click(IN_ONE)
    left, _top, right, _bottom = bounds(shape_of(session, "One"))
    bar = hand.page.editor.arrange
    bar.size_.setValue(50)
    bar.size_.editingFinished.emit()
    now = bounds(shape_of(session, "One"))
    assert now[2] - now[0] == pytest.approx((right - left) / 2, abs=0.01)
    assert bar.size_.value() == 100
    bar.angle.setValue(90)
    bar.angle.editingFinished.emit()
    assert bar.angle.value() == 0
    assert bounds(shape_of(session, "One")) == pytest.approx(now, abs=0.01)


def test_what_finds_no_room_is_refused(hand: Hand, session: Session, said: list[Message]) -> None:
    hand.click(IN_ONE)
    before = shape_of(session, "One")
    hand.page.editor.arranging.scale(900)
    assert "no room" in said[-1].text
    assert shape_of(session, "One") == before


def test_align_and_mirror(hand: Hand, session: Session) -> None:
    both(hand)
    actions, before = hand.page.editor.arranging, transactions(session)
    actions.align[3].trigger()
    assert transactions(session) == before + 1
    assert bounds(shape_of(session, "One"))[1] == bounds(shape_of(session, "Other"))[1]
    one = bounds(shape_of(session, "One"))
    actions.mirror_across.trigger()
    assert bounds(shape_of(session, "Other"))[0] == pytest.approx(one[0], abs=0.01)


def test_reasons_say_what_is_missing(hand: Hand) -> None:
    actions = hand.page.editor.arranging
    assert "Nothing is selected" in reason_of(actions.merge)
    hand.click(IN_ONE)
    assert "two zones" in reason_of(actions.merge)
    assert reason_of(actions.take_apart)
    both(hand)
    assert actions.merge.isEnabled()
    assert "three or more" in reason_of(actions.spread_across)


def test_merged_and_taken_apart_by_keys(hand: Hand, session: Session) -> None:
    both(hand)
    press_key(hand, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert [zone.name for zone in zones(session)] == ["One"]
    assert chosen(hand) == ["One"]
    assert reason_of(hand.page.editor.arranging.take_apart) == ""
    hand.page.editor.arranging.take_apart.trigger()
    assert {zone.name for zone in zones(session)} == {"One", "One (2)"}


def test_several_are_removed_at_once(hand: Hand, session: Session) -> None:
    both(hand)
    hand.keys(Qt.Key.Key_Delete)
    assert zones(session) == []
    session.do(session.company.undo)
    assert len(zones(session)) == 2


def test_copies_go_to_another_plan_and_duplicates_are_selected(hand: Hand, session: Session) -> None:
    both(hand)
    press_key(hand, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert sorted(chosen(hand)) == ["One (2)", "Other (2)"]
    press_key(hand, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert len(zones(session)) == 2
    mime = QGuiApplication.clipboard().mimeData()
    assert mime is not None
    assert mime.hasFormat(MIME_TYPE)
    hand.page.add_blank()
    press_key(hand, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sorted(item.name for item in hand.scene.zones.values()) == ["One (2)", "Other (2)"]


def test_a_click_and_a_pull_that_follows_at_once_move_the_zone(hand: Hand, session: Session) -> None:
    """Qt tells the second press as a double click, which without a pull asks for the name."""
    hand.click(IN_ONE)
    viewport, left, none = hand.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, place, button, held in (
            (QMouseEvent.Type.MouseButtonDblClick, IN_ONE, left, left),
            (QMouseEvent.Type.MouseMove, (340.0, 340.0), none, left),
            (QMouseEvent.Type.MouseMove, (360.0, 350.0), none, left),
            (QMouseEvent.Type.MouseButtonRelease, (360.0, 350.0), left, none)):
        at = QPointF(hand.at(place))
        QApplication.sendEvent(viewport, QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held,
                                                     Qt.KeyboardModifier.NoModifier))
    moved = bounds(shape_of(session, "One"))
    assert moved[0] > 230, moved
    assert hand.canvas.hasFocus(), "no name is asked for"
    hand.double_click((360.0, 350.0))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert hand.page.editor.strip.isAncestorOf(focused)


def test_where_a_copy_lies_on_what_it_was_made_of_a_click_selects_the_copy(hand: Hand) -> None:
    hand.click(IN_ONE)
    press_key(hand, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    (copy,) = hand.scene.chosen
    hand.click(GROUND, IN_ONE)
    assert hand.scene.chosen == (copy,)


def test_the_menu_has_everything_with_its_keys(hand: Hand, qtbot: QtBot) -> None:
    asked: list[QPoint] = []
    hand.canvas.menu_wanted.connect(asked.append)
    menu = hand.page.editor.arranging.menu()
    qtbot.addWidget(menu)
    shown = {action.text(): action.shortcut().toString() for action in menu.actions() if not action.isSeparator()}
    assert shown["Duplicate on the plan"] == "Ctrl+D"
    assert {"Cut", "Copy", "Paste", "Merge zones", "Take apart", "Align left", "Distribute down",
            "Remove what is selected", "Shared edges move together"} <= shown.keys()
