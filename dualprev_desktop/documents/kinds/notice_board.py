"""The notice board at the gate (安全风险公告栏): a paper or a board of any size, in one piece or in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import (
    HATCHED,
    MODE,
    PAPER,
    PUBLIC,
    TILES,
    Group,
    Options,
    PrintedDocument,
    PrintSource,
)
from dualprev_desktop.documents.board_sheet import board_drawings
from dualprev_desktop.documents.board_text import board_text
from dualprev_desktop.documents.layout import Manner
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.paper import LANDSCAPE, sheet_size
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.documents.tiling import tiled
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.board_views import BoardView
from dualprev_desktop.services.papers.kind import content
from dualprev_desktop.services.views import PlanView

ID = "notice-board"
TITLE = N_("Notice board")
NO_BOARD = N_("There is nothing for a notice board: the file has no enterprise. Enter it in step 1, Survey.")


def pieces(source: PrintSource, options: Options) -> Iterator[Piece]:
    for subject, board in source.views(ID):
        text = board_text(board, options.translator, options.batch)
        manner = Manner(options.translator, options.hatched, options.level_words)
        size = sheet_size(options.paper, options.orientation or LANDSCAPE)
        faces = tuple(board_drawings(text, _with_picture(board, source), size, manner))
        fonts.check_glyphs(words for face in faces for words in face.texts())
        yield Piece(text.title, Subject("enterprise", subject), faces, content(board))


def _with_picture(board: BoardView, source: PrintSource) -> PlanView | None:
    """The view holds only what a stale paper is found by: the picture is fetched where it is drawn."""
    if board.plan is None or not board.picture:
        return board.plan
    drawn = next((one for one in source.plans() if one.id == board.plan.id), None)
    return replace(board.plan, picture=drawn.picture if drawn else None)


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    made = list(pieces(source, options))
    if not made:
        raise NotFound(NO_BOARD)
    sheets: list[Drawing] = []
    for number, piece in enumerate(made, 1):
        progress.step(number, len(made), piece.title)
        options.made(piece)
        sheets += piece.faces
    if options.tiles:
        sheets = tiled(sheets, options.tiles, options.overlap, options.translator)
    target = folder / f"{ID}.pdf"
    write_bytes(target, drawing_pdf(sheets, options.translator.gettext(TITLE)))
    return [target]


DOCUMENT = PrintedDocument(ID, TITLE, 50, build, frozenset({PAPER, MODE, HATCHED, TILES, PUBLIC}), pieces,
                           group=Group.PLANS)
