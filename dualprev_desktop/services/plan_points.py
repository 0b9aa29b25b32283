"""Which risk points stand where on the plans: what the plan editor binds and checks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
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
    plans: frozenset[str] = frozenset()
    """The plans on which its symbol stands."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Register and plans held against each other."""

    points: tuple[PlacedPoint, ...]
    """Every risk point, by number and name."""
    bare_zones: tuple[tuple[str, str], ...]
    """(id, name) of zones that hold no risk point, of any plan."""


def placement(company: Company, mode: str = RESIDUAL) -> Placement:
    with company.read() as reader:
        zones = {zone.id: zone.name for zone in reader.records(Zone, order=("name",))}
        levels = point_levels(reader, mode)
        points = list(reader.records(RiskPoint, order=("number", "name")))
        shown: defaultdict[str, set[str]] = defaultdict(set)
        for symbol in reader.records(PlanSymbol):
            shown[symbol.risk_point_id].add(symbol.plan_id)
    held = {point.zone_id for point in points}
    return Placement(
        tuple(_placed(point, levels.get(point.id, Level.UNASSESSED), zones, frozenset(shown[point.id]))
              for point in points),
        tuple((zone_id, name) for zone_id, name in zones.items() if zone_id not in held))


def _placed(point: RiskPoint, level: Level, zones: dict[str, str], plans: frozenset[str]) -> PlacedPoint:
    zone_id = point.zone_id if point.zone_id in zones else ""
    return PlacedPoint(point.id, point.number, point.name, level, zone_id, zones.get(zone_id, ""), plans)
