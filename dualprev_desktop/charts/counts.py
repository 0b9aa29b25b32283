"""The comparison by counts (等级数量): how many events of each level equipment and activities have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dualprev_desktop.charts.base import INK, font_family
from dualprev_desktop.charts.sheet import (
    FOOT,
    HEAD,
    LEFT,
    MODES,
    RIGHT,
    WIDTH,
    draw_legend,
    level_words,
    look_of,
    plain_axes,
    write_axis,
    write_nothing,
    write_title,
)
from dualprev_desktop.domain.levels import LEVELS, Level, LevelStyle
from dualprev_desktop.domain.palette import Palette
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.views import CountGroup, CountsView

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FAMILIES = {"facility": N_("1 Equipment, facilities, places"), "activity": N_("2 Activities")}
COUNT = N_("Number of risk events")
ROW, BETWEEN, BAR = 0.42, 0.5, 0.28
"""Inches."""


def counts_figure(view: CountsView, t: Translator, *, hatched: bool = False) -> Figure:
    """A block of bars for each family, one for each level that is there."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    inches = len(view.groups) * (BETWEEN + ROW * len(shown(view)))
    height = HEAD + inches + FOOT
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.add_axes((LEFT / WIDTH, FOOT / height, (WIDTH - LEFT - RIGHT) / WIDTH, inches / height))
    axes.set_ylim(inches, 0)
    axes.set_xlim(0, max(most(view), 1) * 1.24)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    plain_axes(axes)
    for number, group in enumerate(view.groups):
        _block(axes, group, number * inches / len(view.groups), view, hatched, t)
    title = t.gettext("{enterprise}: activity risks by level").format(enterprise=view.enterprise)
    write_title(figure, height, title, (t.gettext(MODES[view.mode]), view.dated.isoformat()))
    write_axis(figure, height, t.gettext(COUNT))
    draw_legend(figure, view.palette, hatched, t)
    if not most(view):
        write_nothing(figure, t)
    return figure


def shown(view: CountsView) -> tuple[LevelStyle, ...]:
    """The four levels, and not assessed only where something is not."""
    return tuple(look for look in LEVELS if look.level is not Level.UNASSESSED
                 or any(group.count(look.level) for group in view.groups))


def most(view: CountsView) -> int:
    return max((group.count(look.level) for group in view.groups for look in LEVELS), default=0)


def _block(axes: Any, group: CountGroup, top: float, view: CountsView, hatched: bool, t: Translator) -> None:
    axes.annotate(t.gettext(FAMILIES[group.id]), (0, top + BETWEEN / 2), (-8, 0),
                  xycoords=("axes fraction", "data"), textcoords="offset points", ha="right", va="center",
                  fontsize=10.5, weight="bold", color=INK, family=font_family())
    for number, look in enumerate(shown(view)):
        _bar(axes, look, group.count(look.level), top + BETWEEN + ROW * (number + 0.5), view.palette, hatched, t)


def _bar(axes: Any, look: LevelStyle, count: int, middle: float, palette: Palette, hatched: bool,
         t: Translator) -> None:
    if count:
        axes.barh(middle, count, height=BAR, zorder=2, **look_of(look, palette, hatched))
    axes.annotate(str(count), (count, middle), (5, 0), textcoords="offset points", va="center_baseline", fontsize=9.5,
                  color=INK, family=font_family())
    axes.annotate(level_words(look.level, t), (0, middle), (-8, 0), xycoords=("axes fraction", "data"),
                  textcoords="offset points", ha="right", va="center", fontsize=9.5, color=INK, family=font_family())
