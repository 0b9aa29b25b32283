"""How wide the columns of a table are, and at what size it is set: chosen from all that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.typeset import line_mm
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
PAD = 0.9
"""Millimetres left and right of a cell's text."""
HAIR = 0.05
"""What a width that a word just fits into has to spare."""
SQUEEZES = ((1.0, 24.0), (0.9, 20.0), (0.8, 18.0), (0.7, 14.0), (0.6, 12.0), (0.5, 10.0), (0.3, 7.0))
"""The share of the asked width that columns get, and the longest word, in millimetres, that is not broken."""
TALLEST, USUAL = 0.55, 0.17
"""Shares of the page that the highest row and an average one may take before the text is set smaller."""
BY_HAND = 9.0
"""Ideographs that an empty column has room for, against the text of the others."""
TOO_NARROW = N_("{paper} is too narrow for the {count} columns of this table. Choose a larger paper.")

_UNBROKEN = re.compile(r"(?:[^\s\u2e80-\uffff/-]|\u00a0)+[/-]?")
_STANDARD = re.compile(r"(?<=[A-Z/]) (?=\d)", re.ASCII)


def held(text: str) -> str:
    """With what is read as one word held together: `GB 30871` is not broken into lines."""
    return _STANDARD.sub("\u00a0", text)


def let_go(line: str) -> str:
    return line.replace("\u00a0", " ")


@dataclass(slots=True)
class Content:
    """What was seen of one column, in millimetres at a size of one point."""

    longest: float = 0
    """Its widest paragraph, if it stood in one line."""
    total: float = 0
    """Its longest text, if it stood in one line."""
    word: float = 0
    squares: float = 0
    count: int = 0
    rigid: bool = False
    """Whether its texts are not broken into lines at all."""

    def see(self, text: str) -> None:
        lines = [width_mm_at_one(line) for line in text.split("\n")]
        whole = sum(lines)
        self.longest, self.total = max(self.longest, *lines), max(self.total, whole)
        self.squares, self.count = self.squares + whole * whole, self.count + 1
        self.word = max(self.word, self.longest if self.rigid else widest_word(held(text)))

    @property
    def usual(self) -> float:
        """The root of the mean square: long texts make rows high, and count for more."""
        return sqrt(self.squares / self.count) if self.count else 0


def width_mm_at_one(text: str, bold: bool = False) -> float:
    known = fonts.widths(fonts.BOLD if bold else fonts.REGULAR)
    return sum(map(known.__getitem__, text)) / 1000 / fonts.POINTS_PER_MM


def widest_word(text: str, bold: bool = False) -> float:
    ideograph = width_mm_at_one("国")
    return max((width_mm_at_one(word, bold) for word in _UNBROKEN.findall(text)), default=0) or ideograph


@dataclass(frozen=True, slots=True)
class Setting:
    """Millimetres and points."""

    widths: tuple[float, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """One column: its heading, the least width it asks for, what stands in it (None where it is filled by hand)."""

    heading: str
    least: float
    content: Content | None


def setting(columns: Sequence[Wanted], room: float, height: float, paper: str) -> Setting:
    """The largest size at which rows stay low enough, else the smallest; columns are squeezed only where the table
    has no room otherwise. Raises InputError where it has none then."""
    for squeeze, longest in SQUEEZES:
        found = [Setting(_shared(columns, lows, room, size), size) for size in SIZES
                 if sum(lows := [_low(one, size, squeeze, longest) for one in columns]) <= room * 0.97]
        if found:
            low = [one for one in found if _heights(columns, one)[0] <= height * TALLEST]
            return next((one for one in low or found if _heights(columns, one)[1] <= height * USUAL), found[-1])
    raise InputError(TOO_NARROW, paper=paper, count=len(columns))


def _low(one: Wanted, size: float, squeeze: float, longest: float) -> float:
    heading = widest_word(one.heading, bold=True) * size
    word = one.content.word * size if one.content else 0
    rigid = one.content is not None and one.content.rigid
    return max(one.least * squeeze, min(heading, longest) + 2 * PAD + HAIR,
               (word if rigid else min(word, longest)) + 2 * PAD + HAIR)


def _shared(columns: Sequence[Wanted], lows: Sequence[float], room: float, size: float) -> tuple[float, ...]:
    """Widths grow with the root of the text: that keeps the sum of the heights least."""
    weights = [sqrt(max(one.content.usual if one.content else BY_HAND / 3, 0.3)) for one in columns]
    highs = [max(low, one.content.longest * size + 2 * PAD if one.content else BY_HAND * size / 2.8)
             for low, one in zip(lows, columns, strict=True)]
    if sum(highs) <= room:
        spare, whole = room - sum(highs), sum(weights)
        return tuple(high + spare * weight / whole for high, weight in zip(highs, weights, strict=True))

    def at(factor: float) -> list[float]:
        return [min(max(factor * weight, low), high) for weight, low, high in zip(weights, lows, highs, strict=True)]
    few, many = 0.0, room
    for _step in range(50):
        middle = (few + many) / 2
        few, many = (middle, many) if sum(at(middle)) <= room else (few, middle)
    return tuple(at(few))


def _heights(columns: Sequence[Wanted], one: Setting) -> tuple[float, float]:
    """Of the highest row and of an average one."""
    def lines(text: float, width: float) -> int:
        return ceil(text * one.size / max(width - 2 * PAD, 1))
    pairs = [(column.content, width) for column, width in zip(columns, one.widths, strict=True) if column.content]
    line = line_mm(one.size)
    return (max((lines(content.total, width) for content, width in pairs), default=1) * line,
            max((lines(content.usual, width) for content, width in pairs), default=1) * line)


def see_all(contents: Sequence[Content | None], rows: Iterable[Sequence[str]]) -> None:
    """Lets the contents see every row. Raises InputError where the font lacks characters."""
    fonts.check_glyphs(_seen(contents, rows))


def _seen(contents: Sequence[Content | None], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        for content, text in zip(contents, row, strict=True):
            if content is not None:
                content.see(text)
        yield from row
