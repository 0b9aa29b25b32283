"""A plan that is only looked at: zoomed and moved, with the zones outlined that differ on another day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from dualprev_desktop.domain.geometry import parse_shape
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services.plan_changes import ZoneChange
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.tool import arrow
from dualprev_desktop.ui.plan.zone_item import OVERLAY, path_of
from dualprev_desktop.ui.theme.tokens import LIGHT
from dualprev_desktop.ui.zoom_view import PAN_STEP, ZoomView

DASHES = [2.0, 2.0]
WIDTH, HALO = 3.0, 5.0
AIR = 1.0
"""Round a zone that is jumped to, in parts of its size."""


class PastCanvas(ZoomView):
    def __init__(self, plan: PlanScene, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.plan = plan
        self.outlines: dict[str, list[QGraphicsPathItem]] = {}
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    def sheet_rect(self) -> QRectF:
        return self.plan.sheet.rect

    def scale_changed(self) -> None:
        self.plan.zoomed(self.transform().m11())

    def show_plan(self, view: PlanView | None, changes: Sequence[ZoneChange]) -> None:
        resized = self.plan.show(view)
        for item in (item for items in self.outlines.values() for item in items):
            self.plan.removeItem(item)
        self.outlines = {one.zone_id: self._outlined(one) for one in changes}
        if resized:
            self.fit()

    def _outlined(self, change: ZoneChange) -> list[QGraphicsPathItem]:
        """As it is on both days, where its shape differs."""
        zones = {one.shape: one for one in (change.before, change.after) if one is not None}
        return [item for zone in zones.values() for item in self._outline(zone)]

    def _outline(self, zone: ZoneView) -> list[QGraphicsPathItem]:
        """A white line under a dashed one in the accent: seen on every colour of a level."""
        try:
            path = path_of(parse_shape(zone.shape), self.plan.sheet)
        except InputError:
            return []
        items = []
        for number, (colour, width) in enumerate((("#FFFFFF", HALO), (LIGHT.colours.accent, WIDTH))):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            if number:
                pen.setDashPattern(DASHES)
            item = QGraphicsPathItem(path)
            item.setPen(pen)
            item.setZValue(OVERLAY + number)
            self.plan.addItem(item)
            items.append(item)
        return items

    def jump(self, zone_id: str) -> None:
        """Brings a zone that differs into the middle."""
        area = QRectF()
        for item in self.outlines.get(zone_id, ()):
            area = area.united(item.boundingRect())
        if area.isNull():
            return
        air = max(area.width(), area.height()) * AIR
        self.fitInView(area.adjusted(-air, -air, air, air), Qt.AspectRatioMode.KeepAspectRatio)
        self._set_fitted(False)
        self.scale_changed()

    # what Qt calls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.begin_pan(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pan_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.end_pan():
            self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = arrow(event)
        if direction is not None:
            self.pan(direction * PAN_STEP)
        elif not self.zoom_letter(event.text().upper()):
            event.ignore()  # Esc leads back to now
