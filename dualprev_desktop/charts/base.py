"""Set-up that all figures share: the shipped font, colours of text and rules, pictures with repeatable bytes."""

from __future__ import annotations

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
