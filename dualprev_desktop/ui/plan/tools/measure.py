"""Measures along a path and the area it encloses; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.plan.measuring import MeasuringTool, area_of, area_words, length, length_words, path_length
from dualprev_desktop.ui.plan.tool import Canvas, ToolKind


class MeasureTool(MeasuringTool):
    """Click point after point; after Enter or a double click the result stays until the next click."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._done = False

    def set_corner(self, at: QPointF) -> None:
        if self._done:
            self.drop()
        super().set_corner(at)

    def drop(self) -> None:
        self._done = False
        super().drop()

    def take_back(self) -> None:
        self._done = False
        super().take_back()

    def double_click(self, at: QPointF) -> None:
        self.finish()

    def finish(self) -> None:
        self._done = len(self.set) > 1
        self.refresh()

    def outline(self) -> Sequence[QPointF]:
        return self.set if self._done else super().outline()

    def words(self) -> str:
        path = self.outline()
        if len(path) < 2:
            return _("Click where the distance begins")
        lines = [length_words(self.scene, length(path[-2], path[-1]))]
        if len(path) > 2:
            lines = [_("Together {length}").format(length=length_words(self.scene, path_length(path)))]
            area = area_of(path)
            if area:
                lines.append(_("Area {area}").format(area=area_words(self.scene, area)))
        if not self.scene.metres:
            lines.append(_("No scale yet: set it with the tool “Scale”"))
        return "\n".join(lines)


TOOL = ToolKind(
    "measure", 90, N_("Measure lengths"),
    N_("Click point after point: the length of the path and the area inside stand at the cursor. Enter or a double "
       "click ends it; nothing is kept. By keyboard: arrow keys move the cross, Space sets a point."),
    "mdi6.ruler", "M", MeasureTool, changes=False)
