"""The comparison of activities (作业安全风险比较图): a bar for each, the worst on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dualprev_desktop.charts.axis import Axis, axis_of, descending, length
from dualprev_desktop.charts.base import INK, font_family
from dualprev_desktop.charts.labels import columns, folded
from dualprev_desktop.charts.sheet import (
    FOOT,
    HEAD,
    LEFT,
    MODES,
    PAGE,
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
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import LEVELS, style
from dualprev_desktop.domain.palette import Palette
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.views import Bar, ComparisonView

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW, LINE = 0.36, 0.165
"""Inches for a bar, and for each further line of its label."""
LABEL_COLUMNS = 44
BAR = 0.23
BY_WORDS = {"event": "", "point": N_("the worst event of each risk point"),
            "activity": N_("the worst event of each activity"), "post": N_("the worst event of each post")}
NO_POST = N_("No post named")
RANKS = N_("Rank of the level: the methods differ, so that their values cannot be compared")
VALUES = N_("Risk value")


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its label in lines and its middle in inches below the top of the axes."""

    bar: Bar
    lines: tuple[str, ...]
    middle: float


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[Row, ...]
    inches: float
    number: int = 1
    of: int = 1


def comparison_figure(view: ComparisonView, t: Translator, *, hatched: bool = False) -> Figure:
    """All bars on one sheet, however tall; of ranks 4-3-2-1 where methods are mixed."""
    rows, inches = _rows(descending(view), t)
    return _figure(view, _Page(tuple(rows), inches), hatched, t)


def comparison_figures(view: ComparisonView, t: Translator, *, hatched: bool = False) -> list[Figure]:
    """The same in pages no taller than a standing A3 sheet, on one axis throughout."""
    portions = _portions(descending(view), t)
    pages = [_rows(portion, t) for portion in portions]
    return [_figure(view, _Page(tuple(rows), inches, number, len(pages)), hatched, t)
            for number, (rows, inches) in enumerate(pages, 1)]


def _portions(bars: Sequence[Bar], t: Translator) -> list[list[Bar]]:
    """As few pages as hold them, filled about equally: no page has one bar alone."""
    most = PAGE - HEAD - FOOT
    heights = [_height(_label(bar, t)) for bar in bars]
    full = _filled(bars, heights, most)
    even = _filled(bars, heights, min(sum(heights) / len(full) + max(heights, default=0), most))
    return even if len(even) == len(full) else full


def _filled(bars: Sequence[Bar], heights: Sequence[float], most: float) -> list[list[Bar]]:
    portions: list[list[Bar]] = [[]]
    taken = 0.0
    for bar, height in zip(bars, heights, strict=True):
        if portions[-1] and taken + height > most:
            portions.append([])
            taken = 0.0
        portions[-1].append(bar)
        taken += height
    return portions


def _label(bar: Bar, t: Translator) -> list[str]:
    """In lines about equally long: a last line of one character is not read as part of the name."""
    text = bar.label or t.gettext(NO_POST)
    widest = folded(text, LABEL_COLUMNS)
    for room in range(max(columns(text) // len(widest), 1), LABEL_COLUMNS):
        lines = folded(text, room)
        if len(lines) == len(widest):
            return lines
    return widest


def _height(lines: Sequence[str]) -> float:
    return ROW + (len(lines) - 1) * LINE


def _rows(bars: Sequence[Bar], t: Translator) -> tuple[list[Row], float]:
    """The rows and the inches they take together."""
    rows, top = [], 0.0
    for bar in bars:
        lines = _label(bar, t)
        rows.append(Row(bar, tuple(lines), top + _height(lines) / 2))
        top += _height(lines)
    return rows, max(top, ROW * 3)


def _figure(view: ComparisonView, page: _Page, hatched: bool, t: Translator) -> Figure:
    from matplotlib.figure import Figure

    axis, height = axis_of(view), HEAD + page.inches + FOOT
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.add_axes((LEFT / WIDTH, FOOT / height, (WIDTH - LEFT - RIGHT) / WIDTH, page.inches / height))
    axes.set_ylim(page.inches, 0)
    _set_axis(axes, axis, t)
    if not axis.ranked:
        _limits(axes, view, t)
    for row in page.rows:
        _draw(axes, row, axis, view.palette, hatched, t)
    _words(figure, view, page, height, t)
    draw_legend(figure, view.palette, hatched, t)
    return figure


def _set_axis(axes: Any, axis: Axis, t: Translator) -> None:
    if axis.ranked:
        axes.set_xticks([look.rank for look in LEVELS if look.rank])
        axes.set_xticklabels([f"{look.rank} {t.gettext(look.word)}" for look in LEVELS if look.rank])
    elif axis.logarithmic:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.xaxis.set_minor_formatter(lambda value, _: "")
    axes.set_xlim(axis.low, axis.high)
    plain_axes(axes)


def limit_words(view: ComparisonView, t: Translator) -> list[tuple[float, str]]:
    """(edge, what is written there) of each band."""
    found = []
    for limit in sorted(view.limits):
        words = t.gettext("from {edge}: {level}") if limit.included else t.gettext("above {edge}: {level}")
        found.append((float(limit.edge), words.format(edge=plain_decimal(limit.edge),
                                                      level=t.gettext(style(limit.level).word))))
    return found


def _limits(axes: Any, view: ComparisonView, t: Translator) -> None:
    """The edges of the bands; neighbours are written at two heights, since they may lie close together."""
    for number, (edge, words) in enumerate(limit_words(view, t)):
        axes.axvline(edge, color=INK, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1.5)
        axes.text(edge, -0.07 - 0.17 * (number % 2), words, fontsize=8.5, color=INK, ha="center", va="bottom",
                  family=font_family())


def bar_words(bar: Bar, ranked: bool, t: Translator) -> str:
    """■ Major   360: the score as it is stored."""
    value = "" if ranked or bar.value is None else f"   {plain_decimal(bar.value)}"
    return level_words(bar.level, t) + value


def _draw(axes: Any, row: Row, axis: Axis, palette: Palette, hatched: bool, t: Translator) -> None:
    size, start = length(row.bar, axis.ranked), axis.low
    if size:
        axes.barh(row.middle, size - start, left=start, height=BAR, zorder=2,
                  **look_of(style(row.bar.level), palette, hatched))
    # a white ground keeps a threshold's line out of the word
    axes.annotate(bar_words(row.bar, axis.ranked, t), (size or start, row.middle), (5, 0),
                  textcoords="offset points", va="center_baseline", fontsize=9.5, color=INK, family=font_family(),
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2}, zorder=3)
    axes.annotate("\n".join(row.lines), (0, row.middle), (-8, 0), xycoords=("axes fraction", "data"),
                  textcoords="offset points", ha="right", va="center", fontsize=9.5, color=INK, family=font_family(),
                  linespacing=1.15)


def _words(figure: Figure, view: ComparisonView, page: _Page, height: float, t: Translator) -> None:
    ranked = axis_of(view).ranked
    title = t.gettext("{enterprise}: comparison of activity risks").format(enterprise=view.enterprise)
    number = t.gettext("page {page} of {pages}").format(page=page.number, pages=page.of) if page.of > 1 else ""
    by = BY_WORDS[view.by]
    write_title(figure, height, title, (
        t.gettext(MODES[view.mode]), t.gettext(by) if by else "",
        in_language(view.method, t.language) if not ranked else "", view.dated.isoformat(), number))
    write_axis(figure, height, t.gettext(RANKS if ranked else VALUES))
    if not view.bars:
        write_nothing(figure, t)
