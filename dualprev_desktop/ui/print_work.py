"""Printing off the UI thread: a document built into a folder of its own, its pages as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from dualprev_desktop.kernel.clock import local_date, system_clock
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.store.company import Company

SHOWN_PAGES = 12
PREVIEW_DPI = 96


@dataclass(frozen=True)
class PrintOrder:
    """What (document), whom (scope), how (paper); `point_id` empty means all risk points."""

    document: str
    point_id: str = ""
    paper: str = "A3"
    language: str = "zh_CN"
    hatched: bool = False
    mode: str = "residual"


@dataclass(frozen=True)
class Printed:
    """The files as they can be saved, and pictures of their first pages."""

    order: PrintOrder
    files: tuple[Path, ...]
    pages: tuple[QImage, ...]
    page_count: int


def print_order(company: Company, order: PrintOrder, folder: Path, progress: Progress) -> Printed:
    """Builds the document into `folder`. Raises what the document raises, e.g. NotFound where there is nothing."""
    from dualprev_desktop.documents.base import DOCUMENTS, Options
    from dualprev_desktop.documents.canvas import stamped
    from dualprev_desktop.documents.source import source_of

    source = source_of(company, order.mode, {order.point_id} if order.point_id else None)
    options = Options(translator(order.language), paper=order.paper, hatched=order.hatched, mode=order.mode)
    with stamped(_of_the_past(company, options.translator)):
        files = DOCUMENTS[order.document].build(source, folder, options, progress)
    pages: list[QImage] = []
    count = 0
    for path in files:
        progress.step(len(pages), SHOWN_PAGES, path.name)
        shown, found = _pictures(path, SHOWN_PAGES - len(pages))
        pages += shown
        count += found
    return Printed(order, tuple(files), tuple(pages), count)


def _of_the_past(company: Company, t: Translator) -> str:
    """What stands on every page of a company of the past; empty of today's."""
    if not company.stands_at:
        return ""
    return t.gettext("As it stood on {moment} · printed {day}").format(
        moment=company.stands_at, day=local_date(system_clock()).isoformat())


def _pictures(path: Path, wanted: int) -> tuple[list[QImage], int]:
    """At most `wanted` pages of a file, and how many it has."""
    if path.suffix.lower() != ".pdf":
        return ([QImage(str(path))] if wanted > 0 else []), 1
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return list(_rendered(document, wanted)), len(document)


def _rendered(document: object, wanted: int) -> Iterator[QImage]:
    for index in range(min(wanted, len(document))):  # type: ignore[arg-type]
        page = document[index]  # type: ignore[index]
        bitmap = page.render(scale=PREVIEW_DPI / 72, rev_byteorder=True, prefer_bgrx=True)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        yield image.copy()  # the bitmap's memory goes with it
        page.close()
