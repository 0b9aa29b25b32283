"""Many cards on one canvas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_page import PAGE, draw_card
from dualprev_desktop.documents.card_text import CardText, card_text
from dualprev_desktop.documents.pen import Pen
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.views import CardView


def checked_texts(cards: Sequence[CardView], t: Translator) -> list[CardText]:
    """The texts of the cards. Raises InputError where the font lacks a character of them."""
    texts = [card_text(card, t) for card in cards]
    fonts.check_glyphs(text for card in texts for text in card.texts())
    return texts


def draw_cards(canvas: Any, cards: Sequence[CardView], t: Translator, progress: Progress) -> None:
    """Every card begins a page. Raises Cancelled from `progress`."""
    pen = Pen(canvas, PAGE.height)
    for number, card in enumerate(checked_texts(cards, t), 1):
        progress.step(number, len(cards), card.title)
        draw_card(pen, card, t)
