"""Pieces that a drawing's lines cut out of one patch are put back: rooms of a house, boxes, the inside of letters."""

from __future__ import annotations

from typing import Any

import numpy as np

from dualprev_desktop.exchange.coloured_map.islands import Labels, lowest
from dualprev_desktop.exchange.coloured_map.lab_pixels import Pixels
from dualprev_desktop.exchange.coloured_map.patches import Patches

ENCLOSED = 0.8
"""A piece with so much of its border along another one lies within it."""
SMALL, LEANING = 0.03, 0.45
"""A piece of at most this part of its neighbour's area, with so much of its border along it, is cut from it."""
FAINT = 8.0
"""A line darker than its sides by less than this does not part two regions."""


def joined(patches: Patches, lab: Pixels) -> Patches:
    """The same patches with the pieces put together; numbers that are gone stay unused."""
    count = len(patches.kinds) + 1
    sizes = np.bincount(patches.labels[patches.labels > 0], minlength=count)
    borders, depths = _borders(patches.labels, lowest(lab[..., 0]), lab[..., 0], count)
    roots = np.arange(count)
    for piece in np.argsort(sizes[1:], kind="stable") + 1:
        for other in np.argsort(-borders[piece]):
            if not borders[piece, other] or _root(roots, other) == _root(roots, piece):
                continue
            alike = other > 0 and patches.kinds[piece - 1] == patches.kinds[other - 1]
            if alike and _belongs(borders, depths, sizes, int(piece), int(other)):
                roots[_root(roots, piece)] = _root(roots, other)
                break
    numbers = np.array([_root(roots, one) for one in range(count)], np.int32)
    return Patches(np.where(patches.labels > 0, numbers[np.maximum(patches.labels, 0)], patches.labels),
                   patches.kinds)


def _belongs(borders: Any, depths: Any, sizes: Any, piece: int, other: int) -> bool:
    along = borders[piece, other] / max(1, borders[piece].sum())
    faint = depths[piece, other] / borders[piece, other] < FAINT
    small = sizes[piece] < SMALL * sizes[other] and along > LEANING
    return bool(sizes[piece] <= sizes[other] and (along > ENCLOSED or small or faint))


def _root(roots: Any, one: Any) -> int:
    while roots[one] != one:
        one = roots[one]
    return int(one)


def _borders(labels: Labels, darkest: Pixels, light: Pixels, count: int) -> tuple[Any, Any]:
    """For each pair of patches (0 for paper) the length of their border, and the sum of its line's darkness."""
    shown = np.maximum(labels, 0)
    means = np.bincount(shown.ravel(), light.ravel(), count) / np.maximum(np.bincount(shown.ravel(), minlength=count),
                                                                         1)
    lengths, depths = np.zeros((count, count)), np.zeros((count, count))
    for axis in (0, 1):
        one = shown[1:] if axis == 0 else shown[:, 1:]
        other = shown[:-1] if axis == 0 else shown[:, :-1]
        dark = darkest[1:] if axis == 0 else darkest[:, 1:]
        differ = one != other
        first, second = one[differ], other[differ]
        depth = np.minimum(means[first], means[second]) - dark[differ]
        for left, right in ((first, second), (second, first)):
            np.add.at(lengths, (left, right), 1)
            np.add.at(depths, (left, right), depth)
    return lengths, depths
