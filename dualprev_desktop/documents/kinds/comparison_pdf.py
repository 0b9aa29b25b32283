"""The comparison of activities (作业安全风险比较图) as one PDF whose words can be searched and copied."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.charts.base import save_pdf
from dualprev_desktop.documents.base import CHART, HATCHED, MODE, Group, Options, PrintedDocument, PrintSource
from dualprev_desktop.documents.kinds.comparison import TITLE as CHART_TITLE
from dualprev_desktop.documents.kinds.comparison import chart_figures
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Comparison of activity risks (PDF)")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    figures = chart_figures(source, options)
    target = folder / "comparison.pdf"
    progress.step(0, 1, target.name)
    save_pdf(figures, target, options.translator.gettext(CHART_TITLE))
    return [target]


DOCUMENT = PrintedDocument("comparison-pdf", TITLE, 42, build, frozenset({MODE, HATCHED, CHART}), group=Group.CHARTS)
