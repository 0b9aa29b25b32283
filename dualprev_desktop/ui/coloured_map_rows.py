"""The regions of an old map as lines to tick, each with its level, its area and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.exchange.coloured_map.found import Doubt, FoundRegion
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
SURE, FAIRLY = 0.6, 0.35
DOUBTS: Mapping[Doubt, str] = {
    Doubt.GREEN: N_("green is not one of the four colours (some products paint low green): take it as low?"),
    Doubt.LEGEND: N_("perhaps a patch of the legend"), Doubt.UNSURE: N_("unsure: look at its colour")}


class RegionModel(QAbstractListModel):
    """Ticked at first: what is neither green nor a legend."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[FoundRegion] = []
        self._ticked: set[int] = set()
        self.shown: list[int] = []
        """Places among all regions."""

    def set_regions(self, regions: Sequence[FoundRegion]) -> None:
        self.beginResetModel()
        self._all = list(regions)
        self._ticked = {place for place, one in enumerate(regions)
                        if one.doubt not in (Doubt.GREEN, Doubt.LEGEND)}
        self.shown = list(range(len(regions)))
        self.endResetModel()
        self.ticked_changed.emit()

    def narrow(self, least: float) -> None:
        """Only regions of at least this part of the picture; smaller ones are not taken either."""
        self.beginResetModel()
        self.shown = [place for place, one in enumerate(self._all) if one.area >= least]
        self.endResetModel()
        self.ticked_changed.emit()

    def region(self, row: int) -> FoundRegion | None:
        return self._all[self.shown[row]] if 0 <= row < len(self.shown) else None

    def is_ticked(self, row: int) -> bool:
        return self.shown[row] in self._ticked

    def ticked(self) -> list[FoundRegion]:
        return [self._all[place] for place in self.shown if place in self._ticked]

    def tick_all(self, on: bool) -> None:
        self._ticked = self._ticked | set(self.shown) if on else self._ticked - set(self.shown)
        self._told()

    def set_level(self, row: int, level: Level) -> None:
        """The person's word: its doubt is settled, and it is taken."""
        place = self.shown[row]
        self._all[place] = replace(self._all[place], level=level, doubt=Doubt.NONE, confidence=1.0)
        self._ticked.add(place)
        self._told()

    def _told(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        region = self.region(index.row()) if index.isValid() else None
        if region is None:
            return None
        title = _("Region {number}: {area} % of the picture").format(
            number=self.shown[index.row()] + 1, area=f"{region.area * 100:.2f}")
        ticked = Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        values: Mapping[int, Any] = {
            Role.DisplayRole: title, REMARK_ROLE: remark(region), LEVEL_ROLE: region.level.value,
            Role.ToolTipRole: f"{title}\n{remark(region)}", Role.CheckStateRole: ticked,
            Role.AccessibleTextRole: ", ".join((title, badge_text(region.level), remark(region)))}
        return values.get(role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._ticked.add if ticked else self._ticked.discard)(self.shown[index.row()])
        self.dataChanged.emit(index, index, [Role.CheckStateRole])
        self.ticked_changed.emit()
        return True


def remark(region: FoundRegion) -> str:
    if region.doubt in DOUBTS:
        return _(DOUBTS[region.doubt])
    if region.confidence >= SURE:
        return _("sure")
    return _("fairly sure") if region.confidence >= FAIRLY else _("rather unsure")
