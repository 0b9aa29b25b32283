"""ReportLab canvases set up alike: our fonts, repeatable bytes, sizes in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from dualprev_desktop.documents import fonts

CREATOR = "DualPrev Desktop"
STAMP_SIZE, STAMP_ABOVE = 7, 4 * fonts.POINTS_PER_MM
_stamp: ContextVar[str] = ContextVar("stamp", default="")


@contextmanager
def stamped(words: str) -> Iterator[None]:
    """Every page of the canvases made in it bears `words` at its lower edge; none where they are empty."""
    token = _stamp.set(words)
    try:
        yield
    finally:
        _stamp.reset(token)


def new_canvas(target: Any, size: tuple[float, float], title: str) -> Any:
    """A canvas on `target` (a path or a stream) of `size` in millimetres; equal input makes equal bytes."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # its text form of pages is for mail of the last century: a quarter more to write, and slow to make
    rl_config.useA85 = 0
    fonts.register()
    width, height = (length * fonts.POINTS_PER_MM for length in size)
    words = _stamp.get()
    made = _stamping(words) if words else Canvas
    # the stubs take the first font's name for a number; without it every file names one that it does not embed
    first: Any = fonts.REGULAR
    canvas = made(str(target) if isinstance(target, Path) else target, pagesize=(width, height), invariant=1,
                  pageCompression=1, initialFontName=first)
    canvas.setTitle(title)
    canvas.setCreator(CREATOR)
    # else it says "anonymous" and "unspecified", in English whatever the language
    canvas.setAuthor("")
    canvas.setSubject("")
    return canvas


@cache
def _stamping(words: str) -> Any:
    """The class of a canvas that stamps each page."""
    from reportlab.pdfgen.canvas import Canvas

    class Stamping(Canvas):
        def showPage(self) -> None:  # noqa: N802 - ReportLab's name
            self.setFont(fonts.REGULAR, STAMP_SIZE)
            self.setFillColor(colour("#000000"))
            self.drawCentredString(self._pagesize[0] / 2, STAMP_ABOVE, words)  # type: ignore[attr-defined]
            super().showPage()

    return Stamping


@cache
def colour(code: str) -> Any:
    """ReportLab's colour of `#RRGGBB`."""
    from reportlab.lib.colors import HexColor

    return HexColor(code)
