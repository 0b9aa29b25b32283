"""Layout C of the notification card: A4 upright, what and who on the left, the risk and what to do on the right."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.card_flow import draw_flow, flow
from dualprev_desktop.documents.card_side import draw_side
from dualprev_desktop.documents.card_text import CONTINUED, CardText, Paragraph
from dualprev_desktop.documents.lines import Block, fit
from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.domain.drawing import Anchor, Box
from dualprev_desktop.kernel.i18n import Translator

MM = fonts.POINTS_PER_MM
PAGE = Box(0, 0, *(length * MM for length in paper.upright("A4")))
MARGIN, HEAD, FOOT, GAP = 12 * MM, 25 * MM, 23.5 * MM, 5 * MM
SIDE_SHARE = 0.4
CODE_PLACE = 16 * MM
"""Kept free at the upper right for a code of 14 mm."""

FRAME = PAGE.inset(MARGIN)
BODY = Box(FRAME.x, FRAME.y + HEAD + GAP, FRAME.width, FRAME.height - HEAD - FOOT - 2 * GAP)
SIDE = Box(BODY.x, BODY.y, BODY.width * SIDE_SHARE - GAP / 2, BODY.height)
MAIN = Box(SIDE.right + GAP, BODY.y, BODY.right - SIDE.right - GAP, BODY.height)
FOOT_BOX = Box(FRAME.x, FRAME.bottom - FOOT, FRAME.width, FOOT)

INK, QUIET, BAND = "#1A1A1A", "#5A5A5A", "#F0F1F2"
TITLE_SIZES = (21, 19, 17, 15, 13, 12, 11, 10, 9, 8)


def draw_card(pad: Pad, card: CardText, t: Translator) -> int:
    """The card on as many pages as its text needs; how many that were."""
    left_over = draw_side(pad, card, SIDE, t)
    main = flow(card.paragraphs, MAIN.width, MAIN.height, t)
    draw_flow(pad, main.lines, MAIN.x, MAIN.y, card.look.colour)
    _surround(pad, card, card.title, "", t)
    rest: Sequence[Paragraph] = (*left_over, *main.rest)
    page = 1
    while rest:
        page += 1
        pad.turn()
        more = flow(rest, BODY.width, BODY.height, t)
        draw_flow(pad, more.lines, BODY.x, BODY.y, card.look.colour)
        _surround(pad, card, t.gettext(CONTINUED).format(text=card.title),
                  t.gettext("Page {page}").format(page=page), t)
        rest = more.rest
    pad.turn()
    return page


def _surround(pad: Pad, card: CardText, title: str, page: str, t: Translator) -> None:
    _head(pad, card, title)
    _report(pad, card.report)
    _issue(pad, card, page, t)


def _head(pad: Pad, card: CardText, title: str) -> None:
    width = FRAME.width - CODE_PLACE - GAP
    small = fit(card.enterprise, fonts.REGULAR, (10, 9, 8), width, 14)
    _block(pad, small, FRAME.x, FRAME.y, QUIET)
    room = HEAD - small.height - 6
    big = fit(title, fonts.BOLD, TITLE_SIZES, width, room)
    _block(pad, big, FRAME.x, FRAME.y + small.height + (room - big.height) / 2, INK, bold=True)
    pad.rect(FRAME.x, FRAME.y + HEAD - 3, FRAME.width, 3.2, card.look.colour)


def _block(pad: Pad, block: Block, x: float, top: float, ink: str, bold: bool = False) -> None:
    for number, line in enumerate(block.lines, 1):
        pad.text(x, top + number * block.leading - block.size * 0.32, line, block.size, ink, bold=bold)


def _report(pad: Pad, report: Sequence[str]) -> None:
    """The numbers to call, on a quiet band."""
    heading, *numbers = report
    pad.rect(FOOT_BOX.x, FOOT_BOX.y, FOOT_BOX.width, 10 * MM, BAND, radius=2)
    x = FOOT_BOX.x + 3 * MM
    base = FOOT_BOX.y + 5 * MM + 3.6
    pad.text(x, base, heading, 10.5, INK, bold=True)
    x += fonts.text_width(heading, fonts.BOLD, 10.5) + 4 * MM
    text = "   ".join(numbers)
    block = fit(text, fonts.REGULAR, (10.5, 10, 9.5, 9, 8.5, 8), FOOT_BOX.right - 2 * MM - x, 24)
    _block(pad, block, x, FOOT_BOX.y + (10 * MM - block.height) / 2, INK)


def _issue(pad: Pad, card: CardText, page: str, t: Translator) -> None:
    """Who issued the card, when, in which version."""
    top = FOOT_BOX.y + 11.5 * MM
    shares = (0.54, 0.24, 0.22)
    x = FOOT_BOX.x
    for (word, value), share in zip(card.issue, shares, strict=True):
        width = FOOT_BOX.width * share
        text = t.gettext("{word}: {value}").format(word=word, value=value)
        block = fit(text, fonts.REGULAR, (9, 8.5, 8), width - 2 * MM, FOOT_BOX.bottom - top)
        _block(pad, block, x + 3 * MM, top, QUIET)
        x += width
    if page:
        pad.text(FOOT_BOX.right - 2 * MM, top + 9 * 1.06, page, 9, QUIET, anchor=Anchor.END)
