"""Printing off the UI thread: a document built into a folder of its own, its pages as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from dualprev_desktop.documents.imposing import EACH_ITS_OWN, Imposition
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.kernel.clock import local_date, system_clock
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_, Translator, translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import papers
from dualprev_desktop.services.comparison import USUAL_CHART, ChartChoice
from dualprev_desktop.services.papers import Note
from dualprev_desktop.store.company import Company

SHOWN_PAGES = 12
PREVIEW_DPI = 96
STALE = "stale"
"""The scope of the cards that no longer say what the register says."""
ALL_MATCH = N_("Every paper that was printed so still says what the register says.")


@dataclass(frozen=True)
class SheetOrder:
    """How a plan is laid out; `width` and `height` are those of a board, in millimetres."""

    layout: str = "standard"
    orientation: str = ""
    level_words: bool = True
    dpi: int = 200
    tiles: str = ""
    overlap: int = 10
    width: int = 1200
    height: int = 900


@dataclass(frozen=True)
class PrintOrder:
    """What (document), whom (scope), how (paper); the scope is a risk point's id, STALE, or empty for all of them."""

    document: str
    scope: str = ""
    paper: str = "A3"
    language: str = "zh_CN"
    hatched: bool = False
    mode: str = "residual"
    chart: ChartChoice = USUAL_CHART
    sheet: SheetOrder = SheetOrder()
    imposition: Imposition = EACH_ITS_OWN
    public: bool = False


@dataclass(frozen=True)
class Printed:
    """The files as they can be saved, pictures of their first pages, and the papers that are in them."""

    order: PrintOrder
    files: tuple[Path, ...]
    pages: tuple[QImage, ...]
    page_count: int
    papers: tuple[Note, ...] = ()
    batch: str = ""


def print_order(company: Company, order: PrintOrder, folder: Path, progress: Progress) -> Printed:
    """Builds the document into `folder`. Raises what the document raises, e.g. NotFound where there is nothing."""
    from dualprev_desktop.documents.base import DOCUMENTS, Options
    from dualprev_desktop.documents.canvas import stamped
    from dualprev_desktop.documents.source import source_of

    source = source_of(company, _asked(order.mode), _subjects(company, order), public=order.public)
    notes: list[Note] = []

    def note(piece: Piece) -> None:
        notes.append(Note(piece.title, piece.subject.id, piece.says))
    batch = "" if company.stands_at else papers.next_batch(company)
    options = Options(translator(order.language), paper=order.paper, hatched=order.hatched, mode=order.mode,
                      chart=order.chart, layout=order.sheet.layout, orientation=order.sheet.orientation,
                      level_words=order.sheet.level_words, dpi=order.sheet.dpi, tiles=order.sheet.tiles,
                      overlap=order.sheet.overlap, imposition=order.imposition, public=order.public, batch=batch,
                      made=note)
    with stamped(_of_the_past(company, options.translator)):
        files = DOCUMENTS[order.document].build(source, folder, options, progress)
    pages: list[QImage] = []
    count = 0
    for path in files:
        progress.step(len(pages), SHOWN_PAGES, path.name)
        shown, found = _pictures(path, SHOWN_PAGES - len(pages))
        pages += shown
        count += found
    return Printed(order, tuple(files), tuple(pages), count, tuple(notes), batch)


def _asked(mode: str) -> str:
    """What the queries are asked for; plans in both modes are asked for one after the other."""
    return "residual" if mode == "both" else mode


def _subjects(company: Company, order: PrintOrder) -> set[str] | None:
    """Raises NotFound where only what no longer matches is wanted, and all of it does."""
    if order.scope != STALE:
        return {order.scope} if order.scope else None
    gone = {paper.id for paper in papers.orphans(company)}
    found = {paper.about_id for paper in papers.stale(company)
             if (paper.document, paper.mode, bool(paper.public)) == (order.document, order.mode, order.public)
             and paper.id not in gone}
    if not found:
        raise NotFound(ALL_MATCH)
    return found


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
