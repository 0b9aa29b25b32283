"""QR codes as grids of dark cells: which one a place has room for, and the grid of a text."""

from __future__ import annotations

from functools import cache
from typing import Any

from dualprev_desktop.documents.code_words import codewords

LEAST_CELL = 0.33
"""Millimetres: four dots of a 300 dpi office printer, so that a dot more or less at an edge stays within what readers
allow; it is some three pixels of a phone's camera at 20 cm, and two are the least that decoders can part."""
QUIET = 4
"""Cells of clear ground on every side (ISO/IEC 18004, 6.3.8)."""

BYTES = {
    "M": (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
    "Q": (11, 20, 32, 46, 60, 74, 86, 108, 130, 151, 177, 203, 241, 258, 292, 322, 364, 394, 442, 482),
}
"""What versions 1, 2, … hold (ISO/IEC 18004, table 7); M can be read with 15 % of it spoilt, Q with 25 %."""
TIMING, SAYS_VERSION = 6, 7
"""The row, and column, of the line between the corners; from which version on a code says its own."""
RUN_POINTS, BLOCK_POINTS, LOOKALIKE_POINTS = 2, 3, 40
"""The points of ISO/IEC 18004, table 11, for long runs, blocks of 2 × 2, and what looks like a corner of the code."""
LOOKALIKES = ((0b10111010, 0b11010000), (0b00001011, 0b01011101))
"""1:1:3:1:1 with four light cells after or before it, as the eight cells at a place and those three further on."""


def cells_of(version: int) -> int:
    """In a row, without the clear ground."""
    return 17 + 4 * version


def largest(side: float) -> int:
    """The largest version whose cells, with the clear ground, are not too small in `side` millimetres; 0 for none."""
    return max((version for version in range(1, len(BYTES["M"]) + 1)
                if (cells_of(version) + 2 * QUIET) * LEAST_CELL <= side), default=0)


def room(side: float) -> int:
    """So many bytes of text fit a code on clear ground of `side` millimetres."""
    return BYTES["M"][version - 1] if (version := largest(side)) else 0


def kind(length: int, side: float) -> tuple[int, str]:
    """Version and error level for so many bytes: level Q where that fits, then the largest cells."""
    most = largest(side)
    level = "Q" if most and length <= BYTES["Q"][most - 1] else "M"
    return next(version for version, bytes_ in enumerate(BYTES[level], 1) if length <= bytes_), level


def matrix(data: bytes, version: int, level: str) -> Any:
    """The grid, 1 for dark, under the mask that leaves the fewest traps for readers."""
    candidates = _empty(version, level) ^ _placed(data, version, level)
    return candidates[int(_points(candidates).argmin())]


@cache
def _empty(version: int, level: str) -> Any:
    """Under each of the eight masks, what is the same whatever the text.

    Of a code with any text; to make the codes of a thousand cards so would take longer than all the rest of them.
    """
    import numpy
    import segno

    text = b"-" * BYTES[level][version - 1]
    codes = [segno.make_qr(text, version=version, error=level, mask=mask, mode="byte", boost_error=False)
             for mask in range(8)]
    return numpy.array([code.matrix for code in codes], numpy.uint8) ^ _placed(text, version, level)


def _placed(data: bytes, version: int, level: str) -> Any:
    """Nothing but the bits of the code words, each in its cell."""
    import numpy

    bits = numpy.unpackbits(codewords(data, version, level))
    grid = numpy.zeros(cells_of(version) ** 2, numpy.uint8)
    grid[_places(version)[:len(bits)]] = bits
    return grid.reshape(cells_of(version), -1)


@cache
def _places(version: int) -> Any:
    """Where one bit after the other goes: upwards in two columns, downwards in the two left of them (7.7.3)."""
    import numpy

    last, taken = cells_of(version) - 1, _taken(version)
    rights = [right if right > TIMING else right - 1 for right in range(last, 0, -2)]
    ways = (range(last, -1, -1), range(last + 1))
    return numpy.array([row * (last + 1) + column for number, right in enumerate(rights)
                        for row in ways[number % 2] for column in (right, right - 1) if not taken[row, column]])


def _taken(version: int) -> Any:
    """Cells that are not for code words: corners, the lines between them, small squares, the version."""
    import numpy

    size = cells_of(version)
    taken = numpy.zeros((size, size), bool)
    taken[TIMING, :] = taken[:, TIMING] = taken[:9, :9] = taken[-8:, :9] = taken[:9, -8:] = True
    if version >= SAYS_VERSION:
        taken[:6, -11:] = taken[-11:, :6] = True
    middles = _middles(version)
    for row in middles:
        for column in middles:
            if not taken[row, column] or (TIMING in (row, column) and not _corner(row, column, size)):
                taken[row - 2:row + 3, column - 2:column + 3] = True
    return taken


def _corner(row: int, column: int, size: int) -> bool:
    return (row, column) in ((TIMING, TIMING), (TIMING, size - 7), (size - 7, TIMING))


def _middles(version: int) -> tuple[int, ...]:
    """Rows, and columns, of the middles of the small squares."""
    from segno import consts

    return tuple(consts.ALIGNMENT_POS[version - 2]) if version > 1 else ()


def _points(grids: Any) -> Any:
    """The fewer, the better (ISO/IEC 18004, 7.8.3)."""
    share = abs(grids.mean((1, 2)) * 100 - 50) // 5 * 10
    return _lines(grids) + _lines(grids.swapaxes(1, 2)) + _blocks(grids) + share


def _lines(grids: Any) -> Any:
    same = grids[:, :, 1:] == grids[:, :, :-1]
    two = same[:, :, 1:] & same[:, :, :-1]
    # four that are like the next one: a run of five
    long = two[:, :, 2:] & two[:, :, :-2]
    begins = long[:, :, 1:] & ~long[:, :, :-1]
    eight = grids
    for wide in (1, 2, 4):
        eight = eight[:, :, :-wide] << wide | eight[:, :, wide:]
    alike = sum(_count((eight[:, :, :-3] == here) & (eight[:, :, 3:] == further)) for here, further in LOOKALIKES)
    runs = _count(begins) + _count(long[:, :, :1])
    return _count(long) + RUN_POINTS * runs + LOOKALIKE_POINTS * alike


def _blocks(grids: Any) -> Any:
    sums = grids[:, 1:, 1:] + grids[:, :-1, 1:] + grids[:, 1:, :-1] + grids[:, :-1, :-1]
    return BLOCK_POINTS * _count((sums == 0) | (sums == 4))


def _count(marks: Any) -> Any:
    import numpy

    return numpy.count_nonzero(marks, axis=(1, 2))


def rectangles(grid: Any) -> tuple[int, ...]:
    """The dark cells as runs along the rows, equal runs below each other as one: column, row, columns, rows of each."""
    import numpy

    edges = numpy.diff(numpy.pad(grid, ((0, 0), (1, 1))).astype(numpy.int8))
    rows, starts = numpy.nonzero(edges == 1)
    ends = numpy.nonzero(edges == -1)[1]
    order = numpy.argsort((starts * len(grid) + ends) * len(grid) + rows)
    rows, starts, ends = rows[order], starts[order], ends[order]
    goes_on = (starts[1:] == starts[:-1]) & (ends[1:] == ends[:-1]) & (rows[1:] == rows[:-1] + 1)
    first = numpy.flatnonzero(numpy.concatenate(([True], ~goes_on)))
    heights = numpy.diff(numpy.append(first, len(rows)))
    found = numpy.stack([starts[first], rows[first], ends[first] - starts[first], heights], axis=1)
    return tuple(found.ravel().tolist())
