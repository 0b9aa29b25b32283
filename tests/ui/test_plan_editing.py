"""Zones on the plan: selected, moved, reshaped, named, bound; their colours follow the register."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.domain.levels import Level, style, worst
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services import assessing, edit, plans, query
from dualprev_desktop.services.register import INHERENT
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.publish import PAGE
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.standing import standing_of
from tests.ui.conftest import ScriptedDialogs
from tests.ui.plan_canvas import SQUARE, Hand, blank_plan, corners_of, open_page, transactions, zones

INSIDE = (400.0, 350.0)


@pytest.fixture
def hand(session: Session, qtbot: QtBot) -> Hand:
    blank_plan(session)
    return Hand(open_page(session, qtbot))


@pytest.fixture
def drawn(hand: Hand) -> Hand:
    """A canvas with one zone, the square, selected."""
    hand.draw(SQUARE)
    hand.canvas.setFocus()
    return hand


def point(session: Session, name: str, **chosen: int) -> str:
    """A risk point, with one event judged inherent by LEC when values are given."""
    point_id, _ = edit.create(session.company, "risk_point", {"number": name, "name": name, "kind": "activity"})
    event_id, _ = edit.create(session.company, "risk_event", {"risk_point_id": point_id, "name": f"{name} burns"})
    if chosen:
        assess(session, event_id, **chosen)
    return point_id


def assess(session: Session, event_id: str, **chosen: int) -> None:
    session.do(lambda: assessing.assess(session.company, event_id, INHERENT, "lec-e1",
                                        {key: Decimal(value) for key, value in chosen.items()}))


def colour(hand: Hand) -> str:
    (item,) = hand.scene.zones.values()
    return str(item.outline.brush().color().name().upper())


def corners(session: Session) -> list[NumericPoint]:
    return corners_of(zones(session)[0])


# shapes

def test_pulling_a_corner_is_one_transaction(drawn: Hand, session: Session) -> None:
    before = transactions(session)
    drawn.pull(SQUARE[2], (650.0, 520.0), (700.0, 560.0), (720.0, 600.0))
    assert transactions(session) == before + 1
    x, y = corners(session)[2]
    assert abs(x - 720) <= drawn.canvas.unit
    assert abs(y - 600) <= drawn.canvas.unit
    session.do(session.company.undo)
    assert abs(corners(session)[2][0] - 600) <= drawn.canvas.unit
    assert drawn.scene.zones[zones(session)[0].id].outline.path().boundingRect().right() < 610


def test_pulling_the_middle_of_an_edge_adds_a_corner(drawn: Hand, session: Session) -> None:
    drawn.pull((400.0, 200.0), (400.0, 150.0), (400.0, 100.0))
    assert len(corners(session)) == 5
    assert abs(corners(session)[1][1] - 100) <= 2 * drawn.canvas.unit


def test_pulling_a_zone_moves_it_whole_and_stops_at_the_edge(drawn: Hand, session: Session) -> None:
    shape = corners(session)
    drawn.pull(INSIDE, (450.0, 350.0), (500.0, 400.0))
    moved = corners(session)
    shifts = {(round(x - a, 3), round(y - b, 3)) for (x, y), (a, b) in zip(moved, shape, strict=True)}
    assert len(shifts) == 1
    drawn.pull((500.0, 400.0), (300.0, 300.0), (-900.0, 400.0))
    assert min(x for x, _ in corners(session)) == 0
    assert max(x for x, _ in corners(session)) == pytest.approx(400, abs=2 * drawn.canvas.unit)


def test_a_click_moves_nothing(drawn: Hand, session: Session) -> None:
    before = transactions(session)
    drawn.click(INSIDE, SQUARE[0], INSIDE)
    assert transactions(session) == before


def test_escape_while_pulling_leaves_the_zone_as_it_was(drawn: Hand, session: Session) -> None:
    before, shape = transactions(session), corners(session)
    viewport = drawn.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=drawn.at(INSIDE))
    place = drawn.canvas.place(drawn.at((700.0, 600.0)).toPointF())
    drawn.canvas.tool.move(place, Qt.KeyboardModifier.NoModifier, pressed=True)
    assert drawn.scene.zones[drawn.scene.selected].outline.path().boundingRect().left() > 300
    drawn.keys(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=drawn.at((700.0, 600.0)))
    assert transactions(session) == before
    assert corners(session) == shape
    assert drawn.scene.zones[drawn.scene.selected].outline.path().boundingRect().left() < 300


def test_a_corner_pulled_across_an_edge_is_refused_and_goes_back(
        drawn: Hand, session: Session, said: list[Message]) -> None:
    shape = corners(session)
    drawn.pull(SQUARE[0], (500.0, 300.0), (900.0, 400.0))
    assert "crosses itself" in said[-1].text
    assert corners(session) == shape
    assert drawn.scene.zones[drawn.scene.selected].outline.path().boundingRect().right() < 610


def test_keys_nudge_a_zone_and_a_corner_one_transaction_a_press(drawn: Hand, session: Session) -> None:
    before, shape = transactions(session), corners(session)
    drawn.keys(Qt.Key.Key_Right)
    QTest.keyClick(drawn.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert transactions(session) == before + 2
    x, y = corners(session)[0]
    assert (x - shape[0][0], y - shape[0][1]) == pytest.approx((1, 10), abs=0.01)
    drawn.keys("]", "]", Qt.Key.Key_Left)
    assert corners(session)[0] == (x, y)
    assert corners(session)[1][0] == pytest.approx(shape[1][0], abs=0.01)


def test_a_held_arrow_key_is_one_transaction(drawn: Hand, session: Session) -> None:
    before, left = transactions(session), corners(session)[0][0]
    for _ in range(5):
        QTest.keyPress(drawn.canvas, Qt.Key.Key_Right)
    QTest.keyRelease(drawn.canvas, Qt.Key.Key_Right)
    assert transactions(session) == before + 1
    assert corners(session)[0][0] - left == pytest.approx(5, abs=0.01)


def test_insert_adds_a_corner_and_delete_removes_it_then_the_zone(drawn: Hand, session: Session) -> None:
    drawn.keys("]", Qt.Key.Key_Insert)
    assert len(corners(session)) == 5
    drawn.keys("]", Qt.Key.Key_Delete)
    assert len(corners(session)) == 4
    drawn.keys(Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    assert not zones(session)
    session.do(session.company.undo)
    assert len(drawn.scene.zones) == 1


def test_page_keys_walk_from_zone_to_zone(drawn: Hand) -> None:
    drawn.draw([(800.0, 200.0), (1000.0, 200.0), (900.0, 500.0)])
    drawn.canvas.setFocus()
    first, second = drawn.scene.zones
    assert drawn.scene.selected == second
    drawn.keys(Qt.Key.Key_PageDown)
    assert drawn.scene.selected == first
    drawn.keys(Qt.Key.Key_PageUp)
    assert drawn.scene.selected == second
    drawn.click((1400.0, 1000.0))
    assert drawn.scene.selected == ""
    assert drawn.page.editor.strip.kind.text() == "Plan"


# names and risk points

def test_the_name_is_kept_and_an_empty_one_is_not(drawn: Hand, session: Session) -> None:
    name = drawn.page.editor.strip.name
    drawn.keys(Qt.Key.Key_F2)
    QTest.keyClicks(name, "Tanks")
    drawn.canvas.setFocus()
    assert zones(session)[0].name == "Tanks"
    drawn.page.editor.strip.begin_naming()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    drawn.canvas.setFocus()
    assert zones(session)[0].name == "Tanks"
    assert name.text() == "Tanks"


def tick(hand: Hand, name: str) -> None:
    """Clicks the tick before a risk point, as a person does."""
    view, model = hand.page.editor.drawer.list, hand.page.editor.drawer.filtered
    row = next(row for row in range(model.rowCount()) if name in str(model.index(row, 0).data()))
    index = model.index(row, 0)
    view.scrollTo(index)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    delegate = view.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_binding_colours_the_zone_by_its_worst_risk_point(drawn: Hand, session: Session) -> None:
    point(session, "Car wash", L=1, E=3, C=7)
    point(session, "Tanks", L=3, E=6, C=15)
    drawn.page.refresh()
    assert colour(drawn) == style(Level.UNASSESSED).colour
    tick(drawn, "Car wash")
    assert colour(drawn) == style(Level.LOW).colour
    tick(drawn, "Tanks")
    assert colour(drawn) == style(Level.CONSIDERABLE).colour
    assert drawn.page.editor.strip.level.origin.text() == "worst of 2 risk points"
    (item,) = drawn.scene.zones.values()
    assert item.label.text == "Zone 1\n◆ Considerable risk"
    tick(drawn, "Tanks")
    assert colour(drawn) == style(Level.LOW).colour
    assert {one.zone_id for one in query.records(session.company, RiskPoint)} == {zones(session)[0].id, ""}


def test_the_colour_follows_a_new_assessment_and_the_mode(drawn: Hand, session: Session) -> None:
    point_id = point(session, "Tanks", L=3, E=6, C=40)
    session.do(lambda: plans.bind(session.company, zones(session)[0].id, [point_id]))
    assert colour(drawn) == style(Level.MAJOR).colour
    (event,) = query.page(session.company, "risk_event")
    lower = {"L": Decimal(1), "E": Decimal(3), "C": Decimal(15)}
    session.do(lambda: assessing.assess(session.company, event.id, "residual", "lec-e1", lower))
    assert colour(drawn) == style(Level.LOW).colour
    drawn.page.mode.buttons["inherent"].click()
    assert colour(drawn) == style(Level.MAJOR).colour


def test_a_point_bound_elsewhere_says_where_and_moves(drawn: Hand, session: Session) -> None:
    point(session, "Tanks")
    drawn.page.refresh()
    tick(drawn, "Tanks")
    drawn.draw([(800.0, 200.0), (1000.0, 200.0), (900.0, 500.0)])
    index = drawn.page.editor.drawer.filtered.index(0, 0)
    assert "in “Zone 1”" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    tick(drawn, "Tanks")
    second = next(zone for zone in zones(session) if zone.name == "Zone 2")
    assert query.records(session.company, RiskPoint)[0].zone_id == second.id


def test_the_cross_check_lists_what_is_missing_and_leads_there(drawn: Hand, session: Session) -> None:
    point(session, "Tanks")
    drawn.page.refresh()
    check = drawn.page.editor.drawer.check
    lines = [check.item(row).text() for row in range(check.count())]
    assert lines == ["1 risk point is in no zone", "Tanks Tanks", "1 zone holds no risk point", "Zone 1",
                     "1 plan has no scale",
                     "“Site” is printed as “not to scale”. With the tool “Scale” it gets a scale bar."]
    standing_of(session).renew()
    assert drawn.page.frame.title == "5 Publish · 1 risk point is on no plan"
    drawn.canvas.pick("")
    check.itemActivated.emit(check.item(3))
    assert drawn.scene.selected == zones(session)[0].id
    asked: list[Destination] = []
    session.asked_for.connect(asked.append)
    check.itemActivated.emit(check.item(1))
    assert [one.type_id for one in asked] == ["risk_point"]
    tick(drawn, "Tanks")
    standing_of(session).renew()
    assert drawn.page.frame.title == "5 Publish · complete"
    assert "every zone holds one" in check.item(0).text()


def test_the_list_of_risk_points_is_filtered_and_keeps_its_promises(drawn: Hand, session: Session) -> None:
    drawer = drawn.page.editor.drawer
    testers = [QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
               for model in (drawer.model, drawer.filtered)]
    point(session, "加油机")
    point(session, "埋地油罐")
    drawn.page.refresh()
    drawer.filter.setText("jyj")
    assert drawer.filtered.rowCount() == 1
    tick(drawn, "加油机")
    assert drawer.filtered.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    drawer.filter.clear()
    assert drawer.filtered.rowCount() == 2
    assert len(testers) == 2


# plans

def test_an_empty_company_gets_a_blank_sheet_or_a_picture(
        session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs) -> None:
    page = open_page(session, qtbot)
    assert page.heading() == "5 Publish · not begun"
    assert page.empty.isVisible()
    page.empty.buttons[1].click()
    assert [plan.name for plan in query.records(session.company, Plan)] == ["Plan 1"]
    assert page.editor.canvas.isVisible()
    chosen_files.answers.append(resource("sample", "site-plan.svg"))
    with qtbot.waitSignal(session.jobs.settled, timeout=20_000):
        page.add_with_picture()
    qtbot.waitUntil(lambda: page.plans.count() == 2)
    assert page.plans.currentText() == "site-plan"
    assert (page.editor.scene.sheet.width, page.editor.scene.sheet.height) == (1600, 1100)
    assert page.show_record("plan", query.records(session.company, Plan)[0].id)
    assert page.plans.currentText() == "Plan 1"


def test_another_picture_keeps_the_zones_and_a_bad_one_changes_nothing(
        drawn: Hand, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, said: list[Message],
        tmp_path: Path) -> None:
    bad = tmp_path / "site.png"
    bad.write_bytes(b"no picture")
    chosen_files.answers += [bad, resource("sample", "site-plan.svg")]
    with qtbot.waitSignal(session.jobs.settled, timeout=20_000):
        drawn.page.change_picture()
    qtbot.waitUntil(lambda: bool(said))
    assert "site.png is not a picture" in said[-1].text
    shape = zones(session)[0].shape
    with qtbot.waitSignal(session.jobs.settled, timeout=20_000):
        drawn.page.change_picture()
    qtbot.waitUntil(lambda: bool(query.records(session.company, Plan)[0].picture_id))
    assert zones(session)[0].shape == shape
    image = drawn.canvas.viewport().grab().toImage()
    at = drawn.at((1500.0, 985.0))
    colours = {QColor(image.pixelColor(at.x() + dx, at.y() + dy)).name() for dx in range(-6, 6) for dy in range(-6, 6)}
    assert colours != {"#ffffff"}


def test_hatching_shows_levels_without_colours(drawn: Hand, session: Session) -> None:
    point(session, "Tanks", L=3, E=6, C=15)
    drawn.page.refresh()
    (item,) = drawn.scene.zones.values()
    assert item.hatch.isVisible()  # not assessed: grey, and hatched
    tick(drawn, "Tanks")
    assert not item.hatch.isVisible()
    drawn.page.hatching.trigger()
    assert item.hatch.isVisible()
    drawn.page.hatching.trigger()
    assert not item.hatch.isVisible()


def test_printing_is_one_click_away(drawn: Hand, session: Session) -> None:
    asked: list[Destination] = []
    session.asked_for.connect(asked.append)
    assert drawn.page.frame.primary is not None
    drawn.page.frame.primary.click()
    assert asked == [Destination("print")]


def test_north_and_the_plans_own_name(drawn: Hand, session: Session) -> None:
    drawn.canvas.pick("")
    strip = drawn.page.editor.strip
    strip.north.setValue(45)
    strip.north.editingFinished.emit()
    strip.begin_naming()
    QTest.keyClicks(strip.name, "Ground floor")
    QTest.keyClick(strip.name, Qt.Key.Key_Return)
    (plan,) = query.records(session.company, Plan)
    assert (plan.north, plan.name) == (45, "Ground floor")
    assert drawn.page.plans.currentText() == "Ground floor"


def test_a_plan_is_removed_with_its_zones_and_says_so(drawn: Hand, session: Session, said: list[Message]) -> None:
    drawn.canvas.pick("")
    assert drawn.page.editor.strip.remove.accessibleName() == "Remove the plan with its zones"
    drawn.page.editor.strip.remove.click()
    assert query.count(session.company, "plan") == query.count(session.company, "zone") == 0
    assert said[-1].text == "“Site” was removed. Gone with it: Zones: 1. Undo with Ctrl+Z."
    said[-1].acts[0].run()
    assert query.count(session.company, "plan") == query.count(session.company, "zone") == 1


def test_the_picture_is_taken_away_and_the_zones_stay(sample_session: Session, qtbot: QtBot) -> None:
    page = open_page(sample_session, qtbot)
    before = query.count(sample_session.company, "zone")
    page.drop_picture()
    (plan,) = query.records(sample_session.company, Plan)
    assert plan.picture_id == ""
    assert query.count(sample_session.company, "zone") == before
    sample_session.do(sample_session.company.undo)
    assert query.records(sample_session.company, Plan)[0].picture_id


def test_every_zone_of_the_sample_is_coloured_by_its_worst_risk(sample_session: Session, qtbot: QtBot) -> None:
    page = open_page(sample_session, qtbot)
    plan = page.editor.plan
    assert plan is not None
    assert len(plan.zones) == len(page.editor.scene.zones) == 9
    for zone in plan.zones:
        shown = page.editor.scene.zones[zone.id].outline.brush().color().name().upper()
        assert shown == style(worst(level for _n, _m, level in zone.points)).colour


def test_the_page_is_found_in_its_place() -> None:
    assert (PAGE.id, PAGE.order, PAGE.records) == ("plan", 50, ("plan", "zone", "paper"))
