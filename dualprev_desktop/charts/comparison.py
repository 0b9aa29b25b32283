"""The comparison of activities (作业安全风险比较图): a bar for each, the worst on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dualprev_desktop.charts.base import INK, QUIET, RULE, font_family
from dualprev_desktop.charts.labels import columns, folded
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.views import Bar, ComparisonView

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, FOOT, LEFT, RIGHT = 11.7, 1.35, 1.05, 3.3, 0.35
"""Inches; the width is that of a lying A4 sheet."""
ROW, LINE = 0.36, 0.165
"""Inches for a bar, and for each further line of its label."""
LABEL_COLUMNS = 44
BAR = 0.23
WIDE = 40
"""Largest over smallest value from which the axis is logarithmic: LEC runs from 0.05 to 10,000 (dossier 5.4)."""

MODES = {"inherent": N_("Inherent risk, without controls"), "residual": N_("Residual risk, with present controls")}


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its label in lines and its middle in inches below the top of the axes."""

    bar: Bar
    lines: tuple[str, ...]
    middle: float


def comparison_figure(view: ComparisonView, t: Translator) -> Figure:
    """Bars of risk values; of ranks 4-3-2-1 where methods are mixed, since their values cannot be compared."""
    from matplotlib.figure import Figure

    ranked = is_ranked(view.bars)
    rows, inches = _rows(_descending(view.bars, ranked))
    height = HEAD + inches + FOOT
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.add_axes((LEFT / WIDTH, FOOT / height, (WIDTH - LEFT - RIGHT) / WIDTH, inches / height))
    axes.set_ylim(inches, 0)
    _axis(axes, view, ranked, t)
    if not ranked:
        _limits(axes, view, inches, t)
    for row in rows:
        _draw(axes, row, ranked, t)
    _words(figure, view, ranked, height, t)
    return figure


def is_ranked(bars: Sequence[Bar]) -> bool:
    """Whether a judged bar has no value, which is so where methods are mixed."""
    return any(bar.value is None and bar.level is not Level.UNASSESSED for bar in bars)


def length(bar: Bar, ranked: bool) -> float:
    """How long the bar is; one that nobody assessed has no length."""
    return style(bar.level).rank if ranked else float(bar.value or 0)


def _descending(bars: Sequence[Bar], ranked: bool) -> list[Bar]:
    return sorted(bars, key=lambda bar: (length(bar, ranked), style(bar.level).rank), reverse=True)


def _rows(bars: Sequence[Bar]) -> tuple[list[Row], float]:
    """The rows and the inches they take together."""
    rows, top = [], 0.0
    for bar in bars:
        lines = folded(bar.label, LABEL_COLUMNS)
        height = ROW + (len(lines) - 1) * LINE
        rows.append(Row(bar, tuple(lines), top + height / 2))
        top += height
    return rows, max(top, ROW * 3)


def _axis(axes: Any, view: ComparisonView, ranked: bool, t: Translator) -> None:
    values = [length(bar, ranked) for bar in view.bars if length(bar, ranked) > 0]
    edges = [float(limit.edge) for limit in view.limits]
    reach = max([*values, *edges], default=1)
    if ranked:
        axes.set_xlim(0, 5)
        axes.set_xticks([look.rank for look in LEVELS if look.rank])
        axes.set_xticklabels([f"{look.rank} {t.gettext(look.word)}" for look in LEVELS if look.rank])
    elif is_wide(values):
        least = min(values)
        axes.set_xscale("log")
        axes.set_xlim(least * 0.7, reach * (reach / least) ** 0.24)
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.xaxis.set_minor_formatter(lambda value, _: "")
    else:
        axes.set_xlim(0, reach * 1.24)
    _plain(axes)


def is_wide(values: Sequence[float]) -> bool:
    return bool(values) and max(values) / min(values) >= WIDE


