"""Pieces as one PDF, each as it comes: of the drawings, only those of one sheet are held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dualprev_desktop.documents.base import Options, Pieces, PrintedDocument, PrintSource
from dualprev_desktop.documents.canvas import new_canvas
from dualprev_desktop.documents.imposing import impose
from dualprev_desktop.documents.painter import paint
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.progress import Progress


def piece_document(id: str, title: str, order: int, pieces: Pieces, uses: frozenset[str],
                   nothing: str) -> PrintedDocument:
    """A document made of pieces; `nothing` is said where there are none."""
    def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
        target = folder / f"{id}.pdf"
        made = _told(pieces(source, options), options, nothing)
        write_sheets(target, impose(made, options.imposition), options.translator.gettext(title), progress)
        return [target]
    return PrintedDocument(id, title, order, build, uses, pieces)


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
    with replacing(target) as temporary:
        canvas = None
        for number, sheet in enumerate(sheets, 1):
            progress.step(number, 0, title)
            canvas = canvas or new_canvas(temporary, (sheet.width, sheet.height), title)
            paint(canvas, sheet)
            canvas.showPage()
        if canvas is not None:
            canvas.save()
