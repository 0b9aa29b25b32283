"""Rows of cells, their text broken into lines at one size; a row can be broken where a face ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import LEADING, wrap
from dualprev_desktop.domain.levels import LevelStyle

SIDE, ABOVE = 0.45, 0.3
"""Air within a cell, in sizes of its text."""
MARKER_SHARE = 0.24
"""Of a cell's width; a wider marker stands on a line of its own."""


class Run(NamedTuple):
    """A paragraph; `marker` hangs before it in bold, at one width for all of its cell."""

    text: str
    bold: bool = False
    marker: str = ""
    under: str = ""
    """The marker of its group, which hangs again where the group goes on on a further face."""


@dataclass(frozen=True, slots=True)
class Cell:
    runs: tuple[Run, ...]
    again: tuple[Run, ...] = ()
    """What it says on a further face where its text has ended."""
    fill: str = ""
    centred: bool = False
    level: LevelStyle | None = None
    """Filled with the level's colour; its words are set so small that none is broken."""


@dataclass(frozen=True, slots=True)
class Band:
    """A row; `shares` are its cells' parts of the width. A heading stands again above what goes on elsewhere."""

    cells: tuple[Cell, ...]
    shares: tuple[float, ...] = (1.0,)
    heading: bool = False
    keep: bool = False
    """It stands on one face with the beginning of what follows."""
    apart: bool = False
    """It does not belong under the heading above it."""
    flows: bool = False
    """Running text, which is broken where a face ends; other rows go whole to the next face where that holds them."""
    firm: bool = False
    """It grows no higher than its text where a face has room left."""

    def text(self) -> str:
        return "\n".join(run.marker + "\n" + run.text for cell in self.cells for run in cell.runs)


class SetLine(NamedTuple):
    text: str
    bold: bool
    marker: str
    indent: float
    under: str = ""


@dataclass(frozen=True, slots=True)
class SetCell:
    lines: tuple[SetLine, ...]
    size: float
    cell: Cell
    again: tuple[SetLine, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True)
class SetBand:
    """A band at one size in a table so wide, in points."""

    band: Band
    cells: tuple[SetCell, ...]
    size: float

    @cached_property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * self.size * ABOVE

    @property
    def least(self) -> float:
        """The height of its first lines."""
        return min(self.height, self.size * (2 * LEADING + 2 * ABOVE))

    def split(self, room: float) -> tuple[SetBand, SetBand | None]:
        """The lines that fit, two at least, and the others where there are any."""
        count = max(int((room - 2 * self.size * ABOVE) / (self.size * LEADING)), 2)
        if all(len(cell.lines) <= count for cell in self.cells):
            return self, None
        upper = tuple(replace(cell, lines=cell.lines[:count]) for cell in self.cells)
        lower = tuple(replace(cell, lines=_named_again(cell.lines[count:]) or cell.again) for cell in self.cells)
        return replace(self, cells=upper), replace(self, cells=lower)

    def anew(self) -> SetBand:
        """As it stands on a further face."""
        return replace(self, cells=tuple(replace(cell, lines=cell.again or cell.lines) for cell in self.cells))


def _named_again(lines: tuple[SetLine, ...]) -> tuple[SetLine, ...]:
    """With the name of the group that goes on in them."""
    if not lines or not lines[0].under or lines[0].marker:
        return lines
    first, *more = lines
    if first.indent:
        return first._replace(marker=first.under), *more
    return SetLine(first.under, True, "", 0), *lines


Face = tuple[SetBand, ...]


def set_band(band: Band, size: float, width: float) -> SetBand:
    return SetBand(band, tuple(_set_cell(cell, size, share * width) for cell, share
                               in zip(band.cells, band.shares, strict=True)), size)


def _set_cell(cell: Cell, size: float, width: float) -> SetCell:
    room = width - 2 * SIDE * size
    small = _unbroken(cell, size, room) if cell.level else size
    return SetCell(_lines(cell.runs, small, room), small, cell, _lines(cell.again, small, room))


def _unbroken(cell: Cell, size: float, room: float) -> float:
    """A size at which the longest word is one line."""
    widest = max((fonts.text_width(word, fonts.BOLD, size) for run in cell.runs for word in run.text.split()),
                 default=0)
    return min(size, size * room / widest) if widest else size


def _lines(runs: Sequence[Run], size: float, room: float) -> tuple[SetLine, ...]:
    indent = max((fonts.text_width(run.marker, fonts.BOLD, size) for run in runs if run.marker), default=-size / 2)
    indent += size / 2
    hangs = indent <= MARKER_SHARE * room
    found: list[SetLine] = []
    for run in runs:
        under = run.under if fonts.text_width(run.under, fonts.BOLD, size) <= room else ""
        if run.marker and not hangs:
            found += [SetLine(line, True, "", 0) for line in wrap(run.marker, fonts.BOLD, size, room)]
        lines = wrap(run.text, fonts.BOLD if run.bold else fonts.REGULAR, size, room - (indent if hangs else 0))
        found += [SetLine(line, run.bold, "" if number or not hangs else run.marker, indent if hangs else 0, under)
                  for number, line in enumerate(lines)]
    return tuple(found)
