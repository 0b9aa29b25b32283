"""What the rules of the cross-check look at: one plan with its zones and symbols, and every risk point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, check_shape, parse_shape
from dualprev_desktop.domain.levels import Level, stored_level, worst
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services.register import RESIDUAL, point_levels
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

if TYPE_CHECKING:
    from shapely import MultiPolygon, STRtree

RISK_POINT = "risk_point"


@dataclass(frozen=True, slots=True)
class ZoneFact:
    id: str
    name: str
    plan_id: str
    shape: str
    judged: Level
    """The worst of its risks, with present controls: what a level set by hand is held against."""
    override: Level | None
    reason: str
    points: tuple[str, ...]
    """The risk points that it holds."""


@dataclass(frozen=True, slots=True)
class PointFact:
    id: str
    number: str
    name: str
    zone_id: str
    """Empty where no living zone holds it."""

    @property
    def title(self) -> str:
        return f"{self.number} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class MarkFact:
    """A risk point's symbol on the plan, its place in millionths."""

    id: str
    point_id: str
    x: int
    y: int


@dataclass(frozen=True)
class PlanFacts:
    plan_id: str
    plan_name: str
    metres: Decimal | None
    zones: Mapping[str, ZoneFact]
    """Of this plan, by id, oldest first."""
    elsewhere: Mapping[str, ZoneFact]
    """The zones of the other plans."""
    points: Mapping[str, PointFact]
    marks: tuple[MarkFact, ...]
    plan_names: Mapping[str, str]

    @cached_property
    def shapes(self) -> Mapping[str, MultiPolygon]:
        """Of every zone whose shape is whole."""
        return {zone.id: whole for zone in self.zones.values() if (whole := _whole(zone.shape)) is not None}

    @cached_property
    def _tree(self) -> tuple[STRtree, list[str]]:
        from shapely import STRtree

        return STRtree(list(self.shapes.values())), list(self.shapes)

    def near(self, zone_id: str) -> list[str]:
        """The zones whose bounds meet those of a zone, itself left out."""
        tree, ids = self._tree
        return [ids[place] for place in tree.query(self.shapes[zone_id]) if ids[place] != zone_id]

    def zone_at(self, mark: MarkFact) -> ZoneFact | None:
        """The zone on which a symbol stands; of nested ones the smallest."""
        from shapely import Point

        at = Point(mark.x, mark.y)
        tree, ids = self._tree
        hits = [ids[place] for place in tree.query(at) if self.shapes[ids[place]].covers(at)]
        return self.zones[min(hits, key=lambda one: self.shapes[one].area)] if hits else None

    def mark_of(self, point_id: str) -> MarkFact | None:
        return next((one for one in self.marks if one.point_id == point_id), None)

    def middle(self, zone_id: str) -> NumericPoint:
        """A place within a zone; the middle of the sheet where its shape is damaged."""
        whole = self.shapes.get(zone_id)
        if whole is None:
            return WHOLE / 2, WHOLE / 2
        inside = whole.representative_point()
        return inside.x, inside.y


def _whole(wkt: str) -> MultiPolygon | None:
    from shapely import MultiPolygon

    try:
        shape = parse_shape(wkt)
        check_shape(shape)
    except InputError:
        return None
    return MultiPolygon([(polygon[0], polygon[1:]) for polygon in shape])


def read_plan_facts(company: Company, plan_id: str) -> PlanFacts:
    with company.read() as reader:
        plan = reader.get(Plan, plan_id)
        plans = {one.id: one.name for one in reader.records(Plan)}
        known = list(reader.records(Zone, order=("changed",)))
        points = _points(reader, {zone.id for zone in known})
        levels = point_levels(reader, RESIDUAL)
        marks = tuple(MarkFact(one.id, one.risk_point_id, one.x or 0, one.y or 0)
                      for one in reader.records(PlanSymbol, order=("id",), plan_id=plan_id)
                      if one.kind == RISK_POINT and one.risk_point_id in points)
    held: dict[str, list[str]] = {zone.id: [] for zone in known}
    for point in points.values():
        held.get(point.zone_id, []).append(point.id)
    zones = {zone.id: _zone(zone, held[zone.id], levels) for zone in known}
    return PlanFacts(plan.id, plan.name, plan.metres,
                     {key: zone for key, zone in zones.items() if zone.plan_id == plan_id},
                     {key: zone for key, zone in zones.items() if zone.plan_id != plan_id}, points, marks, plans)


def _points(reader: Reader, zones: set[str]) -> dict[str, PointFact]:
    return {one.id: PointFact(one.id, one.number, one.name, one.zone_id if one.zone_id in zones else "")
            for one in reader.records(RiskPoint, order=("number", "name"))}


def _zone(zone: Zone, held: list[str], levels: Mapping[str, Level]) -> ZoneFact:
    return ZoneFact(zone.id, zone.name, zone.plan_id, zone.shape,
                    worst(levels.get(one, Level.UNASSESSED) for one in held),
                    stored_level(zone.override) if zone.override else None, zone.override_reason, tuple(held))
