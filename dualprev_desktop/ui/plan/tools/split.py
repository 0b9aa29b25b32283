"""Divides a zone by a line drawn across it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from dualprev_desktop.domain.geometry import Shape, contains, format_shape
from dualprev_desktop.domain.joining import joined
from dualprev_desktop.domain.splitting import split
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_edits import NewZone, PlanEdit
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.services.zone_names import free_name
from dualprev_desktop.ui.plan.drawing import DrawingTool
from dualprev_desktop.ui.plan.tool import SELECT, ToolKind

SPLIT = N_("Split zone {name}")
MISSED = N_("The line divides no zone. Begin outside the zone, cross it, and end outside it again.")
SEVERAL = N_("The line divides several zones. Select the one to split, then draw the line again.")
SAME_PLACE, PULLED = 3, 6
"""Screen pixels."""


@dataclass(frozen=True)
class Division:
    zone_id: str
    pieces: tuple[Shape, ...]


class SplitTool(DrawingTool):
    """Click or pull from outside the zone through it; the zone is split as soon as the line has left it."""

    closed = False

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.point_to(at, keys)
        if self.at is not None:
            self.set_corner(self.at)
        return True

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        self.point_to(at, keys)

    def release(self, at: QPointF) -> None:
        self.point_to(at, self.keys)
        if len(self.set) == 1 and self.at is not None and not self.near(self.at, self.set[0], PULLED):
            self.set_corner(self.at)

    def double_click(self, at: QPointF) -> None:
        self.finish()

    def set_corner(self, at: QPointF) -> None:
        if self.set and self.near(at, self.set[-1], SAME_PLACE):
            return
        self.set.append(at)
        found = self._divisions()
        if len(found) == 1 and not self._inside(found[0], at):
            self._keep(found[0])
        self.refresh()

    def _inside(self, found: Division, at: QPointF) -> bool:
        """Whether the line still stands within the zone and may go on."""
        return self.scene.zones[found.zone_id].outline.path().contains(at)

    def take_back(self) -> None:
        if self.set:
            self.set.pop()

    def finish(self) -> None:
        found = self._divisions()
        if len(found) == 1:
            self._keep(found[0])
        elif len(self.set) > 1:
            self.canvas.refuse(_(SEVERAL if found else MISSED))
        self.refresh()

    def _divisions(self) -> list[Division]:
        """What the line would do to the selected zone, or to all where none is selected."""
        sheet, chosen = self.scene.sheet, self.scene.selected
        line = [sheet.to_shape(at) for at in self.set]
        zones = [self.scene.zones[chosen]] if chosen else list(self.scene.zones.values())
        found = [Division(zone.id, split(zone.shape, line)) for zone in zones if zone.shape] if len(line) > 1 else []
        return [one for one in found if len(one.pieces) > 1]

    def _keep(self, found: Division) -> None:
        view = self.scene.view
        others = {zone.id: zone.shape for zone in self.scene.zones.values() if zone.id != found.zone_id}
        if view is not None and self.canvas.commit(split_edit(view, found, others)):
            self.canvas.use_tool(SELECT)
            self.canvas.pick(found.zone_id)

    def outline(self) -> Sequence[QPointF]:
        return [*self.set, self.at] if self.set and self.at is not None else self.set


def split_edit(view: PlanView, found: Division, others: dict[str, Shape]) -> PlanEdit:
    """The first piece stays the zone; the others are new ones and take the points whose symbols stand on them.

    A level that was set by hand holds for every piece: splitting lowers none.
    """
    zone = next(one for one in view.zones if one.id == found.zone_id)
    reshaped = {zone.id: found.pieces[0]}
    for piece in found.pieces:
        reshaped |= joined(piece, {**others, **{one: shape for one, shape in reshaped.items() if one in others}})[1]
    taken = {one.name for one in view.zones}
    drawn = []
    for piece in found.pieces[1:]:
        name = free_name(zone.name, taken)
        taken.add(name)
        drawn.append(NewZone(name, format_shape(piece), _points_on(view, zone, piece), facts=_level(zone)))
    return PlanEdit(SPLIT, {"name": zone.name}, drawn=tuple(drawn),
                    reshaped={zone_id: format_shape(shape) for zone_id, shape in reshaped.items()})


def _points_on(view: PlanView, zone: ZoneView, piece: Shape) -> tuple[str, ...]:
    """The risk points of the zone that stand on the piece: a symbol says its point's number."""
    numbers = {number for number, _name, _level in zone.points}
    return tuple(one.point_id for one in view.symbols
                 if one.point_id and one.words in numbers and contains(piece, one.x, one.y))


def _level(zone: ZoneView) -> dict[str, str]:
    if zone.override is None:
        return {}
    return {"override": zone.override.value, "override_reason": zone.reason}


TOOL = ToolKind(
    "split", 50, N_("Split zone"),
    N_("Draw a line across the zone, click by click or in one pull: it is split as soon as the line has left it. The "
       "larger piece keeps the name. By keyboard: arrow keys move the cross, Space sets a corner, Enter splits."),
    "mdi6.box-cutter", "K", SplitTool)
