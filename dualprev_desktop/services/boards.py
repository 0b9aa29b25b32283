"""The boards at the gate read from the register: the worst risks with what controls them, counts, plan and promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from dualprev_desktop.domain.levels import LEVELS, Level, style, worst
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services.board_views import LISTED, BoardView, LevelCount, MajorRiskView, RiskLine
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.commitments import read_newest
from dualprev_desktop.services.editions import OLD_EDITION, type_2025
from dualprev_desktop.services.lines import usual_tier
from dualprev_desktop.services.palettes import palette_of
from dualprev_desktop.services.papers.kind import Reading
from dualprev_desktop.services.plan_order import in_order
from dualprev_desktop.services.plans import read_plan_view
from dualprev_desktop.services.register import row_level
from dualprev_desktop.services.views import MeasureView, PlanView, RegisterRow, ZoneView
from dualprev_desktop.store.reader import Reader

EMERGENCY = "emergency"
MONITORING = re.compile("监测|监控|预警|报警|monitor|alarm|warning", re.IGNORECASE)
"""Words by which a measure is known to watch or to warn: the notice asks both of a major risk (实时在线监测和预警)."""
OF_PLANS_ONLY = date(1, 1, 1)
"""Stands for a plan's date, which a board does not show."""


def read_board(reading: Reading) -> BoardView | None:
    """None in a file without an enterprise."""
    reader = reading.reader
    owner = next(iter(reader.records(Enterprise)), None)
    if owner is None:
        return None
    plan, picture = _plan(reader, reading.mode)
    promised = read_newest(reader)
    return BoardView(
        enterprise=owner.name, enterprise_id=owner.id, mode=reading.mode, duty_phone=owner.duty_phone,
        accident_list=accident_list(owner), lines=tuple(_lines(reading, owner, LISTED)),
        counts=tuple(_counts(reading)), plan=plan, picture=picture, pledge=promised.pledge if promised else "",
        pledged_by=promised.made_by if promised and not reading.public else "", issued_on=reading.today,
        palette=palette_of(reader))


def read_major_risks(reading: Reading, ids: Collection[str] | None = None) -> Iterator[MajorRiskView]:
    """One for each risk point of major level, of some points or of all."""
    owner = next(iter(reading.reader.records(Enterprise)), None)
    by_point = {point_id: list(rows) for point_id, rows in _by_point(reading.rows)}
    for line in _lines(reading, owner, (Level.MAJOR,)):
        if ids is not None and line.point_id not in ids:
            continue
        events = [row for row in by_point[line.point_id] if row_level(row, reading.mode) is Level.MAJOR]
        existing = list(_existing(events, reading.public))
        controls = [one for one in existing if one.measure_class != EMERGENCY]
        yield MajorRiskView(
            enterprise=owner.name if owner else "", mode=reading.mode, duty_phone=owner.duty_phone if owner else "",
            accident_list=accident_list(owner), line=line, signs_for=_distinct(map(type_2025, events)),
            controls=tuple(one for one in controls if not MONITORING.search(one.content)),
            monitoring=_distinct(one.content for one in controls if MONITORING.search(one.content)),
            emergency=_distinct(one.content for one in existing if one.measure_class == EMERGENCY),
            issued_on=reading.today, palette=palette_of(reading.reader))


def accident_list(owner: Enterprise | None) -> str:
    """The code list by which the enterprise names its accident types."""
    old = owner is not None and owner.accident_edition == OLD_EDITION
    return "accident_type_1986" if old else "accident_type_2025"


def _by_point(rows: Iterable[RegisterRow]) -> Iterator[tuple[str, Iterator[RegisterRow]]]:
    return groupby(rows, key=lambda row: row.point_id)


