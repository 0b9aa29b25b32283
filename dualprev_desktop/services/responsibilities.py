"""Who answers for what (责任分解): by tier and unit, each post and person with their points, events and measures.

A measure names its own tier and holder; what names none goes by its risk point. An event, and a point, stand at the
highest tier that controls them: 上一级负责管控的风险，下一级必须同时负责管控并逐级落实.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dualprev_desktop.domain.levels import Level, stored_level, style, worst
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.kernel.bulk import many_objects
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services import organisation
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.lines import usual_tier
from dualprev_desktop.services.register import RESIDUAL, latest, level_in
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

POINT, EVENT, MEASURE = "risk_point", "risk_event", "control_measure"
TIERS = tuple(item.code for item in code_list("control_tier").items)
"""Highest first."""
RANK = {tier: rank for rank, tier in enumerate((*TIERS, ""))}
NAME = N_("Name {title} for {count} duties")
NOBODY_THERE = N_("There is nothing to name “{person}” for: look at the list again.")


class Holder(NamedTuple):
    """Ids; empty where none is named."""

    unit_id: str
    post_id: str
    person_id: str


class Place(NamedTuple):
    """A line of the table: a tier, and who answers there."""

    tier: str
    holder: Holder


@dataclass(frozen=True, slots=True)
class Answer:
    """One record that is answered for; `about` is what it belongs to."""

    type_id: str
    id: str
    number: str
    title: str
    level: Level
    about: str
    tier: str
    event_id: str = ""
    """The event it is, or that it is a measure against."""
    named_in: tuple[str, str] = ("", "")
    """(record type, id) of the record whose fields name who answers."""


@dataclass(frozen=True)
class Share:
    """What one holder answers for at one tier."""

    place: Place
    unit: str
    post: str
    person: str
    holders: tuple[str, ...]
    """Who hold the post, where they are several and no person is named."""
    answers: tuple[Answer, ...]

    @property
    def missing(self) -> bool:
        """Whether no person answers: none is named, and no one holds the post."""
        return not self.person and not self.holders

    def count(self, type_id: str) -> int:
        return self._counts[type_id]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(one.type_id for one in self.answers)

    @cached_property
    def levels(self) -> Mapping[Level, int]:
        """How many events of each level it is about; an event counts once, whatever is answered for in it."""
        return Counter({one.event_id: one.level for one in self.answers if one.event_id}.values())


@dataclass(frozen=True)
class Responsibilities:
    """The whole division; `shares` from the highest tier down, by unit, post and person."""

    shares: tuple[Share, ...]

    @cached_property
    def missing(self) -> int:
        """How many records nobody answers for."""
        return sum(len(share.answers) for share in self.shares if share.missing)

    def sheet(self, share: Share) -> tuple[Answer, ...]:
        """All that the same person (else post, else unit) answers for, at every tier, the worst first."""
        found = [answer for other in self.shares if _same(share, other) for answer in other.answers]
        order = {POINT: 0, EVENT: 1, MEASURE: 2}
        return tuple(sorted(found, key=lambda one: (RANK[one.tier], order[one.type_id], -style(one.level).rank)))


def _same(share: Share, other: Share) -> bool:
    mine, theirs = share.place.holder, other.place.holder
    if share.missing or other.missing:
        return share is other
    return mine.person_id == theirs.person_id if mine.person_id else mine == theirs


# reading ---------------------------------------------------------------------------------------------------------


def responsibilities(company: Company) -> Responsibilities:
    """Takes a moment for a long register: read it off the window's thread."""
    with company.read() as reader, many_objects():
        return _Reading(reader, company).division()


