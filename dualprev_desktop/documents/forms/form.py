"""What a register or ledger on paper is: its columns as data, what a row is, and which cells are one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.registers import Registers

E = TypeVar("E")
Title = str | tuple[str, str]
"""A phrase to translate, or a code list and the code in it whose term stands there."""
Cell = str | Level
NOTHING = N_("There is no risk point to print a register of. Enter one in step 1, Survey.")
NO_EVENT = N_("There is no risk event to print yet. Enter one in step 2, Identify.")


@dataclass(frozen=True)
class Source:
    """What cells are made from: the registers and the language they are said in."""

    data: Registers
    t: Translator

    def label(self, list_id: str, code: str) -> str:
        return label(list_id, code, self.t.language) if code else ""


def said(title: Title, t: Translator) -> str:
    return t.gettext(title) if isinstance(title, str) else label(*title, t.language)


@dataclass(frozen=True)
class Column(Generic[E]):
    """`cell` None leaves it empty, to be filled in by hand. Cells one under another whose `one` is equal are one."""

    title: Title
    cell: Callable[[E, Source], Cell] | None = None
    least: float = 8
    """Millimetres."""
    centred: bool = False
    one: Callable[[E], Hashable] | None = None
    again: bool = False
    """Whether it is said again where its row goes on on the next page."""
    whole: bool = False
    """Whether its text stays in one line: a level's shape and word."""
    over: Title = ""
    """The heading above its own, which neighbours with the same one share."""


@dataclass(frozen=True)
class Part(Generic[E]):
    """A table with its own head and foot, which begins a page; `entries` may be asked for several times."""

    entries: Callable[[], Iterable[E]]
    facts: tuple[tuple[str, str], ...] = ()
    """Of its head: a phrase to translate, and what is so; empty, it is filled in by hand."""
    note: str = ""
    """What is said across the table where there is no entry."""
    analyst: str = ""
    analysed_on: date | None = None


@dataclass(frozen=True)
class Form(Generic[E]):
    """A register or ledger; `parts` says what stands in it, nothing where there is nothing to print."""

    id: str
    title: str
    order: int
    columns: tuple[Column[E], ...]
    parts: Callable[[Source], Iterable[Part[E]]]
    nothing: str = NOTHING
    mode: str = ""
    """Of the levels it shows whatever is asked for; empty where it shows what is asked for."""
    paper: str = ""
    """The id of the paper kind that follows it, where it hangs."""

    @property
    def shows_levels(self) -> bool:
        return any(column.whole for column in self.columns)

    def heads(self) -> Iterator[tuple[int, int, Title]]:
        """(first column, count, heading) of the headings above columns."""
        first = 0
        for place, column in enumerate((*self.columns, None)):
            if column is None or column.over != self.columns[first].over:
                if self.columns[first].over:
                    yield first, place - first, self.columns[first].over
                first = place


FORMS: Registry[Form[Any]] = Registry("dualprev_desktop.documents.forms.kinds", "FORM", Form)
