"""What is found on an old coloured map: regions with their level, how sure that is, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dualprev_desktop.domain.levels import Level


class Doubt(StrEnum):
    NONE = ""
    GREEN = "green"
    """Green is none of the four colours; some products paint low risk with it."""
    LEGEND = "legend"
    """One of several small patches of different levels in a row."""
    UNSURE = "unsure"
    """Its colour lies between two of the four."""


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """`shape` is WKT in millionths of the picture; `area` from 0 to 1 of it; `confidence` from 0 to 1."""

    level: Level
    shape: str
    area: float
    confidence: float
    colour: str
    """The mean colour as it looks on white paper, `#RRGGBB`."""
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class ReadMap:
    """Regions from the upper left to the lower right; `other` colours were left out."""

    regions: tuple[FoundRegion, ...]
    other: int = 0
    """How many colours of the map are none of the four, nor green or grey."""
