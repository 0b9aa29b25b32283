"""What the rules of the guide look at: the company, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services.editions import OLD_EDITION
from dualprev_desktop.services.organisation import has_left, is_on
from dualprev_desktop.services.papers import read_orphans, read_stale
from dualprev_desktop.services.reviewing import Review, read_review
from dualprev_desktop.services.since_report import SinceReport, read_since_report
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.reader import Reader


@dataclass(frozen=True)
class Facts:
    enterprise: Enterprise | None
    points: tuple[RiskPoint, ...]
    rows: tuple[RegisterRow, ...]
    """The register: every risk event with its judgements and measures."""
    zones: tuple[Zone, ...]
    units: tuple[OrgUnit, ...]
    posts: tuple[Post, ...]
    people: tuple[Person, ...]
    appointments: tuple[Appointment, ...]
    today: date
    review: Review
    since_report: SinceReport
    stale_papers: tuple[Paper, ...] = ()
    orphans: frozenset[str] = frozenset()
    """Papers about records that were removed."""

    @cached_property
    def by_1986(self) -> bool:
        """Whether the company goes by the older edition of accident types, and owes none of the other."""
        return self.enterprise is not None and self.enterprise.accident_edition == OLD_EDITION

    @cached_property
    def staff(self) -> frozenset[str]:
        """The people who have not left."""
        return frozenset(one.id for one in self.people if not has_left(one, self.today))

    @cached_property
    def held(self) -> tuple[Appointment, ...]:
        """The appointments of today, of people who are here."""
        return tuple(one for one in self.appointments if one.person_id in self.staff
                     and is_on(one, self.today))

    @cached_property
    def rows_of_point(self) -> Mapping[str, tuple[RegisterRow, ...]]:
        found: dict[str, list[RegisterRow]] = {point.id: [] for point in self.points}
        for row in self.rows:
            found[row.point_id].append(row)
        return {point_id: tuple(rows) for point_id, rows in found.items()}


def read_facts(reader: Reader, today: date, rows: tuple[RegisterRow, ...]) -> Facts:
    return Facts(next(iter(reader.records(Enterprise)), None), tuple(reader.records(RiskPoint)), rows,
                 tuple(reader.records(Zone)), tuple(reader.records(OrgUnit)), tuple(reader.records(Post)),
                 tuple(reader.records(Person)), tuple(reader.records(Appointment)), today,
                 read_review(reader, today, rows), read_since_report(reader), read_stale(reader, rows, today),
                 frozenset(one.id for one in read_orphans(reader)))
