"""Short lists to choose from: risk points with their level and events, events with their level and measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.domain.levels import Level, stored_level
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.register import RESIDUAL, latest, level_in, point_levels
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class Line:
    """`count` is the number of events of a point, or of measures against an event."""

    id: str
    title: str
    number: str
    level: Level
    count: int
    point: str = ""
    """The name of an event's risk point."""


def point_lines(company: Company) -> list[Line]:
    with company.read() as reader:
        levels = point_levels(reader, RESIDUAL)
        rows = reader.rows("""SELECT p.id, p.name, p.number, count(e.id) FROM risk_point AS p
            LEFT JOIN risk_event AS e ON e.risk_point_id = p.id AND e.alive = 1
            WHERE p.alive = 1 GROUP BY p.id ORDER BY p.number, p.name""")
    return [Line(row[0], row[1] or "", row[2] or "", levels.get(row[0], Level.UNASSESSED), row[3]) for row in rows]


def event_lines(company: Company) -> list[Line]:
    with company.read() as reader:
        levels = _event_levels(reader)
        rows = reader.rows("""SELECT e.id, e.name, e.number, count(m.id), p.name FROM risk_event AS e
            JOIN risk_point AS p ON p.id = e.risk_point_id AND p.alive = 1
            LEFT JOIN control_measure AS m ON m.risk_event_id = e.id AND m.alive = 1
            WHERE e.alive = 1 GROUP BY e.id ORDER BY p.number, p.name, e.position, e.number""")
    return [Line(row[0], row[1] or "", row[2] or "", level_in(RESIDUAL, levels.get(row[0], {})), row[3], row[4] or "")
            for row in rows]


def _event_levels(reader: Reader, narrowed: str = "", arguments: Sequence[str] = ()) -> Mapping[str, dict[str, Level]]:
    found: dict[str, dict[str, Level]] = {}
    for event_id, kind, level in reader.rows(
            f"SELECT risk_event_id, kind, level FROM assessment WHERE id IN ({latest(narrowed)})", arguments):
        found.setdefault(event_id, {})[kind] = stored_level(level)
    return found


def usual_measure(company: Company, event_id: str) -> dict[str, Any]:
    """What a new measure against the event usually has: it exists, at the level's tier, by whom the point names."""
    with company.read() as reader:
        event = reader.find(RiskEvent, event_id)
        if event is None:
            return {}
        point = reader.get(RiskPoint, event.risk_point_id)
        level = level_in(RESIDUAL, _event_levels(reader, "AND risk_event_id = ?", (event_id,)).get(event_id, {}))
    return {"risk_event_id": event_id, "state": EXISTING, "tier": usual_tier(level), "unit_id": point.unit_id,
            "post_id": point.post_id, "person_id": point.person_id}


def usual_tier(level: Level) -> str:
    """The tier that usually controls a level; empty for what is not assessed."""
    return next((item.code for item in code_list("control_tier").items
                 if item.attribute("default_for") == level.value), "")
