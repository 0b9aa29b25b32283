"""The colours that a map is painted with: what its even places have in common."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

import numpy as np

from dualprev_desktop.exchange.coloured_map.lab_pixels import Pixels

LEAST_CHROMA = 11.0
"""Below it is paper, ink or grey."""
EVEN = 6.0
"""How much an even place differs from its neighbours."""
BIN = 5
REACH = 15.0
"""Colours nearer than this to the commonest are worn versions of it."""
LEAST_PART = 0.00004
"""Of all pixels: a tank on the plan of a whole site."""
MOST = 24
SAME, MINOR = 18.0, 0.15
"""Degrees of hue, and the part of a commoner colour below which a weaker one of its hue is its own mixture."""
ABOUT, PALE = 50.0, 0.35
"""The rims that JPEG leaves round a colour are much paler than it, and only about of its hue."""


@dataclass(frozen=True)
class Hue:
    """`colour` in CIELAB; `count` of even pixels; `spread` is the mean distance from it."""

    colour: tuple[float, float, float]
    count: int
    spread: float


def hues(lab: Pixels) -> list[Hue]:
    """The commonest first."""
    left = lab[even(lab) & (np.hypot(lab[..., 1], lab[..., 2]) > LEAST_CHROMA)]
    least = max(20, LEAST_PART * lab.shape[0] * lab.shape[1])
    found: list[Hue] = []
    while len(left) > least and len(found) < MOST:
        middle = _commonest(left)
        apart = np.linalg.norm(left - middle, axis=1)
        near = apart < REACH
        if near.sum() < 1:
            break
        if near.sum() > least:
            l_star, a_star, b_star = (float(one) for one in left[near].mean(axis=0))
            found.append(Hue((l_star, a_star, b_star), int(near.sum()), float(apart[near].mean())))
        left = left[~near]
    return [hue for hue in found if not any(_mixed(hue, other) for other in found)]


def _mixed(hue: Hue, other: Hue) -> bool:
    """Whether it is but a weaker version of a much commoner one: its rims, its lines, the shade beside them."""
    turn = abs((_angle(hue) - _angle(other) + 180) % 360 - 180)
    weak = _chroma(hue) / _chroma(other)
    return hue.count < MINOR * other.count and ((turn < SAME and weak < 1) or (turn < ABOUT and weak < PALE))


def _angle(hue: Hue) -> float:
    return degrees(atan2(hue.colour[2], hue.colour[1]))


def _chroma(hue: Hue) -> float:
    return hypot(hue.colour[1], hue.colour[2])


def even(lab: Pixels) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Where a pixel is like those two steps away: mixtures along edges and strokes are left out."""
    made = np.ones(lab.shape[:2], np.bool_)
    for axis in (0, 1):
        apart = np.abs(np.diff(lab[..., :], n=1, axis=axis)).max(axis=2) < EVEN
        ahead, behind = [slice(None), slice(None)], [slice(None), slice(None)]
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        made[tuple(ahead)] &= apart
        made[tuple(behind)] &= apart
    return made


def _commonest(left: Pixels) -> Pixels:
    bins = np.floor(left / BIN).astype(np.int64) + 64
    numbers = (bins[:, 0] * 256 + bins[:, 1]) * 256 + bins[:, 2]
    values, counts = np.unique(numbers, return_counts=True)
    best = values[counts.argmax()]
    rough = left[numbers == best].mean(axis=0)
    near = np.linalg.norm(left - rough, axis=1) < REACH / 2
    middle: Pixels = left[near].mean(axis=0)
    return middle
