"""The comparison of activities (作业安全风险比较图) as a picture."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.charts.base import save_png
from dualprev_desktop.charts.comparison import comparison_figure
from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import MODE, Options, PrintedDocument, PrintSource
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Comparison of activity risks")
NO_BAR = N_("There is no risk event to compare yet. Enter one in step 2, Identify.")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    view = source.comparison()
    if not view.bars:
        raise NotFound(NO_BAR)
    fonts.check_glyphs([view.enterprise, view.rule_set, *(bar.label for bar in view.bars)])
    progress.step(0, 1, view.enterprise)
    target = folder / "comparison.png"
    save_png(comparison_figure(view, options.translator), target, options.dpi)
    return [target]


DOCUMENT = PrintedDocument("comparison", TITLE, 40, build, frozenset({MODE}))
