"""Pixels in CIELAB: there a distance is about what the eye sees."""

from __future__ import annotations

from typing import Any

import numpy as np

from dualprev_desktop.domain.colours import TO_XYZ, WHITE_POINT

Pixels = np.ndarray[Any, np.dtype[np.float32]]


def to_lab(rgb: Pixels) -> Pixels:
    """L*, a*, b* of red, green and blue from 0 to 1 (the last axis)."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4).astype(np.float32)
    shares = linear @ (np.array(TO_XYZ, np.float32) / np.array(WHITE_POINT, np.float32)[:, None]).T
    bent = np.where(shares > 216 / 24389, np.cbrt(shares), (24389 / 27 * shares + 16) / 116)
    made = np.empty_like(rgb)
    made[..., 0] = 116 * bent[..., 1] - 16
    made[..., 1] = 500 * (bent[..., 0] - bent[..., 1])
    made[..., 2] = 200 * (bent[..., 1] - bent[..., 2])
    return made
