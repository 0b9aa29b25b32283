"""Round things drawn round: a tank, a vent, a well. Their outline is the ellipse that has the pixels' own moments."""

from __future__ import annotations

from math import acos, ceil, pi
from typing import Any

import numpy as np

ROUND = 0.12
"""Of the lesser half axis: an outline nowhere farther from the ellipse is round. A square's corner is 0.25 away."""
LEAST_CORNERS = 12


def ellipse(points: Any, tolerance: float) -> Any:
    """The closed line through `points` as an ellipse of the same area, where it is one within the tolerance, or None.

    Its corners are as few as keep it within half the tolerance, in pixels.
    """
    area, middle, spread = _moments(points)
    values, axes = np.linalg.eigh(spread)
    if area == 0 or values[0] <= 0:
        return None
    half = 2 * np.sqrt(values)  # of a full ellipse the variance along an axis is a quarter of its square
    outward = (points - middle) @ axes
    away = np.abs(1 - 1 / np.maximum(np.hypot(*(outward / half).T), 1e-9)) * np.hypot(*outward.T)
    if away.max() > min(tolerance, ROUND * half[0]):
        return None
    count = max(LEAST_CORNERS, ceil(pi / acos(1 - min(tolerance / 2 / half[1], 0.5))))
    turns = np.arange(count) * (2 * pi / count)
    # a polygon within a circle is smaller than it; this one has the area of the ellipse
    wider = np.sqrt(2 * pi / (count * np.sin(2 * pi / count)))
    made = middle + (np.stack([np.cos(turns), np.sin(turns)], axis=1) * half * wider) @ axes.T
    return np.concatenate((made, made[:1]))


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
