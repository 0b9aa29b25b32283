"""Which risk points stand where on the plans: what the plan editor binds and checks."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services.register import RESIDUAL, point_levels
from dualprev_desktop.store.company import Company


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """A risk point with its level in one mode; `zone_id` is empty where no living zone holds it."""

    id: str
    number: str
    name: str
    level: Level
    zone_id: str
    zone: str
    plan_id: str


def placed_points(company: Company, mode: str = RESIDUAL) -> tuple[PlacedPoint, ...]:
    """Every risk point, by number and name."""
    with company.read() as reader:
        zones = {zone.id: zone for zone in reader.records(Zone)}
        levels = point_levels(reader, mode)
        points = list(reader.records(RiskPoint, order=("number", "name")))
    return tuple(_placed(point, levels.get(point.id, Level.UNASSESSED), zones.get(point.zone_id)) for point in points)


def _placed(point: RiskPoint, level: Level, zone: Zone | None) -> PlacedPoint:
    if zone is None:
        return PlacedPoint(point.id, point.number, point.name, level, "", "", "")
    return PlacedPoint(point.id, point.number, point.name, level, zone.id, zone.name, zone.plan_id)
