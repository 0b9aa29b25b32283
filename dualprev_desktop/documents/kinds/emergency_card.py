"""The posts' emergency cards (应急处置卡), A6, two-sided."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.base import IMPOSED, PUBLIC, Options, PrintSource
from dualprev_desktop.documents.emergency_card import NO_POST, draw_emergency_card
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.documents.post_pieces import post_pieces
from dualprev_desktop.kernel.i18n import N_

TITLE = N_("Emergency cards of posts (A6)")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    return post_pieces("emergency-card", draw_emergency_card, source, options, two_sided=True)


DOCUMENT = piece_document("emergency-card", TITLE, 34, pieces, frozenset({IMPOSED, PUBLIC}), NO_POST)
