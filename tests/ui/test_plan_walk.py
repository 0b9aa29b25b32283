"""Random work on a plan: drawn, moved, bound, assessed, undone; the canvas always shows what is in the file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import check_shape, parse_shape
from dualprev_desktop.domain.levels import style, worst
from dualprev_desktop.kernel.errors import Conflict
from dualprev_desktop.services import assessing, edit, plans
from dualprev_desktop.services.plan_points import placement
from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import Hand, blank_plan, leave_page, open_page
from tests.ui.plan_on_paper import off_paper

POINTS = 3
PLACES = st.tuples(st.integers(50, 1500), st.integers(50, 1000))
Step = tuple[str, tuple[int, int], tuple[int, int], int]
STEPS = st.lists(st.tuples(st.sampled_from(["draw", "pull", "nudge", "bind", "assess", "remove", "undo", "redo"]),
                           PLACES, PLACES, st.integers(0, POINTS - 1)), min_size=3, max_size=12)


class Walker:
    """Does one kind of step after the other to a page."""

    def __init__(self, hand: Hand, session: Session, events: list[str]) -> None:
        self.hand, self.session, self.events = hand, session, events

    def draw(self, one: tuple[int, int], other: tuple[int, int], _number: int) -> None:
        self.hand.canvas.use_tool("rectangle")
        self.hand.click(one, other)
        self.hand.canvas.use_tool("select")

    def pull(self, one: tuple[int, int], other: tuple[int, int], _number: int) -> None:
        self.hand.pull(one, ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2), other)

    def nudge(self, _one: tuple[int, int], _other: tuple[int, int], number: int) -> None:
        self.hand.keys(*[Qt.Key.Key_PageDown] * number, Qt.Key.Key_Left)

    def bind(self, one: tuple[int, int], _other: tuple[int, int], number: int) -> None:
        self.hand.click(one)
        if self.hand.scene.selected:
            model = self.hand.page.editor.drawer.model
            held = model.points[number].zone_id == self.hand.scene.selected
            model.setData(model.index(number), Qt.CheckState.Unchecked if held else Qt.CheckState.Checked,
                          Qt.ItemDataRole.CheckStateRole)

    def assess(self, one: tuple[int, int], _other: tuple[int, int], number: int) -> None:
        scale = ("0.1", "1", "3", "10")
        chosen = {"L": Decimal(scale[one[0] % 4]), "E": Decimal(10), "C": Decimal(40)}
        self.session.do(lambda: assessing.assess(self.session.company, self.events[number], "inherent", "lec-e1",
                                                 chosen))

    def remove(self, one: tuple[int, int], _other: tuple[int, int], _number: int) -> None:
        self.hand.click(one)
        self.hand.keys(Qt.Key.Key_Delete)

    def undo(self, *_: object) -> None:
        self._take(self.session.company.undo)

    def redo(self, *_: object) -> None:
        self._take(self.session.company.redo)

    def _take(self, act: Callable[[], object]) -> None:
        with suppress(Conflict):  # nothing left to take back
            self.session.changed.emit(act())


def check(hand: Hand, session: Session) -> None:
    plan = plans.plan_views(session.company)[0]
    assert set(hand.scene.zones) == {zone.id for zone in plan.zones}
    assert hand.scene.selected in {"", *hand.scene.zones}
    levels = {point.id: (point.level, point.zone_id) for point in placement(session.company).points}
    for zone in plan.zones:
        shape = parse_shape(zone.shape)
        check_shape(shape)
        item = hand.scene.zones[zone.id]
        assert item.shape == shape
        expected = worst(level for level, zone_id in levels.values() if zone_id == zone.id)
        assert item.outline.brush().color().name().upper() == style(expected).colour


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_canvas_shows_the_file_after_any_work(session: Session, qtbot: QtBot, steps: list[Step]) -> None:
    edit.remove(session.company, "plan", [plan.id for plan in plans.plan_views(session.company)])
    edit.remove(session.company, "risk_point", [one.id for one in placement(session.company).points])
    blank_plan(session)
    events = []
    for number in range(POINTS):
        point_id, _ = edit.create(session.company, "risk_point", {"name": f"P{number}", "kind": "activity"})
        events.append(edit.create(session.company, "risk_event", {"risk_point_id": point_id, "name": "Fire"})[0])
    hand = Hand(open_page(session, qtbot))
    try:
        walk(Walker(hand, session, events), steps)
    finally:
        leave_page(session, hand.page)


def walk(walker: Walker, steps: list[Step]) -> None:
    made = False
    for kind, one, other, number in steps:
        if kind in ("undo", "redo") and not made:
            continue  # what was set up stays
        made = True
        getattr(walker, kind)(one, other, number)
        if not plans.plan_views(walker.session.company):
            return  # undone down to the ground
        check(walker.hand, walker.session)
    plan = plans.plan_views(walker.session.company)[0]
    assert off_paper(walker.hand.scene, plan, "A3") == []
