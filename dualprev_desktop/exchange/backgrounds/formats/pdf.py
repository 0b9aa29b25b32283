"""One page of a PDF, rendered at a resolution that suits its size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any

from dualprev_desktop.exchange.backgrounds.format import Answer, Format, Source
from dualprev_desktop.exchange.backgrounds.formats.raster import NO_PAGE
from dualprev_desktop.exchange.backgrounds.pixels import DAMAGED, LIMITS, finished
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.incoming import Choice

MOST_SIDE = 12_000
USUAL_SIDE = 6_000
"""Pixels: an A4 sheet at 300 dpi has 3,508, an A0 sheet at 128 dpi 6,000."""
FINEST = 300
POINTS_PER_INCH = 72
PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD."""

PASSWORD = N_("{file} is protected by a password. Open it in a PDF reader, print it into a new PDF without a "
              "password, and choose that file.")
NO_PAGES = N_("{file} has no pages. Save it anew from the program it comes from.")


def _look(source: Source) -> Answer:
    with _document(source) as document:
        width, height = document[0].get_size()
        scale = _scale(width, height, Choice())
        return {"kind": "pages", "pages": len(document), "width": ceil(width * scale), "height": ceil(height * scale)}


def _read(source: Source, choice: Choice) -> Answer:
    with _document(source) as document:
        if not 1 <= choice.page <= len(document):
            raise BadFile(NO_PAGE, page=choice.page, pages=len(document))
        return finished(_rendered(document[choice.page - 1], choice), choice, lossy=False)


def _rendered(page: Any, choice: Choice) -> Any:
    width, height = page.get_size()
    scale = _scale(width, height, choice)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, fill_color=(255, 255, 255, 255))
    return bitmap.to_pil().convert("RGB")


def _scale(width: float, height: float, choice: Choice) -> float:
    """Pixels per point; straightening starts from twice the pixels that are wanted."""
    longest = max(width, height, 1.0)
    usual = min(FINEST / POINTS_PER_INCH, USUAL_SIDE / longest)
    asked = choice.dpi / POINTS_PER_INCH if choice.dpi else usual
    most = min(MOST_SIDE, choice.side * (2 if choice.corners else 1))
    return min(asked, most / longest)


@contextmanager
def _document(source: Source) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.path)
    except pypdfium2.PdfiumError as error:
        raise BadFile(PASSWORD if getattr(error, "err_code", 0) == PASSWORD_ERROR else DAMAGED) from error
    with document:
        if not len(document):
            raise BadFile(NO_PAGES)
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise BadFile(DAMAGED) from error


FORMAT = Format("pdf", lambda head: b"%PDF-" in head[:1024], _look, _read, LIMITS, order=30)
