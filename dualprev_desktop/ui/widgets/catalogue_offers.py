"""What the catalogues offer, as lines to tick: all of it, or only what is near, narrowed by words and initials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.search import initials
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
BEGINNING = 12
"""Characters of a title whose initials can be typed: reading thousands of whole sentences takes over half a second."""


@dataclass(frozen=True, slots=True)
class OfferLine:
    """`offer` is what is taken over; `near` says whether it is likely wanted."""

    title: str
    remark: str
    offer: Any
    near: bool
    level: Level | None = None
    tip: str = ""

    def fits(self, typed: str) -> bool:
        text = f"{self.title} {self.remark}".casefold()
        if all(word in text for word in typed.split()):
            return True
        return by_initials(typed) and typed.replace(" ", "") in initials(self.title[:BEGINNING])


class OfferModel(QAbstractListModel):
    """A tick stays while the list is narrowed."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[OfferLine] = ()
        self._ticked: set[int] = set()
        self.shown: list[int] = []
        """Places among all lines."""

    def set_lines(self, lines: Sequence[OfferLine]) -> None:
        self.beginResetModel()
        self._all, self._ticked, self.shown = lines, set(), []
        self.endResetModel()
        self.ticked_changed.emit()

    @property
    def near_count(self) -> int:
        return sum(line.near for line in self._all)

    def narrow(self, typed: str, near_only: bool) -> None:
        wanted = typed.casefold().strip()
        self.beginResetModel()
        self.shown = [place for place, line in enumerate(self._all)
                      if (line.near or not near_only) and (not wanted or line.fits(wanted))]
        self.endResetModel()

    def ticked(self) -> list[Any]:
        return [line.offer for place, line in enumerate(self._all) if place in self._ticked]

    def line(self, row: int) -> OfferLine | None:
        return self._all[self.shown[row]] if 0 <= row < len(self.shown) else None

    def untick_all(self) -> None:
        self._ticked.clear()
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1), [Role.CheckStateRole])
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        ticked = self.shown[index.row()] in self._ticked
        level = line.level.value if line.level else None
        spoken = (line.title, badge_text(line.level) if line.level else "", line.remark)
        values: Mapping[int, Any] = {
            Role.DisplayRole: line.title, REMARK_ROLE: line.remark, LEVEL_ROLE: level,
            Role.ToolTipRole: "\n".join(filter(None, (line.tip or line.title, line.remark))),
            Role.AccessibleTextRole: ", ".join(filter(None, spoken)),
            Role.CheckStateRole: Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked}
        return values.get(role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._ticked.add if ticked else self._ticked.discard)(self.shown[index.row()])
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        self.ticked_changed.emit()
        return True
