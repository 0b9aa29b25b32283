"""How the fields of a form stand: in the sections of the declaration, side by side where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active

ROOM = 12
"""Columns of the grid, of which a field takes some."""


@dataclass(frozen=True)
class Cell:
    name: str
    span: int
    """How many of the grid's columns."""


Line = Sequence[Cell]


def sections(fields: Iterable[Field]) -> dict[str, list[Field]]:
    """{heading: its fields}, both in the order of the declaration."""
    found: dict[str, list[Field]] = {}
    for field in fields:
        found.setdefault(field.section, []).append(field)
    return found


def usual_lines(fields: Sequence[Field], columns: int) -> list[Line]:
    """As many fields side by side as there are columns; long texts have a line of their own."""
    lines: list[list[Cell]] = []
    for field in fields:
        span = ROOM if field.type is FieldType.LONG_TEXT else ROOM // columns
        if not lines or sum(cell.span for cell in lines[-1]) + span > ROOM:
            lines.append([])
        lines[-1].append(Cell(field.name, span))
    return list(lines)


def own_lines(fields: Sequence[Field], wide: Sequence[Line]) -> list[Line]:
    """The lines of an arrangement made for the wide form, without the cells of other sections."""
    names = {field.name for field in fields}
    lines = ([cell for cell in line if cell.name in names] for line in wide)
    return [line for line in lines if line]


class SectionGrid:
    """Puts widgets of fields below the headings of their sections."""

    def __init__(self, grid: QGridLayout, fields: Sequence[Field]) -> None:
        self._grid = grid
        self.sections = sections(fields)
        # one heading over everything says nothing
        self.titles = {title: QLabel(_(title)) for title in self.sections if title and len(self.sections) > 1}
        for label in self.titles.values():
            label.setFont(bold_font())

    def place(self, widgets: dict[str, QWidget], lines: dict[str, Sequence[Line]]) -> None:
        """`lines` of each section; a widget is added in the order in which Tab goes."""
        row = 0
        for title in self.sections:
            row = self._place_title(title, row)
            row = self._place_lines(lines[title], row, widgets)
        for column in range(ROOM):
            self._grid.setColumnStretch(column, 1)

    def _place_title(self, title: str, row: int) -> int:
        if title not in self.titles:
            return row
        label = self.titles[title]
        label.setContentsMargins(0, active().space.between if row else 0, 0, 0)
        self._grid.addWidget(label, row, 0, 1, ROOM)
        return row + 1

    def _place_lines(self, lines: Sequence[Line], row: int, widgets: dict[str, QWidget]) -> int:
        for line in lines:
            left = 0
            for cell in line:
                self._grid.addWidget(widgets[cell.name], row, left, 1, cell.span, Qt.AlignmentFlag.AlignTop)
                left += cell.span
            row += 1
        return row
