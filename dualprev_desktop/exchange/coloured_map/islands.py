"""Connected pieces of a mask, and how labels grow over what nobody claims yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Labels = np.ndarray[Any, np.dtype[np.int32]]
FREE = 0
STRAIGHT = ((0, 1), (1, 0), (0, -1), (-1, 0))
ALL_ROUND = (*STRAIGHT, (1, 1), (1, -1), (-1, 1), (-1, -1))


def islands(mask: Mask) -> Labels:
    """Each piece of the mask (joined by edges, not corners) numbered from 1; 0 elsewhere."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _rows, ends = np.nonzero(steps == -1)
    roots = _joined(len(rows), *_touching(rows, starts, ends, mask.shape[1]))
    _values, numbers = np.unique(roots, return_inverse=True)
    made = np.zeros(mask.size + 1, np.int32)
    width = mask.shape[1]
    # every run writes its number where it starts and takes it away where it ends
    np.add.at(made, rows * width + starts, numbers + 1)
    np.add.at(made, rows * width + ends, -(numbers + 1))
    labels: Labels = np.cumsum(made[:-1], dtype=np.int32).reshape(mask.shape)
    return labels


def _touching(rows: Any, starts: Any, ends: Any, width: int) -> tuple[Any, Any]:
    """Pairs of runs, one below the other, that share at least one column."""
    span = width + 2
    first = np.searchsorted(rows * span + ends, (rows + 1) * span + starts, side="right")
    last = np.searchsorted(rows * span + starts, (rows + 1) * span + ends, side="left")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(rows)), counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return upper, np.repeat(first, counts) + offsets


def _joined(count: int, one: Any, other: Any) -> Any:
    """For each of `count` things the least number among those it is joined with."""
    roots = np.arange(count)
    while True:
        least = np.minimum(roots[one], roots[other])
        before = roots.copy()
        np.minimum.at(roots, roots[one], least)
        np.minimum.at(roots, roots[other], least)
        roots = roots[roots]
        if np.array_equal(before, roots):
            return roots


def boxes(labels: Labels) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    """(patch, (first row, end, first column, end))"""
    rows, columns = np.nonzero(labels > 0)
    numbers = labels[rows, columns]
    order = np.argsort(numbers, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1):
        if len(part):
            yield int(numbers[part[0]]), (int(rows[part].min()), int(rows[part].max()) + 1,
                                          int(columns[part].min()), int(columns[part].max()) + 1)


def shrunk(mask: Mask, steps: int) -> Mask:
    for number in range(steps):
        smaller = mask.copy()
        for down, across in _reach(number):
            smaller &= _moved(mask, down, across)
        mask = smaller
    return mask


def _reach(number: int) -> tuple[tuple[int, int], ...]:
    """Straight and slanting steps in turn: together they make an octagon, which is nearly round."""
    return ALL_ROUND if number % 2 else STRAIGHT


def _moved(mask: Mask, down: int, across: int) -> Mask:
    """The mask shifted; beyond the picture everything counts as set."""
    made = np.ones_like(mask)
    height, width = mask.shape
    made[max(down, 0):height + min(down, 0), max(across, 0):width + min(across, 0)] = \
        mask[max(-down, 0):height + min(-down, 0), max(-across, 0):width + min(-across, 0)]
    return made


def grow(labels: Labels, free: Mask, steps: int) -> Labels:
    """Every label grows at the same pace over the free pixels next to it, at most `steps` far."""
    height, width = labels.shape
    flat = np.zeros((height + 2, width + 2), np.int32)
    flat[1:-1, 1:-1] = labels
    room = np.zeros((height + 2, width + 2), np.bool_)
    room[1:-1, 1:-1] = free & (labels == FREE)
    numbers, open_ = flat.ravel(), room.ravel()
    edge = np.flatnonzero((numbers != FREE) & _beside(room).ravel())
    older: Any = np.empty(0, np.int64)
    for number in range(steps):
        taken = [_take(numbers, open_, np.concatenate((edge, older)), down * (width + 2) + across)
                 for down, across in _turned(_reach(number), number)]
        older, edge = edge, np.concatenate(taken)
        if not len(edge) and number % 2:
            break
    grown: Labels = numbers.reshape(flat.shape)[1:-1, 1:-1].copy()
    return grown


def _beside(room: Mask) -> Mask:
    made = np.zeros_like(room)
    made[1:] |= room[:-1]
    made[:-1] |= room[1:]
    made[:, 1:] |= room[:, :-1]
    made[:, :-1] |= room[:, 1:]
    return made


def _turned(steps: tuple[tuple[int, int], ...], number: int) -> tuple[tuple[int, int], ...]:
    """Begun from another side each time: where two labels meet, none always wins."""
    turn = (number // 2) % len(steps)
    return steps[turn:] + steps[:turn]


def _take(numbers: Any, open_: Any, edge: Any, offset: int) -> Any:
    targets = edge + offset
    wanted = open_[targets]
    targets, sources = targets[wanted], edge[wanted]
    numbers[targets] = numbers[sources]
    open_[targets] = False
    return targets


def furrows(light: Any) -> Any:
    """How much darker each place is than what lies on both sides, where the furrow is at most FURROW_WIDTH wide."""
    return lowest(-lowest(-light)) - light


FURROW_WIDTH = 9
"""Pixels; odd."""


def lowest(values: Any) -> Any:
    """The least value in the square of FURROW_WIDTH round each place."""
    half = FURROW_WIDTH // 2
    for axis in (0, 1):
        padding = [(half, half) if one == axis else (0, 0) for one in (0, 1)]
        padded = np.pad(values, padding, mode="edge")
        length = values.shape[axis]
        slices = [np.take(padded, range(start, start + length), axis=axis) for start in range(FURROW_WIDTH)]
        values = np.minimum.reduce(slices)
    return values
