"""What the emergency cards of posts say (应急处置卡): what to do in each event that has emergency measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from dualprev_desktop.domain.geometry import contains, parse_shape
from dualprev_desktop.domain.levels import style
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services.cards import EMERGENCY
from dualprev_desktop.services.editions import OLD_EDITION, type_2025
from dualprev_desktop.services.organisation import has_left
from dualprev_desktop.services.post_cards import chosen_work, version_of
from dualprev_desktop.services.post_work import PostWork, post_work
from dualprev_desktop.services.register import Rows, row_level
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.reader import Reader

T = TypeVar("T")

ASSEMBLY_POINT = "assembly_point"
SUPPLIES = ("extinguisher", "hydrant", "first_aid")
"""Codes of the list `plan_symbol`: what an emergency is met with."""


class Spot(NamedTuple):
    """Where a symbol stands: its plan, and the zone there; empty where it stands in none."""

    kind: str
    plan: str
    zone: str


class Contact(NamedTuple):
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """Events that are met by the same steps, with their accident types as a post card has them."""

    events: tuple[str, ...]
    signs: tuple[str, ...]
    """What sets them off (事故征兆)."""
    accident_types: tuple[str, ...]
    accident_types_1986: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmergencyCardView:
    enterprise: str
    post_id: str
    post: str
    unit: str
    scenarios: tuple[Scenario, ...]
    """The worst event first."""
    duty_phone: str
    contacts: tuple[Contact, ...]
    """Who answers for the points where the post works, where their phone is known."""
    assembly: tuple[Spot, ...]
    supplies: tuple[Spot, ...]
    """Those in the zones where the post works."""
    issued_on: date
    version: int


def read_emergency_cards(reader: Reader, rows: Rows, today: date, mode: str,
                         post_ids: Collection[str] | None) -> Iterator[EmergencyCardView]:
    """The cards of the posts asked for; without ids, of all that meet an event with emergency measures."""
    owner = next(iter(reader.records(Enterprise)), None)
    people = {one.id: one for one in reader.records(Person) if not has_left(one, today)}
    spots = tuple(_spots(reader))
    for work in chosen_work(post_work(reader, rows, today), post_ids):
        scenarios = _scenarios(work.rows, mode, owner is not None and owner.accident_edition == OLD_EDITION)
        if scenarios or post_ids is not None:
            zones = {one.zone_id for one in work.points}
            yield EmergencyCardView(
                enterprise=owner.name if owner else "", post_id=work.post.id, post=work.post.name, unit=work.unit,
                scenarios=scenarios, duty_phone=owner.duty_phone if owner else "", contacts=_contacts(work, people),
                assembly=_distinct(spot for _zone, spot in spots if spot.kind == ASSEMBLY_POINT),
                supplies=_distinct(spot for zone, spot in spots if spot.kind in SUPPLIES and zone in zones),
                issued_on=today, version=version_of(reader, work))


def _scenarios(rows: Iterable[RegisterRow], mode: str, by_1986: bool) -> tuple[Scenario, ...]:
    found: dict[tuple[str, ...], list[RegisterRow]] = {}
    for row in sorted(rows, key=lambda row: -style(row_level(row, mode)).rank):
        steps = _distinct(one.content for one in row.measures
                          if one.state == "existing" and one.measure_class == EMERGENCY and one.content)
        if steps:
            found.setdefault(steps, []).append(row)
    return tuple(Scenario(_distinct(row.event for row in group), _distinct(row.trigger for row in group if row.trigger),
                          _distinct(map(type_2025, group)),
                          _distinct(row.accident_type_1986 for row in group) if by_1986 else (), steps)
                 for steps, group in found.items())


def _contacts(work: PostWork, people: dict[str, Person]) -> tuple[Contact, ...]:
    answering = (people[one.person_id] for one in work.points if one.person_id in people)
    return _distinct(Contact(one.name, one.phone) for one in answering if one.phone)


def _spots(reader: Reader) -> Iterator[tuple[str, Spot]]:
    """(id of the zone it stands in, what and where) of the symbols that an emergency card names."""
    symbols = [one for one in reader.records(PlanSymbol, order=("kind",)) if one.kind in (ASSEMBLY_POINT, *SUPPLIES)]
    drawn = {one.plan_id for one in symbols}
    plans = {plan.id: plan.name for plan in reader.records(Plan) if plan.id in drawn}
    zones = [(zone, parse_shape(zone.shape)) for zone in reader.records(Zone, order=("name",)) if zone.plan_id in drawn]
    for one in symbols:
        if one.plan_id in plans:
            zone = next((zone for zone, shape in zones
                         if zone.plan_id == one.plan_id and contains(shape, one.x or 0, one.y or 0)), None)
            yield zone.id if zone else "", Spot(one.kind, plans[one.plan_id], zone.name if zone else "")


def _distinct(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for one in found if one))
