"""The comparison of activities (作业安全风险比较图) as pictures, one a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dualprev_desktop.charts.base import save_png
from dualprev_desktop.charts.comparison import comparison_figures
from dualprev_desktop.charts.counts import counts_figure, most
from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import CHART, HATCHED, MODE, Group, Options, PrintedDocument, PrintSource
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.views import Chart, CountsView

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TITLE = N_("Comparison of activity risks")
NO_BAR = N_("There is no risk event to compare yet. Enter one in step 2, Identify.")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    return _written(chart_figures(source, options), folder, options, progress)


def chart_figures(source: PrintSource, options: Options) -> list[Figure]:
    """Raises NotFound where there is nothing to compare, InputError where the font lacks a sign of the file."""
    charts = source.charts(options.chart)
    if not any(_has_bars(chart) for chart in charts):
        raise NotFound(NO_BAR)
    fonts.check_glyphs([word for chart in charts for word in _words(chart)])
    return [figure for chart in charts for figure in _figures(chart, options)]


def _has_bars(chart: Chart) -> bool:
    return most(chart) > 0 if isinstance(chart, CountsView) else bool(chart.bars)


def _words(chart: Chart) -> list[str]:
    """What comes from the file."""
    own = [] if isinstance(chart, CountsView) else [chart.rule_set, *(bar.label for bar in chart.bars)]
    return [chart.enterprise, *own]


def _figures(chart: Chart, options: Options) -> Sequence[Figure]:
    if isinstance(chart, CountsView):
        return [counts_figure(chart, options.translator, hatched=options.hatched)]
    return comparison_figures(chart, options.translator, hatched=options.hatched)


def _written(figures: Sequence[Figure], folder: Path, options: Options, progress: Progress) -> list[Path]:
    targets = []
    for number, figure in enumerate(figures, 1):
        targets.append(folder / ("comparison.png" if number == 1 else f"comparison-{number}.png"))
        progress.step(number - 1, len(figures), targets[-1].name)
        save_png(figure, targets[-1], options.dpi)
    return targets


DOCUMENT = PrintedDocument("comparison", TITLE, 40, build, frozenset({MODE, HATCHED, CHART}), group=Group.CHARTS)
