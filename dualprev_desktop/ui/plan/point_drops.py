"""Risk points dragged from the list onto the canvas: the zone under the mouse lights up, and takes them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QToolTip

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.plan.view import PlanCanvas

MIME = "application/x-dualprev-risk-points"


def carrying(ids: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, "\n".join(ids).encode())
    return data


def carried(data: QMimeData) -> list[str]:
    return bytes(data.data(MIME).data()).decode().split("\n") if data.hasFormat(MIME) else []


class PointDrops(QObject):
    dropped = Signal(list, QPointF, str)
    """(risk points, place in the scene, zone there or empty)"""

    def __init__(self, canvas: PlanCanvas) -> None:
        super().__init__(canvas)
        self._canvas, self._over, self._carrying = canvas, "", False
        canvas.setAcceptDrops(True)
        canvas.viewport().setAcceptDrops(True)
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            return self._drop_or_move(event)
        if event.type() == QEvent.Type.DragLeave and self._carrying:
            self._carrying = False
            self._light("")
            return True  # the view, which was told of no beginning, complains of an end
        return False

    def _drop_or_move(self, event: QDropEvent) -> bool:
        self._carrying = isinstance(event, QDragMoveEvent)  # one that enters is one, too
        place = self._canvas.place(event.position())
        zone_id = self._canvas.plan.zone_at(place)
        if not self._canvas.plan.sheet.rect.contains(place):
            self._light("")
            # who refuses the entering is not asked again: the way onto the sheet leads over the ground beside it
            event.setAccepted(isinstance(event, QDragEnterEvent))
            return True
        event.acceptProposedAction()
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            self._light(zone_id)
            self._say(event, zone_id)
        else:
            self._light("")
            self.dropped.emit(carried(event.mimeData()), place, zone_id)
        return True

    def _say(self, event: QDropEvent, zone_id: str) -> None:
        words = _("Bind to “{zone}”").format(zone=self._canvas.plan.zones[zone_id].name) if zone_id \
            else _("On the plan, in no zone")
        viewport = self._canvas.viewport()
        QToolTip.showText(viewport.mapToGlobal(event.position().toPoint()), words, viewport)

    def _light(self, zone_id: str) -> None:
        scene, zones = self._canvas.plan, self._canvas.plan.zones
        if self._over != zone_id:
            if self._over in zones:
                zones[self._over].select(self._over in scene.selection, self._over == scene.selected)
            if zone_id in zones:
                zones[zone_id].select(True, alone=True)
            self._over = zone_id
