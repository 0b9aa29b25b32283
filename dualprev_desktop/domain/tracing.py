"""The way along a ring from one of its corners to another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from dualprev_desktop.domain.geometry import NumericPoint, Ring, Shape


def ring_through(shape: Shape, one: NumericPoint, other: NumericPoint) -> Ring | None:
    """The outline or hole that has both corners."""
    return next((ring for polygon in shape for ring in polygon if one in ring and other in ring), None)


def trace(ring: Ring, start: NumericPoint, end: NumericPoint, width: float, height: float,
          other_way: bool = False) -> tuple[NumericPoint, ...]:
    """The corners after `start`, up to and with `end`, the shorter way on a sheet of `width` by `height`.

    Raises ValueError where one of them is no corner of the ring.
    """
    ways = sorted((_forward(ring, start, end), _forward(ring[::-1], start, end)),
                  key=lambda way: _length((start, *way), width, height))
    return ways[1 if other_way else 0]


def _forward(ring: Ring, start: NumericPoint, end: NumericPoint) -> tuple[NumericPoint, ...]:
    begin, last = ring.index(start), ring.index(end)
    turned = (*ring[begin + 1:], *ring[:begin + 1])
    return turned[:(last - begin - 1) % len(ring) + 1] if last != begin else ()


def _length(way: Sequence[NumericPoint], width: float, height: float) -> float:
    return sum(hypot((x2 - x1) * width, (y2 - y1) * height) for (x1, y1), (x2, y2) in pairwise(way))