def _lines(reading: Reading, owner: Enterprise | None, levels: Sequence[Level]) -> Iterator[RiskLine]:
    """The worst first, then in the register's order."""
    reader = reading.reader
    points = {point.id: point for point in reader.records(RiskPoint)}
    contacts = _Contacts(reader, owner, reading.public)
    codes = accident_list(owner)
    found = []
    for point_id, rows in _by_point(reading.rows):
        events = [row for row in rows if row_level(row, reading.mode) in levels]
        if events:
            found.append(_line(points[point_id], events, contacts, codes, reading))
    yield from sorted(found, key=lambda line: -style(line.level).rank)


def _line(point: RiskPoint, events: Sequence[RegisterRow], contacts: _Contacts, codes: str,
          reading: Reading) -> RiskLine:
    level, first = worst(row_level(row, reading.mode) for row in events), events[0]
    existing = list(_existing(events, reading.public))
    accidents = (row.accident_type_1986 if codes == "accident_type_1986" else type_2025(row) for row in events)
    return RiskLine(
        point_id=point.id, number=point.number, name=point.name, location=point.location, level=level,
        hazards=_distinct(row.hazard_factor or row.event for row in events), accidents=_distinct(accidents),
        consequences=_distinct(row.consequence for row in events),
        measures=_distinct(one.content for one in existing), tier=_tier(existing, level), unit=first.unit,
        post=first.post, person="" if reading.public else first.person, phone=contacts.of(point))


class _Contacts:
    """Whom to ring about a risk point: its person, else its unit, else the duty phone; only that in public."""

    def __init__(self, reader: Reader, owner: Enterprise | None, public: bool) -> None:
        self._duty, self._public = owner.duty_phone if owner else "", public
        self._people = {one.id: one.phone for one in reader.records(Person)}
        self._units = {one.id: one.phone for one in reader.records(OrgUnit)}

    def of(self, point: RiskPoint) -> str:
        if self._public:
            return self._duty
        return self._people.get(point.person_id) or self._units.get(point.unit_id) or self._duty


def _existing(events: Iterable[RegisterRow], public: bool) -> Iterator[MeasureView]:
    """Each wording once; in public without who sees to it."""
    found = {(one.measure_class, one.content): one for row in events for one in row.measures
             if one.state == "existing"}
    return (replace(one, person="") if public else one for one in found.values())


def _tier(measures: Iterable[MeasureView], level: Level) -> str:
    """The highest tier that a measure names; the usual one of the level where none does."""
    order = code_list("control_tier").codes()
    named = [one.tier for one in measures if one.tier in order]
    return min(named, key=order.index) if named else usual_tier(level)


def _counts(reading: Reading) -> Iterator[LevelCount]:
    """Risk points by their worst event, and events; a point without events is not assessed."""
    events = Counter(row_level(row, reading.mode) for row in reading.rows)
    judged = {point_id: worst(row_level(row, reading.mode) for row in rows)
              for point_id, rows in _by_point(reading.rows)}
    points = Counter(judged.get(point.id, Level.UNASSESSED) for point in reading.reader.records(RiskPoint))
    return (LevelCount(one.level, points[one.level], events[one.level]) for one in LEVELS)


def _plan(reader: Reader, mode: str) -> tuple[PlanView | None, str]:
    """The first plan with zones, else the first: the site as a whole stands at the root."""
    plans = [one.plan for one in in_order(reader.records(Plan))]
    if not plans:
        return None, ""
    drawn = {zone.plan_id for zone in reader.records(Zone)}
    chosen = next((one for one in plans if one.id in drawn), plans[0])
    view = read_plan_view(reader, chosen.id, mode, OF_PLANS_ONLY, pictured=False)
    kept = reader.find(Attachment, chosen.picture_id) if chosen.picture_id else None
    return replace(view, dated=OF_PLANS_ONLY, unbound=(), drawn_by="", reviewed_by="", version="",
                   zones=tuple(map(_as_shown, view.zones))), kept.sha256 if kept else ""


def _as_shown(zone: ZoneView) -> ZoneView:
    """Without what a board does not say of it, so that a change of that makes no board stale."""
    return replace(zone, points=(), judged=Level.UNASSESSED, override=None, reason="")


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
