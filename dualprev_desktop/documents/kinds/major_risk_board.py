"""The boards of the major risks (重大风险公示牌), one for each risk point of that level."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import IMPOSED, MODE, PAPER, POINTS, PUBLIC, Group, Options, PrintSource
from dualprev_desktop.documents.major_board import major_drawings
from dualprev_desktop.documents.paper import LANDSCAPE, sheet_size
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.papers.kind import content

ID = "major-risk-board"
TITLE = N_("Boards of major risks")
NO_RISK = N_("No risk point is of major level in this mode, so that there is no board to print. Levels are given in "
             "step 3, Assess.")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    size = sheet_size(options.paper, options.orientation or LANDSCAPE)
    for subject, view in source.views(ID):
        faces = tuple(major_drawings(view, size, options.translator, options.batch))
        fonts.check_glyphs(words for face in faces for words in face.texts())
        yield Piece(view.line.name, Subject("risk_point", subject), faces, content(view))


DOCUMENT = piece_document(ID, TITLE, 52, pieces, frozenset({POINTS, MODE, PAPER, IMPOSED, PUBLIC}), NO_RISK,
                          group=Group.PLANS)
