"""What may be chosen for a field, and the narrowing of it by words and pinyin initials while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.services import query
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.search import initials
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    """A code or an id."""
    text: str
    words: str = ""
    """What else a person may write for it."""
    level: str = ""

    def fits(self, typed: str) -> bool:
        """Whether every word of `typed` is in it, or its initials begin so."""
        haystack = f"{self.text}\n{self.words}".casefold()
        if all(word in haystack for word in typed.split()):
            return True
        return by_initials(typed) and typed.replace(" ", "") in initials(self.text)


Source = Callable[[], Sequence[Choice]]


def choices(company: Company, field: Field) -> list[Choice]:
    """Everything that may stand in a field of a code list or a reference."""
    if field.type is FieldType.CODE:
        language = active().language
        is_level = field.code_list == "level"
        return [Choice(item.code, item.label(language), " ".join(item.words()), item.code if is_level else "")
                for item in code_list(field.code_list).items]
    return [Choice(record_id, title) for record_id, title in query.titles(company, field.target).items()]


class ChoiceModel(QAbstractListModel):
    """The choices that fit what was typed; those that begin with it come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Choice] = ()
        self.fitting: list[Choice] = []

    def set_choices(self, every: Sequence[Choice]) -> None:
        self._all = every
        self.narrow("")

    def narrow(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        fitting = [one for one in self._all if not wanted or one.fits(wanted)]
        fitting.sort(key=lambda one: not one.text.casefold().startswith(wanted))
        self.beginResetModel()
        self.fitting = fitting
        self.endResetModel()

    def named(self, text: str) -> Choice | None:
        """The choice that is called exactly so."""
        wanted = text.casefold().strip()
        return next((one for one in self._all if wanted in (one.text.casefold(), one.value.casefold())), None)

    def of_value(self, value: str) -> Choice | None:
        return next((one for one in self._all if one.value == value), None)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.fitting)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.fitting):
            return None
        choice = self.fitting[index.row()]
        if role in (Role.DisplayRole, Role.EditRole):
            return choice.text
        return choice.level or None if role == LEVEL_ROLE else None
