"""The organisation as it stands (组织架构): units below units, their posts, who holds each, and who holds none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.services.organisation import has_left, is_over, today
from dualprev_desktop.services.table_sql import natural
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

UNIT, POST, HOLDER, PERSON = "org_unit", "post", "appointment", "person"


@dataclass(frozen=True, slots=True)
class OrgNode:
    """`above` is the id of the unit or post it hangs below; empty at the top, and for people without a post."""

    type_id: str
    id: str
    name: str
    above: str
    kind: str = ""
    """Of a unit: a code of the list `org_unit_kind`."""
    person_id: str = ""
    since: date | None = None
    left_on: date | None = None
    posts: int = 0
    """How many posts the person holds."""


def org_chart(company: Company) -> tuple[OrgNode, ...]:
    """Posts before the units below, people before both; what hangs below something gone stands at the top."""
    day = today(company)
    with company.read() as reader:
        return tuple(_nodes(reader, day))


def _nodes(reader: Reader, day: date) -> Iterator[OrgNode]:
    units = list(reader.records(OrgUnit, order=natural(record_type(OrgUnit))))
    known = {unit.id for unit in units}
    posts = list(reader.records(Post, order=natural(record_type(Post))))
    people = {one.id: one for one in reader.records(Person, order=natural(record_type(Person)))}
    lasting = [one for one in reader.records(Appointment, order=("since",))
               if not is_over(one, day) and one.person_id in people]
    held = Counter(one.person_id for one in lasting)
    for post in posts:
        yield OrgNode(POST, post.id, post.name, post.unit_id if post.unit_id in known else "")
    for unit in units:
        yield OrgNode(UNIT, unit.id, unit.name, unit.parent_id if unit.parent_id in known else "", unit.kind)
    for one in lasting:
        person = people[one.person_id]
        yield OrgNode(HOLDER, one.id, person.name, one.post_id, person_id=person.id, since=one.since,
                      left_on=person.left_on, posts=held[person.id])
    for person in people.values():
        if not held[person.id] and not has_left(person, day):
            yield OrgNode(PERSON, person.id, person.name, "", person_id=person.id)
