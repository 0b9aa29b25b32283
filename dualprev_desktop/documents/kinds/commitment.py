"""The commitment announcement (安全承诺公告) of the newest commitment, in the wording of the enterprise's sector."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import IMPOSED, PAPER, PUBLIC, Group, Options, PrintSource
from dualprev_desktop.documents.commitment_page import commitment_drawings, commitment_text
from dualprev_desktop.documents.paper import PORTRAIT, sheet_size
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.commitments import problems
from dualprev_desktop.services.papers.kind import content

ID = "commitment"
TITLE = N_("Commitment announcement")
NO_COMMITMENT = N_("There is no safety commitment to print. Enter today's in step 5, Publish.")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    """Raises InputError where its numbers do not add up: what does not is not announced."""
    for subject, view in source.views(ID):
        for problem in problems(view):
            raise problem
        text = commitment_text(view, options.translator, options.batch)
        size = sheet_size(options.paper, options.orientation or PORTRAIT)
        faces = tuple(commitment_drawings(text, size, options.translator))
        fonts.check_glyphs(words for face in faces for words in face.texts())
        yield Piece(text.title, Subject("enterprise", subject), faces, content(view))


DOCUMENT = piece_document(ID, TITLE, 54, pieces, frozenset({PAPER, IMPOSED, PUBLIC}), NO_COMMITMENT, group=Group.PLANS)
