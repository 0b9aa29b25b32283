"""Set-up that all figures share: the shipped font, colours of text and rules, files with repeatable bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.paths import resource

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, QUIET, RULE = "#1A1A1A", "#5A5A5A", "#C8C8C8"

MOST_PIXELS = 30_000
"""Of a side: half of what the renderer can do, and more than viewers open gladly."""


@cache
def font_family() -> str:
    """The name under which matplotlib knows the shipped font in both weights."""
    from matplotlib import font_manager

    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        font_manager.fontManager.addfont(str(resource("fonts", name)))
    found = font_manager.FontProperties(fname=str(resource("fonts", "NotoSansSC-Regular.ttf")))
    return str(found.get_name())


def save_png(figure: Figure, path: Path, dpi: int = 150) -> None:
    """Writes the figure; a very tall one with fewer dots per inch, so that it can be opened."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    dots = min(dpi, int(MOST_PIXELS / max(figure.get_size_inches())))
    canvas: Any = FigureCanvasAgg(figure)
    with replacing(path) as temporary:
        figure.set_dpi(dots)
        canvas.print_png(str(temporary), metadata={"Software": "DualPrev Desktop"})


TRUETYPE = 42
"""The kind of font, by its number in PDF, whose words can be searched and copied."""


def save_pdf(figures: Sequence[Figure], path: Path, title: str) -> None:
    """Writes the figures as the pages of one file, in lines and words instead of dots."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages

    facts = {"Title": title, "Creator": "DualPrev Desktop", "Producer": "DualPrev Desktop", "CreationDate": None}
    with (replacing(path) as temporary, rc_context({"pdf.fonttype": TRUETYPE}),
          PdfPages(str(temporary), metadata=facts) as pages):
        for figure in figures:
            pages.savefig(figure)
