"""Colours as people see them: CIELAB under D65, differences, and the contrast of ink on a ground."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, dist, hypot

WHITE_POINT = (0.95047, 1.0, 1.08883)
"""D65, 2° observer."""

# sRGB to XYZ (IEC 61966-2-1)
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))


@dataclass(frozen=True, slots=True)
class Appearance:
    """Lightness from 0 to 100, chroma from 0 for grey, hue in degrees from 0 to 360."""

    lightness: float
    chroma: float
    hue: float


def appearance(colour: str) -> Appearance:
    lightness, a, b = lab(colour)
    return Appearance(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)


def lab(colour: str) -> tuple[float, float, float]:
    """L*, a*, b* of `#RRGGBB`."""
    red, green, blue = _linear(colour)
    x, y, z = (_lab_share((r * red + g * green + b * blue) / white)
               for (r, g, b), white in zip(TO_XYZ, WHITE_POINT, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str) -> float:
    """The distance of two colours in CIELAB (CIE 1976)."""
    return dist(lab(one), lab(other))


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_unbent(int(colour[place:place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


def _unbent(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _lab_share(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
