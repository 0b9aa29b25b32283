"""Draws a zone as an ellipse or a circle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.domain.curves import TOLERANCE, ellipse
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.ui.plan.tool import Canvas, ToolKind
from dualprev_desktop.ui.plan.tools.rectangle import RectangleTool

Keys = Qt.KeyboardModifier


class EllipseTool(RectangleTool):
    """Pulled from corner to corner of its box, or with Alt from its middle; Shift makes it round."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._round = self._from_middle = False

    def key(self, event: QKeyEvent) -> bool:
        letter = event.text().upper()
        if self.set and letter in ("O", "M"):
            self._round ^= letter == "O"
            self._from_middle ^= letter == "M"
            self.refresh()
            return True
        return super().key(event)

    def box(self) -> QRectF:
        if not self.set or self.at is None:
            return QRectF()
        by = self.at - self.set[0]
        if self._round != bool(self.keys & Keys.ShiftModifier):
            side = max(abs(by.x()), abs(by.y()))
            by = QPointF(side if by.x() >= 0 else -side, side if by.y() >= 0 else -side)
        start = self.set[0] - by if self._from_middle != bool(self.keys & Keys.AltModifier) else self.set[0]
        return QRectF(start, self.set[0] + by).normalized()

    def outline(self) -> Sequence[QPointF]:
        box, sheet = self.box(), self.scene.sheet
        if box.isEmpty():
            return self.set
        middle = box.center()
        tolerance = TOLERANCE * max(sheet.width, sheet.height)
        return [QPointF(*at) for at in ellipse((middle.x(), middle.y()), box.width() / 2, box.height() / 2, tolerance)]

    def marks(self) -> Sequence[QPointF]:
        return [self.set[0], self.at] if self.set and self.at is not None else self.set


TOOL = ToolKind(
    "ellipse", 40, N_("Zone as ellipse"),
    N_("Pull from corner to corner; Shift makes a circle, Alt begins in the middle. By keyboard: arrow keys move the "
       "cross, Space sets both ends, O makes it round, M begins in the middle."),
    "mdi6.ellipse-outline", "O", EllipseTool)
