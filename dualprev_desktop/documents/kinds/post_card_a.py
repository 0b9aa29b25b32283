"""The posts' notification cards (岗位安全风险告知卡), layout A: A4 lying, a table."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.base import HATCHED, IMPOSED, MODE, PUBLIC, Options, PrintSource
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.documents.post_card_a import draw_post_card_a
from dualprev_desktop.documents.post_pieces import post_pieces
from dualprev_desktop.documents.post_text import NO_POST
from dualprev_desktop.kernel.i18n import N_

TITLE = N_("Post cards, table (A4)")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    return post_pieces("post-card-a", draw_post_card_a, source, options)


DOCUMENT = piece_document("post-card-a", TITLE, 31, pieces, frozenset({MODE, HATCHED, IMPOSED, PUBLIC}), NO_POST)
