"""The drawing tools by mouse and keyboard: what they draw is in the file, each gesture one transaction."""

from __future__ import annotations

from math import hypot

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import NumericPoint, area, check_shape, contains, parse_shape
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.shared_edges import shared_edges
from dualprev_desktop.services import edit, plan_edits, query
from dualprev_desktop.services.plan_edits import NewSymbol, NewZone, PlanEdit
from dualprev_desktop.services.plans import DRAW_ZONE
from dualprev_desktop.ui.plan.sketch import Sketch
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.session import Message, Session, Tone
from tests.ui.plan_canvas import HEIGHT, SQUARE, WIDTH, Hand, blank_plan, corners_of, open_page, transactions, zones

CTRL, SHIFT, ALT = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                    Qt.KeyboardModifier.AltModifier)
DRAWING = [kind.id for kind in TOOLS if kind.id in
           ("polygon", "arc", "trace", "rectangle", "ellipse", "freehand", "split", "cut")]
PIXELS = WIDTH * HEIGHT / 1e12
"""Square pixels in a square millionth."""


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    blank_plan(session)
    return Hand(open_page(session, qtbot))


def names(session: Session) -> dict[str, str]:
    return {zone.name: zone.shape for zone in zones(session)}


def sizes(session: Session) -> list[float]:
    """In square pixels of the picture, the largest first."""
    return sorted((area(parse_shape(zone.shape)) * PIXELS for zone in zones(session)), reverse=True)


def held(hand: Hand, keys: Qt.KeyboardModifier, start: NumericPoint, end: NumericPoint) -> None:
    """A pull with a key held."""
    view = hand.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, hand.at(start))
    hand.canvas.tool.move(hand.canvas.place(QPoint(hand.at(end)).toPointF()), keys, True)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, hand.at(end))


