"""What a risk point's notification card says (告知卡)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from dualprev_desktop.domain.levels import worst
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services.editions import OLD_EDITION, type_2025
from dualprev_desktop.services.register import RESIDUAL, Rows, register, row_level
from dualprev_desktop.services.views import CardView, MeasureView, RegisterRow
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

EMERGENCY = "emergency"

VERSIONS = """SELECT root, count(DISTINCT hlc) FROM (
    SELECT id AS root, id AS k FROM risk_point
    UNION ALL SELECT risk_point_id, id FROM risk_event
    UNION ALL SELECT e.risk_point_id, a.id FROM assessment AS a JOIN risk_event AS e ON e.id = a.risk_event_id
    UNION ALL SELECT e.risk_point_id, m.id FROM control_measure AS m JOIN risk_event AS e ON e.id = m.risk_event_id
) AS tree JOIN op ON op.k = tree.k GROUP BY root"""


def cards(company: Company, point_ids: Iterable[str] | None = None, mode: str = RESIDUAL) -> Iterator[CardView]:
    """One card for each risk point that has events, in the register's order."""
    rows = register(company, point_ids)
    with company.read() as reader:
        yield from read_cards(reader, rows, local_date(company.clock()), mode)


def read_cards(reader: Reader, rows: Rows, today: date, mode: str) -> Iterator[CardView]:
    """The cards of the risk points of `rows`, as of `today`."""
    owner = next(iter(reader.records(Enterprise)), None)
    points = {point.id: point for point in reader.records(RiskPoint)}
    phones = {person.id: person.phone for person in reader.records(Person)}
    versions = {row[0]: row[1] for row in reader.rows(VERSIONS)}
    by_1986 = owner is not None and owner.accident_edition == OLD_EDITION
    for point_id, group in groupby(rows, key=lambda row: row.point_id):
        point, events = points.get(point_id), list(group)
        if point is None:  # a damaged file; the check of files names it
            continue
        yield CardView(
            enterprise=owner.name if owner else "", point_id=point.id, number=point.number, name=point.name,
            kind=point.kind, location=point.location, level=worst(row_level(row, mode) for row in events),
            unit=events[0].unit, person=events[0].person or events[0].post, phone=phones.get(point.person_id, ""),
            duty_phone=owner.duty_phone if owner else "", hazards=_distinct(row.hazard_factor for row in events),
            accident_types=_distinct(map(type_2025, events)),
            accident_types_1986=_distinct(row.accident_type_1986 for row in events) if by_1986 else (),
            consequences=_distinct(row.consequence for row in events), controls=_controls(events),
            emergency=_distinct(one.content for one in _existing(events) if one.measure_class == EMERGENCY),
            issued_on=today, version=versions.get(point.id, 1))


def _existing(events: list[RegisterRow]) -> Iterator[MeasureView]:
    return (one for row in events for one in row.measures if one.state == "existing")


def _controls(events: list[RegisterRow]) -> tuple[MeasureView, ...]:
    """Existing controls, each wording once."""
    found = {(one.measure_class, one.content): one for one in _existing(events) if one.measure_class != EMERGENCY}
    return tuple(found.values())


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
