"""The problems found in a workbook as a table: the errors first, then the warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.kernel.i18n import N_, Word, _
from dualprev_desktop.ui.theme.icons import icon

if TYPE_CHECKING:
    from dualprev_desktop.exchange.problems import Problem

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
HEADINGS = (N_("Severity"), N_("Sheet"), N_("Cell"), N_("Problem"), N_("What to do"))
SEVERITIES = {"error": N_("Error"), "warning": N_("Warning")}
ICONS = {"error": "close-octagon-outline", "warning": "alert-outline"}


class ProblemModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: Sequence[Problem] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        self.beginResetModel()
        self._problems = sorted(problems, key=lambda one: one.severity != "error")
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and section < len(HEADINGS):
            return _(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._problems):
            return None
        problem = self._problems[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return texts(problem)[index.column()]
        if role == Role.DecorationRole and index.column() == 0:
            return icon(ICONS[problem.severity])
        return None

    def lines(self) -> list[tuple[str, ...]]:
        """Everything as text, for the clipboard."""
        return [tuple(_(heading) for heading in HEADINGS), *(texts(problem) for problem in self._problems)]


def texts(problem: Problem) -> tuple[str, ...]:
    facts = {name: _(fact) if isinstance(fact, Word) else fact for name, fact in problem.facts.items()}
    return (_(SEVERITIES[problem.severity]), problem.sheet, problem.cell, _(problem.cause).format(**facts),
            _(problem.proposal).format(**facts))
