"""Which level a colour of an old four-colour map stands for, judged with all the other colours of the same map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import dist

from dualprev_desktop.domain.colours import lab
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import JUDGED, PRESETS

Lab = tuple[float, float, float]

PAPER: Lab = (100.0, 0.0, 0.0)
# dossier 4.5: no standard gives values; people mix the colours that Office and the drawing programs offer
ORANGES, BLUES = ("#FFA500", "#FFC000", "#FF6600"), ("#0000FF", "#0070C0", "#00B0F0")
PALETTES = (*(("#FF0000", orange, "#FFFF00", blue) for orange, blue in product(ORANGES, BLUES)),
            *(tuple(palette.colour(level) for level in JUDGED) for _name, palette in PRESETS))
GREENS = ("#00FF00", "#52C41A", "#00B050", "#92D050", "#009A44", "#00843D", "#008000", "#70AD47")
"""What some products paint low risk with (dossier 4.5)."""
STRENGTHS = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3)
"""How opaque a fill lies on the paper."""
FARTHEST = 48.0
"""A colour of a map, as a distance in CIELAB: beyond it is brown, purple or pink, and none of the four."""
HALF_SURE = 18.0
"""At this distance from the nearest of the four a colour is worn or mixed by hand."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A colour that covers `share` of the picture."""

    colour: Lab
    share: float


@dataclass(frozen=True, slots=True)
class Judged:
    """`level` is None for green and for what is none of the four; `confidence` from 0 to 1."""

    level: Level | None
    confidence: float
    green: bool = False


def judge(seen: Sequence[Seen]) -> list[Judged]:
    """The level of each colour under the palette and opacity that explain all of them best."""
    if not seen:
        return []
    references = min(_candidates(), key=lambda one: _cost(one, seen))
    return [_judged(colour.colour, references) for colour in seen]


def _candidates() -> Iterator[tuple[list[Lab], list[Lab]]]:
    """(the four colours, the greens) of each known palette, at each opacity."""
    for strength in STRENGTHS:
        greens = [on_paper(green, strength) for green in GREENS]
        for palette in PALETTES:
            yield [on_paper(colour, strength) for colour in palette], greens


def on_paper(colour: str, strength: float) -> Lab:
    """How a fill of `#RRGGBB` looks on white where it lets the paper through."""
    parts = (int(colour[place:place + 2], 16) for place in (1, 3, 5))
    mixed = "".join(f"{round(255 + (part - 255) * strength):02X}" for part in parts)
    return lab(f"#{mixed}")


def _cost(references: tuple[list[Lab], list[Lab]], seen: Sequence[Seen]) -> float:
    four, greens = references
    # a small region says as much about the palette as a large one, a speck does not
    return sum(float(one.share ** 0.25) * min(FARTHEST, *(_apart(one.colour, other) for other in (*four, *greens)))
               for one in seen)


def _apart(one: Lab, other: Lab) -> float:
    """A distance that makes light of lightness, which paper and lamp change more than hue."""
    return dist((one[0] * 0.6, one[1], one[2]), (other[0] * 0.6, other[1], other[2]))


def _judged(colour: Lab, references: tuple[list[Lab], list[Lab]]) -> Judged:
    four, greens = references
    distances = sorted((_apart(colour, other), level) for level, other in zip(JUDGED, four, strict=True))
    nearest, level = distances[0]
    green = min(_apart(colour, other) for other in greens)
    if green < nearest:
        return Judged(None, _sureness(green, nearest), green=green < FARTHEST)
    if nearest > FARTHEST:
        return Judged(None, 0.0)
    return Judged(level, _sureness(nearest, min(distances[1][0], green)))


def _sureness(nearest: float, second: float) -> float:
    """1 on the colour itself, 0 halfway to the next one, less the farther it is from any."""
    return (1 - nearest / second) * HALF_SURE ** 2 / (HALF_SURE ** 2 + nearest ** 2) if second else 0.0
