"""A narrow list to choose from: title, level and a remark, filtered by words or pinyin initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choices import Choice
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.register_chips import Chip, ChipRow
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE, TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
LEAST_WIDTH = CHIP_WIDTH = 150


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    title: str
    level: Level | None
    """None for what has no level, such as a list of terms."""
    remark: str

    @property
    def parts(self) -> tuple[str, ...]:
        level = badge_text(self.level) if self.level is not None else ""
        return tuple(filter(None, (self.title, level, self.remark)))

    @property
    def spoken(self) -> str:
        return ", ".join(self.parts)

    def fits(self, typed: str) -> bool:
        return Choice(self.id, self.title, self.remark).fits(typed)


class EntryModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Entry] = ()
        self._typed, self._only = "", frozenset[str]()
        self.shown: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self._all = entries
        self._narrow()

    def set_filter(self, text: str) -> None:
        self._typed = text.casefold().strip()
        self._narrow()

    def show_only(self, ids: frozenset[str]) -> None:
        """Of all entries these; all of them for no ids."""
        self._only = ids
        self._narrow()

    def _narrow(self) -> None:
        among = [one for one in self._all if one.id in self._only] if self._only else self._all
        fresh = [one for one in among if not self._typed or one.fits(self._typed)]
        same = [one.id for one in fresh] == [one.id for one in self.shown]
        if not same:
            self.beginResetModel()
        before, self.shown = self.shown, fresh
        if not same:
            self.endResetModel()
        elif before != fresh:
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))

    def row_of(self, record_id: str) -> int:
        return next((row for row, one in enumerate(self.shown) if one.id == record_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        one = self.shown[index.row()]
        answers = {Role.DisplayRole: one.title, Role.ToolTipRole: "\n".join(one.parts), REMARK_ROLE: one.remark,
                   LEVEL_ROLE: one.level.value if one.level is not None else None,
                   Role.AccessibleTextRole: one.spoken}
        return answers.get(role)


class LineList(QWidget):
    """Keeps its choice through refreshes; the first entry is chosen when the chosen one is gone."""

    chosen = Signal(str)
    """The id of the entry under the cursor; empty when there is none."""
    entered = Signal()
    """Enter, or a double click: on to what belongs to the entry."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.view = EntryModel(self), QListView()
        self.filter, self.chips = FilterEdit(self.view), ChipRow(self.view, CHIP_WIDTH)
        self._chosen = ""
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self))
        self.view.setAccessibleName(name)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setStyleSheet(f"QListView::item:selected {{ background: {active().colours.accent_soft};"
                                f" color: {active().colours.text}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addWidget(self.filter)
        column.addWidget(self.chips)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setFocusProxy(self.view)
        self.filter.textChanged.connect(self._narrow)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.activated.connect(self._enter)

    @property
    def current_id(self) -> str:
        return self._chosen

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.model.set_entries(entries)
        self._restore()

    def _narrow(self, text: str) -> None:
        self.model.set_filter(text)
        self._restore()

    def _restore(self) -> None:
        row = max(self.model.row_of(self._chosen), 0)
        if self.view.currentIndex().row() != row or not self.model.shown:
            self.view.setCurrentIndex(self.model.index(row))
        self._tell()

    def show_only(self, ids: frozenset[str], words: str = "") -> None:
        """Of all entries these, under a chip that takes it back; all of them for no ids."""
        self.filter.clear()
        self.model.show_only(ids)
        self.chips.show_chips([Chip(words, self._show_all)] if ids else [])
        self._restore()

    def _show_all(self) -> None:
        self.show_only(frozenset())

    def choose(self, record_id: str) -> bool:
        if self.model.row_of(record_id) < 0:
            self._show_all()
        row = self.model.row_of(record_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        return row >= 0

    def _enter(self) -> None:
        self.entered.emit()

    def _tell(self) -> None:
        row = self.view.currentIndex().row()
        now = self.model.shown[row].id if 0 <= row < len(self.model.shown) else ""
        if now != self._chosen:
            self._chosen = now
            self.chosen.emit(now)
