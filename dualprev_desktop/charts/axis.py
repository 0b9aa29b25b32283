"""The axis of a comparison chart, the same on paper and on screen: from where to where, and by which measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.services.views import Bar, ComparisonView

WIDE = 40
"""Largest over smallest value from which the axis is logarithmic: LEC runs from 0.05 to 10,000 (dossier 5.4)."""
ROOM = 0.24
"""Beyond the longest bar, for its word."""
FEWEST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Axis:
    low: float
    high: float
    logarithmic: bool = False
    ranked: bool = False

    def part(self, value: float) -> float:
        """Where the value stands, from 0 at the left to 1 at the right."""
        if self.logarithmic:
            place = log10(max(value, self.low) / self.low) / log10(self.high / self.low)
        else:
            place = (value - self.low) / (self.high - self.low)
        return min(max(place, 0.0), 1.0)

    def ticks(self) -> tuple[float, ...]:
        """Round values to write below it."""
        if self.ranked:
            return tuple(float(look.rank) for look in reversed(LEVELS) if look.rank)
        if self.logarithmic:
            return tuple(10.0 ** power for power in range(ceil(log10(self.low)), floor(log10(self.high)) + 1))
        step = _round_step(self.high / FEWEST_TICKS)
        return tuple(step * number for number in range(floor(self.high / step) + 1))


def _round_step(most: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above it."""
    power = 10.0 ** floor(log10(most))
    return max(part * power for part in (1, 2, 5) if part * power <= most)


def axis_of(view: ComparisonView) -> Axis:
    """Of ranks where methods are mixed: their values cannot be compared."""
    ranked = is_ranked(view.bars)
    if ranked:
        return Axis(0, 5, ranked=True)
    values = [size for bar in view.bars if (size := length(bar, ranked)) > 0]
    reach = max([*values, *(float(limit.edge) for limit in view.limits)], default=1.0)
    if not is_wide(values):
        return Axis(0, reach * (1 + ROOM))
    least = min(values)
    return Axis(least * 0.7, reach * (reach / least) ** ROOM, logarithmic=True)


def is_ranked(bars: Sequence[Bar]) -> bool:
    """Whether a judged bar has no value, which is so where methods are mixed."""
    return any(bar.value is None and bar.level is not Level.UNASSESSED for bar in bars)


def length(bar: Bar, ranked: bool) -> float:
    """How long the bar is; one that nobody assessed has no length."""
    return style(bar.level).rank if ranked else float(bar.value or 0)


def is_wide(values: Sequence[float]) -> bool:
    return bool(values) and max(values) / min(values) >= WIDE


def descending(view: ComparisonView) -> list[Bar]:
    """The worst on top."""
    ranked = is_ranked(view.bars)
    return sorted(view.bars, key=lambda bar: (length(bar, ranked), style(bar.level).rank), reverse=True)
