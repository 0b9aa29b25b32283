"""Random work on a plan through the services: zones stay good, what is shared stays shared, undo leads to the start."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
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

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Shape, check_shape, format_shape, parse_shape
from dualprev_desktop.domain.joining import joined
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.mending import cut_away
from dualprev_desktop.domain.record import record_types
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.shared_edges import corners_of, edges_of, moved, shared_corners, shared_edges
from dualprev_desktop.domain.splitting import split
from dualprev_desktop.kernel.errors import Conflict, InputError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, edit, plan_arranging, plan_copies, plan_edits, plans, zone_levels
from dualprev_desktop.services.plan_edits import NewSymbol, NewZone, PlanEdit
from dualprev_desktop.services.plan_points import placement
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import read_register
from dualprev_desktop.services.views import PlanView, RegisterRow
from dualprev_desktop.store.company import Company

POINTS = 3
NUMBER = st.integers(0, 1_000)
CELL = 100_000
CHOSEN = tuple(dict(zip("LEC", map(Decimal, values), strict=True))
               for values in ((1, 1, 3), (3, 6, 7), (6, 6, 15), (6, 6, 40)))
PLACE = st.integers(0, WHOLE)


class PlanWalk(RuleBasedStateMachine):
    """`done` counts the steps that stand; what was undone may be redone until another step is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.paths = AppPaths.under(self.folder / "home")
        self.company = Company.create(self.folder / "walk.dualprev", self.paths, user="officer")
        self.plan_id, _ = plans.add_plan(self.company, "厂区")
        self.events: list[str] = []
        self.points = [self._point(number) for number in range(POINTS)]
        self.snapshots: list[object] = [self._state()]
        self.ground = self._everything()
        self.done = 0

    def _point(self, number: int) -> str:
        point_id, _ = edit.create(self.company, "risk_point", {"number": str(number), "name": "点", "kind": "place"})
        for way in range(2):
            event_id, _ = edit.create(self.company, "risk_event", {"risk_point_id": point_id, "name": f"火灾{way}"})
            assessing.assess(self.company, event_id, "inherent", "lec-e1", CHOSEN[number])
            self.events.append(event_id)
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
        return (sorted((z.id, z.name, z.shape, z.override or "", z.reason, z.points, z.level) for z in plan.zones),
                sorted((s.id, s.kind, s.x, s.y, s.turn, s.size, s.words) for s in plan.symbols),
                sorted((one.id, one.zone_id, one.level) for one in placement(self.company).points))

    def _everything(self) -> object:
        """Every field of every living record."""
        with self.company.read() as reader:
            return {kind.id: {one.id: [getattr(one, name) for name in kind.names] for one in reader.records(kind.id)}
                    for kind in record_types()}

    def _shapes(self) -> Mapping[str, Shape]:
        return {zone.id: parse_shape(zone.shape) for zone in self.plan.zones}

    def _zone(self, number: int) -> str:
        zones = sorted(zone.id for zone in self.plan.zones)
        return zones[number % len(zones)]

    def _stands(self, always: bool = False) -> None:
        """A step was taken: what was undone before cannot be redone any more."""
        if always or self._state() != self.snapshots[self.done]:
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

    def has_symbols(self) -> bool:
        return bool(self.plan.symbols)

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
        self._move_together(shapes, {(x, y): target})

    @precondition(has_zones)
    @rule(number=NUMBER, edge=NUMBER, dx=st.integers(-60_000, 60_000), dy=st.integers(-60_000, 60_000))
    def move_an_edge_with_its_neighbours(self, number: int, edge: int, dx: int, dy: int) -> None:
        shapes = self._shapes()
        own = sorted(sorted(one) for one in edges_of(shapes[self._zone(number)]))
        ends = own[edge % len(own)]
        moves = {(x, y): (x + dx, y + dy) for x, y in ends}
        if not any(target in corners_of(shape) for shape in shapes.values() for target in moves.values()):
            self._move_together(shapes, moves)

    def _move_together(self, shapes: Mapping[str, Shape], moves: Mapping[NumericPoint, NumericPoint]) -> None:
        """Corners and edges that several zones had, the same zones still have."""
        corners, edges, count = shared_corners(shapes), shared_edges(shapes), self.done
        self._apply(PlanEdit("Move", reshaped={one: format_shape(shape)
                                               for one, shape in moved(shapes, moves).items()}))
        if self.done > count:
            assert shared_corners(self._shapes()) == {moves.get(at, at): zones for at, zones in corners.items()}
            assert shared_edges(self._shapes()) == {frozenset(moves.get(at, at) for at in edge): zones
                                                    for edge, zones in edges.items()}

    @precondition(has_zones)
    @rule(number=NUMBER, start=st.tuples(PLACE, PLACE), end=st.tuples(PLACE, PLACE))
    def split(self, number: int, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Through the middle of the zone's box, so that most lines divide it."""
        zone_id, shapes = self._zone(number), dict(self._shapes())
        own = corners_of(shapes[zone_id])
        middle = (round(sum(x for x, _ in own) / len(own)), round(sum(y for _, y in own) / len(own)))
        first, *others = split(shapes.pop(zone_id), (start, middle, end))
        if not others:
            return
        changed: dict[str, Shape] = {}
        for piece in (first, *others):
            changed |= joined(piece, shapes | changed)[1]
        self._apply(PlanEdit("Split", drawn=tuple(NewZone(f"块{len(self.plan.zones)}-{n}", format_shape(piece))
                                                  for n, piece in enumerate(others)),
                             reshaped={one: format_shape(shape) for one, shape in {zone_id: first, **changed}.items()}))
        self._still_meet(first, others)

    def _still_meet(self, first: Shape, others: Sequence[Shape]) -> None:
        assert all(any(corners_of(piece) & corners_of(other) for other in (first, *others) if other is not piece)
                   for piece in others)

    @precondition(has_zones)
    @rule(number=NUMBER, x=PLACE, y=PLACE, side=st.integers(5_000, 80_000))
    def cut(self, number: int, x: int, y: int, side: int) -> None:
        zone_id, shapes = self._zone(number), dict(self._shapes())
        own = sorted(corners_of(shapes[zone_id]))
        left, top = own[x % len(own)][0] - side // 2, own[y % len(own)][1] - side // 3
        left, top = max(0, min(round(left), WHOLE - side)), max(0, min(round(top), WHOLE - side))
        hole = ((((left, top), (left + side, top), (left + side, top + side), (left, top + side)),),)
        rest = cut_away(shapes.pop(zone_id), hole)
        if rest:
            rest, changed = joined(rest, shapes)
            self._apply(PlanEdit("Cut", reshaped={one: format_shape(shape)
                                                  for one, shape in {zone_id: rest, **changed}.items()}))

    # symbols

    @rule(kind=st.sampled_from(["extinguisher", "hydrant", "evacuation_arrow", "text"]), x=PLACE, y=PLACE)
    def set_symbol(self, kind: str, x: int, y: int) -> None:
        facts = {"words": "安全出口"} if kind == "text" else {}
        self._apply(PlanEdit("Set", set_symbols=(NewSymbol(kind, x, y, facts),)))

    def _symbol(self, number: int) -> str:
        return sorted(one.id for one in self.plan.symbols)[number % len(self.plan.symbols)]

    @precondition(has_symbols)
    @rule(number=NUMBER, x=PLACE, y=PLACE, turn=st.integers(0, 359), size=st.integers(50, 300))
    def move_symbol(self, number: int, x: int, y: int, turn: int, size: int) -> None:
        facts = {"x": x, "y": y, "turn": turn, "size": size}
        self._apply(PlanEdit("Move", moved_symbols={self._symbol(number): facts}))

    @precondition(has_symbols)
    @rule(number=NUMBER)
    def remove_symbol(self, number: int) -> None:
        self._apply(plan_arranging.removing(self.plan, [self._symbol(number)]))

    @precondition(has_zones)
    @rule(number=NUMBER, at=st.none() | st.tuples(PLACE, PLACE))
    def copy_and_paste(self, number: int, at: tuple[int, int] | None) -> None:
        every = [self._zone(number), *(one.id for one in self.plan.symbols)]
        copies = plan_copies.read(plan_copies.written(plan_copies.copied(self.plan, every)))
        self._apply(plan_copies.pasting(self.plan, copies, at))

    @rule(number=NUMBER, kind=st.sampled_from(["inherent", "residual"]), chosen=st.sampled_from(CHOSEN))
    def assess(self, number: int, kind: str, chosen: dict[str, Decimal]) -> None:
        before = self._state()
        try:
            assessing.assess(self.company, self.events[number % len(self.events)], kind, "lec-e1", chosen)
        except Conflict:  # residual above inherent
            assert self._state() == before
            return
        self._stands(True)

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
        worst = self._worst_by_zone()
        for zone in self.plan.zones:
            check_shape(parse_shape(zone.shape))
            judged = worst.get(zone.id, Level.UNASSESSED)
            assert zone.judged is judged
            by_hand = zone.override if zone.override and style(zone.override).rank > style(judged).rank else judged
            assert zone.level is (judged if by_hand is Level.LOW else by_hand)

    def _worst_by_zone(self) -> dict[str, Level]:
        """From the rows of the register, not from what the plan reads."""
        holders = {one.id: one.zone_id for one in records(self.company, RiskPoint)}
        worst: dict[str, Level] = {}
        for row in self._rows():
            judged, zone_id = row.residual or row.inherent, holders[row.point_id]
            if judged is not None and zone_id:
                worst[zone_id] = max(worst.get(zone_id, Level.UNASSESSED), judged.level,
                                     key=lambda level: style(level).rank)
        return worst

    def _rows(self) -> Sequence[RegisterRow]:
        with self.company.read() as reader:
            return read_register(reader)

    def _back_to_the_start_and_forth(self) -> None:
        end, ended = self.done, self._everything()
        while self.done:
            self.undo()
        assert self._everything() == self.ground
        while self.done < end:
            self.redo()
        assert self._everything() == ended


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def test_a_short_walk() -> None:
    run_state_machine_as_test(PlanWalk, settings=settings(
        max_examples=6, stateful_step_count=15, deadline=None, suppress_health_check=QUIET))


@pytest.mark.slow
def test_a_long_walk() -> None:
    run_state_machine_as_test(PlanWalk, settings=settings(
        max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=QUIET))
