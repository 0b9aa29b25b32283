"""How the schemes of measure classes (措施分类方案) stand to each other: every bridge leads over the notice's seven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dualprev_desktop.services.code_tree import PARENT, above
from dualprev_desktop.services.codelists import CodeItem, CodeList, code_list

SCHEMES = "measure_scheme"
SEVEN = "measure_class"
READ_BACK, GOES_TO = "from", "default_for"
"""The attributes of a row of a scheme: the seven classes that may fall under it, and those that do by default."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Where a class of one scheme goes in another: codes of its rows, by default and otherwise possible."""

    code: str
    usual: tuple[str, ...]
    possible: tuple[str, ...]


def scheme_list(scheme: str) -> CodeList:
    """The classes of a scheme."""
    return code_list(code_list(SCHEMES).by_code[scheme].attribute("list"))


def scheme_lists() -> frozenset[str]:
    """The lists that hold the classes of a scheme, and the list of schemes."""
    return frozenset({SCHEMES, *(item.attribute("list") for item in code_list(SCHEMES).items)})


def bridges(source: str, target: str) -> tuple[Bridge, ...]:
    """For each class of the scheme `source`, where it goes in the scheme `target`."""
    there = scheme_list(target)
    return tuple(_bridge(item, _seven_of(scheme_list(source), item), there) for item in scheme_list(source).items)


def _seven_of(known: CodeList, item: CodeItem) -> tuple[str, ...]:
    """The notice's classes a row may mean, the likeliest first."""
    return (item.code,) if known.id == SEVEN else item.codes_of(READ_BACK)


def _bridge(item: CodeItem, seven: tuple[str, ...], there: CodeList) -> Bridge:
    if there.id == SEVEN:
        return Bridge(item.code, seven[:1], seven[1:])
    usual = _finest(there, (row for row in there.items if seven and seven[0] in row.codes_of(GOES_TO)))
    possible = (row.code for row in there.items if set(seven) & set(row.codes_of(READ_BACK)) and not _holds(there, row))
    return Bridge(item.code, usual, tuple(code for code in possible if code not in usual))


def _finest(known: CodeList, rows: Iterable[CodeItem]) -> tuple[str, ...]:
    """Without those that stand above another of them."""
    found = tuple(row.code for row in rows)
    wider = {over.code for code in found if (over := above(known, code)) is not None}
    return tuple(code for code in found if code not in wider)


def _holds(known: CodeList, row: CodeItem) -> bool:
    return any(item.attribute(PARENT) == row.code for item in known.items)
