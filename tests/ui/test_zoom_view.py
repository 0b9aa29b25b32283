"""The sheet under the mouse: where it stays when the window has a little more or less room, and where it is fitted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import Hand, blank_plan, open_page

WIDE, HIGH, MESSAGE = 942, 680, 40


def test_a_message_that_comes_and_goes_does_not_move_a_sheet_that_is_whole_all_the_same(
        qtbot: QtBot, session: Session) -> None:
    blank_plan(session)
    hand = Hand(open_page(session, qtbot, WIDE, HIGH))
    room, before = hand.canvas.viewport().height(), hand.at((800.0, 500.0))
    for height in (HIGH - MESSAGE, HIGH):
        hand.page.resize(WIDE, height)
        qtbot.waitUntil(partial(_is_high, hand, room - (HIGH - height)))
        assert hand.at((800.0, 500.0)) == before


def _is_high(hand: Hand, pixels: int) -> bool:
    return hand.canvas.viewport().height() == pixels


def test_with_less_room_the_whole_sheet_is_fitted_into_it(qtbot: QtBot, session: Session) -> None:
    blank_plan(session)
    hand = Hand(open_page(session, qtbot, WIDE, HIGH))
    before = hand.canvas.unit
    hand.page.resize(WIDE, HIGH - 5 * MESSAGE)
    qtbot.waitUntil(lambda: hand.canvas.unit > before)
    seen = hand.canvas.viewportTransform().mapRect(hand.scene.sheet.rect)
    assert QRectF(hand.canvas.viewport().rect()).contains(seen)
