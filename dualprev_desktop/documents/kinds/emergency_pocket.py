"""The posts' emergency cards (应急处置卡), in pocket size, two-sided."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.base import IMPOSED, PUBLIC, Options, PrintSource
from dualprev_desktop.documents.emergency_card import NO_POST, draw_emergency_pocket
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.documents.post_pieces import post_pieces
from dualprev_desktop.kernel.i18n import N_

TITLE = N_("Emergency cards of posts (90 × 54 mm)")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    return post_pieces("emergency-pocket", draw_emergency_pocket, source, options, two_sided=True)


DOCUMENT = piece_document("emergency-pocket", TITLE, 35, pieces, frozenset({IMPOSED, PUBLIC}), NO_POST)
