"""Taking a read register into the company, all of it in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from dualprev_desktop.domain.record import Record
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.bulk import let_go, many_objects
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.incoming import IncomingEvent, IncomingRegister
from dualprev_desktop.services.numbering import last_number, point_number
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.uow import UnitOfWork

IMPORT = N_("Import {file}")
UNNAMED_UNIT = "—"

R = TypeVar("R", bound=Record)


def import_register(company: Company, register: IncomingRegister, progress: Progress = Silent()) -> ChangeSet:
    """Adds the register's points, events, judgements and measures; the same event again adds nothing.

    A cancelled or killed import leaves the company as it was.
    """
    company.back_up()
    with many_objects(), company.work(IMPORT, facts={"file": register.file}) as uow:
        intake = _Intake.over(uow, register, local_date(company.clock()))
        total = len(register.events)
        for done, event in enumerate(register.events):
            if done % 500 == 0:
                progress.step(done, total, register.file)
            intake.take(event)
        progress.step(total, total, register.file)
        changes = uow.commit()
        let_go(intake.events)
        return changes


@dataclass
class _Intake:
    """What is known while rows come in: names to ids, so that each is made once."""

    uow: UnitOfWork
    file: str
    other_posts: Mapping[str, str]
    """Of a point: the posts its rows name beside the responsible one."""
    today: date
    root: str
    units: dict[str, str]
    posts: dict[str, str]
    people: dict[str, str]
    points: dict[str, str]
    events: set[tuple[str, str, str, str]]
    next_number: int
    positions: dict[str, int] = field(default_factory=dict)

    @classmethod
    def over(cls, uow: UnitOfWork, register: IncomingRegister, today: date) -> _Intake:
        units = {unit.name: unit.id for unit in uow.read.records(OrgUnit)}
        root = next((unit.id for unit in uow.read.records(OrgUnit) if not unit.parent_id), "")
        events = set(uow.read.connection.execute(
            "SELECT risk_point_id, coalesce(step, ''), coalesce(name, ''), coalesce(hazard_factor, '') FROM risk_event "
            "WHERE alive = 1"))
        return cls(uow, register.file, _other_posts(register), today, root, units, _ids(uow, Post), _ids(uow, Person),
                   _ids(uow, RiskPoint), events, last_number(uow.read) + 1)

    def take(self, event: IncomingEvent) -> None:
        point = self._point(event)
        key = (point, event.step, event.name, event.hazard_factor)
        if key in self.events:
            return
        self.events.add(key)
        position = self.positions[point] = self.positions.get(point, 0) + 1
        event_id = self.uow.add(RiskEvent(
            id=new_id(), risk_point_id=point, number=event.number, step=event.step, name=event.name,
            hazard_factor=event.hazard_factor, accident_type=event.accident_type,
            accident_type_1986=event.accident_type_1986, consequence=event.consequence, trigger=event.trigger,
            factor_code=event.factor_code, standard=event.standard, position=position))
        self._judgements(event, event_id)
        self._measures(event, event_id)

    def _judgements(self, event: IncomingEvent, event_id: str) -> None:
        for one in event.judgements:
            self.uow.add(Assessment(
                id=new_id(), risk_event_id=event_id, kind=one.kind, rule_set=one.rule_set, chosen=one.chosen,
                score=one.score, level=one.level, calculated=one.calculated, cause=one.cause, assessed_on=self.today,
                reason=" · ".join(filter(None, (one.reason, self.file, event.sheet, str(event.row or ""))))))

    def _measures(self, event: IncomingEvent, event_id: str) -> None:
        unit, post, person = self._unit(event.unit), self._post(event.post, event.unit), self._person(event.person)
        for position, one in enumerate(event.measures):
            self.uow.add(ControlMeasure(
                id=new_id(), risk_event_id=event_id, measure_class=one.measure_class, content=one.content,
                failure=one.failure, state=one.state, tier=event.tier, unit_id=unit,
                post_id=post, person_id=person, position=position))

    def _point(self, event: IncomingEvent) -> str:
        def make() -> RiskPoint:
            number = event.point_number or point_number(self.next_number)
            self.next_number += 1
            return RiskPoint(id=new_id(), number=number, name=event.point_name, kind=event.point_kind,
                             aspect=event.aspect, location=event.location, unit_id=self._unit(event.unit),
                             post_id=self._post(event.post, event.unit), person_id=self._person(event.person),
                             note="\n".join(filter(None, (event.note, self.other_posts.get(event.point_name)))))
        return self._known(self.points, event.point_name, make)

    def _unit(self, name: str) -> str:
        return self._known(self.units, name, lambda: OrgUnit(id=new_id(), name=name, kind="workshop",
                                                             parent_id=self.root))

    def _post(self, name: str, unit: str) -> str:
        # a post belongs somewhere: to the row's unit, else to the company itself
        return self._known(self.posts, name, lambda: Post(
            id=new_id(), name=name, unit_id=self._unit(unit) or self.root or self._unit(UNNAMED_UNIT)))

    def _person(self, name: str) -> str:
        return self._known(self.people, name, lambda: Person(id=new_id(), name=name))

    def _known(self, known: dict[str, str], name: str, make: Callable[[], Record]) -> str:
        if not name:
            return ""
        if name not in known:
            known[name] = self.uow.add(make())
        return known[name]


def _ids(uow: UnitOfWork, kind: type[Post] | type[Person] | type[RiskPoint]) -> dict[str, str]:
    return {one.name: one.id for one in uow.read.records(kind)}


def _other_posts(register: IncomingRegister) -> dict[str, str]:
    """A point has one responsible post; where a register names several, its note keeps them as they were named."""
    named: dict[str, dict[str, None]] = {}
    for event in register.events:
        if event.posts:
            named.setdefault(event.point_name, {}).update(dict.fromkeys((event.post, *event.posts)))
    return {point: "、".join(posts) for point, posts in named.items()}
