"""Pictures of printed pages, made from the PDF itself, so that paper and picture cannot differ."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO


def page_pictures(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Each page as a PNG of `dpi` dots per inch, one at a time: an A0 sheet is large."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield _png(page, dpi)
            page.close()


def _png(page: object, dpi: int) -> bytes:
    stream = BytesIO()
    # optimize=False: the smallest file is not worth a minute at 300 dpi
    page.render(scale=dpi / 72).to_pil().save(stream, "PNG", dpi=(dpi, dpi))  # type: ignore[attr-defined]
    return stream.getvalue()
