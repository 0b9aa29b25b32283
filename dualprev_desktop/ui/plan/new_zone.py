"""A zone that was drawn, as one gesture: its borders join those of its neighbours, or take their place."""

from __future__ import annotations

from dualprev_desktop.domain.geometry import Shape, format_shape, parse_shape
from dualprev_desktop.domain.joining import joined
from dualprev_desktop.domain.mending import cut_away
from dualprev_desktop.services.plan_edits import NewZone, PlanEdit
from dualprev_desktop.services.plans import DRAW_ZONE
from dualprev_desktop.ui.plan.scene import PlanScene


def new_zone(scene: PlanScene, name: str, wkt: str, taking: bool) -> PlanEdit:
    """With `taking` other zones give up the ground that the new one covers; one covered whole stays as it is."""
    others = {zone.id: zone.shape for zone in scene.zones.values() if zone.shape}
    drawn = parse_shape(wkt)
    reshaped = _taken(drawn, others) if taking else {}
    drawn, added = joined(drawn, {**others, **reshaped})
    reshaped |= added
    return PlanEdit(DRAW_ZONE, {"name": name}, drawn=(NewZone(name, format_shape(drawn)),),
                    reshaped={zone_id: format_shape(shape) for zone_id, shape in reshaped.items()})


def _taken(drawn: Shape, others: dict[str, Shape]) -> dict[str, Shape]:
    left = {zone_id: cut_away(shape, drawn) for zone_id, shape in others.items() if overlaps(drawn, shape)}
    return {zone_id: shape for zone_id, shape in left.items() if shape}


def overlaps(one: Shape, other: Shape) -> bool:
    """Whether they have some ground in common, not only a border."""
    from shapely import MultiPolygon

    areas = [MultiPolygon([(polygon[0], polygon[1:]) for polygon in shape]) for shape in (one, other)]
    return bool(areas[0].intersects(areas[1]) and not areas[0].touches(areas[1]))
