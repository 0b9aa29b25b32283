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


def card_pieces(cards: Sequence[CardView], t: Translator) -> Iterator[Piece]:
    """Raises InputError before the first where the font lacks a character of any."""
    texts = [card_text(card, t) for card in cards]
    fonts.check_glyphs(text for card in texts for text in card.texts())
    for card, text in zip(cards, texts, strict=True):
        pad = Pad(PAGE.width, PAGE.height)
        draw_card(pad, text, t)
        yield Piece(card.name, Subject("risk_point", card.point_id), tuple(pad.drawings), content(card))
