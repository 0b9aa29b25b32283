"""What may be chosen for a field, and the narrowing of it by code, words and pinyin initials while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services import query
from dualprev_desktop.services.code_tree import above, depth, is_tree
from dualprev_desktop.services.codelists import CodeItem, CodeList, code_list
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.own_lists import OWN, items, terms_in_use
from dualprev_desktop.services.search import initials
from dualprev_desktop.services.typed_text import may_be_made
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
CHOICE_ROLE, INDENT_ROLE, USUAL_ROLE = (Role.UserRole + offset for offset in (110, 111, 112))
"""The choice itself, how far it stands in, and whether Enter takes it without another key."""
UNVERIFIED, OWN_TERM, USED = N_("unverified"), N_("own term"), N_("used before")
EXACT, BEGINS, BEGINS_OTHERWISE, CONTAINS = range(4)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    """A code or an id; a term of one's own stands for itself."""
    text: str
    words: str = ""
    """What else a person may write for it, a line each."""
    level: str = ""
    code: str = ""
    """Stands before the term where the codes of a list are known to people."""
    above: str = ""
    depth: int = 0
    """The wider term of a list that has such, and how many there are."""
    mark: str = ""
    """One quiet word after the term, in English: "unverified"."""
    fresh: bool = False
    """What was typed and is not in the list."""
    makes: str = ""
    """The label of the record that is made when a fresh one is taken; empty for a term."""

    def fits(self, typed: str) -> bool:
        """Whether every word of `typed` is in it, or its initials begin so; a number begins a code."""
        if all(self._has(word) for word in typed.split()):
            return True
        return by_initials(typed) and typed.replace(" ", "") in initials(self.text)

    def _has(self, word: str) -> bool:
        if word.isdigit():
            return word in self.text or any(one.startswith(word) for one in self._names())
        return word in self.text.casefold() or word in self.words.casefold()

    def _names(self) -> Iterator[str]:
        yield self.text.casefold()
        yield from self.words.casefold().split("\n")

    def nearness(self, typed: str) -> int:
        """How well it answers `typed`, which it fits: the least number is the best."""
        if self.called(typed):
            return EXACT
        if self.text.casefold().startswith(typed):
            return BEGINS
        begins = any(name.startswith(typed) for name in self._names())
        return BEGINS_OTHERWISE if begins or self._begins_by_initials(typed) else CONTAINS

    def _begins_by_initials(self, typed: str) -> bool:
        return by_initials(typed) and initials(self.text).startswith(typed.replace(" ", ""))

    def called(self, typed: str) -> bool:
        return typed == self.value.casefold() or typed in self._names()


Source = Callable[[], Sequence[Choice]]


def choices(company: Company, field: Field) -> list[Choice]:
    """Everything that may stand in a field of a code list or a reference."""
    if field.type is not FieldType.CODE:
        return [Choice(record_id, title) for record_id, title in query.titles(company, field.target).items()]
    found = delivered(field.code_list, field.only)
    if code_list(field.code_list).open:
        found += [Choice(item.code, item.code, mark=OWN_TERM) for item in items(company, field.code_list)
                  if OWN in item.attributes]
        found += [Choice(term, term, mark=USED) for term in terms_in_use(company, field.code_list)]
    return found


def delivered(list_id: str, only: str = "") -> list[Choice]:
    """What the program itself brings: for where there is no company yet; `only` is an attribute it must have."""
    known, language = code_list(list_id), active().language
    tree = is_tree(known)
    return [_choice(known, item, language, tree) for item in known.items if not only or item.attributes.get(only)]


def takes_new(field: Field) -> bool:
    """Whether a term of one's own may stand in the field, or the name of a record that is made with it."""
    return makes(field) != "" or (field.type is FieldType.CODE and code_list(field.code_list).open)


def makes(field: Field) -> str:
    """The label of the record that a title typed into the field makes; empty where none is made."""
    return record_type(field.target).label if may_be_made(field) else ""


