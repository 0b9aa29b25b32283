"""The risk points that chosen catalogues offer: ticked are those that will be taken over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dualprev_desktop.domain.catalogue import SuggestedPoint
from dualprev_desktop.domain.levels import Level, worst
from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.widgets.catalogue_scope import Offered, Scope
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CataloguePoints(QAbstractListModel):
    """Shows what applies in a scope; a tick is kept in the scope."""

    ticked_changed = Signal()

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self.points: list[Offered] = []

    def renew(self) -> None:
        """After other catalogues or answers."""
        self.beginResetModel()
        self.points = self._scope.applying()
        self.endResetModel()
        self.ticked_changed.emit()

    def tick_all(self, wanted: bool) -> None:
        keys = {one.key for one in self.points}
        self._scope.unwanted = self._scope.unwanted - keys if wanted else self._scope.unwanted | keys
        if self.points:
            self.dataChanged.emit(self.index(0), self.index(len(self.points) - 1))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.points)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.points):
            return None
        offered = self.points[index.row()]
        level, remark = point_level(offered.point, "inherent"), self._remark(offered)
        values: Mapping[int, Any] = {
            Role.DisplayRole: offered.point.name, LEVEL_ROLE: level.value, REMARK_ROLE: remark,
            Role.ToolTipRole: "\n".join((offered.point.name, remark, *(event.name for event in offered.point.events))),
            Role.AccessibleTextRole: f"{offered.point.name}, {badge_text(level)}, {remark}",
            Role.CheckStateRole: _check(offered.key not in self._scope.unwanted)}
        return values.get(role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        key = self.points[index.row()].key
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._scope.unwanted.discard if ticked else self._scope.unwanted.add)(key)
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        self.ticked_changed.emit()
        return True

    def _remark(self, offered: Offered) -> str:
        count = len(offered.point.events)
        parts = [_("Reference value"),
                 _("with measures: {level}").format(level=label("level", point_level(offered.point, "residual"))),
                 ngettext("{count} event", "{count} events", count).format(count=count)]
        if len(self._scope.kinds) > 1:
            parts.append(offered.catalogue.title(active().language))
        return " · ".join(parts)


def point_level(point: SuggestedPoint, kind: str) -> Level:
    """The worst of its events, as the catalogue judges them."""
    return worst(event.levels[kind] for event in point.events)


def _check(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
