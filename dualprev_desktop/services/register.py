"""The register (风险清单): every risk event with its point, its judgements that count, and its measures."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import Any
from weakref import WeakKeyDictionary

from dualprev_desktop.domain.chosen import parse_chosen
from dualprev_desktop.domain.levels import Level, stored_level, worst
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.bulk import let_go
from dualprev_desktop.services.views import AssessmentView, MeasureView, RegisterRow
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader, columns, from_row

INHERENT, RESIDUAL = "inherent", "residual"
REFERENCE = "catalogue"
"""The occasion (`assessment_cause`) of a catalogue's judgement that no person has confirmed yet."""

LATEST = """SELECT id FROM (
    SELECT a.id, row_number() OVER (PARTITION BY a.risk_event_id, a.kind
                                    ORDER BY a.assessed_on DESC, a.changed DESC, a.id) AS place
    FROM assessment AS a WHERE a.alive = 1 {narrowed}) WHERE place = 1"""
"""An event's assessment that counts is its latest of each kind."""
OF_POINTS = """AND risk_event_id IN (
    SELECT e.id FROM risk_event AS e WHERE e.risk_point_id IN (SELECT value FROM json_each(?)))"""

Rows = tuple[RegisterRow, ...]
_kept: WeakKeyDictionary[Company, tuple[int, Rows]] = WeakKeyDictionary()


def latest(narrowed: str = "") -> str:
    """SQL for the ids of the assessments that count; `narrowed` is a further condition on them."""
    return LATEST.format(narrowed=narrowed)


def register(company: Company, point_ids: Iterable[str] | None = None) -> Rows:
    """All rows, by risk point and order; those of some points only where ids are given."""
    with company.read() as reader:
        return whole_register(company, reader) if point_ids is None else read_register(reader, set(point_ids))


def whole_register(company: Company, reader: Reader) -> Rows:
    """All rows, as `reader` sees them: what several ask for after one change is read once."""
    position = reader.position()
    kept = _kept.get(company)
    if kept is None or kept[0] != position:
        before = list(kept[1]) if kept is not None else []
        kept = _kept[company] = position, read_register(reader)
        let_go(before)
    return kept[1]


def event_row(reader: Reader, event_id: str) -> RegisterRow:
    """The row of one event. Raises NotFound where there is none, or its risk point is gone."""
    event = reader.get(RiskEvent, event_id)
    point = reader.get(RiskPoint, event.risk_point_id)
    return next(row for row in read_register(reader, {point.id}) if row.event_id == event_id)


def read_register(reader: Reader, wanted: set[str] | None = None) -> Rows:
    points = {point.id: point for point in reader.records(RiskPoint, order=("number", "name"))
              if wanted is None or point.id in wanted}
    narrowed, arguments = ("", ()) if wanted is None else (OF_POINTS, (json.dumps(sorted(wanted)),))
    names = _names(reader)
    judged, measures = _judgements(reader, narrowed, arguments), _measures(reader, names, narrowed, arguments)
    rows = [_row(points[event.risk_point_id], event, judged, measures, names)
            for event in reader.records(RiskEvent, order=("position", "number")) if event.risk_point_id in points]
    place = {point_id: index for index, point_id in enumerate(points)}
    rows.sort(key=lambda row: place[row.point_id])
    return tuple(rows)


def _row(point: RiskPoint, event: RiskEvent, judged: Mapping[tuple[str, str], AssessmentView],
         measures: Mapping[str, list[MeasureView]], names: Mapping[str, str]) -> RegisterRow:
    # what events have in common is held once: of two hundred thousand, it would be most of the memory
    return RegisterRow(
        point_id=point.id, point_number=point.number, point_name=point.name, point_kind=point.kind,
        location=point.location, event_id=event.id, event_number=event.number, step=intern(event.step),
        event=event.name, hazard_factor=intern(event.hazard_factor), accident_type=intern(event.accident_type),
        accident_type_1986=intern(event.accident_type_1986), consequence=intern(event.consequence),
        inherent=judged.get((event.id, INHERENT)), residual=judged.get((event.id, RESIDUAL)),
        measures=tuple(measures.get(event.id, ())), unit=names.get(point.unit_id, ""),
        post=names.get(point.post_id, ""), person=names.get(point.person_id, ""), note=point.note,
        aspect=point.aspect, factor_code=intern(event.factor_code), trigger=intern(event.trigger),
        standard=intern(event.standard))


