"""The cards of risk points as pieces, each with as many pages as its text needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_page import PAGE, draw_card
from dualprev_desktop.documents.card_text import card_text
from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.papers.kind import content
from dualprev_desktop.services.views import CardView


def card_pieces(cards: Sequence[CardView], t: Translator, batch: str = "") -> Iterator[Piece]:
    """Raises InputError before the first where the font lacks a character of any."""
    # made twice: held, the texts of ten thousand cards would take more memory than all the rest
    fonts.check_glyphs(text for card in cards for text in card_text(card, t, batch).texts())
    for card in cards:
        pad = Pad(PAGE.width, PAGE.height)
        draw_card(pad, card_text(card, t, batch), t)
        yield Piece(card.name, Subject("risk_point", card.point_id), tuple(pad.drawings), content(card))
