"""Finds the header of a register: one or two rows, anywhere in the first rows, its columns in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dualprev_desktop.exchange.cells import INVISIBLE
from dualprev_desktop.exchange.sheets.base import LAYOUTS, OF_JUDGEMENT, Column, SheetLayout, judgement_kind
from dualprev_desktop.exchange.workbook_reader import Sheet

SEARCHED_ROWS = 10
# fewer known headings than this are chance
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the sheet, with the heading above it."""

    row: int
    column: int
    group: str
    own: str

    @property
    def shown(self) -> str:
        return " ".join(INVISIBLE.sub("", self.own).split())

    @property
    def untidy(self) -> bool:
        return INVISIBLE.search(self.own) is not None


@dataclass(frozen=True, slots=True)
class Binding:
    """A column of the sheet that was recognised; `kind` is inherent or residual for judgement columns."""

    column: Column
    kind: str
    heading: Heading

    @property
    def index(self) -> int:
        return self.heading.column


@dataclass(frozen=True)
class Header:
    """The header of one sheet under one layout."""

    sheet: Sheet
    layout: SheetLayout
    first_row: int
    """The first row below it, counted from 0."""
    bindings: tuple[Binding, ...]
    duplicates: tuple[tuple[Binding, Heading], ...]
    """(the column that has the place, a further heading that claims it)."""
    unknown: tuple[Heading, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        found = {binding.column for binding in self.bindings}
        return tuple(column for column in self.layout.columns if column.required and column not in found)

    @property
    def fit(self) -> int:
        return len(self.bindings) - len(self.missing)

    @property
    def likely(self) -> bool:
        required = sum(column.required for column in self.layout.columns)
        return len(self.bindings) >= ENOUGH and 2 * len(self.missing) <= required


def recognise(sheets: Sequence[Sheet], layout: str | None = None) -> tuple[Header, ...]:
    """The headers of all visible sheets that are written in the layout that fits best, or in the named one."""
    layouts = [LAYOUTS[layout]] if layout else list(LAYOUTS)
    visible = [sheet for sheet in sheets if not sheet.hidden]
    found = [[header for sheet in visible if (header := best_header(sheet, item)).likely] for item in layouts]
    return tuple(max(found, key=lambda headers: max((header.fit for header in headers), default=-99), default=[]))


def best_header(sheet: Sheet, layout: SheetLayout) -> Header:
    """The reading of the sheet's first rows in which most columns are recognised."""
    # of equal readings the first counts, and one row before two: a title above is no group heading
    readings = [_bind(sheet, layout, row, depth) for depth in (1, 2)
                for row in range(min(SEARCHED_ROWS, len(sheet.rows)) or 1)]
    return max(readings, key=lambda header: header.fit)


def found_headings(sheets: Iterable[Sheet]) -> list[str]:
    """The texts of the fullest row among the first ones, for the sentence that no layout fits."""
    rows = [row for sheet in sheets if not sheet.hidden for row in sheet.rows[:SEARCHED_ROWS]]
    fullest = max(rows, key=lambda row: sum(cell != "" for cell in row), default=[])
    return [" ".join(str(cell).split()) for cell in fullest if cell != ""]


def _bind(sheet: Sheet, layout: SheetLayout, row: int, depth: int) -> Header:
    bindings: dict[tuple[str, str, str], Binding] = {}
    duplicates: list[tuple[Binding, Heading]] = []
    unknown: list[Heading] = []
    for heading in _headings(sheet, row, depth):
        column = layout.column_of(heading.group, heading.own)
        if column is None:
            unknown.append(heading)
            continue
        judged = column.role in OF_JUDGEMENT
        kind = judgement_kind(heading.group, heading.own, layout.lone_judgement) if judged else ""
        holder = bindings.setdefault((column.role, column.field, kind), Binding(column, kind, heading))
        if holder.heading is not heading:
            duplicates.append((holder, heading))
    return Header(sheet, layout, row + depth, tuple(bindings.values()), tuple(duplicates), tuple(unknown))


def _headings(sheet: Sheet, row: int, depth: int) -> Iterator[Heading]:
    group = ""
    width = max((len(cells) for cells in sheet.rows[row:row + depth]), default=0)
    for column in range(width):
        upper = str(sheet.value(row, column))
        lower = str(sheet.value(row + 1, column)) if depth == 2 else ""
        group = upper or group
        if lower:
            yield Heading(row + 1, column, group, lower)
        elif upper:
            yield Heading(row, column, "", upper)
