"""What a print layout is: where things lie on a sheet, one file each under `layouts`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dualprev_desktop.documents import paper
from dualprev_desktop.documents.plan_legend import bearings_height, legend_height
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.typeset import Scale
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.registry import Registry

COLUMN, GAP = 82, 5
"""Millimetres on A3: the width of a column beside a plan, and the air round what lies in it."""
EVERY_PAPER = ("A4", "A3", "A2", "A1", "A0")
UNKNOWN = N_("There is no print layout “{layout}”. Choose one of {known}.")


@dataclass(frozen=True, slots=True)
class Manner:
    """How plans are printed, whatever the layout."""

    t: Translator
    hatched: bool = False
    words: bool = True
    """Whether a zone's label names its level; where zones are hatched it does in any case."""

    @property
    def says_levels(self) -> bool:
        return self.words or self.hatched


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie between title and title block."""

    maps: tuple[Box, ...]
    """One for each plan of the sheet."""
    legend: Box
    bearings: Box
    """North arrow and scale bar."""
    lists: tuple[Box, ...] = ()
    """Columns for the table of zones and risk points, all of one width; the rest follows on other sheets."""
    changes: Box | None = None
    """What differs between two plans of one sheet."""
    rules: tuple[tuple[float, float, float, float], ...] = ()
    """Lines that part the blocks."""
    lying: bool = False
    """The legend is one line instead of a table."""
    keys_only: bool = False
    """The list explains only the numbers that stand for names; the points are not listed."""
    close: bool = False
    """The list is set close: numbers without discs, in small type."""

    def blocks(self) -> list[Box]:
        return [*self.maps, self.legend, self.bearings, *self.lists, *([self.changes] if self.changes else [])]


@dataclass(frozen=True)
class Layout:
    """A layout by its id; `arrange` says where things lie on a sheet of any size."""

    id: str
    title: str
    order: int
    arrange: Callable[[Sheet], Places]
    papers: tuple[str, ...] = EVERY_PAPER
    """The sizes that suit it; boards of any size always do."""
    orientation: str = paper.LANDSCAPE
    """How the sheet lies unless a person turns it."""
    pairs: bool = False
    """Inherent and residual risk stand on one sheet."""
    others: Callable[[Sheet], Sequence[Places]] | None = None
    """Further arrangements: the one is taken that keeps all on one sheet and shows the plans largest."""
    cover: bool = False
    """An overview of all plans goes before them."""


LAYOUTS: Registry[Layout] = Registry("dualprev_desktop.documents.layouts", "LAYOUT", Layout)


def layout(id: str) -> Layout:
    """Raises InputError for a name that is none."""
    if id not in LAYOUTS:
        raise InputError(UNKNOWN, layout=id, known=", ".join(LAYOUTS.ids()))
    return LAYOUTS[id]


def column_width(sheet: Sheet) -> float:
    """Of a side column; on an upright sheet it leaves the plan the larger part."""
    return min(sheet.scale.mm(COLUMN), sheet.body.width * 0.42)


def key_column(column: Box, scale: Scale) -> tuple[Box, Box, float]:
    """Legend and bearings from the top of a column, and where they end."""
    legend = Box(column.x, column.y, column.width, legend_height(scale))
    bearings = Box(column.x, legend.bottom + scale.mm(3), column.width, bearings_height(scale))
    return legend, bearings, bearings.bottom + scale.mm(3)


def columns(area: Box, width: float, gap: float) -> tuple[Box, ...]:
    """As many columns of at least `width` as the area holds, side by side, equally wide."""
    count = max(int((area.width + gap) // (width + gap)), 1)
    each = (area.width - gap * (count - 1)) / count
    return tuple(Box(area.x + (each + gap) * n, area.y, each, area.height) for n in range(count))
