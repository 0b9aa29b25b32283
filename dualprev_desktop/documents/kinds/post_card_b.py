"""The posts' notification cards (岗位安全风险告知卡), layout B: A4 upright, simple."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.base import HATCHED, IMPOSED, MODE, PUBLIC, Options, PrintSource
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.documents.post_card_b import draw_post_card_b
from dualprev_desktop.documents.post_pieces import post_pieces
from dualprev_desktop.documents.post_text import NO_POST
from dualprev_desktop.kernel.i18n import N_

TITLE = N_("Post cards, simple (A4)")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    return post_pieces("post-card-b", draw_post_card_b, source, options)


DOCUMENT = piece_document("post-card-b", TITLE, 32, pieces, frozenset({MODE, HATCHED, IMPOSED, PUBLIC}), NO_POST)
