"""Events whose type of 1986 may become one of several of 2025, with the answers given so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.editions import NEW, OLD, Turning

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()


class TurningModel(QAbstractListModel):
    """One row for each event that is asked."""

    answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: tuple[Turning, ...] = ()
        self.answers: dict[str, str] = {}
        """A type of 2025 by event."""

    def set_asked(self, asked: Sequence[Turning]) -> None:
        """What was answered stays answered, as far as it is still asked."""
        self.beginResetModel()
        self.asked = tuple(asked)
        offered = {one.row.event_id: one.choices for one in self.asked}
        self.answers = {event: code for event, code in self.answers.items() if code in offered.get(event, ())}
        self.endResetModel()
        self.answered.emit()

    def clear(self) -> None:
        self.answers = {}

    def turning(self, row: int) -> Turning | None:
        return self.asked[row] if 0 <= row < len(self.asked) else None

    def answer(self, row: int) -> int:
        """Which of the choices was taken; -1 for none."""
        one = self.turning(row)
        code = self.answers.get(one.row.event_id) if one else None
        return one.choices.index(code) if one and code else -1

    def take(self, row: int, choice: int) -> bool:
        """Answers with a choice by its place; -1 leaves the event open. False where there is no such choice."""
        one = self.turning(row)
        if one is None or not -1 <= choice < len(one.choices):
            return False
        if choice < 0:
            self.answers.pop(one.row.event_id, None)
        else:
            self.answers[one.row.event_id] = one.choices[choice]
        self.dataChanged.emit(self.index(row), self.index(row))
        self.answered.emit()
        return True

    def open_after(self, row: int) -> int:
        """The next event below that is not answered; -1 when there is none."""
        return next((place for place in range(row + 1, len(self.asked)) if self.answer(place) < 0), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.asked)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        one = self.turning(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Role.DisplayRole:
            return one.row.event
        if role == Role.ToolTipRole:
            return "\n".join(part for part in (one.row.event, one.row.hazard_factor) if part)
        return self._spoken(index.row(), one) if role == Role.AccessibleTextRole else None

    def _spoken(self, row: int, one: Turning) -> str:
        chosen = self.answer(row)
        choices = "; ".join(f"{place} {label(NEW, code)}" for place, code in enumerate(one.choices, 1))
        words = (one.row.point_name, one.row.event, one.row.hazard_factor, label(OLD, one.old), choices,
                 label(NEW, one.choices[chosen]) if chosen >= 0 else _("not decided"))
        return ", ".join(part for part in words if part)
