"""The code words of a QR code in byte mode: the text, its filling and its check words, in the order they are placed."""

from __future__ import annotations

from functools import cache
from typing import Any

BYTE_MODE, LONG_COUNT = 0b0100, 10
"""From that version on the length is two bytes (ISO/IEC 18004, table 3)."""
FILLING = (0xEC, 0x11)
FIELD, ORDER = 0x11D, 255
"""Arithmetic of bytes as polynomials modulo x⁸ + x⁴ + x³ + x² + 1 (7.5.2)."""


def codewords(data: bytes, version: int, level: str) -> Any:
    """All code words as an array of bytes. The text must fit."""
    import numpy

    blocks, order = _plan(version, level)
    words = numpy.frombuffer(_stream(data, version, sum(size for size, _check in blocks)), numpy.uint8)
    checks, begin = [], 0
    for size, check in blocks:
        block = words[begin:begin + size]
        checks.append(numpy.bitwise_xor.reduce(_check_table(size, check)[numpy.arange(size), block]))
        begin += size
    return numpy.concatenate((words, *checks))[order]


def _stream(data: bytes, version: int, size: int) -> bytes:
    """Mode, length, text and the four bits that end it are whole bytes together; filling follows."""
    count = 16 if version >= LONG_COUNT else 8
    head = (BYTE_MODE << count | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    said = (head << 4).to_bytes(len(data) + count // 8 + 1, "big")
    return said + (bytes(FILLING) * size)[:size - len(said)]


@cache
def _plan(version: int, level: str) -> tuple[tuple[tuple[int, int], ...], Any]:
    """Data and check words of each block, and where in the row of all data and all check words the next one stands."""
    import numpy
    from segno import consts

    plan: Any = consts.ECC
    blocks = tuple((info.num_data, info.num_total - info.num_data)
                   for info in plan[version][consts.ERROR_MAPPING[level]] for _one in range(info.num_blocks))
    starts = [sum(size for size, _check in blocks[:place]) for place in range(len(blocks) + 1)]
    check = blocks[0][1]
    order = [starts[place] + word for word in range(max(size for size, _check in blocks))
             for place, (size, _check) in enumerate(blocks) if word < size]
    order += [starts[-1] + place * check + word for word in range(check) for place in range(len(blocks))]
    return blocks, numpy.array(order)


@cache
def _check_table(size: int, check: int) -> Any:
    """[place, byte] → what that byte at that place of a block of `size` adds to its `check` check words."""
    import numpy

    times = _products()
    rest = numpy.array(_generator(check), numpy.uint8)
    rows = [rest]
    for _place in range(size - 1):
        rest = numpy.append(rest[1:], numpy.uint8(0)) ^ times[rest[0]][rows[0]]
        rows.append(rest)
    return times[:, numpy.stack(rows[::-1])].swapaxes(0, 1)


def _generator(check: int) -> list[int]:
    """The product of x - 2⁰, x - 2¹, … without its first coefficient, which is 1."""
    times, found = _products(), [1]
    root = 1
    for _factor in range(check):
        found = [left ^ int(times[root][right]) for left, right in zip([*found, 0], [0, *found], strict=True)]
        root = int(times[root][2])
    return found[1:]


@cache
def _products() -> Any:
    """[a, b] → a · b."""
    import numpy

    powers, value = [], 1
    for _power in range(ORDER):
        powers.append(value)
        value = value << 1 ^ (FIELD if value & 0x80 else 0)
    logs = numpy.zeros(256, int)
    logs[powers] = range(ORDER)
    table = numpy.array(powers, numpy.uint8)[(logs[:, None] + logs[None, :]) % ORDER]
    table[0, :] = table[:, 0] = 0
    return table
