"""The risk points to choose from for a zone: a list with ticks, levels, and where each stands now."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_points import PlacedPoint
from dualprev_desktop.services.search import initials
from dualprev_desktop.ui.plan.point_drops import carrying
from dualprev_desktop.ui.widgets.field_editors import ENTER
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE

Index = QModelIndex | QPersistentModelIndex
HAYSTACK_ROLE = Qt.ItemDataRole.UserRole + 2
ID_ROLE = Qt.ItemDataRole.UserRole + 3
READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class Scope(Enum):
    """Which risk points the list shows."""

    ALL = N_("All risk points")
    HERE = N_("In the selected zone")
    PENDING = N_("In no zone yet")


class BindModel(QAbstractListModel):
    """One row a risk point; a tick asks for the binding and shows it once the file has it."""

    wanted = Signal(str, bool)
    """(risk point, whether the zone shall hold it)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[PlacedPoint, ...] = ()
        self.zone_id = ""

    def follow(self, points: tuple[PlacedPoint, ...], zone_id: str) -> None:
        """Keeps the rows, and with them selection and scroll, while the risk points are the same."""
        if [one.id for one in points] == [one.id for one in self.points]:
            self.points, self.zone_id = points, zone_id
            if points:
                self.dataChanged.emit(self.index(0), self.index(len(points) - 1))
            return
        self.beginResetModel()
        self.points, self.zone_id = points, zone_id
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.points)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return READABLE | Qt.ItemFlag.ItemIsUserCheckable if self.zone_id else READABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.points):
            return None
        point = self.points[index.row()]
        values = {
            Qt.ItemDataRole.DisplayRole: self._title, Qt.ItemDataRole.CheckStateRole: self._tick,
            Qt.ItemDataRole.ToolTipRole: self._tip, LEVEL_ROLE: self._level, REMARK_ROLE: self._remark,
            HAYSTACK_ROLE: self._haystack, ID_ROLE: self._id, Qt.ItemDataRole.AccessibleTextRole: self._tip,
        }
        found = values.get(role)
        return found(point) if found else None

    @staticmethod
    def _title(point: PlacedPoint) -> str:
        return f"{point.number}  {point.name}" if point.number else point.name

    @staticmethod
    def _id(point: PlacedPoint) -> str:
        return point.id

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carrying([self.points[index.row()].id for index in indexes])

    def _tick(self, point: PlacedPoint) -> Qt.CheckState | None:
        if not self.zone_id:
            return None
        return Qt.CheckState.Checked if point.zone_id == self.zone_id else Qt.CheckState.Unchecked

    @staticmethod
    def _level(point: PlacedPoint) -> str:
        return point.level.value

    def _remark(self, point: PlacedPoint) -> str:
        return "" if point.zone_id and point.zone_id == self.zone_id else point.zone or self._nowhere(point)

    @staticmethod
    def _nowhere(point: PlacedPoint) -> str:
        return _("on the plan, in no zone") if point.plans else _("on no plan")

    def _tip(self, point: PlacedPoint) -> str:
        where = _("in “{zone}”").format(zone=point.zone) if point.zone else self._nowhere(point)
        return f"{self._title(point)} · {badge_text(point.level)} · {where}"

    @staticmethod
    def _haystack(point: PlacedPoint) -> str:
        return f"{point.number} {point.name} {point.zone} {initials(point.name)}".casefold()

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.zone_id or not index.isValid():
            return False
        self.wanted.emit(self.points[index.row()].id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class BindFilter(QSortFilterProxyModel):
    """Every word typed occurs in number, name, zone, or the initials of the name's pinyin."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._scope = Scope.ALL

    def set_scope(self, scope: Scope) -> None:
        self._scope = scope
        self.invalidate()

    def narrow(self, text: str) -> None:
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, BindModel)
        point = model.points[source_row]
        if not _in_scope(point, self._scope, model.zone_id):
            return False
        if not self._words:
            return True
        haystack = str(self.sourceModel().index(source_row, 0, source_parent).data(HAYSTACK_ROLE))
        return all(word in haystack for word in self._words)


def _in_scope(point: PlacedPoint, scope: Scope, zone_id: str) -> bool:
    if scope is Scope.HERE:
        return bool(zone_id) and point.zone_id == zone_id
    return scope is Scope.ALL or not point.zone_id


class PointList(QListView):
    """Several at once are dragged onto the plan; Enter puts them there without a mouse."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setToolTip(_("Drag onto the plan, or press Enter to put it there"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = [str(index.data(ID_ROLE)) for index in self.selectedIndexes() or [self.currentIndex()]
               if index.isValid()]
        if event.key() in ENTER and ids:
            self.chosen.emit(ids)
            event.accept()
        else:
            super().keyPressEvent(event)