class _Reading:
    """One look at the file; what several lines need is read once."""

    def __init__(self, reader: Reader, company: Company) -> None:
        day = organisation.today(company)
        self.names = {row[0]: row[1] or "" for table in ("org_unit", "post", "person")
                      for row in reader.rows(f"SELECT id, name FROM {table} WHERE alive = 1")}
        self.unit_of = {post.id: post.unit_id for post in reader.records(Post)}
        here = {one.id for one in reader.records(Person) if not organisation.has_left(one, day)}
        self.lasting: dict[str, list[str]] = defaultdict(list)
        self.posts_of: dict[str, list[str]] = defaultdict(list)
        for one in reader.records(Appointment, order=("since",)):
            if one.person_id in here and organisation.is_on(one, day):
                self.lasting[one.post_id].append(one.person_id)
                self.posts_of[one.person_id].append(one.post_id)
        self.reader = reader

    def division(self) -> Responsibilities:
        found: dict[Place, list[Answer]] = defaultdict(list)
        for holder, answer in self._answers():
            found[Place(answer.tier, holder)].append(answer)
        shares = [self._share(place, answers) for place, answers in found.items()]
        shares.sort(key=lambda one: (RANK[one.place.tier], not one.unit, one.unit, one.missing, not one.post, one.post,
                                     one.person))
        return Responsibilities(tuple(shares))

    def _share(self, place: Place, answers: list[Answer]) -> Share:
        unit, post, person = (self.names.get(one, "") for one in place.holder)
        holders = () if person else tuple(self.names[one] for one in self.lasting[place.holder.post_id])
        return Share(place, unit, post, person, holders, tuple(answers))

    def holder(self, unit_id: str, post_id: str, person_id: str) -> Holder:
        """Who alone holds the post that is named is the person; a person's unit is that of their post where none is
        named; what names a record that is gone, names none."""
        person, post = (one if one in self.names else "" for one in (person_id or "", post_id or ""))
        if not person and len(self.lasting[post]) == 1:
            person = self.lasting[post][0]
        own = self.posts_of.get(person, []) if person and not post else []
        post = own[0] if len(own) == 1 else post
        unit = unit_id if unit_id in self.names else self.unit_of.get(post, "")
        return Holder(unit or "", post, person)

    def _answers(self) -> Iterator[tuple[Holder, Answer]]:
        levels = self._levels()
        points = {row[0]: row for row in self.reader.rows(
            "SELECT id, number, name, unit_id, post_id, person_id FROM risk_point WHERE alive = 1 "
            "ORDER BY number, name")}
        events = {row[0]: row for row in self.reader.rows(
            "SELECT id, number, name, risk_point_id FROM risk_event WHERE alive = 1 ORDER BY position, number")
            if row[3] in points}
        of_point = {point_id: self.holder(*row[3:]) for point_id, row in points.items()}
        tiers: dict[str, list[str]] = defaultdict(list)
        for id, event_id, content, tier, *by in self.reader.rows(
                "SELECT id, risk_event_id, content, tier, unit_id, post_id, person_id FROM control_measure "
                "WHERE alive = 1 ORDER BY position, id"):
            if event_id in events:
                level, point_id = levels.get(event_id, Level.UNASSESSED), events[event_id][3]
                tiers[event_id].append(tier or usual_tier(level))
                holder, named_in = (self.holder(*by), (MEASURE, id)) if any(by) else \
                    (of_point[point_id], (POINT, point_id))
                yield holder, Answer(MEASURE, id, "", content or "", level, events[event_id][2] or "",
                                     tiers[event_id][-1], event_id, named_in)
        yield from self._events(points, events, of_point, levels, tiers)

    def _events(self, points: Mapping[str, tuple[str, ...]], events: Mapping[str, tuple[str, ...]],
                of_point: Mapping[str, Holder], levels: Mapping[str, Level],
                tiers: Mapping[str, list[str]]) -> Iterator[tuple[Holder, Answer]]:
        standing: dict[str, list[tuple[str, Level]]] = defaultdict(list)
        for id, number, name, point_id in events.values():
            level = levels.get(id, Level.UNASSESSED)
            tier = _highest(tiers.get(id) or [usual_tier(level)])
            standing[point_id].append((tier, level))
            yield of_point[point_id], Answer(EVENT, id, number or "", name or "", level, points[point_id][2] or "",
                                             tier, id, (POINT, point_id))
        for point_id, (_id, number, name, *_by) in points.items():
            below = standing[point_id]
            yield of_point[point_id], Answer(POINT, point_id, number or "", name or "", worst(one[1] for one in below),
                                             "", _highest(one[0] for one in below), "", (POINT, point_id))

    def _levels(self) -> dict[str, Level]:
        kinds: dict[str, dict[str, Level]] = defaultdict(dict)
        for event_id, kind, level in self.reader.rows(
                f"SELECT risk_event_id, kind, level FROM assessment WHERE id IN ({latest()})"):
            kinds[event_id][kind] = stored_level(level)
        return {event_id: level_in(RESIDUAL, found) for event_id, found in kinds.items()}


def _highest(tiers: Iterable[str]) -> str:
    return min(tiers, key=RANK.__getitem__, default="")


# naming who is missing -------------------------------------------------------------------------------------------


def name_person(company: Company, answers: Iterable[Answer], person_id: str) -> ChangeSet:
    """The person answers for all of these from now on: written where each says who answers, its risk point else."""
    wanted = dict.fromkeys(one.named_in for one in answers)
    with company.read() as reader:
        person = reader.get(Person, person_id)
    if not wanted:
        raise NotFound(NOBODY_THERE, person=person.name)
    organisation.check_here(person, organisation.today(company))
    with company.work(NAME, facts={"title": person.name, "count": len(wanted)}) as uow:
        for type_id, record_id in wanted:
            uow.change(type_id, record_id, person_id=person_id)
        return uow.commit()
