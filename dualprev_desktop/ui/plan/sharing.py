"""The zones of a scene that have corners in common."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from dualprev_desktop.domain.geometry import NumericPoint, Shape
from dualprev_desktop.domain.shared_edges import corners_of
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.zone_item import ZoneItem


def holding(scene: PlanScene, corners: Iterable[NumericPoint]) -> dict[str, Shape]:
    """The shapes of all zones that have one of the corners."""
    wanted = frozenset(corners)
    places = [scene.sheet.to_scene(corner) for corner in wanted]
    return {zone.id: zone.shape for zone in scene.zones.values()
            if any(map(_room(zone).contains, places)) and not wanted.isdisjoint(corners_of(zone.shape))}


def shared(scene: PlanScene, zone_id: str) -> frozenset[NumericPoint]:
    """The corners of a zone that others have too."""
    zone = scene.zones[zone_id]
    own, room = corners_of(zone.shape), _room(zone)
    near = (other for other in scene.zones.values() if other is not zone and _room(other).intersects(room))
    return frozenset().union(*(own & corners_of(other.shape) for other in near))


def _room(zone: ZoneItem) -> QRectF:
    # a corner on the very edge of the rectangle belongs to it in spite of rounding
    return zone.outline.path().controlPointRect().adjusted(-1e-3, -1e-3, 1e-3, 1e-3)
