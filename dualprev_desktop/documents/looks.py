"""How a level looks on paper: the table's word, shape and pattern in the company's colours."""

from __future__ import annotations

from dataclasses import replace

from dualprev_desktop.domain.levels import LEVELS, Level, LevelStyle, style
from dualprev_desktop.domain.palette import Palette


def look(level: Level, palette: Palette) -> LevelStyle:
    return replace(style(level), colour=palette.colour(level), ink=palette.ink(level))


def looks(palette: Palette) -> list[LevelStyle]:
    """Worst first, the grey one last."""
    return [look(one.level, palette) for one in LEVELS]
