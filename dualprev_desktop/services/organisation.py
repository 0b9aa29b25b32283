"""Who stands where (组织架构): units, posts and people are moved, ordered, appointed; each is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dualprev_desktop.domain.record import Record, record_type
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import Conflict, InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit
from dualprev_desktop.services.table_sql import natural
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

MOVE = N_("Move {record}: {title}")
APPOINT = N_("Appoint {person}: {post}")
TRANSFER = N_("Transfer {person}: {post}")
END = N_("End the appointment of {person}: {post}")

BELOW_ITSELF = N_("“{title}” cannot belong to itself or to what is below it: choose another place than “{above}”.")
NO_UNIT = N_("The post “{title}” belongs to a unit: choose one.")
HOLDS_ALREADY = N_("“{person}” holds the post “{post}” already.")
HAS_LEFT = N_("“{person}” left on {day} and takes no post. Choose another person, or empty “Left on” in their form.")

UNIT, POST = "org_unit", "post"
ABOVE = {UNIT: "parent_id", POST: "unit_id"}
"""The field by which a unit or a post hangs below a unit."""


def today(company: Company) -> date:
    return local_date(company.clock())


def is_over(appointment: Appointment, day: date) -> bool:
    """On its last day too: who was handed over today is no longer there."""
    return appointment.until is not None and appointment.until <= day


def is_on(appointment: Appointment, day: date) -> bool:
    """Whether the post is held on the day: taken, and not left."""
    return not is_over(appointment, day) and (appointment.since is None or appointment.since <= day)


def has_left(person: Person, day: date) -> bool:
    """On the last day too."""
    return person.left_on is not None and person.left_on <= day


def held_by(reader: Reader, person_id: str, day: date) -> list[Appointment]:
    """The appointments of a person that last."""
    return [one for one in reader.records(Appointment, person_id=person_id) if not is_over(one, day)]


# units and posts -------------------------------------------------------------------------------------------------


def move(company: Company, type_id: str, record_id: str, above_id: str, place: int | None = None) -> ChangeSet:
    """Hangs a unit or a post below another unit; `place` counts those of its type there, None is the last.

    A unit below none stands at the top. Raises InputError where it would hang below itself.
    """
    declared = record_type(type_id)
    with company.work(MOVE, facts=edit.label_facts(company, declared, record_id)) as uow:
        _check_place(uow.read, type_id, record_id, above_id)
        beside = [one for one in _below(uow.read, type_id, above_id) if one.id != record_id]
        at = len(beside) if place is None else max(0, min(place, len(beside)))
        uow.change(type_id, record_id, **{ABOVE[type_id]: above_id})
        _put_in_order(uow, type_id, [*beside[:at], uow.read.find(type_id, record_id), *beside[at:]])
        return uow.commit()


def shift(company: Company, type_id: str, record_id: str, steps: int) -> ChangeSet:
    """So many places down among those beside it; below zero: up. Nothing where it stands at the end."""
    with company.read() as reader:
        found = reader.find(type_id, record_id)
        above_id = getattr(found, ABOVE[type_id])
        places = [one.id for one in _below(reader, type_id, above_id)]
    at = places.index(record_id) + steps
    return move(company, type_id, record_id, above_id, at) if 0 <= at < len(places) else ChangeSet()


def _below(reader: Reader, type_id: str, above_id: str) -> list[Any]:
    return list(reader.records(type_id, order=natural(record_type(type_id)), **{ABOVE[type_id]: above_id or None}))


def _put_in_order(uow: UnitOfWork, type_id: str, records: Sequence[Record]) -> None:
    for position, one in enumerate(records, 1):
        uow.change(type_id, one.id, position=position)


def _check_place(reader: Reader, type_id: str, record_id: str, above_id: str) -> None:
    title = reader.find(type_id, record_id).name
    if type_id == POST:
        if not above_id:
            raise InputError(NO_UNIT, title=title)
        return
    above: OrgUnit | None = reader.find(OrgUnit, above_id) if above_id else None
    chosen, seen = above, set[str]()
    while above is not None and above.id not in seen:
        if above.id == record_id:
            raise InputError(BELOW_ITSELF, title=title, above=chosen.name if chosen else "")
        seen.add(above.id)
        above = reader.find(OrgUnit, above.parent_id) if above.parent_id else None


# people ----------------------------------------------------------------------------------------------------------


def add_person(company: Company, name: str, post_id: str = "") -> tuple[str, ChangeSet]:
    """A new person, in the post from today where one is given; returns the id and what changed."""
    with company.work(edit.ADD, facts={"record": record_type(Person).label, "title": name}) as uow:
        person_id = uow.add(Person(id=new_id(), name=name))
        if post_id:
            uow.add(Appointment(id=new_id(), person_id=person_id, post_id=post_id, since=today(company)))
        return person_id, uow.commit()


def appoint(company: Company, person_id: str, post_id: str, day: date | None = None) -> ChangeSet:
    """The person holds the post, beside those already held. Raises Conflict who holds it already, or has left."""
    with company.work(APPOINT, facts=_names(company, person_id, post_id)) as uow:
        add_appointment(uow, person_id, post_id, day or today(company))
        return uow.commit()


def transfer(company: Company, appointment_id: str, post_id: str, day: date | None = None) -> ChangeSet:
    """The person leaves one post for another (调岗).

    Where it is known since when the first was held, it ends and stays as history; else it was only drawn wrongly.
    """
    when = day or today(company)
    with company.read() as reader:
        old = reader.get(Appointment, appointment_id)
    if old.post_id == post_id:
        return ChangeSet()
    with company.work(TRANSFER, facts=_names(company, old.person_id, post_id)) as uow:
        if old.since is None or old.since >= when:
            _check_free(uow.read, old.person_id, post_id, when)
            uow.change(Appointment, old.id, post_id=post_id)
        else:
            uow.change(Appointment, old.id, until=when)
            add_appointment(uow, old.person_id, post_id, when)
        return uow.commit()


def end(company: Company, appointment_id: str, day: date | None = None) -> ChangeSet:
    """The person leaves the post; the appointment stays as history."""
    with company.read() as reader:
        one = reader.get(Appointment, appointment_id)
    with company.work(END, facts=_names(company, one.person_id, one.post_id)) as uow:
        uow.change(Appointment, one.id, until=day or today(company))
        return uow.commit()


def add_appointment(uow: UnitOfWork, person_id: str, post_id: str, day: date) -> str:
    _check_free(uow.read, person_id, post_id, day)
    return uow.add(Appointment(id=new_id(), person_id=person_id, post_id=post_id, since=day))


def _check_free(reader: Reader, person_id: str, post_id: str, day: date) -> None:
    person = reader.get(Person, person_id)
    check_here(person, day)
    if any(one.post_id == post_id for one in held_by(reader, person_id, day)):
        raise Conflict(HOLDS_ALREADY, person=person.name, post=reader.get(Post, post_id).name)


def check_here(person: Person, day: date) -> None:
    """Raises Conflict for who has left."""
    if person.left_on is not None and has_left(person, day):
        raise Conflict(HAS_LEFT, person=person.name, day=person.left_on.isoformat())


def _names(company: Company, person_id: str, post_id: str) -> dict[str, str]:
    with company.read() as reader:
        return {"person": reader.get(Person, person_id).name, "post": reader.get(Post, post_id).name}