def _judgements(reader: Reader, narrowed: str, arguments: Sequence[str]) -> dict[tuple[str, str], AssessmentView]:
    declared = record_type(Assessment)
    rows = reader.rows(f"SELECT {columns(declared)}, changed FROM assessment WHERE id IN ({latest(narrowed)})",
                       arguments)
    found = ((from_row(declared, row[:-1]), row[-1]) for row in rows)
    return {(one.risk_event_id, one.kind): assessment_view(one, changed) for one, changed in found}


def assessment_view(one: Assessment, changed: int = 0) -> AssessmentView:
    return AssessmentView(one.id, one.rule_set, parse_chosen(one.chosen), one.score, stored_level(one.level),
                          one.assessor, one.assessed_on, one.reason,
                          stored_level(one.calculated) if one.calculated else None, one.cause, changed)


def _measures(reader: Reader, names: Mapping[str, str], narrowed: str,
              arguments: Sequence[str]) -> dict[str, list[MeasureView]]:
    rows = reader.rows(f"""SELECT risk_event_id, id, measure_class, content, state, tier, unit_id, post_id, person_id
        FROM control_measure WHERE alive = 1 {narrowed} ORDER BY position, id""", arguments)
    found: dict[str, list[MeasureView]] = defaultdict(list)
    for event_id, id, measure_class, content, state, tier, *by in rows:
        unit, post, person = (names.get(one, "") for one in by)
        found[event_id].append(MeasureView(id, measure_class or "", content or "", state or "", tier or "", unit, post,
                                           person))
    return found


def _names(reader: Reader) -> dict[str, str]:
    """Names of units, posts and people by id; ids never clash, so one look-up serves all."""
    rows: list[Any] = []
    for table in ("org_unit", "post", "person"):
        rows += reader.rows(f"SELECT id, name FROM {table} WHERE alive = 1")
    return {row[0]: row[1] for row in rows}


def point_levels(reader: Reader, mode: str) -> dict[str, Level]:
    """{risk point: its worst event's level}; with `mode` residual, the inherent one where only that was judged."""
    rows = reader.rows(f"""SELECT e.risk_point_id, e.id, a.kind, a.level FROM risk_event AS e
        JOIN assessment AS a ON a.risk_event_id = e.id WHERE e.alive = 1 AND a.id IN ({latest()})""")
    by_event: dict[tuple[str, str], dict[str, Level]] = defaultdict(dict)
    for point_id, event_id, kind, level in rows:
        by_event[point_id, event_id][kind] = stored_level(level)
    by_point: dict[str, list[Level]] = defaultdict(list)
    for (point_id, _event), levels in by_event.items():
        by_point[point_id].append(level_in(mode, levels))
    return {point_id: worst(levels) for point_id, levels in by_point.items()}


def level_in(mode: str, levels: Mapping[str, Level]) -> Level:
    """An event's level in a mode, of its levels by kind."""
    if mode == RESIDUAL:
        return levels.get(RESIDUAL) or levels.get(INHERENT) or Level.UNASSESSED
    return levels.get(INHERENT) or Level.UNASSESSED


def row_level(row: RegisterRow, mode: str) -> Level:
    kinds = {INHERENT: row.inherent, RESIDUAL: row.residual}
    return level_in(mode, {kind: view.level for kind, view in kinds.items() if view is not None})


def reference_views(row: RegisterRow) -> tuple[AssessmentView, ...]:
    """The event's judgements that count and are still a catalogue's reference values (参考值)."""
    return tuple(view for view in (row.inherent, row.residual) if view is not None and view.cause == REFERENCE)
