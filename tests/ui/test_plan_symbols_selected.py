"""Symbols in the selecting tool: pulled, turned, aligned, copied and removed with zones; the menu by mouse and key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import WHOLE
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import plan_edits, query
from dualprev_desktop.services.plan_checks.looking import check_plan
from dualprev_desktop.services.plan_edits import NewSymbol, NewZone, PlanEdit
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.plan.box_handles import BoxHandles
from dualprev_desktop.ui.plan.caption import Caption
from dualprev_desktop.ui.plan.found_mark import FoundMark
from dualprev_desktop.ui.plan.handles import Handles
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.session import Session
from tests.ui.conftest import session_of
from tests.ui.plan_canvas import HEIGHT, WIDTH, Hand, blank_plan, corners_of, open_page, transactions, zones

ZONE = [(200.0, 200.0), (400.0, 200.0), (400.0, 400.0), (200.0, 400.0)]
ARROW, HYDRANT, IN_ZONE = (700.0, 300.0), (900.0, 600.0), (300.0, 300.0)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    """A zone, an arrow and a hydrant, nothing selected."""
    plan_id = blank_plan(session)
    made = Hand(open_page(session, qtbot))
    sheet = made.scene.sheet
    places = {kind: sheet.to_shape(QPointF(*at)) for kind, at in (("evacuation_arrow", ARROW), ("hydrant", HYDRANT))}
    zone = NewZone("Yard", sheet.outline([QPointF(*at) for at in ZONE]))
    session.do(partial(plan_edits.apply, session.company, plan_id, PlanEdit(
        "Set up", drawn=(zone,), set_symbols=tuple(
            NewSymbol(kind, round(x), round(y)) for kind, (x, y) in places.items()))))
    return made


@pytest.fixture
def elsewhere(tmp_path: Path, paths: AppPaths, qapp: QApplication) -> Iterator[Session]:
    company = Company.create(tmp_path / "elsewhere.dualprev", paths, user="officer")
    made = session_of(company, paths)
    yield made
    made.jobs.shut_down()
    company.close()


def symbols(session: Session) -> dict[str, PlanSymbol]:
    return {one.kind: one for one in query.records(session.company, PlanSymbol)}


def place(session: Session, kind: str) -> tuple[float, float]:
    symbol = symbols(session)[kind]
    return (symbol.x or 0) * WIDTH / WHOLE, (symbol.y or 0) * HEIGHT / WHOLE


def everything(hand: Hand) -> Hand:
    QTest.keyClick(hand.canvas, Qt.Key.Key_A, CTRL)
    assert len(hand.scene.chosen) == 3
    return hand


def test_a_symbol_is_pulled_and_nudged_by_one_and_ten(hand: Hand, session: Session) -> None:
    before = transactions(session)
    hand.pull(HYDRANT, (950.0, 650.0), (1000.0, 700.0))
    assert place(session, "hydrant") == pytest.approx((1000, 700), abs=2 * hand.canvas.unit)
    x, y = place(session, "hydrant")
    hand.keys(Qt.Key.Key_Right)
    QTest.keyClick(hand.canvas, Qt.Key.Key_Down, SHIFT)
    assert place(session, "hydrant") == pytest.approx((x + 1, y + 10), abs=0.01)
    assert transactions(session) == before + 3


def test_zone_and_symbols_are_pulled_as_one_change(hand: Hand, session: Session) -> None:
    everything(hand)
    before, corner = transactions(session), corners_of(zones(session)[0])[0]
    hand.pull(IN_ZONE, (350.0, 350.0), (380.0, 340.0))
    assert transactions(session) == before + 1
    by = corners_of(zones(session)[0])[0][0] - corner[0], corners_of(zones(session)[0])[0][1] - corner[1]
    assert by[0] > 60
    assert place(session, "hydrant") == pytest.approx((HYDRANT[0] + by[0], HYDRANT[1] + by[1]), abs=0.1)


def test_an_arrow_turns_with_the_zone_and_what_is_read_stays_upright(hand: Hand, session: Session) -> None:
    everything(hand)
    before = transactions(session)
    hand.page.editor.arranging.turn(90)
    assert transactions(session) == before + 1
    assert symbols(session)["evacuation_arrow"].turn == 90
    assert not symbols(session)["hydrant"].turn
    assert place(session, "hydrant") != pytest.approx(HYDRANT, abs=1)


def test_symbols_are_aligned_with_a_zone(hand: Hand, session: Session) -> None:
    everything(hand).page.editor.arranging.align[3].trigger()
    assert place(session, "hydrant")[1] == pytest.approx(place(session, "evacuation_arrow")[1], abs=0.01)
    assert min(y for _, y in corners_of(zones(session)[0])) == pytest.approx(place(session, "hydrant")[1], abs=0.01)


def test_r_turns_a_selected_symbol_and_chooses_the_tool_otherwise(hand: Hand, session: Session) -> None:
    hand.click(HYDRANT)
    hand.keys("r")
    assert symbols(session)["hydrant"].turn == 15
    assert hand.canvas.tool_id == "select"
    hand.canvas.pick("")
    hand.keys("r")
    assert hand.canvas.tool_id == "rectangle"


def test_all_are_removed_by_one_key_and_come_back(hand: Hand, session: Session) -> None:
    everything(hand).keys(Qt.Key.Key_Delete)
    assert (symbols(session), zones(session)) == ({}, [])
    session.do(session.company.undo)
    assert (len(symbols(session)), len(zones(session))) == (2, 1)


def test_the_symbol_tool_has_its_handles_alone(hand: Hand, session: Session) -> None:
    """What the box of the selecting tool would grip belongs to the symbol tool there."""
    hand.click(ARROW)
    tool_items = set(hand.scene.items())
    hand.canvas.use_tool("symbol")
    assert any(isinstance(item, BoxHandles) for item in tool_items)
    assert not [item for item in hand.scene.items() if isinstance(item, BoxHandles | Handles)]
    item = hand.scene.symbols[symbols(session)["evacuation_arrow"].id]
    knob, reach = item.knob, item.knob.x() - item.at.x()
    hand.pull(knob.toTuple(), (item.at.x() + reach, item.at.y() + reach), (item.at.x(), item.at.y() + reach))
    assert symbols(session)["evacuation_arrow"].turn == pytest.approx(90, abs=2)
    assert place(session, "evacuation_arrow") == pytest.approx(ARROW, abs=0.1)


def test_a_paste_beside_its_like_goes_to_the_cursor(hand: Hand, session: Session,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    hand.click(IN_ZONE)
    QTest.keyClick(hand.canvas, Qt.Key.Key_C, CTRL)
    at = hand.scene.sheet.to_shape(QPointF(1000, 800))
    monkeypatch.setattr(hand.page.editor.arranging, "_cursor", lambda: at)
    QTest.keyClick(hand.canvas, Qt.Key.Key_V, CTRL)
    across, down = zip(*corners_of(next(zone for zone in zones(session) if zone.name == "Yard (2)")), strict=True)
    assert (min(across) + max(across)) / 2 == pytest.approx(1000, abs=0.1)
    assert (min(down) + max(down)) / 2 == pytest.approx(800, abs=0.1)


def test_copies_go_from_one_company_to_another(hand: Hand, session: Session, elsewhere: Session, qtbot: QtBot) -> None:
    everything(hand)
    QTest.keyClick(hand.canvas, Qt.Key.Key_C, CTRL)
    blank_plan(elsewhere)
    other = Hand(open_page(elsewhere, qtbot))
    QTest.keyClick(other.canvas, Qt.Key.Key_V, CTRL)
    assert [(zone.name, zone.shape) for zone in zones(elsewhere)] == [
        (zone.name, zone.shape) for zone in zones(session)]
    assert {kind: (one.x, one.y) for kind, one in symbols(elsewhere).items()} == {
        kind: (one.x, one.y) for kind, one in symbols(session).items()}
    assert not {zone.id for zone in zones(elsewhere)} & {zone.id for zone in zones(session)}


def test_taken_apart_by_key(hand: Hand, session: Session) -> None:
    shape = hand.scene.sheet.outline([QPointF(x + 900, y) for x, y in ZONE])
    plan_id = hand.page.editor.plan.id if hand.page.editor.plan else ""
    session.do(partial(plan_edits.apply, session.company, plan_id, PlanEdit("Draw", drawn=(NewZone("Far", shape),))))
    hand.canvas.choose(zone.id for zone in zones(session))
    QTest.keyClick(hand.canvas, Qt.Key.Key_M, CTRL)
    assert len(zones(session)) == 1
    QTest.keyClick(hand.canvas, Qt.Key.Key_M, CTRL | SHIFT)
    assert len(zones(session)) == 2


def asked(hand: Hand) -> list[QPoint]:
    found: list[QPoint] = []
    hand.canvas.menu_wanted.disconnect()
    hand.canvas.menu_wanted.connect(found.append)
    return found


def test_the_menu_by_mouse_selects_what_is_under_it(hand: Hand) -> None:
    at, found = hand.at(IN_ZONE), asked(hand)
    viewport = hand.canvas.viewport()
    there = viewport.mapToGlobal(at)
    QApplication.sendEvent(viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there))
    assert found == [there]
    assert [zone.name for zone in hand.scene.zones.values() if zone.id in hand.scene.chosen] == ["Yard"]


def test_the_menu_by_key_keeps_the_selection_and_stands_at_it(hand: Hand) -> None:
    hand.click(HYDRANT)
    chosen, found = hand.scene.chosen, asked(hand)
    QApplication.sendEvent(hand.canvas, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert hand.scene.chosen == chosen
    (at,) = found
    assert (hand.canvas.viewport().mapFromGlobal(at) - hand.at(HYDRANT)).manhattanLength() <= 2


def test_an_edge_snaps_as_a_whole(hand: Hand, session: Session) -> None:
    plan_id = hand.page.editor.plan.id if hand.page.editor.plan else ""
    shape = hand.scene.sheet.outline([QPointF(x + 400, y) for x, y in ZONE])
    session.do(partial(plan_edits.apply, session.company, plan_id, PlanEdit("Draw", drawn=(NewZone("Far", shape),))))
    hand.click(IN_ZONE)
    hand.canvas.look_at(QRectF(350, 200, 250, 200))
    reach = 5 * hand.canvas.unit
    hand.pull((400.0, 350.0), (500.0, 350.0), (600.0 - reach, 350.0 + reach / 4))
    own = next(zone for zone in zones(session) if zone.name == "Yard")
    other = next(zone for zone in zones(session) if zone.name == "Far")
    assert len(set(corners_of(own)) & set(corners_of(other))) == 2


def test_the_overlap_a_line_of_the_check_speaks_of_is_outlined_and_zoomed_to(hand: Hand, session: Session) -> None:
    plan_id = hand.page.editor.plan.id if hand.page.editor.plan else ""
    shape = hand.scene.sheet.outline([QPointF(x + 180, y) for x, y in ZONE])
    session.do(partial(plan_edits.apply, session.company, plan_id, PlanEdit("Draw", drawn=(NewZone("Far", shape),))))
    (found,) = check_plan(session.company, plan_id).of("overlap")
    unit = hand.canvas.unit
    hand.page.editor.drawer.jumped.emit(found)
    (mark,) = [item for item in hand.scene.items() if isinstance(item, FoundMark)]
    assert mark.path().boundingRect().center().x() == pytest.approx(390, abs=1)
    assert hand.canvas.unit < unit
    assert (hand.canvas.shown() - mark.path().boundingRect().center()).manhattanLength() < 3
    hand.canvas.pick("")
    assert mark.scene() is None


def test_words_at_the_cursor_say_that_the_next_edge_is_an_arc_or_a_border(hand: Hand) -> None:
    hand.keys(TOOLS["polygon"].key)
    hand.click((600.0, 600.0))
    hand.move((650.0, 650.0))

    def said() -> list[str]:
        return [item.text for item in hand.scene.items() if isinstance(item, Caption) and item.text]

    assert said() == []
    hand.keys("a")
    assert said() == ["Arc: click a place on it"]
    hand.click((700.0, 650.0))
    assert said() == ["Arc: click where it ends"]
    hand.keys("e")
    assert said() == ["Border: click a neighbour's corner"]
    hand.keys(Qt.Key.Key_Escape, "s")
    assert said() == []
