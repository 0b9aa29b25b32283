"""Draws a zone whose edges are arcs, or straight where it is told."""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.tool import Canvas, ToolKind
from dualprev_desktop.ui.plan.tools.polygon import PolygonTool


class ArcTool(PolygonTool):
    """The corner tool that begins with an arc."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.curved = True


TOOL = ToolKind(
    "arc", 24, N_("Zone with arcs"),
    N_("The next edge is an arc: click its beginning, a place on it and its end. A changes between arc and straight "
       "edge, E follows the border of a neighbour; Enter closes."),
    "mdi6.vector-curve", "A", ArcTool)
