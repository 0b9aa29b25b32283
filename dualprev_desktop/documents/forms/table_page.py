"""One page of a form's table: headings, which every page has, rows, and cells that are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.forms.form import Form, said
from dualprev_desktop.documents.forms.pages import Placed
from dualprev_desktop.documents.forms.rows import PAD_Y, SetCell
from dualprev_desktop.documents.forms.widths import PAD, Setting
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.typeset import INK, badge, line_mm, text_at, width_mm
from dualprev_desktop.domain.drawing import Anchor, Box, Item, Line, Rect
from dualprev_desktop.domain.palette import Palette
from dualprev_desktop.kernel.i18n import Translator

GROUND = "#ECEFF1"
THIN, THICK = 0.18, 0.4
NOTE_SIZE, NOTE_AIR = 12.0, 8.0
BADGE_LINES, BADGE_AIR = 1.25, 5.0


@dataclass(frozen=True)
class Table:
    """Where its columns stand; `left` and all else in millimetres."""

    setting: Setting
    left: float
    palette: Palette
    hatched: bool
    centred: tuple[bool, ...]
    over: tuple[tuple[int, int, tuple[str, ...]], ...]
    """(first column, count, lines) of the headings above columns."""
    heads: tuple[tuple[str, ...], ...]

    @property
    def edges(self) -> tuple[float, ...]:
        return tuple(accumulate(self.setting.widths, initial=self.left))

    @property
    def line(self) -> float:
        return line_mm(self.setting.size)

    @property
    def over_height(self) -> float:
        return max((len(lines) for _first, _count, lines in self.over), default=-1) * self.line + 2 * PAD_Y \
            if self.over else 0.0

    @property
    def head_height(self) -> float:
        """The headings above columns and those of columns; a column without one above has both heights."""
        covered = self._covered()
        below = max((len(lines) for place, lines in enumerate(self.heads) if place in covered), default=0)
        alone = max((len(lines) for place, lines in enumerate(self.heads) if place not in covered), default=0)
        under = below * self.line + 2 * PAD_Y if covered else 0.0
        return max(self.over_height + under, alone * self.line + 2 * PAD_Y)

    def _covered(self) -> frozenset[int]:
        return frozenset(place for first, count, _lines in self.over for place in range(first, first + count))

    def box(self, column: int, top: float, bottom: float, count: int = 1) -> Box:
        edges = self.edges
        return Box(edges[column], top, edges[column + count] - edges[column], bottom - top)

    # what is drawn ---------------------------------------------------------------------------------------------

    def items(self, placed: Sequence[Placed], top: float, note: str = "") -> Iterator[Item]:
        """`note` is said across the table where there is no row."""
        noted = tuple(wrap(note, fonts.REGULAR, NOTE_SIZE, (sum(self.setting.widths) - 2 * PAD) * fonts.POINTS_PER_MM))
        head = top + self.head_height
        end = head + (placed[-1].bottom if placed else len(noted) * line_mm(NOTE_SIZE) + 2 * NOTE_AIR)
        yield Rect(self.left, top, self.edges[-1] - self.left, self.head_height, GROUND)
        yield from self._heads(top, head)
        spans = list(self._spans(placed))
        for column, first, last, cell in spans:
            begins = cell.key is None and placed[first].row.divided
            yield from self._cell(cell, column, head + placed[first].top, head + placed[last].bottom, begins)
        for number, text in enumerate(() if placed else noted):
            yield text_at(self.left + sum(self.setting.widths) / 2, head + NOTE_AIR + number * line_mm(NOTE_SIZE),
                          text.strip(), NOTE_SIZE, anchor=Anchor.MIDDLE)
        yield from self._rules(top, head, end, placed, {(column, row) for column, first, last, _cell in spans
                                                        for row in range(first, last)})

    def _heads(self, top: float, bottom: float) -> Iterator[Item]:
        covered, middle = self._covered(), top + self.over_height
        for first, count, lines in self.over:
            yield from self._lines(lines, self.box(first, top, middle, count), centred=True, bold=True)
        for column, lines in enumerate(self.heads):
            yield from self._lines(lines, self.box(column, middle if column in covered else top, bottom), centred=True,
                                   bold=True)

    def _spans(self, placed: Sequence[Placed]) -> Iterator[tuple[int, int, int, SetCell]]:
        """(column, first row, last row, cell)"""
        for column in range(len(self.heads)):
            first = 0
            for row in range(1, len(placed) + 1):
                cell = placed[first].row.cells[column]
                if row == len(placed) or cell.key is None or placed[row].row.cells[column].key != cell.key:
                    yield column, first, row - 1, cell
                    first = row

    def _cell(self, cell: SetCell, column: int, top: float, bottom: float, begins: bool) -> Iterator[Item]:
        """In the middle of its height; `begins` at its upper edge, where it goes on on another page."""
        box = self.box(column, top, bottom)
        if begins:
            box = Box(box.x, top + PAD_Y, box.width, max(len(cell.lines), 1) * self.line)
        if cell.level is None:
            yield from self._lines(cell.lines, box, self.centred[column])
            return
        high = self.line * BADGE_LINES
        wide = min(box.width - 1, width_mm(cell.lines[0], self.setting.size) + BADGE_AIR)
        yield from badge(Box(box.centre[0] - wide / 2, box.centre[1] - high / 2, wide, high),
                         look(cell.level, self.palette), cell.lines[0], self.setting.size, self.hatched)

    def _lines(self, lines: Sequence[str], box: Box, centred: bool, bold: bool = False) -> Iterator[Item]:
        top = box.centre[1] - len(lines) * self.line / 2
        x, anchor = (box.centre[0], Anchor.MIDDLE) if centred else (box.x + PAD, Anchor.START)
        for number, text in enumerate(lines):
            yield text_at(x, top + number * self.line, text.strip(), self.setting.size, bold=bold, anchor=anchor)

    def _rules(self, top: float, head: float, end: float, placed: Sequence[Placed],
               joined: set[tuple[int, int]]) -> Iterator[Item]:
        """`joined` holds (column, row) of the cells that are one with the cell below."""
        edges, middle = self.edges, top + self.over_height
        for first, count, _lines in self.over:
            yield Line(edges[first], middle, edges[first + count], middle, INK, THIN)
        inner = {edge for first, count, _lines in self.over for edge in range(first + 1, first + count)}
        for place, x in enumerate(edges):
            outer = place in (0, len(edges) - 1)
            yield Line(x, middle if place in inner else top, x, end if placed or outer else head, INK,
                       THICK if outer else THIN)
        for y in (top, head, end):
            yield Line(edges[0], y, edges[-1], y, INK, THICK)
        for row, one in enumerate(placed[:-1]):
            yield from self._below(row, head + one.bottom, joined)

    def _below(self, row: int, y: float, joined: set[tuple[int, int]]) -> Iterator[Item]:
        """The rule under a row, broken where cells go through."""
        begin: int | None = None
        for column in range(len(self.heads) + 1):
            through = column == len(self.heads) or (column, row) in joined
            if begin is None and not through:
                begin = column
            elif begin is not None and through:
                yield Line(self.edges[begin], y, self.edges[column], y, INK, THIN)
                begin = None


def table(form: Form[Any], setting: Setting, left: float, palette: Palette, hatched: bool, t: Translator) -> Table:
    def set_in(text: str, width: float) -> tuple[str, ...]:
        return tuple(wrap(text, fonts.BOLD, setting.size, (width - 2 * PAD) * fonts.POINTS_PER_MM))
    over = tuple((first, count, set_in(said(title, t), sum(setting.widths[first:first + count])))
                 for first, count, title in form.heads())
    heads = tuple(set_in(said(column.title, t), width)
                  for column, width in zip(form.columns, setting.widths, strict=True))
    return Table(setting, left, palette, hatched, tuple(column.centred for column in form.columns), over, heads)
