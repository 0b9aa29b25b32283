"""Layout C of the notification card: A4 upright, what and who on the left, the risk and what to do on the right."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.card_flow import draw_flow, flow
from dualprev_desktop.documents.card_side import draw_side
from dualprev_desktop.documents.card_text import CONTINUED, CardText, Paragraph
from dualprev_desktop.documents.lines import LEADING, Block, fit
from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.documents.quick_code import BATCH, draw_code, offline
from dualprev_desktop.domain.drawing import Anchor, Box, Item
from dualprev_desktop.kernel.i18n import N_, Translator

MM = fonts.POINTS_PER_MM
PAGE = Box(0, 0, *(length * MM for length in paper.upright("A4")))
MARGIN, HEAD, FOOT, GAP = 12 * MM, 25 * MM, 23.5 * MM, 5 * MM
SIDE_SHARE = 0.4
CODE_SIDE, CODE_CLEAR = 29.4, 1.32
"""Millimetres of the code with its clear ground, which reaches so far into the margins. At 22 mm, 71 ideographs, the
cards of the sample company had room for no hazard and no measure; this is what lies free above the column below."""
CODE_PLACE = (CODE_SIDE - CODE_CLEAR) * MM
CODE_WORDS = 8
NO_CODE = N_("The text is too long for an offline code.")
BATCH_SIZE = 8

FRAME = PAGE.inset(MARGIN)
BODY = Box(FRAME.x, FRAME.y + HEAD + GAP, FRAME.width, FRAME.height - HEAD - FOOT - 2 * GAP)
SIDE = Box(BODY.x, BODY.y, BODY.width * SIDE_SHARE - GAP / 2, BODY.height)
MAIN = Box(SIDE.right + GAP, BODY.y, BODY.right - SIDE.right - GAP, BODY.height)
FOOT_BOX = Box(FRAME.x, FRAME.bottom - FOOT, FRAME.width, FOOT)

INK, QUIET, BAND = "#1A1A1A", "#5A5A5A", "#F0F1F2"
TITLE_SIZES = (21, 19, 17, 15, 13, 12, 11, 10, 9, 8)


def draw_card(pad: Pad, card: CardText, t: Translator) -> int:
    """The card on as many pages as its text needs; how many that were."""
    code = draw_code(card.code, FRAME.right / MM + CODE_CLEAR - CODE_SIDE, FRAME.y / MM - CODE_CLEAR, CODE_SIDE, t)
    left_over = draw_side(pad, card, SIDE, t)
    main = flow(card.paragraphs, MAIN.width, MAIN.height, t)
    draw_flow(pad, main.lines, MAIN.x, MAIN.y, card.look.colour)
    _surround(pad, card, code, card.title, "", t)
    rest: Sequence[Paragraph] = (*left_over, *main.rest)
    page = 1
    while rest:
        page += 1
        pad.turn()
        more = flow(rest, BODY.width, BODY.height, t)
        draw_flow(pad, more.lines, BODY.x, BODY.y, card.look.colour)
        _surround(pad, card, code, t.gettext(CONTINUED).format(text=card.title),
                  t.gettext("Page {page}").format(page=page), t)
        rest = more.rest
    pad.turn()
    return page


def _surround(pad: Pad, card: CardText, code: Sequence[Item], title: str, page: str, t: Translator) -> None:
    pad.add(code)
    _head(pad, card, title, offline(card.code, t) if code else t.gettext(NO_CODE))
    _report(pad, card.report)
    _issue(pad, card, page, t)


def _head(pad: Pad, card: CardText, title: str, code_words: str) -> None:
    """`code_words` stand beside the code, at the end of the first line."""
    width = FRAME.width - CODE_PLACE - GAP
    words_width = fonts.text_width(code_words, fonts.REGULAR, CODE_WORDS)
    pad.text(FRAME.x + width, FRAME.y + 8 * LEADING, code_words, CODE_WORDS, QUIET, anchor=Anchor.END)
    small = fit(card.enterprise, fonts.REGULAR, (10, 9, 8), width - words_width - GAP, 14)
    _block(pad, small, FRAME.x, FRAME.y, QUIET)
    room = HEAD - small.height - 6
    big = fit(title, fonts.BOLD, TITLE_SIZES, width, room)
    _block(pad, big, FRAME.x, FRAME.y + small.height + (room - big.height) / 2, INK, bold=True)
    pad.rect(FRAME.x, FRAME.y + HEAD - 3, FRAME.width - CODE_PLACE - 2 * MM, 3.2, card.look.colour)


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
    if card.code.batch:
        batch = t.gettext(BATCH).format(batch=card.code.batch)
        pad.text(FOOT_BOX.x + 3 * MM, FOOT_BOX.bottom - 2, batch, BATCH_SIZE, QUIET)
    if page:
        pad.text(FOOT_BOX.right - 2 * MM, top + 9 * 1.06, page, 9, QUIET, anchor=Anchor.END)
