"""Round things drawn round: a tank, a vent, a well. Their outline is the ellipse that has the pixels' own moments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import acos, ceil, pi
from typing import Any

import numpy as np

ROUND = 0.16
"""Of the lesser half axis: an outline nowhere farther from the ellipse is round. A square's corner is 0.25 away."""
LEAST_CORNERS = 12
SAME, SMALL = 1.0, 24.0
"""Pixels, of the picture as it is read: small things of one map whose radii differ by less are one symbol, drawn
several times, and what differs is the wear of the picture."""


@dataclass(frozen=True)
class Ellipse:
    """`half` are the lesser and the greater half axis, `axes` their directions as columns; in pixels."""

    middle: Any
    half: Any
    axes: Any

    @property
    def radius(self) -> float:
        """Of the circle of the same area."""
        return float(np.sqrt(self.half[0] * self.half[1]))

    def points(self, tolerance: float) -> Any:
        """A closed line of the same area; as few corners as keep it within half the tolerance."""
        count = max(LEAST_CORNERS, ceil(pi / acos(1 - min(tolerance / 2 / self.half[1], 0.5))))
        turns = np.arange(count) * (2 * pi / count)
        # a polygon within a circle is smaller than it
        wider = np.sqrt(2 * pi / (count * np.sin(2 * pi / count)))
        made = self.middle + (np.stack([np.cos(turns), np.sin(turns)], axis=1) * self.half * wider) @ self.axes.T
        return np.concatenate((made, made[:1]))


def ellipse(points: Any, tolerance: float) -> Ellipse | None:
    """Of the same area and moments as the closed line through `points`; None where that is not round."""
    area, middle, spread = _moments(points)
    values, axes = np.linalg.eigh(spread)
    if area == 0 or values[0] <= 0:
        return None
    found = Ellipse(middle, 2 * np.sqrt(values), axes)  # along an axis the variance is a quarter of its square
    outward = (points - middle) @ axes
    away = np.abs(1 - 1 / np.maximum(np.hypot(*(outward / found.half).T), 1e-9)) * np.hypot(*outward.T)
    return found if away.max() <= min(tolerance, ROUND * found.half[0]) else None


def evened(found: Sequence[Ellipse]) -> list[Ellipse]:
    """Small ones that differ by less than the picture can tell have one size: the middle one of theirs."""
    small = sorted(one.radius for one in found if one.radius < SMALL)
    return [one if one.radius >= SMALL else _sized(one, _middle(small, one.radius)) for one in found]


def _middle(radii: Iterable[float], near: float) -> float:
    return float(np.median([radius for radius in radii if abs(radius - near) < SAME]))


def _sized(one: Ellipse, radius: float) -> Ellipse:
    return replace(one, half=one.half * radius / one.radius)


def _moments(points: Any) -> tuple[float, Any, Any]:
    """(area, centre, covariance) of what a closed line encloses."""
    shifted = points - points[0]
    here, there = shifted[:-1], shifted[1:]
    cross = here[:, 0] * there[:, 1] - there[:, 0] * here[:, 1]
    area = cross.sum() / 2
    if area == 0:
        return 0.0, points[0], np.zeros((2, 2))
    middle = (cross[:, None] * (here + there)).sum(axis=0) / (6 * area)
    x, y = np.stack([here, there], axis=2).transpose(1, 0, 2)
    squares = [(cross * (one * one).sum(axis=1)).sum() + (cross * one.prod(axis=1)).sum() for one in (x, y)]
    mixed = (cross * (2 * (x * y).sum(axis=1) + x[:, 0] * y[:, 1] + x[:, 1] * y[:, 0])).sum()
    spread = np.array([[squares[0] / 12, mixed / 24], [mixed / 24, squares[1] / 12]]) / area
    return abs(area), points[0] + middle, spread - np.outer(middle, middle)
