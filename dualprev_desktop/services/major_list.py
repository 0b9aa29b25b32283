"""The major risks (重大风险清单) as they are made public: what the list on the wall says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services.register import row_level
from dualprev_desktop.services.registers import PointLine, judgement
from dualprev_desktop.services.views import RegisterRow


@dataclass(frozen=True, slots=True)
class MajorRisk:
    """One event whose level is major; terms stand by their codes."""

    point: str
    number: str
    location: str
    event: str
    hazard_factor: str
    factor_code: str
    accident_type: str
    accident_type_1986: str
    consequence: str
    rule_set: str
    chosen: Mapping[str, Decimal]
    score: Decimal | None
    reason: str
    measures: tuple[tuple[str, str], ...]
    """(class, content) of the measures in place."""
    unit: str
    post: str
    person: str
    phone: str
    updated_on: date | None


@dataclass(frozen=True, slots=True)
class MajorList:
    enterprise: str
    duty_phone: str
    risks: tuple[MajorRisk, ...]
    events: int
    """How many risk events there are, of every level."""
    open: int
    """How many of them are not assessed yet: where it is not 0, the list may not be complete."""


def counts(points: Iterable[PointLine], mode: str) -> tuple[int, int]:
    """How many events there are, and how many are not assessed."""
    levels = [row_level(row, mode) for point in points for row in point.events]
    return len(levels), levels.count(Level.UNASSESSED)


def major_risks(points: Iterable[PointLine], mode: str) -> Iterator[MajorRisk]:
    for point in points:
        for row in point.events:
            if row_level(row, mode) is Level.MAJOR:
                yield _risk(point, row, mode)


def _risk(point: PointLine, row: RegisterRow, mode: str) -> MajorRisk:
    found = judgement(row, mode)
    measures = tuple((one.measure_class, one.content) for one in row.measures if one.state == "existing")
    return MajorRisk(
        point.name, point.number, point.location, row.event, row.hazard_factor, row.factor_code, row.accident_type,
        row.accident_type_1986, row.consequence, found.rule_set if found else "", found.chosen if found else {},
        found.score if found else None, found.reason if found else "", measures, point.unit, point.post, point.person,
        point.phone, found.assessed_on if found else None)
