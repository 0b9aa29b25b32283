"""Printing off the UI thread: a document built into a folder of its own, and where its pages are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.documents.imposing import EACH_ITS_OWN, Imposition
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.kernel.clock import local_date, system_clock
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import papers
from dualprev_desktop.services.comparison import USUAL_CHART, ChartChoice
from dualprev_desktop.services.papers import Note
from dualprev_desktop.services.print_scope import EVERYTHING, STALE, AskedPrint, PrintScope, subjects
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.print_pages import Leaf, leaves

ONLY_STALE = PrintScope(STALE)
"""The papers that no longer say what the register says."""


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
    """What (document), whom (scope), how (paper)."""

    document: str
    scope: PrintScope = EVERYTHING
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
    """The files as they can be saved, their pages, and the papers that are in them."""

    order: PrintOrder
    files: tuple[Path, ...]
    pages: tuple[Leaf, ...]
    papers: tuple[Note, ...] = ()
    batch: str = ""


def print_order(company: Company, order: PrintOrder, folder: Path, progress: Progress) -> Printed:
    """Builds the document into `folder`. Raises what the document raises, e.g. NotFound where there is nothing."""
    from dualprev_desktop.documents.base import DOCUMENTS, Options
    from dualprev_desktop.documents.canvas import stamped
    from dualprev_desktop.documents.source import source_of

    whom = subjects(company, asked_print(order.document, order.mode, order.public), order.scope)
    source = source_of(company, _asked(order.mode), whom, public=order.public)
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
    return Printed(order, tuple(files), leaves(files), tuple(notes), batch)


def asked_print(document: str, mode: str = "residual", public: bool = False) -> AskedPrint:
    from dualprev_desktop.documents.base import DOCUMENTS, POINTS

    return AskedPrint(document, mode, public, POINTS in DOCUMENTS[document].uses)


def _asked(mode: str) -> str:
    """What the queries are asked for; plans in both modes are asked for one after the other."""
    return "residual" if mode == "both" else mode


def _of_the_past(company: Company, t: Translator) -> str:
    """What stands on every page of a company of the past; empty of today's."""
    if not company.stands_at:
        return ""
    return t.gettext("As it stood on {moment} · printed {day}").format(
        moment=company.stands_at, day=local_date(system_clock()).isoformat())