def _plain(axes: Any) -> None:
    """No frame but the base line, a faint grid, no marks beside the labels."""
    axes.set_yticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(QUIET)
    axes.tick_params(axis="x", which="both", length=0)
    axes.tick_params(axis="x", labelsize=9, labelcolor=QUIET, labelfontfamily=font_family())
    axes.grid(axis="x", color=RULE, linewidth=0.5, alpha=0.6)
    axes.set_axisbelow(True)


def _limits(axes: Any, view: ComparisonView, inches: float, t: Translator) -> None:
    """The edges of the bands; neighbours are written at two heights, since they may lie close together."""
    for number, limit in enumerate(sorted(view.limits)):
        look = style(limit.level)
        words = t.gettext("from {edge}: {level}") if limit.included else t.gettext("above {edge}: {level}")
        axes.axvline(float(limit.edge), color=INK, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1.5)
        text = words.format(edge=plain_decimal(limit.edge), level=t.gettext(look.word))
        axes.text(float(limit.edge), -0.07 - 0.17 * (number % 2), text, fontsize=8.5, color=INK, ha="center",
                  va="bottom", family=font_family())


def _draw(axes: Any, row: Row, ranked: bool, t: Translator) -> None:
    look, size = style(row.bar.level), length(row.bar, ranked)
    start = axes.get_xlim()[0]
    if size:
        axes.barh(row.middle, size - start, left=start, height=BAR, color=look.colour, edgecolor=QUIET, linewidth=0.4,
                  zorder=2)
    value = "" if ranked or row.bar.value is None else f"   {plain_decimal(row.bar.value)}"
    # a white ground keeps a threshold's line out of the word
    axes.annotate(f"{look.shape} {t.gettext(look.word)}{value}", (size or start, row.middle), (5, 0),
                  textcoords="offset points", va="center_baseline", fontsize=9.5, color=INK, family=font_family(),
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2}, zorder=3)
    axes.annotate("\n".join(row.lines), (0, row.middle), (-8, 0), xycoords=("axes fraction", "data"),
                  textcoords="offset points", ha="right", va="center", fontsize=9.5, color=INK, family=font_family(),
                  linespacing=1.15)


def _words(figure: Figure, view: ComparisonView, ranked: bool, height: float, t: Translator) -> None:
    title = t.gettext("{enterprise}: comparison of activity risks").format(enterprise=view.enterprise)
    method = in_language(view.method, t.language) if not ranked else ""
    facts = filter(None, (t.gettext(MODES[view.mode]), method, view.dated.isoformat()))
    family = font_family()
    figure.text(0.5, 1 - 0.42 / height, title, ha="center", va="center", family=family, weight="bold", color=INK,
                fontsize=_title_size(title))
    figure.text(0.5, 1 - 0.74 / height, "  ·  ".join(facts), ha="center", va="center", fontsize=10.5, color=QUIET,
                family=family)
    axis = t.gettext("Rank of the level: the methods differ, so that their values cannot be compared") if ranked \
        else t.gettext("Risk value")
    figure.text((LEFT + (WIDTH - LEFT - RIGHT) / 2) / WIDTH, 0.6 / height, axis, ha="center", va="center", fontsize=9.5,
                color=QUIET, family=family)
    _legend(figure, t)
    if not view.bars:
        figure.text(0.5, 0.5, t.gettext("No activity has been assessed yet."), ha="center", fontsize=13, color=QUIET,
                    family=family)


def _title_size(title: str) -> float:
    """As large as eleven inches allow; an ideograph is as wide as its size."""
    return min(18, 11 * 72 / (columns(title) / 2 + 1))


def _legend(figure: Figure, t: Translator) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(facecolor=look.colour, edgecolor=QUIET, linewidth=0.4,
                     label=f"{look.shape} {t.gettext(look.word)}") for look in LEVELS]
    figure.legend(handles=patches, loc="lower center", ncols=len(patches), frameon=False, handlelength=1.6,
                  prop={"family": font_family(), "size": 9.5})
