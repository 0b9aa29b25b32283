"""Random work on a plan through the services: zones stay good, what is shared stays shared, undo leads to the start."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dualprev_desktop.domain.geometry import WHOLE, Shape, check_shape, format_shape, parse_shape
from dualprev_desktop.domain.levels import style, worst
from dualprev_desktop.domain.shared_edges import corners_of, moved, shared_corners
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, edit, plan_arranging, plan_copies, plan_edits, plans, zone_levels
from dualprev_desktop.services.plan_edits import NewZone, PlanEdit
from dualprev_desktop.services.plan_points import placement
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.store.company import Company

POINTS = 3
NUMBER = st.integers(0, 1_000)
CELL = 100_000


class PlanWalk(RuleBasedStateMachine):
    """`done` counts the steps that stand; what was undone may be redone until another step is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.paths = AppPaths.under(self.folder / "home")
        self.company = Company.create(self.folder / "walk.dualprev", self.paths, user="officer")
        self.plan_id, _ = plans.add_plan(self.company, "厂区")
        self.points = [self._point(number) for number in range(POINTS)]
        self.snapshots: list[object] = [self._state()]
        self.done = 0

    def _point(self, number: int) -> str:
        point_id, _ = edit.create(self.company, "risk_point", {"number": str(number), "name": "点", "kind": "place"})
        event_id, _ = edit.create(self.company, "risk_event", {"risk_point_id": point_id, "name": "火灾"})
        chosen = dict(zip("LEC", map(Decimal, ((1, 1, 3), (3, 6, 7), (6, 6, 40))[number]), strict=True))
        assessing.assess(self.company, event_id, "inherent", "lec-e1", chosen)
        return point_id

    def teardown(self) -> None:
        self._back_to_the_start_and_forth()
        self.company.close()
        shutil.rmtree(self.folder)

    @property
    def plan(self) -> PlanView:
        return plans.plan_view(self.company, self.plan_id)

    def _state(self) -> object:
        """Whatever the order in which undo brought things back."""
        plan = self.plan
        return (sorted((z.id, z.name, z.shape, z.override or "", z.points) for z in plan.zones),
                sorted((one.id, one.zone_id) for one in placement(self.company).points))

    def _shapes(self) -> Mapping[str, Shape]:
        return {zone.id: parse_shape(zone.shape) for zone in self.plan.zones}

    def _zone(self, number: int) -> str:
        zones = sorted(zone.id for zone in self.plan.zones)
        return zones[number % len(zones)]

    def _stands(self) -> None:
        """A step was taken: what was undone before cannot be redone any more."""
        if self._state() != self.snapshots[self.done]:
            del self.snapshots[self.done + 1:]
            self.snapshots.append(self._state())
            self.done += 1

    def _apply(self, made: PlanEdit) -> None:
        before = self._state()
        try:
            plan_edits.apply(self.company, self.plan_id, made)
        except InputError:
            assert self._state() == before
        self._stands()

    def has_zones(self) -> bool:
        return bool(self.plan.zones)

    @initialize()
    def draw_neighbours(self) -> None:
        for column in range(3):
            self.draw(column, 2)

    @rule(column=st.integers(0, 8), row=st.integers(0, 8))
    def draw(self, column: int, row: int) -> None:
        x, y = column * CELL, row * CELL
        ring = ((x, y), (x + CELL, y), (x + CELL, y + CELL), (x, y + CELL))
        self._apply(PlanEdit("Draw", drawn=(NewZone(f"区{len(self.plan.zones)}", format_shape(((ring,),))),)))

    @precondition(has_zones)
    @rule(number=NUMBER, corner=NUMBER, dx=st.integers(-60_000, 60_000), dy=st.integers(-60_000, 60_000))
    def move_a_corner_with_its_neighbours(self, number: int, corner: int, dx: int, dy: int) -> None:
        shapes = self._shapes()
        own = sorted(corners_of(shapes[self._zone(number)]))
        x, y = own[corner % len(own)]
        target = (min(max(x + dx, 0), WHOLE), min(max(y + dy, 0), WHOLE))
        if any(target in corners_of(shape) for shape in shapes.values()):
            return
        common, changed = shared_corners(shapes), moved(shapes, {(x, y): target})
        count = self.done
        self._apply(PlanEdit("Move", reshaped={one: format_shape(shape) for one, shape in changed.items()}))
        if self.done > count:
            assert shared_corners(self._shapes()) == {target if at == (x, y) else at: zones
                                                      for at, zones in common.items()}

    @precondition(has_zones)
    @rule(one=NUMBER, other=NUMBER)
    def merge(self, one: int, other: int) -> None:
        zones = list(dict.fromkeys((self._zone(one), self._zone(other))))
        if len(zones) == 2:
            self._apply(plan_arranging.merging(self.company, self.plan, zones))

    @precondition(has_zones)
    @rule(number=NUMBER)
    def take_apart(self, number: int) -> None:
        zone_id = self._zone(number)
        if len(self._shapes()[zone_id]) > 1:
            self._apply(plan_arranging.taking_apart(self.company, self.plan, zone_id))

    @precondition(has_zones)
    @rule(number=NUMBER)
    def duplicate(self, number: int) -> None:
        self._apply(plan_copies.duplicating(self.plan, [self._zone(number)]))

    @precondition(has_zones)
    @rule(number=NUMBER)
    def remove(self, number: int) -> None:
        self._apply(plan_arranging.removing(self.plan, [self._zone(number)]))

    @precondition(has_zones)
    @rule(number=NUMBER, points=st.sets(st.integers(0, POINTS - 1)))
    def bind(self, number: int, points: set[int]) -> None:
        plans.bind(self.company, self._zone(number), [self.points[one] for one in points])
        self._stands()

    @precondition(has_zones)
    @rule(number=NUMBER)
    def raise_or_take_back(self, number: int) -> None:
        zone = next(one for one in self.plan.zones if one.id == self._zone(number))
        if zone.override:
            zone_levels.clear_override(self.company, zone.id)
        elif zone_levels.above(zone.judged):
            zone_levels.set_override(self.company, zone.id, zone_levels.above(zone.judged)[0], "临街")
        self._stands()

    @precondition(lambda self: self.done > 0)
    @rule()
    def undo(self) -> None:
        self.company.undo()
        self.done -= 1
        assert self._state() == self.snapshots[self.done]

    @precondition(lambda self: self.done < len(self.snapshots) - 1)
    @rule()
    def redo(self) -> None:
        self.company.redo()
        self.done += 1
        assert self._state() == self.snapshots[self.done]

    @rule()
    def save_and_load(self) -> None:
        before = self._state()
        self.company.close()
        self.company = Company.open(self.folder / "walk.dualprev", self.paths, user="officer")
        assert self._state() == before

    @invariant()
    def zones_are_good_and_coloured_by_the_worst(self) -> None:
        levels = {point.id: (point.level, point.zone_id) for point in placement(self.company).points}
        for zone in self.plan.zones:
            check_shape(parse_shape(zone.shape))
            judged = worst(level for level, zone_id in levels.values() if zone_id == zone.id)
            assert zone.judged is judged
            ranks = [style(judged).rank] + ([style(zone.override).rank] if zone.override else [])
            assert style(zone.level).rank == max(ranks)

    def _back_to_the_start_and_forth(self) -> None:
        end = self.done
        while self.done:
            self.undo()
        while self.done < end:
            self.redo()


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def test_a_short_walk() -> None:
    run_state_machine_as_test(PlanWalk, settings=settings(
        max_examples=6, stateful_step_count=15, deadline=None, suppress_health_check=QUIET))


@pytest.mark.slow
def test_a_long_walk() -> None:
    run_state_machine_as_test(PlanWalk, settings=settings(
        max_examples=80, stateful_step_count=60, deadline=None, suppress_health_check=QUIET))
