"""The duties of a person by record type, ticked to be handed over, each with its successor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.handing_over import Duty, Key
from dualprev_desktop.services.query import describe
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
COLUMNS = (N_("Duty"), N_("Part of"), N_("Successor"))
TITLE, OF, SUCCESSOR = range(3)
GROUP = 0
"""The internal id of a heading; that of a line is its heading's row and one more."""


class HandOverModel(QAbstractItemModel):
    changed = Signal()
    """Ticks or successors."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[str, list[Duty]]] = []
        self._off: set[Key] = set()
        self._own: dict[Key, tuple[str, str]] = {}
        self._everyone = ("", "")

    def show(self, duties: Sequence[Duty]) -> None:
        """All ticked; what stood there before is forgotten where it is another duty."""
        self.beginResetModel()
        by_type: dict[str, list[Duty]] = {}
        for duty in duties:
            by_type.setdefault(duty.type_id, []).append(duty)
        self._groups = list(by_type.items())
        known = {duty.key for duty in duties}
        self._off &= known
        self._own = {key: who for key, who in self._own.items() if key in known}
        self.endResetModel()
        self.changed.emit()

    def forget(self) -> None:
        self._off, self._own, self._everyone = set(), {}, ("", "")

    # what is chosen -----------------------------------------------------------------------------------

    def set_everyone(self, value: str, text: str) -> None:
        """Who takes what has no successor of its own: an id or a new name, and how that reads."""
        self._everyone = (value, text)
        self._tell_all()

    def set_own(self, index: Index, value: str, text: str) -> None:
        for duty in self._duties_at(index):
            if value:
                self._own[duty.key] = (value, text)
            else:
                self._own.pop(duty.key, None)
        self._tell_all()

    def successors(self) -> dict[Key, str]:
        """{what is ticked: who takes it}; empty where nobody is chosen yet."""
        return {duty.key: self._own.get(duty.key, self._everyone)[0] for _type, duties in self._groups
                for duty in duties if duty.key not in self._off}

    @property
    def total(self) -> int:
        return sum(len(duties) for _type, duties in self._groups)

    def tick_all(self, ticked: bool) -> None:
        every = {duty.key for _type, duties in self._groups for duty in duties}
        self._off = set() if ticked else every
        self._tell_all()

    def _duties_at(self, index: Index) -> list[Duty]:
        if not index.isValid():
            return []
        if index.internalId() == GROUP:
            return self._groups[index.row()][1]
        return [self._groups[index.internalId() - 1][1][index.row()]]

    def _tell_all(self) -> None:
        for row, (_type, duties) in enumerate(self._groups):
            heading = self.index(row, 0)
            self.dataChanged.emit(heading, heading.siblingAtColumn(SUCCESSOR))
            self.dataChanged.emit(self.index(0, 0, heading), self.index(len(duties) - 1, SUCCESSOR, heading))
        self.changed.emit()

    # what Qt asks -------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not 0 <= column < len(COLUMNS) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else GROUP)

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, GROUP)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()][1]) if parent.internalId() == GROUP and parent.column() == 0 else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == TITLE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.isValid() and index.column() == SUCCESSOR:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        duties = self._duties_at(index)
        if not duties:
            return None
        heading = index.internalId() == GROUP
        if role == Role.CheckStateRole and index.column() == TITLE:
            return self._ticks(duties)
        if role == Role.FontRole and heading:
            return bold_font()
        if role == Role.ForegroundRole and index.column() == SUCCESSOR and not self._has_own(duties):
            return QColor(active().colours.muted)
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self._heading(duties, index.column()) if heading else self._text(duties[0], index.column())
        return None

    def _has_own(self, duties: Sequence[Duty]) -> bool:
        return all(duty.key in self._own for duty in duties)

    def _ticks(self, duties: Sequence[Duty]) -> Qt.CheckState:
        off = sum(duty.key in self._off for duty in duties)
        if not off:
            return Qt.CheckState.Checked
        return Qt.CheckState.Unchecked if off == len(duties) else Qt.CheckState.PartiallyChecked

    def _heading(self, duties: Sequence[Duty], column: int) -> str:
        if column != TITLE:
            return ""
        return _("{kind} · {count}").format(kind=_(describe(duties[0].type_id).plural), count=len(duties))

    def _text(self, duty: Duty, column: int) -> str:
        if column == TITLE:
            return duty.title
        if column == OF:
            return duty.of or "、".join(f"{_(describe(type_id).label)} {count}" for type_id, count in duty.through)
        if duty.key in self._off:
            return _("stays as it is")
        return self._own.get(duty.key, self._everyone)[1]

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or index.column() != TITLE:
            return False
        keys = {duty.key for duty in self._duties_at(index)}
        ticked = Qt.CheckState(value) is not Qt.CheckState.Unchecked
        self._off = self._off - keys if ticked else self._off | keys
        self._tell_all()
        return True
