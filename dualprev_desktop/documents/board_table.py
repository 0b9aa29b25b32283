"""A table of long cells on a wall paper: rows as high as their longest cell, broken between sheets line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import INK, RULE, font, line_mm, text_at, width_mm
from dualprev_desktop.documents.wall import CONTINUED, DARK, GROUND, Lines, broken, put
from dualprev_desktop.domain.drawing import Anchor, Box, Item, Rect
from dualprev_desktop.domain.levels import LevelStyle
from dualprev_desktop.kernel.i18n import Translator

AIR = 0.28
"""Of a line, round the text of a cell."""
FEWEST = 4
"""Lines of a row that is broken: fewer are not begun on a sheet."""
WHOLE = 0.55
"""Of the table's height: a row that is not higher goes to the next sheet as a whole."""


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width that the columns with a width of their own leave; `longest` text has one."""

    heading: str
    share: float = 0
    longest: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: paragraphs by column, of which the first has its name and the one numbered `badge` the level."""

    cells: tuple[tuple[str, ...], ...]
    look: LevelStyle
    level: str
    """Shape and word."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line of a cell: where in which paragraph it begins."""

    text: str
    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class _Set:
    entry: Entry
    cells: tuple[tuple[_Piece, ...], ...]

    @property
    def count(self) -> int:
        return max(map(len, self.cells))


@dataclass(frozen=True)
class Table:
    """Columns of a width and a size; column `badge` shows the level as colour, shape and word."""

    columns: Sequence[Column]
    badge: int
    width: float
    size: float

    @property
    def line(self) -> float:
        return line_mm(self.size)

    @property
    def air(self) -> float:
        return self.line * AIR

    def widths(self) -> list[float]:
        own = [width_mm(one.longest, self.size, bold=True) + 2 * self.air + 0.4 if one.longest else 0
               for one in self.columns]
        rest, shares = self.width - sum(own), sum(one.share for one in self.columns)
        return [fixed or rest * one.share / shares for fixed, one in zip(own, self.columns, strict=True)]

    def area(self, entries: Sequence[Entry]) -> float:
        """Square millimetres that the text takes at least, to know early what cannot fit."""
        reach = sum(fonts.text_width(one, font(False), 1) for entry in entries for cell in entry.cells for one in cell)
        return reach * self.size / fonts.POINTS_PER_MM * self.line

    def head_height(self) -> float:
        return max(block.height for block in self._head()) + 2 * self.air

    def height(self, entries: Sequence[Entry]) -> float:
        """Of the whole table, its head included."""
        return self.head_height() + sum(self._high(self._set(one).count) for one in entries)

    def _high(self, count: int) -> float:
        return count * self.line + 2 * self.air

    def _head(self) -> list[Lines]:
        return [broken(one.heading, self.size, width - 2 * self.air, bold=True)
                for one, width in zip(self.columns, self.widths(), strict=True)]

    def _set(self, entry: Entry) -> _Set:
        cells = [self._cell(cell, width - 2 * self.air, bold=number in (0, self.badge))
                 for number, (cell, width) in enumerate(zip(entry.cells, self.widths(), strict=True))]
        return _Set(entry, tuple(cells))

    def _cell(self, paragraphs: Sequence[str], width: float, bold: bool) -> tuple[_Piece, ...]:
        pieces: list[_Piece] = []
        for number, paragraph in enumerate(paragraphs):
            offset = 0
            for line in wrap(paragraph, font(bold), self.size, width * fonts.POINTS_PER_MM):
                pieces.append(_Piece(line, number, offset))
                offset += len(line)
        return tuple(pieces)

    def draw(self, entries: Sequence[Entry], box: Box, t: Translator) -> tuple[list[Item], list[Entry], float]:
        """What fits into the box, what is left for the next sheet, and where the table ends."""
        items, top = self._draw_head(box), box.y + self.head_height()
        for number, entry in enumerate(entries):
            made = self._set(entry)
            room = int((box.bottom - top - 2 * self.air + 1e-6) / self.line)
            if made.count <= room:
                items += self._row(made, box.x, top)
                top += self._high(made.count)
                continue
            first = number == 0
            if room >= FEWEST and (first or self._high(made.count) > box.height * WHOLE):
                begun, rest = _parted(made, room, t)
                items += self._row(begun, box.x, top)
                return items, [rest, *entries[number + 1:]], top + self._high(begun.count)
            return items, list(entries[number:]), top
        return items, [], top

    def _draw_head(self, box: Box) -> list[Item]:
        high = self.head_height()
        items: list[Item] = [Rect(box.x, box.y, self.width, high, DARK)]
        x = box.x
        for block, width in zip(self._head(), self.widths(), strict=True):
            items += put(block, x + width / 2, box.y + (high - block.height) / 2, "#FFFFFF", Anchor.MIDDLE)
            x += width
        return items

    def _row(self, made: _Set, x: float, top: float) -> list[Item]:
        high = self._high(made.count)
        items: list[Item] = []
        for number, (pieces, width) in enumerate(zip(made.cells, self.widths(), strict=True)):
            if number == self.badge:
                items += self._badge(made.entry, Box(x, top, width, high))
            else:
                items += [text_at(x + self.air, top + self.air + place * self.line, piece.text.strip(), self.size,
                                  bold=number == 0) for place, piece in enumerate(pieces) if piece.text.strip()]
            items.append(Rect(x, top, width, high, stroke=RULE, stroke_width=0.2))
            x += width
        return items

    def _badge(self, entry: Entry, box: Box) -> list[Item]:
        block = broken(entry.level, self.size, box.width - 2 * self.air + 0.3, bold=True)
        return [Rect(box.x, box.y, box.width, box.height, entry.look.colour),
                *put(block, box.centre[0], box.y + self.air, entry.look.ink, Anchor.MIDDLE)]


def _parted(made: _Set, room: int, t: Translator) -> tuple[_Set, Entry]:
    """The first `room` lines of a row, and the rest under its name again."""
    rest = [_rest(made.entry.cells[number], pieces, room) for number, pieces in enumerate(made.cells)]
    name = made.entry.cells[0][0] if made.entry.cells[0] else ""
    rest[0] = (name if name.startswith(_before(t)) and name.endswith(_behind(t))
               else t.gettext(CONTINUED).format(text=name), *rest[0])
    begun = replace(made, cells=tuple(pieces[:room] for pieces in made.cells))
    return begun, replace(made.entry, cells=tuple(rest))


def _before(t: Translator) -> str:
    return t.gettext(CONTINUED).partition("{text}")[0]


def _behind(t: Translator) -> str:
    return t.gettext(CONTINUED).partition("{text}")[2]


def _rest(paragraphs: Sequence[str], pieces: Sequence[_Piece], room: int) -> tuple[str, ...]:
    if len(pieces) <= room:
        return ()
    first = pieces[room]
    # a line end within a paragraph is not counted in the offsets: cells are given without them
    return (paragraphs[first.paragraph][first.offset:], *paragraphs[first.paragraph + 1:])


def nothing(box: Box, text: str, size: float) -> list[Item]:
    """Said where a table has no rows."""
    block = broken(text, size * 1.2, box.width - 8)
    high = block.height + line_mm(size)
    return [Rect(box.x, box.y, box.width, high, GROUND, RULE, 0.2),
            *put(block, box.x + 4, box.y + line_mm(size) / 2, INK)]
