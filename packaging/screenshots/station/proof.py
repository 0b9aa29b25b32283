"""What is in the file at the end, held against the outlines: names, levels, points, and the shapes themselves."""

from __future__ import annotations

import math
from pathlib import Path

from shapely import Polygon, from_wkt
from shapely.affinity import scale
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from dualprev_desktop.domain.curves import arc
from dualprev_desktop.domain.geometry import WHOLE
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies, plans
from station.outlines import SIZE, ZONES, Part, Place, Zone

LEAST = 0.95
"""Of the area that both share, of the area that either has."""
FINE = 0.05


def held_against(file: Path, paths: AppPaths) -> list[str]:
    """A line for each zone; raises AssertionError where it is not what was to be drawn."""
    with companies.open_company(file, paths, user="proof", read_only=True) as company:
        (plan,) = plans.plan_views(company)
    drawn = {zone.name: zone for zone in plan.zones}
    assert set(drawn) == {zone.name for zone in ZONES}, set(drawn)
    lines = []
    for zone in ZONES:
        found = drawn[zone.name]
        assert found.level == zone.level, (zone.name, found.level)
        assert [name for _number, name, _level in found.points] == [zone.point], found.points
        alike = _alike(from_wkt(found.shape), _wanted(zone))
        assert alike >= LEAST, (zone.name, alike)
        lines.append(f"{zone.name}: {found.level}, {alike:.1%} of the outline")
    return lines


def _alike(drawn: BaseGeometry, wanted: BaseGeometry) -> float:
    """Intersection over union, in the picture's pixels."""
    there = scale(drawn, SIZE[0] / WHOLE, SIZE[1] / WHOLE, origin=(0, 0))
    return float(there.intersection(wanted).area / there.union(wanted).area)


def _wanted(zone: Zone) -> BaseGeometry:
    return unary_union([_polygon(part) for part in zone.parts])


def _polygon(part: Part) -> Polygon:
    if part.round is not None:
        (x, y), (right, bottom) = part.start, part.round
        return Polygon([(x + (right - x) * (1 + math.cos(turn)) / 2, y + (bottom - y) * (1 + math.sin(turn)) / 2)
                        for turn in (number * math.tau / 64 for number in range(64))])
    corners: list[Place] = [part.start]
    for leg in part.legs:
        corners += arc(corners[-1], leg.through, leg.to, FINE) if leg.through else [leg.to]
    return Polygon(corners)
