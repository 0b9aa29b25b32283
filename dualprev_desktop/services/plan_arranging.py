"""What merging, taking apart and removing do to the zones of a plan: one gesture each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualprev_desktop.domain.geometry import Shape, contains, format_shape, parse_shape
from dualprev_desktop.domain.levels import style
from dualprev_desktop.domain.merging import merged, taken_apart
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.plan_edits import NewZone, PlanEdit
from dualprev_desktop.services.plan_points import placement
from dualprev_desktop.services.query import records
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.services.zone_names import free_name
from dualprev_desktop.store.company import Company

MERGE = N_("Merge {count} zones into {name}")
TAKE_APART = N_("Take zone {name} apart")
REMOVE_ZONE = N_("Remove zone {name}")
REMOVE_ZONES = N_("Remove {count} zones")
REMOVE_SYMBOLS = N_("Remove {count} symbols")
REMOVE_BOTH = N_("Remove {zones} zones and {symbols} symbols")
ONE_PIECE = N_("Zone “{zone}” is one piece; there is nothing to take apart. To cut it, draw a line with the tool "
               "“Split”.")
FEW = N_("Merging takes two zones or more. Select them with Shift and a click.")


def merging(company: Company, plan: PlanView, zone_ids: Sequence[str]) -> PlanEdit:
    """One zone of several: the first keeps its name, and gets what all of them cover and hold.

    Of the levels set by hand the worst one comes along with its reason. Raises InputError for fewer than two.
    """
    zones = _zones(plan, zone_ids)
    if len(zones) < 2:
        raise InputError(FEW)
    first, others = zones[0], zones[1:]
    whole = merged(parse_shape(zone.shape) for zone in zones)
    return PlanEdit(MERGE, {"count": len(zones), "name": first.name}, reshaped={first.id: format_shape(whole)},
                    removed=tuple(zone.id for zone in others), heirs={zone.id: first.id for zone in others},
                    changed=_merged_facts(company, zones))


def _merged_facts(company: Company, zones: list[ZoneView]) -> dict[str, dict[str, str]]:
    """Level by hand and notes of all of them, where the first has not got them already."""
    first = zones[0]
    facts: dict[str, str] = {}
    raised = max((zone for zone in zones if zone.override), key=lambda one: style(one.override or one.level).rank,
                 default=None)
    if raised is not None and raised.override is not None and raised.override != first.override:
        facts |= {"override": raised.override.value, "override_reason": raised.reason}
    kept = {one.id: one.note for one in records(company, Zone) if one.note}
    notes = list(dict.fromkeys(kept[zone.id] for zone in zones if zone.id in kept))
    if notes != [kept.get(first.id)] and notes:
        facts["note"] = "\n".join(notes)[:500]
    return {first.id: facts} if facts else {}


def taking_apart(company: Company, plan: PlanView, zone_id: str) -> PlanEdit:
    """A zone for each piece: the largest stays the zone, the others get its name with a number.

    A risk point whose symbol stands in another piece goes with that. Raises InputError for a zone of one piece.
    """
    (zone,) = _zones(plan, [zone_id])
    pieces = taken_apart(parse_shape(zone.shape))
    if len(pieces) < 2:
        raise InputError(ONE_PIECE, zone=zone.name)
    taken, drawn = {one.name for one in plan.zones}, []
    for piece in pieces[1:]:
        name = free_name(zone.name, taken)
        taken.add(name)
        drawn.append(NewZone(name, format_shape(piece), _standing_in(company, plan, zone_id, piece),
                             facts=_level_facts(zone)))
    return PlanEdit(TAKE_APART, {"name": zone.name}, drawn=tuple(drawn), reshaped={zone.id: format_shape(pieces[0])})


def _standing_in(company: Company, plan: PlanView, zone_id: str, piece: Shape) -> tuple[str, ...]:
    held = {point.id for point in placement(company).points if point.zone_id == zone_id}
    return tuple(dict.fromkeys(one.point_id for one in plan.symbols
                               if one.point_id in held and contains(piece, one.x, one.y)))


def _level_facts(zone: ZoneView) -> dict[str, str]:
    """A level set by hand holds for every piece."""
    return {"override": zone.override.value, "override_reason": zone.reason} if zone.override else {}


def removing(plan: PlanView, ids: Iterable[str]) -> PlanEdit:
    """Zones and symbols, at once."""
    wanted = set(ids)
    zones = [one for one in plan.zones if one.id in wanted]
    symbols = tuple(one.id for one in plan.symbols if one.id in wanted)
    gone = tuple(zone.id for zone in zones)
    if zones and symbols:
        return PlanEdit(REMOVE_BOTH, {"zones": len(zones), "symbols": len(symbols)}, removed=gone,
                        removed_symbols=symbols)
    if len(zones) == 1:
        return PlanEdit(REMOVE_ZONE, {"name": zones[0].name}, removed=gone)
    label = REMOVE_ZONES if zones else REMOVE_SYMBOLS
    return PlanEdit(label, {"count": len(zones) or len(symbols)}, removed=gone, removed_symbols=symbols)


def _zones(plan: PlanView, ids: Iterable[str]) -> list[ZoneView]:
    """In the order of `ids`."""
    known = {one.id: one for one in plan.zones}
    return [known[one] for one in ids if one in known]
