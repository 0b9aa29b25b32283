"""ReportLab canvases set up alike: our fonts, repeatable bytes, sizes in millimetres."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dualprev_desktop.documents import fonts

CREATOR = "DualPrev Desktop"


def new_canvas(target: Any, size: tuple[float, float], title: str) -> Any:
    """A canvas on `target` (a path or a stream) of `size` in millimetres; equal input makes equal bytes."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.register()
    width, height = (length * fonts.POINTS_PER_MM for length in size)
    canvas = Canvas(str(target) if isinstance(target, Path) else target, pagesize=(width, height), invariant=1,
                    pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator(CREATOR)
    # else it says "anonymous" and "unspecified", in English whatever the language
    canvas.setAuthor("")
    canvas.setSubject("")
    return canvas


@cache
def colour(code: str) -> Any:
    """ReportLab's colour of `#RRGGBB`."""
    from reportlab.lib.colors import HexColor

    return HexColor(code)
