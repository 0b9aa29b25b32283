"""The list of rule sets: name, whether it was compared with its standard, how often it was used, whether it is own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.services.rulebook import RuleBook
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.choices import Choice
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.rules_parts import edition
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE, TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LEAST_WIDTH = 256


@dataclass(frozen=True, slots=True)
class RuleLine:
    id: str
    name: str
    edition: str
    own: bool
    verified: bool
    uses: int

    def remark(self) -> str:
        used = ngettext("{count} judgement", "{count} judgements", self.uses).format(count=self.uses)
        return " · ".join(filter(None, (
            self.edition, _("own") if self.own else "", used if self.uses else "",
            "" if self.verified else _("not verified"))))

    def fits(self, typed: str) -> bool:
        return Choice(self.id, self.name, f"{self.id} {self.remark()}").fits(typed)


def rule_lines(book: RuleBook, uses: Mapping[str, int]) -> list[RuleLine]:
    """Own sets first: they are why a person comes here."""
    lines = [RuleLine(one.id, one.name(active().language), edition(one), one.id in book.own, one.verified,
                      uses.get(one.id, 0)) for one in book.sets]
    return sorted(lines, key=lambda line: not line.own)


class RuleListModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[RuleLine] = ()
        self._typed = ""
        self.shown: list[RuleLine] = []

    def set_lines(self, lines: Sequence[RuleLine]) -> None:
        self._all = lines
        self._narrow()

    def set_filter(self, text: str) -> None:
        self._typed = text.casefold().strip()
        self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        self.shown = [one for one in self._all if not self._typed or one.fits(self._typed)]
        self.endResetModel()

    def row_of(self, id: str) -> int:
        return next((row for row, one in enumerate(self.shown) if one.id == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        one = self.shown[index.row()]
        answers = {Role.DisplayRole: one.name, Role.ToolTipRole: f"{one.name}\n{one.remark()}",
                   REMARK_ROLE: one.remark(), Role.AccessibleTextRole: f"{one.name}, {one.remark()}"}
        return answers.get(role)


class RuleList(QWidget):
    """Keeps its choice through refreshes; the first is chosen when the chosen one is gone."""

    chosen = Signal(str)
    """The id of the set under the cursor; empty when there is none."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.view = RuleListModel(self), QListView()
        self.filter = FilterEdit(self.view)
        self.current_id = ""
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self))
        self.view.setAccessibleName(_("Rule sets"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().space.between)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setFocusProxy(self.view)
        self.filter.textChanged.connect(self._narrow)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.activated.connect(self._enter)

    def set_lines(self, lines: Sequence[RuleLine]) -> None:
        wanted = self.current_id
        self.model.set_lines(lines)
        self._restore(wanted)

    def _narrow(self, text: str) -> None:
        wanted = self.current_id
        self.model.set_filter(text)
        self._restore(wanted)

    def _restore(self, wanted: str) -> None:
        self.view.setCurrentIndex(self.model.index(max(self.model.row_of(wanted), 0)))
        self._tell()

    def choose(self, id: str) -> bool:
        if self.model.row_of(id) < 0:
            self.filter.clear()
        row = self.model.row_of(id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
            self.view.scrollTo(self.model.index(row))
        return row >= 0

    def _enter(self) -> None:
        self.entered.emit()

    def _tell(self) -> None:
        row = self.view.currentIndex().row()
        now = self.model.shown[row].id if 0 <= row < len(self.model.shown) else ""
        if now != self.current_id:
            self.current_id = now
            self.chosen.emit(now)
