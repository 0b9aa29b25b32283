"""The risk points' notification cards (风险点安全风险告知卡), layout C: A4, one a page."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.base import IMPOSED, MODE, POINTS, Options, PrintSource
from dualprev_desktop.documents.card_book import card_pieces
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.kernel.i18n import N_

TITLE = N_("Notification cards")
NO_CARD = N_("There is no risk point to print a card for. Enter one in step 1, Survey.")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    return card_pieces(source.cards(), options.translator, options.batch)


DOCUMENT = piece_document("cards", TITLE, 30, pieces, frozenset({POINTS, MODE, IMPOSED}), NO_CARD)
