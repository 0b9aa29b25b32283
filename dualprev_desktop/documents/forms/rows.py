"""An entry set into lines, column by column, and what is left of it where a page ends."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_text import CONTINUED
from dualprev_desktop.documents.forms.form import Column, Source
from dualprev_desktop.documents.forms.widths import PAD, Setting, held, let_go
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import level_text, line_mm
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.i18n import N_, Translator

PAD_Y = 0.8
LEAST_ROW = 6.5
"""Millimetres above and below a cell's text, and of a row: written in by hand."""
WHOLE = 0.6
"""Share of the page above which a cell is not held together over several rows."""
GOES_ON = N_("(continued)")


@dataclass(frozen=True, slots=True)
class SetCell:
    """`key` is shared by the cells one under another that are one; None where a cell is its own."""

    lines: tuple[str, ...] = ()
    level: Level | None = None
    key: Hashable | None = None


@dataclass(frozen=True, slots=True)
class SetRow:
    cells: tuple[SetCell, ...]
    divided: bool = False
    """Whether another page has a part of it."""

    @property
    def lines(self) -> int:
        return max((len(cell.lines) for cell in self.cells if cell.key is None), default=1)


@dataclass(frozen=True)
class Setter:
    """Sets the entries of a form; `room` is the height of a page's rows, in millimetres."""

    columns: Sequence[Column[Any]]
    setting: Setting
    source: Source
    room: float

    @property
    def line(self) -> float:
        return line_mm(self.setting.size)

    def height(self, lines: int) -> float:
        return max(lines * self.line + 2 * PAD_Y, LEAST_ROW)

    def fitting(self, room: float) -> int:
        """How many lines a row of this height has."""
        return int((room - 2 * PAD_Y) / self.line)

    def rows(self, entries: Iterable[Any]) -> Iterator[SetRow]:
        for entry in entries:
            yield SetRow(tuple(self._cell(column, entry, width)
                               for column, width in zip(self.columns, self.setting.widths, strict=True)))

    def _cell(self, column: Column[Any], entry: Any, width: float) -> SetCell:
        found = column.cell(entry, self.source) if column.cell else ""
        key = (column.title, column.over, column.one(entry)) if column.one else None
        if isinstance(found, Level):
            return SetCell((level_text(style(found), self.source.t),), found, key)
        lines = self._wrapped(found, width)
        return SetCell(lines, None, key if self.height(len(lines)) <= self.room * WHOLE else None)

    def _wrapped(self, text: str, width: float) -> tuple[str, ...]:
        if not text:
            return ()
        lines = wrap(held(text), fonts.REGULAR, self.setting.size, (width - 2 * PAD) * fonts.POINTS_PER_MM)
        return tuple(map(let_go, lines))

    def split(self, row: SetRow, lines: int) -> tuple[SetRow, SetRow]:
        """The first lines of the row, and the row as it goes on on the next page."""
        head, rest = [], []
        for column, width, cell in zip(self.columns, self.setting.widths, row.cells, strict=True):
            if cell.key is not None:
                head.append(cell)
                rest.append(cell)
                continue
            head.append(replace(cell, lines=cell.lines[:lines]))
            rest.append(self._rest(column, cell, lines, width))
        return SetRow(tuple(head), divided=True), SetRow(tuple(rest), divided=True)

    def _rest(self, column: Column[Any], cell: SetCell, lines: int, width: float) -> SetCell:
        t = self.source.t
        if len(cell.lines) > lines:
            marked = self._wrapped(t.gettext(GOES_ON), width)
            return replace(cell, lines=(*marked, *cell.lines[lines:]))
        if cell.level is None and column.again and cell.lines:
            marked = self._wrapped(_goes_on("".join(cell.lines), t), width)
            # a narrow column would break the mark itself
            return replace(cell, lines=marked) if t.gettext(GOES_ON) in "".join(marked[-1:]) else cell
        return cell if cell.level is not None else SetCell()


def _goes_on(text: str, t: Translator) -> str:
    """`3（续）`, once."""
    return text if text.endswith(t.gettext(GOES_ON)) else t.gettext(CONTINUED).format(text=text)


def cell_texts(columns: Sequence[Column[Any]], entry: Any, source: Source) -> list[str]:
    """What stands in each column, as it is before it is broken into lines."""
    return [_text(column, entry, source) for column in columns]


def _text(column: Column[Any], entry: Any, source: Source) -> str:
    found = column.cell(entry, source) if column.cell else ""
    return level_text(style(found), source.t) if isinstance(found, Level) else fonts.printable(found)
