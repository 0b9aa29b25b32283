"""The company's plans as a tree: site, buildings, floors; hung elsewhere and ordered, each as one step to undo."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dualprev_desktop.domain.levels import Level, raised, stored_level, worst
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit
from dualprev_desktop.services.organisation import BELOW_ITSELF, MOVE
from dualprev_desktop.services.plan_order import Placed, in_order
from dualprev_desktop.services.plans import ADD_PLAN, BLANK_SHEET
from dualprev_desktop.services.register import RESIDUAL, point_levels
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

NO_SUCH_PLAN = N_("The plan below which it was to stand is gone. Choose another.")
WITHIN = {"": "building", "site": "building", "building": "floor", "floor": "workshop", "workshop": "workshop"}
"""What lies on a plan of a kind."""


@dataclass(frozen=True, slots=True)
class PlanNode:
    """A line of the tree, in the order in which the tree is read."""

    id: str
    name: str
    kind: str
    above_id: str
    depth: int
    zones: Mapping[Level, int]
    """How many zones have which level; a level without a zone is not there."""


def plan_nodes(company: Company, mode: str = RESIDUAL) -> tuple[PlanNode, ...]:
    with company.read() as reader:
        placed = in_order(reader.records(Plan))
        counts = _zone_levels(reader, mode)
    return tuple(PlanNode(one.plan.id, one.plan.name, one.plan.kind, one.above_id, one.depth, counts[one.plan.id])
                 for one in placed)


def _zone_levels(reader: Reader, mode: str) -> defaultdict[str, Counter[Level]]:
    levels = point_levels(reader, mode)
    held: defaultdict[str, list[Level]] = defaultdict(list)
    for point in reader.records(RiskPoint):
        held[point.zone_id].append(levels.get(point.id, Level.UNASSESSED))
    found: defaultdict[str, Counter[Level]] = defaultdict(Counter)
    for zone in reader.records(Zone):
        judged = worst(held[zone.id])
        found[zone.plan_id][raised(judged, stored_level(zone.override) if zone.override else None)] += 1
    return found


def add_below(company: Company, above_id: str, name: str) -> tuple[str, ChangeSet]:
    """A blank sheet below a plan, of the kind that lies on it; at the top without one."""
    with company.work(ADD_PLAN, facts={"name": name}) as uow:
        above = uow.read.find(Plan, above_id) if above_id else None
        if above_id and above is None:
            raise InputError(NO_SUCH_PLAN)
        width, height = BLANK_SHEET
        plan_id = uow.add(Plan(id=new_id(), name=name, kind=kind_within(above.kind) if above else "site",
                               parent_id=above_id, width=width, height=height, north=above.north if above else 0,
                               position=uow.read.count(Plan)))
        return plan_id, uow.commit()


def kind_within(kind: str) -> str:
    """A code of `plan_kind`: what lies on a plan of the given kind."""
    return WITHIN.get(kind, "")


def move_plan(company: Company, plan_id: str, above_id: str, place: int | None = None) -> ChangeSet:
    """Hangs a plan below another; `place` counts those beside it, None is the last.

    Raises InputError where it would hang below itself. Zones stay on their plan.
    """
    with company.work(MOVE, facts=edit.label_facts(company, record_type("plan"), plan_id)) as uow:
        placed = in_order(uow.read.records(Plan))
        _check_place(placed, plan_id, above_id)
        beside = [one.plan.id for one in placed if one.above_id == above_id and one.plan.id != plan_id]
        at = len(beside) if place is None else max(0, min(place, len(beside)))
        uow.change(Plan, plan_id, parent_id=above_id or None)
        _put_in_order(uow, [*beside[:at], plan_id, *beside[at:]])
        return uow.commit()


def _put_in_order(uow: UnitOfWork, ids: list[str]) -> None:
    for position, plan_id in enumerate(ids):
        uow.change(Plan, plan_id, position=position)


def _check_place(placed: list[Placed], plan_id: str, above_id: str) -> None:
    by_id = {one.plan.id: one for one in placed}
    if above_id and above_id not in by_id:
        raise InputError(NO_SUCH_PLAN)
    above = above_id
    while above:
        if above == plan_id:
            raise InputError(BELOW_ITSELF, title=by_id[plan_id].plan.name, above=by_id[above_id].plan.name)
        above = by_id[above].above_id


def shift_plan(company: Company, plan_id: str, steps: int) -> ChangeSet:
    """So many places down among those beside it; below zero: up. Nothing where it stands at the end."""
    placed, here = _placed(company, plan_id)
    places = [one.plan.id for one in placed if one.above_id == here.above_id]
    at = places.index(plan_id) + steps
    return move_plan(company, plan_id, here.above_id, at) if 0 <= at < len(places) else ChangeSet()


def raise_plan(company: Company, plan_id: str) -> ChangeSet:
    """Out of the plan on which it lies, to stand behind that. Nothing at the top."""
    placed, here = _placed(company, plan_id)
    above = next((one for one in placed if one.plan.id == here.above_id), None)
    if above is None:
        return ChangeSet()
    beside = [one.plan.id for one in placed if one.above_id == above.above_id]
    return move_plan(company, plan_id, above.above_id, beside.index(above.plan.id) + 1)


def lower_plan(company: Company, plan_id: str) -> ChangeSet:
    """Onto the plan that stands before it, as the last there. Nothing for the first."""
    placed, here = _placed(company, plan_id)
    places = [one.plan.id for one in placed if one.above_id == here.above_id]
    before = places.index(plan_id) - 1
    return move_plan(company, plan_id, places[before]) if before >= 0 else ChangeSet()


def _placed(company: Company, plan_id: str) -> tuple[list[Placed], Placed]:
    with company.read() as reader:
        reader.get(Plan, plan_id)
        placed = in_order(reader.records(Plan))
    return placed, next(one for one in placed if one.plan.id == plan_id)
