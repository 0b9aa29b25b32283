"""A leaving person's duties (职责移交): all that names them, found from the declarations, and passed on at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.kernel.errors import Conflict, InputError
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.text import clean
from dualprev_desktop.services import organisation
from dualprev_desktop.services.edit import referring
from dualprev_desktop.services.naming import Naming, named
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

HAND_OVER = N_("Hand over the duties of {title}")
TO_ONESELF = N_("“{person}” cannot take over from themselves. Choose another person.")
NO_LONGER = N_("What “{person}” answers for has changed meanwhile. Nothing was handed over. Look at the list again.")
UNTIL = "until"
"""A record with such a day that has come is history: nobody answers for it any more."""

Key = tuple[str, str, str]
"""(record type, id, field)"""


@dataclass(frozen=True, slots=True)
class Duty:
    """One field that names the person. `through` counts what hangs on a held post, by record type."""

    type_id: str
    record_id: str
    field: str
    title: str
    of: str
    """What the record belongs to: the event of a measure."""
    through: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> Key:
        return self.type_id, self.record_id, self.field


@dataclass(frozen=True, slots=True)
class Handed:
    """How many duties went over, how many posts were left without a successor, how many duties stay."""

    passed: int
    vacated: int
    kept: int


def duties(company: Company, person_id: str) -> tuple[Duty, ...]:
    """Everything a person answers for, by record type: posts first."""
    with company.read() as reader:
        return read_duties(reader, person_id, organisation.today(company))


def has_duties(company: Company, ids: Iterable[str]) -> list[str]:
    """Those of the people who answer for something."""
    day = organisation.today(company)
    with company.read() as reader:
        return [person_id for person_id in ids if any(ids for _d, _f, ids in _naming_fields(reader, person_id, day))]


def read_duties(reader: Reader, person_id: str, day: date) -> tuple[Duty, ...]:
    found: list[Duty] = []
    for declared, field, ids in _naming_fields(reader, person_id, day):
        stored = reader.plain(declared, ids)
        belongs = _belongs(declared, field)
        wanted = {(declared.id, one) for one in ids}
        if belongs is not None:
            wanted |= {(belongs.target, str(plain[belongs.name])) for plain in stored.values() if plain[belongs.name]}
        naming = Naming(named(reader, wanted))
        found += (_duty(reader, naming, declared, field, belongs, one, stored[one]) for one in ids)
    return tuple(found)


def _duty(reader: Reader, naming: Naming, declared: RecordType, field: Field, belongs: Field | None, record_id: str,
          plain: Mapping[str, Any]) -> Duty:
    title = naming.title(declared.id, record_id, active())
    of = naming.title(belongs.target, str(plain[belongs.name] or ""), active()) if belongs is not None else ""
    through = _through(reader, str(plain["post_id"])) if declared.id == record_type(Appointment).id else ()
    return Duty(declared.id, record_id, field.name, title, of, through)


def _belongs(declared: RecordType, field: Field) -> Field | None:
    """The reference that says where the record belongs, other than by what it is known."""
    return next((one for one in declared.references
                 if one.required and one.name not in (field.name, declared.title_field)), None)


def _naming_fields(reader: Reader, person_id: str, day: date) -> Iterator[tuple[RecordType, Field, list[str]]]:
    """(type, field, ids of the living records that name the person there); what is never amended is history."""
    for declared, field in referring(record_type(Person)):
        # what is part of the person, a certificate's scan, is no duty
        if declared.amendable and not field.part_of:
            over = f'AND ("{UNTIL}" IS NULL OR "{UNTIL}" > ?)' if UNTIL in declared.by_name else ""
            rows = reader.rows(f'SELECT id FROM {declared.id} WHERE alive = 1 AND "{field.name}" = ? {over} '
                               "ORDER BY id", (person_id, day.isoformat()) if over else (person_id,))
            yield declared, field, [row[0] for row in rows]


def _through(reader: Reader, post_id: str) -> tuple[tuple[str, int], ...]:
    """What names the post: it goes to whoever holds that next."""
    appointments = record_type(Appointment).id
    counts = ((declared.id, reader.count(declared.id, **{field.name: post_id}))
              for declared, field in referring(record_type("post"))
              if declared.id != appointments and not field.part_of)
    return tuple((type_id, count) for type_id, count in counts if count)


# handing over ----------------------------------------------------------------------------------------------------


def hand_over(company: Company, person_id: str, to: Mapping[Key, str], day: date, *,
              leaves: bool = True) -> tuple[Handed, ChangeSet]:
    """Passes duties on in one step: `to` gives the successor of each, by id or by the name of a new person.

    The person is marked as left, unless `leaves` is False; posts without a successor become vacant then. Duties that
    `to` does not have stay. Raises Conflict where one is no duty of the person any more, or a successor has left.
    """
    with company.read() as reader:
        person = reader.get(Person, person_id)
    with company.work(HAND_OVER, facts={"title": person.name}) as uow:
        standing = {one.key: one for one in read_duties(uow.read, person_id, organisation.today(company))}
        if not standing.keys() >= to.keys():
            raise Conflict(NO_LONGER, person=person.name)
        passed = _pass_on(uow, person, to, day)
        posts = {key for key in standing if key[0] == record_type(Appointment).id} - to.keys() if leaves else set()
        for _type, appointment_id, _field in posts:
            uow.change(Appointment, appointment_id, until=day)
        if leaves:
            uow.change(Person, person.id, left_on=day)
        handed = Handed(passed, len(posts), len(standing) - passed - len(posts))
        return handed, uow.commit()


def _pass_on(uow: UnitOfWork, person: Person, to: Mapping[Key, str], day: date) -> int:
    known: dict[str, str] = {}
    for (type_id, record_id, field), typed in to.items():
        named_so = clean(typed)
        if named_so not in known:
            known[named_so] = _successor(uow, person, named_so, day)
        if type_id == record_type(Appointment).id:
            _pass_post_on(uow, record_id, known[named_so], day)
        else:
            uow.change(type_id, record_id, **{field: known[named_so]})
    return len(to)


def _successor(uow: UnitOfWork, person: Person, named_so: str, day: date) -> str:
    """The id of who is meant by it; a person is made where the name is new."""
    found = uow.read.find(Person, named_so) or next(uow.read.records(Person, name=named_so), None)
    if found is None:
        return uow.add(Person(id=new_id(), name=named_so))
    if found.id == person.id:
        raise InputError(TO_ONESELF, person=person.name)
    organisation.check_here(found, day)
    return str(found.id)


def _pass_post_on(uow: UnitOfWork, appointment_id: str, successor: str, day: date) -> None:
    old = uow.read.get(Appointment, appointment_id)
    uow.change(Appointment, old.id, until=day)
    holding = organisation.held_by(uow.read, successor, day) if uow.read.find(Person, successor) else []
    if all(one.post_id != old.post_id for one in holding):
        uow.add(Appointment(id=new_id(), person_id=successor, post_id=old.post_id, since=day))
