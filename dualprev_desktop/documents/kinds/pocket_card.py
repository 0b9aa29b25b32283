"""The posts' pocket cards (口袋卡), 90 × 54 mm, two-sided."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.base import HATCHED, IMPOSED, MODE, PUBLIC, Options, PrintSource
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.documents.pocket_card import draw_pocket_card
from dualprev_desktop.documents.post_pieces import post_pieces
from dualprev_desktop.documents.post_text import NO_POST
from dualprev_desktop.kernel.i18n import N_

TITLE = N_("Pocket cards of posts (90 × 54 mm)")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    return post_pieces("pocket-card", draw_pocket_card, source, options, two_sided=True)


DOCUMENT = piece_document("pocket-card", TITLE, 33, pieces, frozenset({MODE, HATCHED, IMPOSED, PUBLIC}), NO_POST)
