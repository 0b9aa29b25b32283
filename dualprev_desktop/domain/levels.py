"""The four levels of risk (风险等级), their order, colours, shapes and words: the one table of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

NO_LEVEL = N_("The file holds “{word}” where a level should be. It is damaged. Take the newest backup.")


class Level(StrEnum):
    """Worst first; a level is stored by its value."""

    MAJOR = "major"
    CONSIDERABLE = "considerable"
    GENERAL = "general"
    LOW = "low"
    UNASSESSED = "unassessed"


@dataclass(frozen=True)
class LevelStyle:
    """How a level is shown: never by colour alone, but with word, shape and pattern."""

    level: Level
    rank: int
    """4 is the worst, 1 the least, 0 not assessed."""
    word: str
    colour_word: str
    colour: str
    ink: str
    """The colour of text on `colour`."""
    shape: str
    pattern: str
    """The hatch for black-and-white print."""


LEVELS: tuple[LevelStyle, ...] = (
    # 红橙黄蓝 are the notice's (一(二)3); it gives no colour values: these are the dossier's defaults (4.5)
    LevelStyle(Level.MAJOR, 4, N_("Major"), N_("red"), "#E60012", "#FFFFFF", "■", "cross"),
    LevelStyle(Level.CONSIDERABLE, 3, N_("Considerable"), N_("orange"), "#F39800", "#000000", "◆", "diagonal"),
    LevelStyle(Level.GENERAL, 2, N_("General"), N_("yellow"), "#FFE100", "#000000", "▲", "horizontal"),
    LevelStyle(Level.LOW, 1, N_("Low"), N_("blue"), "#0068B7", "#FFFFFF", "●", "dots"),
    LevelStyle(Level.UNASSESSED, 0, N_("Not assessed"), N_("grey"), "#BFBFBF", "#000000", "○", "none"),
)

_BY_LEVEL = {style.level: style for style in LEVELS}


def style(level: Level | str) -> LevelStyle:
    """Raises ValueError for a word that is no level."""
    return _BY_LEVEL[Level(level or Level.UNASSESSED)]


def stored_level(word: str) -> Level:
    """A level as a file holds it. Raises BadFile for a word that is none."""
    try:
        return Level(word)
    except ValueError as error:
        raise BadFile(NO_LEVEL, word=word) from error


def worst(levels: Iterable[Level]) -> Level:
    """The highest level of them (从高原则); grey when none is assessed: unknown is not low."""
    return max(levels, key=lambda level: style(level).rank, default=Level.UNASSESSED)


def raised(judged: Level, by_hand: Level | None) -> Level:
    """The level shown where a person set one: that only raises, and “low” is no raising of what nobody assessed.

    Blue says that somebody looked and found little; grey stays grey until somebody did.
    """
    if by_hand is None or (by_hand is Level.LOW and judged is Level.UNASSESSED):
        return judged
    return worst((judged, by_hand))
