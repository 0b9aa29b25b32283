"""The risk points a catalogue offers: ticked are those that will be taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dualprev_desktop.domain.catalogue import SuggestedPoint
from dualprev_desktop.domain.levels import Level, worst
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CataloguePoints(QAbstractListModel):
    """All that apply are ticked at first; what the person takes away stays away while answers change."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.points: Sequence[SuggestedPoint] = ()
        self._unwanted: set[str] = set()

    def show_points(self, points: Sequence[SuggestedPoint], *, afresh: bool) -> None:
        self.beginResetModel()
        self.points = points
        if afresh:
            self._unwanted.clear()
        self.endResetModel()
        self.ticked_changed.emit()

    def ticked(self) -> list[str]:
        return [point.name for point in self.points if point.name not in self._unwanted]

    def tick_all(self, wanted: bool) -> None:
        names = {point.name for point in self.points}
        self._unwanted = self._unwanted - names if wanted else self._unwanted | names
        if self.points:
            self.dataChanged.emit(self.index(0), self.index(len(self.points) - 1))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.points)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.points):
            return None
        point = self.points[index.row()]
        values: Mapping[int, Any] = {
            Role.DisplayRole: point.name, LEVEL_ROLE: _level(point, "inherent").value, REMARK_ROLE: _remark(point),
            Role.ToolTipRole: _details(point),
            Role.CheckStateRole: Qt.CheckState.Unchecked if point.name in self._unwanted else Qt.CheckState.Checked}
        return values.get(role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        name = self.points[index.row()].name
        (self._unwanted.discard if Qt.CheckState(value) == Qt.CheckState.Checked else self._unwanted.add)(name)
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        self.ticked_changed.emit()
        return True


def _level(point: SuggestedPoint, kind: str) -> Level:
    return worst(event.levels[kind] for event in point.events)


def _remark(point: SuggestedPoint) -> str:
    count = len(point.events)
    events = ngettext("{count} event", "{count} events", count).format(count=count)
    residual = label("level", _level(point, "residual"))
    return _("with measures: {level} · {events}").format(level=residual, events=events)


def _details(point: SuggestedPoint) -> str:
    return "\n".join(f"{event.name}：{event.hazard_factor}" for event in point.events)
