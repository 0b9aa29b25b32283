"""Pieces as one PDF, each as it comes: of the drawings only those of one sheet are held, of the pages some hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dualprev_desktop.documents.base import Group, Options, Pieces, PrintedDocument, PrintSource
from dualprev_desktop.documents.canvas import new_canvas
from dualprev_desktop.documents.imposing import impose
from dualprev_desktop.documents.painter import paint
from dualprev_desktop.documents.pdfium import ONE_AT_A_TIME
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.progress import Progress

PART = 500
"""Sheets that are drawn before they are put away: some 20 MB of cards."""


def piece_document(id: str, title: str, order: int, pieces: Pieces, uses: frozenset[str],
                   nothing: str, group: Group = Group.CARDS) -> PrintedDocument:
    """A document made of pieces; `nothing` is said where there are none."""
    def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
        target = folder / f"{id}.pdf"
        made = _told(pieces(source, options), options, nothing)
        write_sheets(target, impose(made, options.imposition), options.translator.gettext(title), progress)
        return [target]
    return PrintedDocument(id, title, order, build, uses, pieces, group)


def _told(pieces: Iterable[Piece], options: Options, nothing: str) -> Iterator[Piece]:
    found = False
    for piece in pieces:
        found = True
        options.made(piece)
        yield piece
    if not found:
        raise NotFound(nothing)


def write_sheets(target: Path, sheets: Iterable[Drawing], title: str, progress: Progress) -> None:
    """One page for each. Raises Cancelled from `progress`; nothing is left behind then."""
    with replacing(target) as temporary, TemporaryDirectory(prefix=".", dir=temporary.parent) as folder:
        if parts := list(_parts(sheets, Path(folder), title, progress)):
            _join(parts, temporary)


def _parts(sheets: Iterable[Drawing], folder: Path, title: str, progress: Progress) -> Iterator[Path]:
    """Files of at most `PART` sheets: a canvas holds all its pages, uncompressed, until it is saved."""
    canvas, path = None, folder
    for number, sheet in enumerate(sheets, 1):
        progress.step(number, 0, title)
        if canvas is None:
            path = folder / f"{number}.pdf"
            canvas = new_canvas(path, (sheet.width, sheet.height), title)
        paint(canvas, sheet)
        canvas.showPage()
        if number % PART == 0:
            canvas.save()
            canvas = None
            yield path
    if canvas is not None:
        canvas.save()
        yield path


def _join(parts: Sequence[Path], target: Path) -> None:
    """Into the first, whose title and creator the whole then has.

    Each part is written behind those before it: what is saved as one file anew has to be held whole.
    """
    from pypdfium2 import PdfDocument, raw

    whole, *others = parts
    for part in others:
        longer = part.with_suffix(".whole")
        with ONE_AT_A_TIME, PdfDocument(whole) as begun, PdfDocument(part) as more:
            begun.import_pages(more)
            begun.save(longer, flags=raw.FPDF_INCREMENTAL)
        whole.unlink()
        part.unlink()
        whole = longer
    whole.replace(target)
