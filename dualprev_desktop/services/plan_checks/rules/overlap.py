"""Two zones of one plan that lie on each other by more than the width of a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dualprev_desktop.domain.geometry import format_shape, parse_shape
from dualprev_desktop.domain.mending import cut_away, polygons_of
from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import PlanFacts, ZoneFact
from dualprev_desktop.services.plan_checks.rule import Found, Mend, PlanCheck, Severity, mend
from dualprev_desktop.services.plan_edits import PlanEdit

if TYPE_CHECKING:
    from shapely import Geometry

LEAST = 0.005
"""Of the smaller zone's area: below it two hands drew one wall."""

SAID = N_("“{one}” and “{other}” overlap by {percent} % of the smaller.")
CUT, DONE = N_("Cut the overlap out of “{zone}”"), N_("Cut the overlap with {other} out of zone {zone}")


def find(facts: PlanFacts) -> Iterable[Found]:
    order = {zone_id: place for place, zone_id in enumerate(facts.shapes)}
    for zone_id, shape in facts.shapes.items():
        for other_id in facts.near(zone_id):
            if order[other_id] <= order[zone_id]:
                continue
            other = facts.shapes[other_id]
            common = shape.intersection(other)
            share = common.area / min(shape.area, other.area)
            if share > LEAST:
                yield _found(facts, facts.zones[zone_id], facts.zones[other_id], common, share)


def _found(facts: PlanFacts, one: ZoneFact, other: ZoneFact, common: Geometry, share: float) -> Found:
    inside = common.representative_point()
    percent = max(1, round(share * 100)) if share >= 0.01 else round(share * 100, 1)
    # the larger first: a small zone in a large one is usually meant to be cut out of it
    pair = sorted((one, other), key=lambda zone: -facts.shapes[zone.id].area)
    mends = (made for zone, rest in (pair, pair[::-1]) if (made := _mend(facts, zone, rest)) is not None)
    return Found("zone", (one.id, other.id), SAID, {"one": one.name, "other": other.name, "percent": percent},
                 (inside.x, inside.y), tuple(mends), format_shape(polygons_of(common)))


def _mend(facts: PlanFacts, zone: ZoneFact, other: ZoneFact) -> Mend | None:
    """None where nothing of the zone would be left."""
    rest = cut_away(parse_shape(zone.shape), parse_shape(other.shape))
    if not rest:
        return None
    said = {"zone": zone.name, "other": other.name}
    return mend(CUT, said, facts.plan_id, PlanEdit(DONE, said, reshaped={zone.id: format_shape(rest)}))


def words(count: int) -> str:
    return ngettext("{count} pair of zones overlaps", "{count} pairs of zones overlap", count)


CHECK = PlanCheck("overlap", 30, Severity.WRONG, words, find)
