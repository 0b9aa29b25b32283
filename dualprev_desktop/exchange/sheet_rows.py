"""Which rows of a sheet are events: merged cells carried down, notes and prepared empty rows left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualprev_desktop.exchange.cells import blank
from dualprev_desktop.exchange.header import Header
from dualprev_desktop.exchange.sheets.base import Role
from dualprev_desktop.exchange.workbook_reader import Cell, Range

# a text over so many merged columns is a section's title or a line for signatures
NOTE_WIDTH = 3


@dataclass(frozen=True, slots=True)
class Row:
    index: int
    """Counted from 0."""
    cells: list[Cell]
    note: bool = False
    """A line of text across the sheet, not an event."""


def event_rows(header: Header) -> Iterator[Row]:
    """The filled rows below the header, each as wide as the header; merged cells hold their value in every row."""
    sheet = header.sheet
    width = 1 + max(binding.index for binding in header.bindings)
    telling = telling_columns(header)
    carried, wide = _carried(header), _wide_rows(header)
    for index in range(header.first_row, len(sheet.rows)):
        cells = sheet.rows[index]
        if not any(cells):
            continue
        if len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        if index in wide and _only_in(cells, wide[index]):
            yield Row(index, cells, note=True)
        elif not all(blank(cells[column]) for column in telling):
            yield Row(index, _with_carried(cells, carried.get(index)))


def telling_columns(header: Header) -> tuple[int, ...]:
    """The columns that make a row an event: a prepared number or formula alone does not."""
    prepared = {"number", "score", "level"}
    return tuple(item.index for item in header.bindings
                 if item.column.field not in prepared or item.column.role is Role.PARAMETER)


def _with_carried(cells: list[Cell], values: dict[int, Cell] | None) -> list[Cell]:
    if not values:
        return cells
    filled = list(cells)
    for column, value in values.items():
        filled[column] = value
    return filled


def _carried(header: Header) -> dict[int, dict[int, Cell]]:
    """Row to the values that merged cells above it carry down. A number belongs to the first row only."""
    numbers = {item.index for item in header.bindings if item.column.field == "number"}
    bound = {item.index for item in header.bindings} - numbers
    carried: dict[int, dict[int, Cell]] = {}
    for top, left, bottom, right in header.sheet.merged:
        if top < header.first_row or top == bottom:
            continue
        for column in bound.intersection(range(left, right + 1)):
            value = header.sheet.value(top, left)
            for row in range(top, min(bottom + 1, len(header.sheet.rows))):
                carried.setdefault(row, {})[column] = value
    return carried


def _wide_rows(header: Header) -> dict[int, list[Range]]:
    wide: dict[int, list[Range]] = {}
    for area in header.sheet.merged:
        if area[0] >= header.first_row and area[3] - area[1] + 1 >= NOTE_WIDTH:
            wide.setdefault(area[0], []).append(area)
    return wide


def _only_in(cells: list[Cell], areas: list[Range]) -> bool:
    filled = [column for column, cell in enumerate(cells) if not blank(cell)]
    return all(any(left <= column <= right for _, left, _, right in areas) for column in filled)
