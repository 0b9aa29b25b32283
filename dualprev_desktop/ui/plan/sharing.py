"""The zones of a scene that have corners in common."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from dualprev_desktop.domain.geometry import NumericPoint, Shape
from dualprev_desktop.domain.shared_edges import corners_of
from dualprev_desktop.ui.plan.scene import PlanScene


def holding(scene: PlanScene, corners: Iterable[NumericPoint]) -> dict[str, Shape]:
    """The shapes of all zones that have one of the corners."""
    wanted = frozenset(corners)
    near = {zone.id: zone for at in map(scene.sheet.to_scene, wanted) for zone in scene.zones_near(QRectF(at, at))}
    return {zone_id: zone.shape for zone_id, zone in near.items() if not wanted.isdisjoint(corners_of(zone.shape))}


def shared(scene: PlanScene, zone_id: str) -> frozenset[NumericPoint]:
    """The corners of a zone that others have too."""
    zone = scene.zones[zone_id]
    own, near = corners_of(zone.shape), scene.zones_near(zone.outline.path().controlPointRect())
    return frozenset().union(*(own & corners_of(other.shape) for other in near if other is not zone))
