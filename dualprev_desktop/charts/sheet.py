"""What every comparison chart has round its bars: title, facts, axis words, legend, hatches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dualprev_desktop.charts.base import INK, QUIET, RULE, font_family
from dualprev_desktop.charts.labels import columns
from dualprev_desktop.domain.levels import LEVELS, Level, LevelStyle
from dualprev_desktop.domain.palette import Palette
from dualprev_desktop.kernel.i18n import N_, Translator

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, FOOT, LEFT, RIGHT = 11.7, 1.35, 1.05, 3.3, 0.35
"""Inches; the width is that of a standing A3 or a lying A4 sheet."""
PAGE = 16.5
"""The height of a standing A3 sheet, the most that one page has."""

MODES = {"inherent": N_("Inherent risk, without controls"), "residual": N_("Residual risk, with present controls")}
NOTHING = N_("No activity has been assessed yet.")

HATCHES = {"cross": "xxxx", "diagonal": "////", "horizontal": "----", "dots": "....", "none": ""}
"""The patterns of `LevelStyle.pattern`, dense enough for a bar of six millimetres."""


def look_of(level: LevelStyle, palette: Palette, hatched: bool) -> dict[str, Any]:
    """How a bar of the level is filled; the strokes of a hatch are as dark as ink, so that grey print keeps them."""
    hatch = HATCHES[level.pattern] if hatched else ""
    return {"facecolor": palette.colour(level.level), "edgecolor": INK if hatch else QUIET, "linewidth": 0.4,
            "hatch": hatch or None, "hatch_linewidth": 0.6}


def write_title(figure: Figure, height: float, title: str, facts: Iterable[str]) -> None:
    """Two lines at the top; empty facts are left out."""
    family = font_family()
    figure.text(0.5, 1 - 0.42 / height, title, ha="center", va="center", family=family, weight="bold", color=INK,
                fontsize=_title_size(title))
    figure.text(0.5, 1 - 0.74 / height, "  ·  ".join(filter(None, facts)), ha="center", va="center", fontsize=10.5,
                color=QUIET, family=family)


def _title_size(title: str) -> float:
    """As large as eleven inches allow; an ideograph is as wide as its size."""
    return min(18, 11 * 72 / (columns(title) / 2 + 1))


def write_axis(figure: Figure, height: float, words: str) -> None:
    figure.text((LEFT + (WIDTH - LEFT - RIGHT) / 2) / WIDTH, 0.6 / height, words, ha="center", va="center",
                fontsize=9.5, color=QUIET, family=font_family())


def write_nothing(figure: Figure, t: Translator) -> None:
    figure.text(0.5, 0.5, t.gettext(NOTHING), ha="center", fontsize=13, color=QUIET, family=font_family())


def draw_legend(figure: Figure, palette: Palette, hatched: bool, t: Translator) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(label=level_words(look.level, t), **look_of(look, palette, hatched)) for look in LEVELS]
    figure.legend(handles=patches, loc="lower center", ncols=len(patches), frameon=False, handlelength=1.6,
                  prop={"family": font_family(), "size": 9.5})


def level_words(level: Level, t: Translator) -> str:
    """■ Major."""
    look = next(one for one in LEVELS if one.level is level)
    return f"{look.shape} {t.gettext(look.word)}"


def plain_axes(axes: Any) -> None:
    """No frame but the base line, a faint grid, no marks beside the labels."""
    axes.set_yticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(QUIET)
    axes.tick_params(axis="x", which="both", length=0)
    axes.tick_params(axis="x", labelsize=9, labelcolor=QUIET, labelfontfamily=font_family())
    axes.grid(axis="x", color=RULE, linewidth=0.5, alpha=0.6)
    axes.set_axisbelow(True)
