"""What the cards of posts say (岗位安全风险告知卡): all that a post meets at its places of work, the worst first."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dualprev_desktop.domain.levels import Level, style, worst
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.services.cards import EMERGENCY
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.editions import OLD_EDITION, type_2025
from dualprev_desktop.services.post_work import PostWork, post_work
from dualprev_desktop.services.register import Rows, row_level
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.reader import Reader

OF_POST = """SELECT count(DISTINCT hlc) FROM op WHERE k IN (
    SELECT value FROM json_each(:ids)
    UNION SELECT id FROM assessment WHERE risk_event_id IN (SELECT value FROM json_each(:ids))
    UNION SELECT id FROM control_measure WHERE risk_event_id IN (SELECT value FROM json_each(:ids)))"""

CAUSE_OF_FACTOR = {"1": "person", "2": "object", "3": "environment", "4": "management"}
"""GB/T 13861-2022 divides factors as `danger_cause` does hidden dangers; its first digit says which."""
CAUSE_OF_MEASURE = {"technical": "object", "training": "person", "ppe": "person", "instructions": "person",
                    "organisation": "management", "rules": "management", EMERGENCY: "management"}
"""Where a measure fails, a hidden danger arises; of which kind, by the measure's class."""


class Place(NamedTuple):
    name: str
    location: str


class Control(NamedTuple):
    """A measure as a card shows it; nothing else of it makes a card stale."""

    measure_class: str
    content: str


@dataclass(frozen=True, slots=True)
class PostFactor:
    """One event a post meets, with the measures that exist against it."""

    event: str
    factor: str
    place: str
    level: Level
    accident_type: str
    """A code of `accident_type_2025`."""
    accident_type_1986: str
    """Of `accident_type_1986` where the company goes by that edition; it is the one to show."""
    consequence: str
    controls: tuple[Control, ...]
    """By class, without the emergency measures."""
    emergency: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostCardView:
    enterprise: str
    post_id: str
    post: str
    unit: str
    duties: str
    places: tuple[Place, ...]
    level: Level
    factors: tuple[PostFactor, ...]
    """The worst first."""
    dangers: tuple[str, ...]
    """Codes of `danger_cause`: the kinds of hidden danger that can lead to these accidents (隐患类别)."""
    duty_phone: str
    holders: tuple[str, ...]
    issued_on: date
    version: int
    """How many transactions have touched the post and what stands on its card."""


def read_post_cards(reader: Reader, rows: Rows, today: date, mode: str,
                    post_ids: Collection[str] | None) -> Iterator[PostCardView]:
    """The cards of the posts asked for; without ids, of all that meet a risk point."""
    owner = next(iter(reader.records(Enterprise)), None)
    for work in chosen_work(post_work(reader, rows, today), post_ids):
        factors = post_factors(work.rows, mode, owner is not None and owner.accident_edition == OLD_EDITION)
        yield PostCardView(
            enterprise=owner.name if owner else "", post_id=work.post.id, post=work.post.name, unit=work.unit,
            duties=work.post.duties, places=tuple(Place(one.name, one.location) for one in work.points),
            level=worst(one.level for one in factors), factors=factors, dangers=dangers(work.rows),
            duty_phone=owner.duty_phone if owner else "", holders=work.holders, issued_on=today,
            version=version_of(reader, work))


def chosen_work(found: Mapping[str, PostWork], post_ids: Collection[str] | None) -> list[PostWork]:
    return [work for work in found.values() if (work.post.id in post_ids if post_ids is not None else work.points)]


def post_factors(rows: Iterable[RegisterRow], mode: str, by_1986: bool) -> tuple[PostFactor, ...]:
    found = [_factor(row, row_level(row, mode), by_1986) for row in rows]
    return tuple(sorted(found, key=lambda one: -style(one.level).rank))


def _factor(row: RegisterRow, level: Level, by_1986: bool) -> PostFactor:
    existing = [Control(one.measure_class, one.content) for one in row.measures
                if one.state == "existing" and one.content]
    order = {code: place for place, code in enumerate(code_list("measure_class").codes())}
    controls = sorted((one for one in existing if one.measure_class != EMERGENCY),
                      key=lambda one: order.get(one.measure_class, len(order)))
    return PostFactor(
        event=row.event, factor=row.hazard_factor, place=row.point_name, level=level, accident_type=type_2025(row),
        accident_type_1986=row.accident_type_1986 if by_1986 else "", consequence=row.consequence,
        controls=tuple(dict.fromkeys(controls)),
        emergency=tuple(dict.fromkeys(one.content for one in existing if one.measure_class == EMERGENCY)))


def dangers(rows: Iterable[RegisterRow]) -> tuple[str, ...]:
    """By the events' factor codes, and by what arises where one of their measures fails."""
    found = set()
    for row in rows:
        found.add(CAUSE_OF_FACTOR.get(row.factor_code[:1], ""))
        found |= {CAUSE_OF_MEASURE.get(one.measure_class, "") for one in row.measures if one.state == "existing"}
    return tuple(code for code in code_list("danger_cause").codes() if code in found)


def version_of(reader: Reader, work: PostWork) -> int:
    ids = [work.post.id, *(one.id for one in work.points), *(row.event_id for row in work.rows)]
    (found,) = reader.rows(OF_POST, {"ids": json.dumps(ids)})
    return int(found[0]) or 1
