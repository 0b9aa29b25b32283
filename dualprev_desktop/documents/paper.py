"""Paper sizes of ISO 216, in millimetres, upright."""

from __future__ import annotations

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
