"""Pictures of printed pages, made from the PDF itself, so that paper and picture cannot differ."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from dualprev_desktop.documents.pdfium import ONE_AT_A_TIME

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def page_pictures(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Each page as a PNG of `dpi` dots per inch, one at a time: an A0 sheet is large."""
    import pypdfium2

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    for index in range(count):
        yield _png(document, index, dpi)
    with ONE_AT_A_TIME:
        document.close()


def _png(document: PdfDocument, index: int, dpi: int) -> bytes:
    stream = BytesIO()
    with ONE_AT_A_TIME:
        page = document[index]
        picture = page.render(scale=dpi / 72).to_pil()
        page.close()
    # optimize=False: the smallest file is not worth a minute at 300 dpi
    picture.save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()
