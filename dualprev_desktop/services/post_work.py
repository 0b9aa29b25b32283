"""Where posts work (岗位的工作场所): risk points that are theirs, and events of others whose measures name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.services.organisation import has_left, is_on
from dualprev_desktop.services.register import Rows
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.reader import Reader

POINTS = """SELECT id, name, location, post_id, person_id, zone_id FROM risk_point WHERE alive = 1
            ORDER BY number, name"""
NAMED = """SELECT DISTINCT risk_event_id, post_id, person_id FROM control_measure
           WHERE alive = 1 AND state = 'existing' AND (post_id IS NOT NULL OR person_id IS NOT NULL)"""


@dataclass(frozen=True, slots=True)
class WorkPoint:
    """A risk point where a post works; `mine` where the post answers for it."""

    id: str
    name: str
    location: str
    person_id: str
    zone_id: str
    mine: bool


@dataclass(slots=True)
class PostWork:
    """What a post has to do with, in the register's order."""

    post: Post
    unit: str
    holders: tuple[str, ...]
    points: list[WorkPoint] = field(default_factory=list)
    rows: list[RegisterRow] = field(default_factory=list)


class _Posts:
    """Who holds what on a day: a person named without a post stands for the one post that is theirs."""

    def __init__(self, reader: Reader, day: date) -> None:
        self.posts = {post.id: post for post in reader.records(Post, order=("position", "name"))}
        people = {one.id: one for one in reader.records(Person) if not has_left(one, day)}
        self.holders: dict[str, list[str]] = defaultdict(list)
        self._posts_of: dict[str, list[str]] = defaultdict(list)
        for one in reader.records(Appointment, order=("since",)):
            if one.person_id in people and is_on(one, day):
                self.holders[one.post_id].append(people[one.person_id].name)
                self._posts_of[one.person_id].append(one.post_id)

    def named(self, post_id: str, person_id: str) -> str:
        """The post that a record names, itself or through a person; empty for none."""
        if post_id in self.posts:
            return post_id
        own = self._posts_of.get(person_id, [])
        return own[0] if len(own) == 1 and own[0] in self.posts else ""


def post_work(reader: Reader, rows: Rows, day: date) -> Mapping[str, PostWork]:
    """Of every post by its id, in the order of the posts; of a post that nothing names, without points."""
    held = _Posts(reader, day)
    units = {row[0]: row[1] or "" for row in reader.rows("SELECT id, name FROM org_unit WHERE alive = 1")}
    found = {post.id: PostWork(post, units.get(post.unit_id, ""), tuple(held.holders[post.id]))
             for post in held.posts.values()}
    points = {row[0]: (held.named(row[3], row[4]), row) for row in reader.rows(POINTS)}
    named: dict[str, set[str]] = defaultdict(set)
    for event_id, *by in reader.rows(NAMED):
        named[event_id].add(held.named(*by))
    at: dict[str, set[str]] = defaultdict(set)
    for post_id, row in _met(rows, {point_id: owner for point_id, (owner, _row) in points.items()}, named):
        found[post_id].rows.append(row)
        at[row.point_id].add(post_id)
    for point_id, (owner, row) in points.items():
        for post_id in at[point_id] | ({owner} - {""}):
            found[post_id].points.append(_point(row, post_id == owner))
    return found


def _met(rows: Rows, owners: Mapping[str, str], named: Mapping[str, set[str]]) -> Iterator[tuple[str, RegisterRow]]:
    """(post, event) of each post that meets an event."""
    for row in rows:
        for post_id in {owners.get(row.point_id, ""), *named.get(row.event_id, ())} - {""}:
            yield post_id, row


def _point(row: tuple[str, ...], mine: bool) -> WorkPoint:
    id, name, location, _post, person_id, zone_id = row
    return WorkPoint(id, name or "", location or "", person_id or "", zone_id or "", mine)
