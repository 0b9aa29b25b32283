"""Symbols on the plan: set, moved, turned, enlarged and removed by mouse and by keys; words typed in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.services import query
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.plan.tools.symbol import SymbolTool
from dualprev_desktop.ui.plan.tools.text import TextTool
from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import HEIGHT, WIDTH, Hand, blank_plan, open_page, transactions

Key = Qt.Key
PLACE, OTHER = (800.0, 500.0), (1000.0, 700.0)


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    SymbolTool.last = "extinguisher"
    blank_plan(session)
    made = Hand(open_page(session, qtbot))
    made.canvas.use_tool("symbol")
    return made


def symbols(session: Session) -> list[PlanSymbol]:
    return query.records(session.company, PlanSymbol)


def only(session: Session) -> PlanSymbol:
    (found,) = symbols(session)
    return found


def place(symbol: PlanSymbol) -> tuple[float, float]:
    return (symbol.x or 0) * WIDTH / 1_000_000, (symbol.y or 0) * HEIGHT / 1_000_000


def test_a_click_sets_the_chosen_kind_and_undo_takes_it_back(hand: Hand, session: Session) -> None:
    tool = hand.canvas.tool
    assert isinstance(tool, SymbolTool)
    assert tool.palette is not None
    hand.keys("5")
    kind = tool.palette.kinds[4]
    before = transactions(session)
    hand.click(PLACE)
    assert transactions(session) == before + 1
    assert only(session).kind == kind
    assert place(only(session)) == pytest.approx(PLACE, abs=2 * hand.canvas.unit)
    assert hand.scene.chosen == (only(session).id,)
    session.do(session.company.undo)
    assert symbols(session) == []
    assert hand.scene.symbols == {}


def test_a_pull_moves_and_escape_gives_it_up(hand: Hand, session: Session) -> None:
    hand.click(PLACE)
    before = transactions(session)
    hand.pull(PLACE, (850.0, 550.0), OTHER)
    assert transactions(session) == before + 1
    assert place(only(session)) == pytest.approx(OTHER, abs=2 * hand.canvas.unit)
    tool = hand.canvas.tool
    tool.press(hand.scene.symbols[only(session).id].at, Qt.KeyboardModifier.NoModifier)
    tool.move(hand.scene.sheet.rect.center(), Qt.KeyboardModifier.NoModifier, True)
    hand.keys(Key.Key_Escape)
    tool.release(hand.scene.sheet.rect.center())
    assert transactions(session) == before + 1
    assert (hand.scene.symbols[only(session).id].at.x(), hand.scene.symbols[only(session).id].at.y()) == pytest.approx(
        OTHER, abs=2 * hand.canvas.unit)


def test_its_handle_turns_it_and_so_does_the_key(hand: Hand, session: Session) -> None:
    hand.click(PLACE)
    item = hand.scene.symbols[only(session).id]
    knob, reach = item.knob, item.knob.x() - item.at.x()
    hand.pull((knob.x(), knob.y()), (item.at.x() + reach, item.at.y() + reach), (item.at.x(), item.at.y() + reach))
    assert only(session).turn == pytest.approx(90, abs=2)
    turn = only(session).turn or 0
    hand.keys("r")
    assert only(session).turn == turn + 15
    QTest.keyClick(hand.canvas, Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert only(session).turn == turn


def test_plus_and_minus_change_its_size_and_delete_removes_it(hand: Hand, session: Session) -> None:
    hand.click(PLACE)
    width = hand.scene.symbols[only(session).id].covered.width()
    hand.keys("+", "+")
    assert only(session).size == 120
    assert hand.scene.symbols[only(session).id].covered.width() == pytest.approx(1.2 * width)
    hand.keys("-")
    assert only(session).size == 110
    hand.keys(Key.Key_Delete)
    assert symbols(session) == []


def test_the_keyboard_alone_sets_and_moves_one(hand: Hand, session: Session) -> None:
    hand.keys(Key.Key_Right, Key.Key_Right, Key.Key_Space)
    start = place(only(session))
    hand.keys(Key.Key_Escape)  # the cross goes, the symbol is chosen
    before = transactions(session)
    hand.keys(Key.Key_Right)
    assert transactions(session) == before + 1
    assert place(only(session))[0] == pytest.approx(start[0] + 1, abs=0.01)
    QTest.keyClick(hand.canvas, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert place(only(session))[1] == pytest.approx(start[1] + 10, abs=0.01)


def test_escape_leaves_step_by_step(hand: Hand, session: Session) -> None:
    hand.click(PLACE)
    hand.keys(Key.Key_Escape)
    assert hand.scene.chosen == ()
    assert hand.canvas.tool_id == "symbol"
    hand.keys(Key.Key_Escape)
    assert hand.canvas.tool_id == "select"
    assert len(symbols(session)) == 1


def test_beside_the_sheet_nothing_is_set(hand: Hand, session: Session) -> None:
    hand.click((-10.0, -10.0))
    assert symbols(session) == []


def test_words_are_typed_in_place_and_changed_by_a_click(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("text")
    hand.click(PLACE)
    tool = hand.canvas.tool
    assert isinstance(tool, TextTool)
    assert tool.edit is not None
    QTest.keyClicks(tool.edit, "Gate 1")
    QTest.keyClick(tool.edit, Key.Key_Return)
    assert (only(session).kind, only(session).words) == ("text", "Gate 1")
    hand.click(PLACE)
    assert tool.edit is not None
    tool.edit.selectAll()
    QTest.keyClicks(tool.edit, "Gate 2")
    QTest.keyClick(tool.edit, Key.Key_Return)
    assert only(session).words == "Gate 2"


def test_escape_drops_words_and_nothing_typed_is_nothing_done(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("text")
    tool = hand.canvas.tool
    assert isinstance(tool, TextTool)
    hand.click(PLACE)
    assert tool.edit is not None
    QTest.keyClicks(tool.edit, "Gate")
    QTest.keyClick(tool.edit, Key.Key_Escape)
    assert tool.edit is None
    hand.click(PLACE)
    assert tool.edit is not None
    QTest.keyClick(tool.edit, Key.Key_Return)
    assert symbols(session) == []
    hand.keys(Key.Key_Escape)
    assert hand.canvas.tool_id == "select"


def test_no_two_tools_have_one_key() -> None:
    keys = [kind.key for kind in TOOLS]
    assert len(keys) == len(set(keys)), keys


def test_the_kinds_stay_where_they_are_when_the_sheet_is_pulled(hand: Hand) -> None:
    tool = hand.canvas.tool
    assert isinstance(tool, SymbolTool)
    assert tool.palette is not None
    before = tool.palette.mapTo(hand.canvas, QPoint(0, 0))
    hand.pull((300.0, 900.0), (500.0, 1000.0), button=Qt.MouseButton.MiddleButton)
    assert tool.palette.mapTo(hand.canvas, QPoint(0, 0)) == before


def test_what_undo_and_redo_do_to_a_symbol_is_seen_at_once(hand: Hand, session: Session) -> None:
    hand.click(PLACE)
    (shown,) = hand.scene.symbols
    session.do(session.company.undo)
    assert hand.scene.symbols == {}
    session.do(session.company.redo)
    assert list(hand.scene.symbols) == [shown]