def _choice(known: CodeList, item: CodeItem, language: str, tree: bool) -> Choice:
    wider = above(known, item.code) if tree else None
    return Choice(item.code, item.label(language), "\n".join(item.words()),
                  level=item.code if known.id == "level" else "", code=item.code if tree else "",
                  above=wider.label(language) if wider else "", depth=depth(known, item.code) if wider else 0,
                  mark="" if item.verified else UNVERIFIED)


def is_own_term(value: object, shown: str) -> bool:
    """Whether what stands in a field of codes is a term of the company's own: such a one is its own name."""
    return bool(value) and value == shown


class ChoiceModel(QAbstractListModel):
    """The choices that fit what was typed, the nearest first; last, where the list is open, what was typed itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Choice] = ()
        self._open = self._narrowed = False
        self._makes = ""
        self.fitting: list[Choice] = []
        self.usual_row = -1
        """What Enter takes without another key; -1 while nothing was typed, or nothing fits."""

    def set_choices(self, every: Sequence[Choice], takes_new: bool = False, makes: str = "") -> None:
        self._all, self._open, self._makes = every, takes_new, makes
        self.narrow("")

    def narrow(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        ranked = [(one.nearness(wanted) if wanted else EXACT, one) for one in self._all
                  if not wanted or one.fits(wanted)]
        ranked.sort(key=lambda pair: pair[0])
        fitting = [one for _nearness, one in ranked]
        fresh = self._open and bool(wanted) and self.named(wanted) is None
        if fresh:
            fitting.append(fresh_choice(typed.strip(), self._makes))
        self.beginResetModel()
        self.fitting, self._narrowed = fitting, bool(wanted)
        self.usual_row = _usual(wanted, ranked, fresh and not (self._makes and ranked)) if wanted else -1
        self.endResetModel()

    @property
    def usual(self) -> Choice | None:
        return self.fitting[self.usual_row] if 0 <= self.usual_row < len(self.fitting) else None

    def named(self, text: str) -> Choice | None:
        """The choice that is called exactly so: by its term, its code or another of its names."""
        wanted = text.casefold().strip()
        return next((one for one in self._all if one.text.casefold() == wanted), None) or next(
            (one for one in self._all if one.called(wanted)), None)

    def of_value(self, value: str) -> Choice | None:
        return next((one for one in self._all if one.value == value), None)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.fitting)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.fitting):
            return None
        choice = self.fitting[index.row()]
        if role == Role.EditRole:
            return choice.text
        if role == INDENT_ROLE:
            return 0 if self._narrowed else choice.depth
        answers = {Role.DisplayRole: shown_text, Role.AccessibleTextRole: spoken_text, Role.ToolTipRole: spoken_text}
        if role in answers:
            return answers[Role(role)](choice)
        return {CHOICE_ROLE: choice, LEVEL_ROLE: choice.level or None,
                USUAL_ROLE: index.row() == self.usual_row}.get(role)


def _usual(wanted: str, ranked: Sequence[tuple[int, Choice]], fresh: bool) -> int:
    """The nearest; where a term of one's own may stand, only initials and codes mean another than what was typed."""
    if fresh and not (ranked and wanted.isascii() and ranked[0][0] < CONTAINS):
        return len(ranked)
    return 0 if ranked else -1


def fresh_choice(typed: str, makes: str) -> Choice:
    return Choice(NewTitle(typed) if makes else typed, typed, fresh=True, makes=makes)


def shown_text(choice: Choice) -> str:
    if choice.makes:
        return _("New {record} “{title}”").format(record=_(choice.makes), title=choice.text)
    return _("New: {term}").format(term=choice.text) if choice.fresh else choice.text


def spoken_text(choice: Choice) -> str:
    """Everything the line shows, for who hears it or sees it cut."""
    parts = (f"{choice.code} {shown_text(choice)}".strip(), choice.above, _(choice.mark) if choice.mark else "")
    return " · ".join(filter(None, parts))
