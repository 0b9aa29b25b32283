"""The risk points' notification cards (风险点安全风险告知卡), one a page."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.documents import paper
from dualprev_desktop.documents.base import MODE, POINTS, Options, PrintedDocument, PrintSource
from dualprev_desktop.documents.canvas import new_canvas
from dualprev_desktop.documents.card_book import draw_cards
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Notification cards")
NO_CARD = N_("There is no risk point to print a card for. Enter one in step 1, Survey.")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    cards = source.cards()
    if not cards:
        raise NotFound(NO_CARD)
    target = folder / "cards.pdf"
    with replacing(target) as temporary:
        canvas = new_canvas(temporary, paper.upright("A4"), options.translator.gettext(TITLE))
        draw_cards(canvas, cards, options.translator, progress)
        canvas.save()
    return [target]


DOCUMENT = PrintedDocument("cards", TITLE, 30, build, frozenset({POINTS, MODE}))
