"""The colours of the four levels on plan and chart: chosen within the hues that the notice names (红橙黄蓝)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from dualprev_desktop.domain import colours
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word

JUDGED = (Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW)
"""The levels whose colour may be chosen; not assessed is always grey."""

BLACK, WHITE = "#000000", "#FFFFFF"
LEAST_DIFFERENCE = 18.0
"""Between two levels, as a distance in CIELAB: below it they cannot be told apart on a worn print."""
LEAST_CHROMA = 25.0
"""Below it a colour is grey, and grey means not assessed."""

NOT_A_COLOUR = N_("“{value}” is no colour. Write it as # with six digits from 0 to 9 and A to F, such as #0068B7.")
GREEN = N_("{colour} is green. The notice names four colours, red, orange, yellow and blue (红橙黄蓝); who sees green "
           "takes it for no risk. Choose a {hue} for “{level}”.")
OTHER_HUE = N_("{colour} is no {hue}, and “{level}” is {hue} (红橙黄蓝). Choose a {hue}.")
GREY = N_("{colour} is nearly grey, and grey means not assessed. Choose a stronger {hue} for “{level}”.")
ALIKE = N_("{one} for “{first}” and {other} for “{second}” look too much alike to be told apart. "
           "Choose one of them lighter or darker.")

_HEX = re.compile(r"#[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class Hue:
    """From `first` to `last` degrees of hue in CIELAB, and how light at least: a dark orange is brown."""

    first: float
    last: float
    lightest: float
    """The least lightness, of 100."""


HUES: Mapping[Level, Hue] = {
    # the ranges hold every colour of dossier 4.5; orange and yellow overlap a little, as people's words for them do
    Level.MAJOR: Hue(5, 50, 25), Level.CONSIDERABLE: Hue(46, 86, 50), Level.GENERAL: Hue(82, 112, 70),
    Level.LOW: Hue(225, 312, 12)}
GREENS = Hue(112, 225, 0)


@dataclass(frozen=True, slots=True)
class Palette:
    """A colour `#RRGGBB` for each level; without more it is the usual one."""

    major: str = style(Level.MAJOR).colour
    considerable: str = style(Level.CONSIDERABLE).colour
    general: str = style(Level.GENERAL).colour
    low: str = style(Level.LOW).colour

    def colour(self, level: Level) -> str:
        return style(level).colour if level is Level.UNASSESSED else str(getattr(self, level.value))

    def ink(self, level: Level) -> str:
        """Black or white, whichever is read better on the colour: one of them always has 4.5 : 1."""
        ground = self.colour(level)
        return max((BLACK, WHITE), key=lambda ink: colours.contrast(ink, ground))

    def but(self, level: Level, colour: str) -> Palette:
        return replace(self, **{level.value: colour})


USUAL = Palette()

PRESETS: tuple[tuple[str, Palette], ...] = (
    # dossier 4.5: no standard gives values; these are in use
    (N_("Usual colours"), USUAL),
    (N_("Pure colours"), Palette("#FF0000", "#FFA500", "#FFFF00", "#0000FF")),
    (N_("Office colours"), Palette("#FF0000", "#FFC000", "#FFFF00", "#0070C0")),
    (N_("Safety colours"), Palette("#C8102E", "#FF6900", "#F6D04D", "#005EB8")),
    (N_("Strong colours"), Palette("#E63031", "#F48400", "#F1DD00", "#00B0F0")),
    (N_("Bright colours"), Palette("#F54545", "#FF7200", "#FFD253", "#54C5FF")),
    (N_("Soft colours"), Palette("#E86767", "#FFB650", "#F7E68A", "#5EBEFF")))


def written(value: str) -> str:
    """A colour as it is kept, `#RRGGBB`, of what a person typed. Raises InputError where it is none."""
    colour = value.strip().upper()
    colour = colour if colour.startswith("#") else f"#{colour}"
    if not _HEX.fullmatch(colour):
        raise InputError(NOT_A_COLOUR, value=value.strip())
    return colour


def check(palette: Palette) -> None:
    """Raises InputError for a colour outside its hue, green above all, and for two levels too much alike."""
    for level in JUDGED:
        check_hue(level, palette.colour(level))
    for one, other in combinations(JUDGED, 2):
        first, second = palette.colour(one), palette.colour(other)
        if colours.difference(first, second) < LEAST_DIFFERENCE:
            raise InputError(ALIKE, one=first, first=Word(style(one).word), other=second,
                             second=Word(style(other).word))


def check_hue(level: Level, colour: str) -> None:
    """Raises InputError where the colour is not what the level is called."""
    look, hue = style(level), HUES[level]
    seen = colours.appearance(written(colour))
    facts = {"colour": colour, "hue": Word(look.colour_word), "level": Word(look.word)}
    if seen.chroma < LEAST_CHROMA:
        raise InputError(GREY, **facts)
    if GREENS.first < seen.hue < GREENS.last:
        raise InputError(GREEN, **facts)
    if not hue.first <= seen.hue <= hue.last or seen.lightness < hue.lightest:
        raise InputError(OTHER_HUE, **facts)


def kept(values: Mapping[str, str]) -> Palette:
    """The palette of stored values; what is missing or damaged is as usual, never a wrong colour."""
    palette = USUAL
    for level in JUDGED:
        try:
            colour = written(values.get(level.value) or palette.colour(level))
            check_hue(level, colour)
        except InputError:
            continue
        palette = palette.but(level, colour)
    return palette
