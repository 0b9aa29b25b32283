"""A gesture that is under way: what it has moved so far is shown, and is one change of the file at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Shape, format_shape
from dualprev_desktop.domain.transforming import Things
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.services.plans import RESHAPE_ZONE
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.tool import Canvas

RESHAPE_MANY = N_("Reshape {count} zones")
MOVE_SYMBOL = N_("Move a symbol")
DIRECTED = frozenset({"evacuation_arrow"})
"""Symbols that turn with what is turned; the others always stand upright."""
MOVE_MANY = N_("Move {count} zones and symbols")


@dataclass
class Step:
    """How things are now; `turns` are the new directions of symbols, in degrees."""

    things: Things
    turns: Mapping[str, int] = field(default_factory=dict)


def things_of(scene: PlanScene, ids: Iterable[str]) -> Things:
    """Zones and symbols as they are shown; a zone whose shape cannot be read is left out."""
    wanted = list(ids)
    shapes = {one: scene.zones[one].shape for one in wanted if one in scene.zones and scene.zones[one].shape}
    sheet = scene.sheet
    places: dict[str, NumericPoint] = {}
    for one in wanted:
        if one in scene.symbols:
            at = scene.symbols[one].at
            places[one] = (round(at.x() * WHOLE / sheet.width), round(at.y() * WHOLE / sheet.height))
    return Things(shapes, places)


def turns_of(scene: PlanScene, ids: Iterable[str]) -> dict[str, int]:
    """The present directions of the symbols among `ids` that have one."""
    symbols, wanted = (scene.view.symbols if scene.view else ()), set(ids)
    return {one.id: one.turn for one in symbols if one.id in wanted and one.kind in DIRECTED}


class Gesture:
    """Begins with the things it may touch; what a step no longer touches goes back to what it was."""

    def __init__(self, canvas: Canvas, before: Things) -> None:
        self._canvas, self._scene = canvas, canvas.plan
        self.before = before
        self._now = Step(Things({}, {}))

    def show(self, step: Step) -> None:
        for one in self._now.things.shapes.keys() - step.things.shapes.keys():
            self._preview_zone(one, self.before.shapes[one])
        for one, shape in step.things.shapes.items():
            self._preview_zone(one, shape)
        for one, at in step.things.places.items():
            if one in self._scene.symbols:
                self._scene.symbols[one].preview(self._scene.sheet.to_scene(at), step.turns.get(one))
        self._now = step

    def _preview_zone(self, zone_id: str, shape: Shape) -> None:
        # undone from elsewhere amid the gesture, it is no longer there
        if zone_id in self._scene.zones and self._scene.zones[zone_id].shape != shape:
            self._scene.preview(zone_id, shape)

    def drop(self) -> None:
        self.show(Step(self.before, turns_of(self._scene, self.before.places)))

    def keep(self) -> bool:
        """Ends the gesture; what is refused goes back to what it was."""
        edit = self.edit()
        if edit is None:
            return True
        if not self._canvas.commit(edit):
            self.drop()
            return False
        return True

    def edit(self) -> PlanEdit | None:
        """What has changed; None where nothing has."""
        zones = {one: format_shape(shape) for one, shape in self._now.things.shapes.items()
                 if shape != self.before.shapes[one] and one in self._scene.zones}
        symbols = {one: self._symbol_facts(one, at) for one, at in self._now.things.places.items()
                   if one in self._scene.symbols and (at != self.before.places[one] or one in self._now.turns)}
        if not zones and not symbols:
            return None
        return PlanEdit(*self._label(list(zones), len(symbols)), reshaped=zones, moved_symbols=symbols)

    def _symbol_facts(self, symbol_id: str, at: NumericPoint) -> dict[str, Any]:
        turned = {"turn": self._now.turns[symbol_id]} if symbol_id in self._now.turns else {}
        return {"x": round(at[0]), "y": round(at[1]), **turned}

    def _label(self, zones: list[str], symbols: int) -> tuple[str, dict[str, Any]]:
        if len(zones) == 1 and not symbols:
            return RESHAPE_ZONE, {"name": self._scene.zones[zones[0]].name}
        if not symbols:
            return RESHAPE_MANY, {"count": len(zones)}
        if symbols == 1 and not zones:
            return MOVE_SYMBOL, {}
        return MOVE_MANY, {"count": len(zones) + symbols}
