"""Draws a zone along the border of its neighbours."""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.tool import Canvas, ToolKind
from dualprev_desktop.ui.plan.tools.polygon import PolygonTool


class TraceTool(PolygonTool):
    """The corner tool that follows borders from the start."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.following = True


TOOL = ToolKind(
    "trace", 26, N_("Zone along a neighbour"),
    N_("Click a corner of a neighbour, then another one of it: the border between them is followed the shorter way, "
       "with Tab the other way. Elsewhere edges are straight; Enter closes."),
    "mdi6.vector-polyline-plus", "E", TraceTool)