@pytest.mark.parametrize("tool", DRAWING)
def test_escape_drops_what_is_drawn_and_then_the_tool(hand: Hand, session: Session, tool: str) -> None:
    before = transactions(session)
    hand.canvas.use_tool(tool)
    QTest.mousePress(hand.canvas.viewport(), Qt.MouseButton.LeftButton, pos=hand.at((300.0, 300.0)))
    hand.move((500.0, 400.0))
    hand.keys(Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == tool
    QTest.mouseRelease(hand.canvas.viewport(), Qt.MouseButton.LeftButton, pos=hand.at((500.0, 400.0)))
    hand.keys(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert hand.canvas.tool_id == "select"
    assert not [item for item in hand.scene.items() if isinstance(item, Sketch)]
    assert transactions(session) == before
    assert not zones(session)


@pytest.mark.parametrize("tool", DRAWING)
def test_every_tool_has_a_key_and_a_name_for_screen_readers(hand: Hand, tool: str) -> None:
    hand.keys(TOOLS[tool].key)
    assert hand.canvas.tool_id == tool
    assert hand.page.editor.tools.buttons[tool].accessibleName() == TOOLS[tool].title


def test_an_ellipse_a_circle_and_one_from_its_middle(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("ellipse")
    hand.pull((200.0, 200.0), (400.0, 300.0), (600.0, 400.0))
    assert sizes(session)[0] == pytest.approx(3.14159 * 200 * 100, rel=0.02)
    hand.canvas.use_tool("ellipse")
    held(hand, SHIFT, (800.0, 200.0), (1000.0, 300.0))
    circle = corners_of(zones(session)[1])
    assert max(abs(hypot(x - 900, y - 300) - 100) for x, y in circle) < 2 * hand.canvas.unit
    hand.canvas.use_tool("ellipse")
    held(hand, ALT, (1200.0, 700.0), (1300.0, 750.0))
    across = [x for x, _ in corners_of(zones(session)[2])]
    assert (min(across) + max(across)) / 2 == pytest.approx(1200, abs=2 * hand.canvas.unit)


def test_an_ellipse_by_keyboard(hand: Hand, session: Session) -> None:
    hand.keys("O", Qt.Key.Key_Left, Qt.Key.Key_Space)
    side = 50 * hand.canvas.unit
    QTest.keyClick(hand.canvas, Qt.Key.Key_Right, SHIFT)
    hand.keys("O", Qt.Key.Key_Space)
    across, down = zip(*corners_of(zones(session)[0]), strict=True)
    assert max(across) - min(across) == pytest.approx(side, abs=1)
    assert max(down) - min(down) == pytest.approx(side, abs=1)


def test_a_canopy_of_straight_and_curved_edges(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("polygon")
    hand.click((300.0, 900.0), (500.0, 400.0))
    hand.keys("A")
    hand.click((700.0, 250.0), (900.0, 400.0))
    hand.keys("A")
    hand.click((1100.0, 900.0), (1000.0, 950.0), (850.0, 550.0))
    hand.keys("A")
    hand.click((700.0, 430.0), (560.0, 550.0))
    hand.keys("A")
    hand.click((420.0, 950.0))
    hand.keys(Qt.Key.Key_Return)
    (zone,) = zones(session)
    shape = parse_shape(zone.shape)
    check_shape(shape)
    assert len(shape[0][0]) > 60
    assert contains(shape, 700e6 / WIDTH, 300e6 / HEIGHT)
    assert not contains(shape, 700e6 / WIDTH, 600e6 / HEIGHT)


def test_undo_while_drawing_takes_a_whole_arc_back_and_its_middle_alone(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("arc")
    hand.click((300.0, 300.0), (500.0, 200.0), (700.0, 300.0), (700.0, 500.0))
    QTest.keyClick(hand.canvas, Qt.Key.Key_Z, CTRL)  # the place on the second arc
    QTest.keyClick(hand.canvas, Qt.Key.Key_Z, CTRL)  # the first arc
    hand.keys("A")
    hand.click((700.0, 300.0), (500.0, 600.0))
    hand.keys(Qt.Key.Key_Return)
    assert len(corners_of(zones(session)[0])) == 3


def test_a_stroke_of_the_hand_is_simplified(hand: Hand, session: Session) -> None:
    hand.canvas.use_tool("freehand")
    side = [float(n) for n in range(300, 701, 4)]
    way = [*((x, 300.0 + x % 3) for x in side), *((700.0, y) for y in side), *((x, 700.0) for x in side[::-1]),
           *((300.0, y) for y in side[::-1])]
    hand.pull(*way)
    (zone,) = zones(session)
    assert len(corners_of(zone)) < 12
    assert sizes(session)[0] == pytest.approx(160_000, rel=0.02)


def test_a_stroke_that_encloses_nothing_is_told(hand: Hand, session: Session, said: list[Message]) -> None:
    hand.canvas.use_tool("freehand")
    hand.pull((300.0, 300.0), (400.0, 300.0), (500.0, 300.0))
    assert not zones(session)
    assert said[-1].tone is Tone.PROBLEM
    assert "encloses nothing" in said[-1].text


def test_freehand_by_keyboard(hand: Hand, session: Session) -> None:
    hand.keys("D", Qt.Key.Key_Left, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(hand.canvas, key, SHIFT)
    hand.keys(Qt.Key.Key_Space)
    assert len(corners_of(zones(session)[0])) == 4


# split, cut, take the place

def made(session: Session, hand: Hand, points: tuple[str, ...] = (), **symbols: NumericPoint) -> str:
    """The square, with risk points and their symbols."""
    assert hand.page.editor.plan is not None
    ring = [(round(x * 1e6 / WIDTH), round(y * 1e6 / HEIGHT)) for x, y in SQUARE]
    wkt = f"MULTIPOLYGON ((({', '.join(f'{x} {y}' for x, y in [*ring, ring[0]])})))"
    zone = NewZone("Hall", wkt, points)
    signs = tuple(NewSymbol("risk_point", round(x * 1e6 / WIDTH), round(y * 1e6 / HEIGHT), {"risk_point_id": point})
                  for point, (x, y) in symbols.items())
    done = plan_edits.apply(session.company, hand.page.editor.plan.id,
                            PlanEdit(DRAW_ZONE, {"name": "Hall"}, drawn=(zone,), set_symbols=signs))
    session.changed.emit(done)
    return zone.id


def test_a_line_across_splits_the_zone_and_points_go_with_their_piece(hand: Hand, session: Session) -> None:
    west, east = (edit.create(session.company, "risk_point", {"name": name, "number": name, "kind": "activity"})[0]
                  for name in ("W", "E"))
    zone_id = made(session, hand, (west, east), **{west: (250.0, 300.0), east: (550.0, 300.0)})
    before = transactions(session)
    hand.canvas.use_tool("split")
    hand.click((350.0, 150.0), (350.0, 550.0))
    assert transactions(session) == before + 1
    assert set(names(session)) == {"Hall", "Hall (2)"}
    assert sizes(session) == [pytest.approx(250 * 300, rel=0.02), pytest.approx(150 * 300, rel=0.02)]
    shapes = {zone.id: parse_shape(zone.shape) for zone in zones(session)}
    assert area(shapes[zone_id]) == max(map(area, shapes.values()))
    assert len(shared_edges(shapes)) == 1
    holders = {point.id: point.zone_id for point in query.records(session.company, RiskPoint)}
    assert holders[east] == zone_id
    assert holders[west] not in ("", zone_id)
    session.changed.emit(session.company.undo())
    assert set(names(session)) == {"Hall"}


def test_a_split_by_keyboard_of_the_selected_zone(hand: Hand, session: Session) -> None:
    hand.canvas.pick(made(session, hand))
    hand.canvas.use_tool("split")
    hand.move((400.0, 150.0))
    hand.keys(Qt.Key.Key_Left, Qt.Key.Key_Space)
    for _press in range(9):
        QTest.keyClick(hand.canvas, Qt.Key.Key_Down, SHIFT)
    hand.keys(Qt.Key.Key_Space)
    assert len(zones(session)) == 2


def test_a_line_that_divides_nothing_is_told(hand: Hand, session: Session, said: list[Message]) -> None:
    made(session, hand)
    hand.canvas.use_tool("split")
    hand.click((350.0, 150.0), (350.0, 300.0))
    hand.keys(Qt.Key.Key_Return)
    assert len(zones(session)) == 1
    assert "divides no zone" in said[-1].text


def test_a_hole_is_cut_and_a_cut_beside_the_zone_is_told(hand: Hand, session: Session, said: list[Message]) -> None:
    hand.canvas.pick(made(session, hand))
    before = transactions(session)
    hand.canvas.use_tool("cut")
    hand.click((300.0, 300.0), (500.0, 300.0), (500.0, 400.0), (300.0, 400.0))
    hand.keys(Qt.Key.Key_Return)
    assert transactions(session) == before + 1
    assert len(parse_shape(zones(session)[0].shape)[0]) == 2
    assert sizes(session)[0] == pytest.approx(400 * 300 - 200 * 100, rel=0.02)
    hand.canvas.use_tool("cut")
    hand.click((900.0, 300.0), (1000.0, 300.0), (1000.0, 400.0))
    hand.keys(Qt.Key.Key_Return)
    assert "lies beside zone “Hall”" in said[-1].text
    hand.canvas.use_tool("cut")
    hand.click((100.0, 100.0), (700.0, 100.0), (700.0, 600.0), (100.0, 600.0))
    hand.keys(Qt.Key.Key_Return)
    assert "Nothing would be left" in said[-1].text


def test_a_new_zone_takes_the_place_of_others_when_told(hand: Hand, session: Session) -> None:
    made(session, hand)
    hand.page.editor.switches.take.click()
    before = transactions(session)
    hand.draw([(400.0, 100.0), (700.0, 100.0), (700.0, 600.0), (400.0, 600.0)])
    assert transactions(session) == before + 1
    hall, new = (parse_shape(zone.shape) for zone in zones(session))
    assert area(hall) * PIXELS == pytest.approx(200 * 300, rel=0.02)
    assert len(shared_edges({"hall": hall, "new": new})) == 1


def test_a_cut_over_a_shared_border_gives_the_neighbour_its_corners(hand: Hand, session: Session) -> None:
    hall = made(session, hand)
    hand.draw([(600.0, 200.0), (900.0, 200.0), (900.0, 500.0), (600.0, 500.0)])
    hand.canvas.setFocus()
    hand.canvas.pick(hall)
    hand.canvas.use_tool("cut")
    hand.click((500.0, 300.0), (620.0, 300.0), (620.0, 400.0), (500.0, 400.0))
    hand.keys(Qt.Key.Key_Return)
    shapes = {zone.id: parse_shape(zone.shape) for zone in zones(session)}
    assert sorted(len(shape[0][0]) for shape in shapes.values()) == [6, 8]
    assert len(shared_edges(shapes)) == 2


def test_a_level_set_by_hand_holds_for_both_pieces(hand: Hand, session: Session) -> None:
    zone_id = made(session, hand)
    session.do(lambda: edit.change(session.company, "zone", zone_id,
                                   {"override": "major", "override_reason": "Hot work all week"}))
    hand.page.refresh()
    hand.canvas.use_tool("split")
    hand.click((350.0, 150.0), (350.0, 550.0))
    assert [(zone.override, zone.override_reason) for zone in zones(session)] == [("major", "Hot work all week")] * 2


def test_of_several_zones_under_the_line_one_must_be_selected(
        hand: Hand, session: Session, said: list[Message]) -> None:
    first = made(session, hand)
    hand.draw([(600.0, 200.0), (900.0, 200.0), (900.0, 500.0), (600.0, 500.0)])
    hand.canvas.setFocus()
    hand.canvas.pick("")
    hand.canvas.use_tool("split")
    hand.click((100.0, 350.0), (1000.0, 360.0))
    hand.keys(Qt.Key.Key_Return)
    assert "several zones" in said[-1].text
    hand.canvas.pick(first)
    hand.keys(Qt.Key.Key_Return)
    assert len(zones(session)) == 3
    assert len(shared_edges({zone.id: parse_shape(zone.shape) for zone in zones(session)})) == 3
