"""The check items that the register gives: every existing control measure, with who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.codelists import code_list, label
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.register import register
from dualprev_desktop.services.search import initials
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.plain_table import Index, PlainTableModel

EXISTING = "existing"
COLUMNS = (N_("Level"), N_("What is checked"), N_("Class"), N_("Risk point"), N_("Tier"), N_("Unit"), N_("Post"))
LEVEL_COLUMN = 0



@dataclass(frozen=True, slots=True)
class CheckItem:
    measure_id: str
    level: str
    content: str
    measure_class: str
    point: str
    tier: str
    unit: str
    post: str


def check_items(company: Company) -> list[CheckItem]:
    """By tier, the company's first: 上一级负责管控的风险，下一级必须同时负责管控."""
    tiers = code_list("control_tier").codes()
    items = [
        CheckItem(one.id, row.level.value, one.content, one.measure_class,
                  f"{row.point_number} {row.point_name}".strip(), one.tier, one.unit or row.unit, one.post or row.post)
        for row in register(company) for one in row.measures if one.state == EXISTING]
    return sorted(items, key=lambda item: tiers.index(item.tier) if item.tier in tiers else len(tiers))


class CheckItemModel(PlainTableModel):
    """The items of one tier, or of all."""

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[CheckItem] = []
        self._shown: list[CheckItem] = []
        self._tier, self._words = "", ""

    def set_items(self, items: list[CheckItem]) -> None:
        self._all = items
        self._filter()

    def show_only(self, tier: str, words: str) -> None:
        """Items of a tier (empty: of all) in which every word occurs, as it stands or as initials of its pinyin."""
        self._tier, self._words = tier, words.casefold()
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [item for item in self._all if self._tier in ("", item.tier) and self._matches(item)]
        self.endResetModel()

    def _matches(self, item: CheckItem) -> bool:
        haystack = f"{item.content} {item.point} {item.unit} {item.post}".casefold()
        if by_initials(self._words):
            haystack += f" {initials(item.content)} {initials(item.point)}"
        return all(word in haystack for word in self._words.split())

    def item(self, row: int) -> CheckItem:
        return self._shown[row]

    def row_of(self, measure_id: str) -> int | None:
        return next((row for row, item in enumerate(self._shown) if item.measure_id == measure_id), None)

    def count(self) -> int:
        return len(self._shown)

    def words(self, row: int) -> tuple[str, ...]:
        return self._words_of(self._shown[row])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LEVEL_ROLE and index.isValid() and index.row() < self.count():
            return self._shown[index.row()].level if index.column() == LEVEL_COLUMN else None
        return super().data(index, role)

    @staticmethod
    def _words_of(item: CheckItem) -> tuple[str, ...]:
        return (badge_text(item.level), item.content, label("measure_class", item.measure_class), item.point,
                label("control_tier", item.tier), item.unit, item.post)
