"""Paper sizes of ISO 216, in millimetres, upright; and boards of any size, written as 1200x900."""

from __future__ import annotations

import re

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

SIZES = {"A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}

UNKNOWN_SIZE = N_("There is no paper size “{size}”. Choose one of {known}.")


def upright(size: str) -> tuple[float, float]:
    """Width and height. Raises InputError for a name that is no size."""
    if size not in SIZES:
        raise InputError(UNKNOWN_SIZE, size=size, known=", ".join(SIZES))
    return SIZES[size]


def lying(size: str) -> tuple[float, float]:
    height, width = upright(size)
    return width, height


LANDSCAPE, PORTRAIT = "landscape", "portrait"
LEAST_SIDE, MOST_SIDE = 180, 6000
"""Millimetres of a board: below, nothing of a plan is read; above, no printer takes it in one piece."""
NO_BOARD = N_("“{size}” is no size of a board. Write width and height in millimetres, from {least} to {most}, "
              "such as 1200x900.")
_BOARD = re.compile(r"\s*(\d{2,5})\s*[x×X*]\s*(\d{2,5})\s*")


def board(width: int, height: int) -> str:
    """A board's size as options and files write it."""
    return f"{width}x{height}"


def sheet_size(size: str, orientation: str = LANDSCAPE) -> tuple[float, float]:
    """Width and height of a paper by its name, turned as asked, or of a board as it is written. Raises InputError."""
    found = _BOARD.fullmatch(size)
    if not found:
        return upright(size) if orientation == PORTRAIT else lying(size)
    width, height = int(found[1]), int(found[2])
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in (width, height)):
        raise InputError(NO_BOARD, size=size, least=LEAST_SIDE, most=MOST_SIDE)
    return width, height
