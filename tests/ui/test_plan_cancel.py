"""Esc amid any tool's work leaves the file and what is seen as they were. A tool without a case here fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import plan_edits
from dualprev_desktop.services.plan_edits import NewSymbol, NewZone, PlanEdit
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import SQUARE, Hand, blank_plan, open_page, transactions

INSIDE, FAR, REST = (300.0, 300.0), (900.0, 700.0), (1200.0, 300.0)
SYMBOL = (1000.0, 800.0)


def pressed(hand: Hand, start: tuple[float, float] = INSIDE) -> None:
    """A pull that has not let go yet."""
    QTest.mousePress(hand.canvas.viewport(), Qt.MouseButton.LeftButton, pos=hand.at(start))
    for place in ((350.0, 330.0), FAR):
        hand.canvas.tool.move(QPointF(*place), Qt.KeyboardModifier.NoModifier, True)


def clicked(hand: Hand) -> None:
    """Two corners set, the third one under the mouse."""
    hand.click((150.0, 350.0), (400.0, 350.0))
    hand.move((450.0, 420.0))


def typing(hand: Hand) -> None:
    hand.click((1000.0, 400.0))
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit)
    QTest.keyClicks(entry, "xyz")


def measured(hand: Hand) -> None:
    hand.click((150.0, 150.0), (900.0, 150.0))


UNDER_WAY: dict[str, Callable[[Hand], None]] = {
    "select": pressed, "polygon": clicked, "arc": clicked, "trace": clicked, "rectangle": pressed, "ellipse": pressed,
    "freehand": pressed, "split": clicked, "cut": clicked, "symbol": partial(pressed, start=SYMBOL), "text": typing,
    "measure": clicked, "scale": measured, "north": pressed}


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    """A zone and a symbol; the zone is selected."""
    plan_id = blank_plan(session)
    made = Hand(open_page(session, qtbot))
    zone = NewZone("Yard", made.scene.sheet.outline([QPointF(*at) for at in SQUARE]))
    x, y = made.scene.sheet.to_shape(QPointF(*SYMBOL))
    symbol = NewSymbol("hydrant", round(x), round(y))
    session.do(partial(plan_edits.apply, session.company, plan_id,
                       PlanEdit("Set up", drawn=(zone,), set_symbols=(symbol,))))
    made.canvas.pick(zone.id)
    return made


def looks(hand: Hand) -> QImage:
    hand.move((5.0, 5.0))
    hand.move(REST)
    QApplication.processEvents()
    return hand.canvas.viewport().grab().toImage()


def kept(hand: Hand) -> object:
    scene = hand.scene
    return ({one: zone.shape for one, zone in scene.zones.items()},
            {one: (symbol.at.toTuple(), symbol.view) for one, symbol in scene.symbols.items()})


@pytest.mark.parametrize("tool", [kind.id for kind in TOOLS])
def test_escape_leaves_file_and_canvas_as_before(hand: Hand, session: Session, tool: str) -> None:
    hand.canvas.use_tool(tool)
    if tool == "symbol":
        hand.canvas.choose([*hand.scene.symbols])
    before, seen, things = transactions(session), looks(hand), kept(hand)
    UNDER_WAY[tool](hand)
    assert hand.canvas.viewport().grab().toImage() != seen, "nothing was under way"
    QTest.keyClick(QApplication.focusWidget() or hand.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(hand.canvas.viewport(), Qt.MouseButton.LeftButton, pos=hand.at(FAR))
    assert hand.canvas.tool_id == tool
    assert kept(hand) == things
    assert looks(hand) == seen
    assert transactions(session) == before
