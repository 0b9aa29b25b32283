"""Cuts an area out of the selected zone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from dualprev_desktop.domain.geometry import Shape, check_shape, format_shape, from_points
from dualprev_desktop.domain.joining import joined
from dualprev_desktop.domain.mending import cut_away
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.ui.plan.new_zone import overlaps
from dualprev_desktop.ui.plan.tool import SELECT, ToolKind
from dualprev_desktop.ui.plan.tools.polygon import PolygonTool
from dualprev_desktop.ui.plan.zone_item import ZoneItem

CUT = N_("Cut a hole in zone {name}")
NO_ZONE = N_("Nothing is selected to cut from. Select a zone, or begin the outline within one.")
BESIDE = N_("The outline lies beside zone “{name}”. Draw it over the part that is to go.")
NOTHING_LEFT = N_("Nothing would be left of zone “{name}”. Draw a smaller outline, or delete the zone.")


class CutTool(PolygonTool):
    """Draws as the corner tool does; what the outline covers goes from the zone."""

    def keep(self, corners: Sequence[QPointF]) -> None:
        sheet = self.scene.sheet
        zone = self.scene.zones.get(self.scene.selected or self.scene.zone_at(corners[0]))
        if zone is None:
            self.canvas.refuse(_(NO_ZONE))
            return
        hole = from_points(sheet.to_shape(corner) for corner in corners)
        try:
            check_shape(hole)
        except InputError as error:
            self.canvas.refuse(error.text())
            return
        left = cut_away(zone.shape, hole)
        if not overlaps(zone.shape, hole) or not left:
            self.canvas.refuse(_(NOTHING_LEFT if not left else BESIDE).format(name=zone.name))
        elif self.canvas.commit(self._edit(zone, left)):
            self.canvas.use_tool(SELECT)
            self.canvas.pick(zone.id)

    def _edit(self, zone: ZoneItem, left: Shape) -> PlanEdit:
        """Where the cut meets the border of a neighbour, that gets the corner too."""
        others = {one.id: one.shape for one in self.scene.zones.values() if one is not zone and one.shape}
        left, changed = joined(left, others)
        return PlanEdit(CUT, {"name": zone.name}, reshaped={
            one: format_shape(shape) for one, shape in {zone.id: left, **changed}.items()})


TOOL = ToolKind(
    "cut", 55, N_("Cut a hole"),
    N_("Outline what is to go from the selected zone, corner by corner; Enter cuts. A draws an arc, E follows the "
       "border of a neighbour. By keyboard: arrow keys move the cross, Space sets a corner."),
    "mdi6.vector-difference-ba", "C", CutTool)
