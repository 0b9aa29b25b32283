"""Tells how large the sheet is in reality: a line of known length is drawn, and its metres are typed."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPolygonF

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.plan.length_entry import LengthEntry
from dualprev_desktop.ui.plan.measuring import MeasuringTool, length, length_words
from dualprev_desktop.ui.plan.tool import SELECT, Canvas, ToolKind

MILLIMETRE = Decimal("0.001")
SHORTEST = 8
"""Screen pixels; a shorter line would give a scale by chance."""
TOO_SHORT = N_("The line is too short to measure by. Draw a longer one, for example along a whole building.")
NO_LENGTH = N_("Type how many metres the line is long; it must be more than 0.")


class ScaleTool(MeasuringTool):
    """Two points, then the length; the sheet's width in metres follows."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.entry = LengthEntry(canvas.viewport())
        self.entry.finished.connect(self._keep)
        self.entry.dropped.connect(self.drop)

    def end(self) -> None:
        super().end()
        self.entry.hide()
        self.entry.deleteLater()

    def set_corner(self, at: QPointF) -> None:
        if len(self.set) >= 2:
            self.drop()
        super().set_corner(at)
        if len(self.set) == 2:
            self.finish()

    def finish(self) -> None:
        if len(self.set) != 2:
            return
        units = length(*self.set)
        if units < SHORTEST * self.canvas.unit:
            self.canvas.refuse(_(TOO_SHORT))
            self.drop()
            return
        self.entry.begin(self._beside(), units * self.scene.metres / self.scene.sheet.width)

    def _beside(self) -> QPoint:
        middle = QPolygonF(self.set).boundingRect().center()
        view = self.scene.views()[0]
        return view.mapFromScene(middle) + QPoint(12, 12)

    def outline(self) -> list[QPointF]:
        return self.set if len(self.set) >= 2 or self.at is None else [*self.set, self.at]

    def drop(self) -> None:
        super().drop()
        self.entry.hide()
        self.scene.views()[0].setFocus()

    def _keep(self, metres: float) -> None:
        if metres <= 0 or len(self.set) != 2:
            self.canvas.refuse(_(NO_LENGTH))
            return
        wide = Decimal(metres) * self.scene.sheet.width / Decimal(length(*self.set))
        self.drop()
        self.canvas.change_plan({"metres": wide.quantize(MILLIMETRE)})
        self.canvas.use_tool(SELECT)

    def words(self) -> str:
        if len(self.set) == 2:
            return ""
        if len(self.set) == 1 and self.at is not None and self.scene.metres:
            return length_words(self.scene, length(self.set[0], self.at))
        if self.scene.metres:
            return _("The sheet is {width} wide now").format(
                width=length_words(self.scene, self.scene.sheet.width))
        return _("Click both ends of a line whose length you know")


TOOL = ToolKind(
    "scale", 92, N_("Scale of the plan"),
    N_("Click both ends of something whose length you know, then type its metres: the sheet is to scale from then on. "
       "By keyboard: arrow keys move the cross, Space sets both ends."),
    "mdi6.ruler-square", "L", ScaleTool)
