"""A photographed sheet made rectangular again by its four corners, and turned."""

from __future__ import annotations

from math import dist
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.incoming import Corner

Corners = tuple[Corner, Corner, Corner, Corner]

NO_SHEET = N_("The four corners do not enclose a sheet in {file}. Put each at its own corner of the sheet, "
              "without crossing, and try again.")
LEAST_PART = 0.001
"""Of the picture's area; below it four points are as good as one."""


def straightened(image: Any, corners: Corners | None, side: int) -> Any:
    """The sheet within the corners as a rectangle of its estimated proportions. Raises BadFile for a wrong four."""
    if corners is None:
        return image
    _check(corners)
    points = [(x * image.width, y * image.height) for x, y in corners]
    width, height = _size(points, side)
    from PIL import Image

    return image.transform((width, height), Image.Transform.PERSPECTIVE, _coefficients(points, width, height),
                           Image.Resampling.BICUBIC, fillcolor="white" if image.mode == "RGB" else 255)


def turned(image: Any, quarter_turns: int) -> Any:
    """Clockwise."""
    from PIL import Image

    turns = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    quarter = quarter_turns % 4
    return image.transpose(turns[quarter]) if quarter else image


def _check(corners: Corners) -> None:
    """Clockwise (y down), convex, and not all in one place."""
    crosses = []
    for index in range(4):
        (ax, ay), (bx, by), (cx, cy) = (corners[(index + step) % 4] for step in range(3))
        crosses.append((bx - ax) * (cy - by) - (by - ay) * (cx - bx))
    if any(not -1 <= value <= 2 for corner in corners for value in corner) or min(crosses) < LEAST_PART:
        raise BadFile(NO_SHEET)


def _size(points: list[Corner], side: int) -> tuple[int, int]:
    """Mean lengths of opposite edges: what a sheet seen nearly from above comes closest to."""
    upper_left, upper_right, lower_right, lower_left = points
    width = (dist(upper_left, upper_right) + dist(lower_left, lower_right)) / 2
    height = (dist(upper_left, lower_left) + dist(upper_right, lower_right)) / 2
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _coefficients(points: list[Corner], width: int, height: int) -> tuple[float, ...]:
    """Of the projective map from the rectangle to the four points (Heckbert, 1989, §2.2.3), as Pillow wants it."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    whole = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole
    across = (x1 - x0 + g * x1, x3 - x0 + h * x3, x0)
    down = (y1 - y0 + g * y1, y3 - y0 + h * y3, y0)
    return (across[0] / width, across[1] / height, across[2], down[0] / width, down[1] / height, down[2],
            g / width, h / height)
