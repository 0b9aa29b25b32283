"""What both layouts of a post's card on the wall share: the head with its code, the foot with numbers and issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.bands import Band, Cell, Face, Run, SetBand, set_band
from dualprev_desktop.documents.bands_draw import INK, Look
from dualprev_desktop.documents.card_page import NO_CODE
from dualprev_desktop.documents.lines import Block, fit, wrap
from dualprev_desktop.documents.pad import MM, Pad
from dualprev_desktop.documents.post_text import TITLE, again, code_fields, issue, report
from dualprev_desktop.documents.quick_code import Fields, draw_code, offline
from dualprev_desktop.documents.signs import draw_sign
from dualprev_desktop.domain.drawing import Anchor, Box, Item
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.codelists import CodeItem
from dualprev_desktop.services.post_cards import PostCardView

SIZES = (8, 8.5, 9, 9.5, 10, 10.5, 11, 12, 13)
"""Below 8 points a card on a wall cannot be read; the text then goes on overleaf."""
TITLE_SIZES, LINE_SIZES, SMALL_SIZES = (24, 22, 20, 18, 16, 14, 12), (13, 12, 11, 10, 9, 8), (10, 9, 8)
NAME_SIZES = (10, 9.5, 9, 8.5, 8)
LABEL, QUIET = "#E9ECED", "#5A5A5A"
CODE = 28.0
"""Millimetres of the code with its clear ground."""
HEAD, ISSUE, GAP = CODE * MM, 8.5 * MM, 2 * MM
OTHER_NUMBER = 0.165
"""The share of each number that is not the company's own."""
REPORT = 14 * MM
"""As high as its row may be with large type."""
FULL = 0.6
BETWEEN = "   "
OFFLINE = 175
"""Points for what the code calls itself, at the end of the first line."""
NAMES = 9 * MM
"""Below a sign."""


@dataclass(frozen=True)
class Sheet:
    """A card on its paper; `frame` is the paper without its margins."""

    card: PostCardView
    batch: str
    t: Translator
    frame: Box
    line: str
    """What stands below the title."""

    @cached_property
    def fields(self) -> Fields:
        return code_fields(self.card, self.t, self.batch)

    @cached_property
    def code(self) -> list[Item]:
        """Made once: it is the same on every face."""
        return draw_code(self.fields, self.frame.right / MM - CODE, self.frame.y / MM, CODE, self.t)

    @property
    def head_height(self) -> float:
        """As high as the code, or higher where the words need it."""
        return max(HEAD, sum(block.height for block in self._blocks(True)) + 8)

    def _blocks(self, further: bool) -> tuple[Block, Block, Block]:
        room, title = self.frame.width - HEAD - GAP, self.t.gettext(TITLE)
        return (fit(fonts.one_line(self.card.enterprise), fonts.REGULAR, SMALL_SIZES, room - OFFLINE, 14),
                fit(again(title, self.t) if further else title, fonts.BOLD, TITLE_SIZES, room, 34),
                fit(self.line, fonts.BOLD, LINE_SIZES, room, 18))

    def head(self, pad: Pad, number: int) -> None:
        """The enterprise, the title, the line below it, the code."""
        box, room = self.frame, self.frame.width - HEAD - GAP
        pad.add(self.code)
        words = offline(self.fields, self.t) if self.code else self.t.gettext(NO_CODE)
        pad.text(box.x + room, box.y + 11, words, 8, QUIET, anchor=Anchor.END)
        first, big, second = self._blocks(number > 0)
        put(pad, first, box.x, box.y, QUIET)
        end = self.head_height - 5 - second.height
        put(pad, big, box.x, box.y + first.height + (end - first.height - big.height) / 2, INK, bold=True)
        put(pad, second, box.x, box.y + end, INK, bold=True)

    def foot(self, pad: Pad, number: int, count: int) -> None:
        """Who issued it and when; the page where there are several."""
        t, box = self.t, self.frame
        words = issue(self.card, self.batch, t)
        if count > 1:
            words.append(t.gettext("Page {page} of {pages}").format(page=number + 1, pages=count))
        block = together(words, (9, 8.5, 8), box.width)
        put(pad, block, box.x, box.bottom - block.height, QUIET)

    def report(self, width: float, share: float) -> SetBand:
        """Whom to call, which stands on every face; `share` is the part of the width its label has."""
        cells = [Cell((Run(word), Run(number, bold=True)), centred=True)
                 for word, number in report(self.card.duty_phone, self.t)]
        other = (1 - share) * OTHER_NUMBER
        shares = (share, 1 - share - other * (len(cells) - 1), *(other,) * (len(cells) - 1))
        band = Band((label(self.t.gettext("Report to")), *cells), shares)
        tried = (set_band(band, size, width) for size in (12, 11, 10.5, 10, 9.5, 9, 8.5))
        return next((one for one in tried if one.height < REPORT), set_band(band, 8, width))


def face_look(look: Look, face: Face, box: Box, number: int) -> Look:
    """Rows fill the first face, and a further one where not much of it is left."""
    full = not number or sum(band.height for band in face) > FULL * box.height
    return Look(look.ruled, look.hatched, full)


def label(text: str, again: str = "") -> Cell:
    """A shaded cell that names what stands beside or below it."""
    return Cell((Run(text, bold=True),), (Run(again or text, bold=True),), LABEL, centred=True)


def put(pad: Pad, block: Block, x: float, top: float, ink: str, bold: bool = False) -> None:
    for number, line in enumerate(block.lines, 1):
        pad.text(x, top + number * block.leading - block.size * 0.32, line, block.size, ink, bold=bold)


def together(words: Sequence[str], sizes: Sequence[float], width: float) -> Block:
    """At the first of the sizes at which it is one line, else at the last."""
    for size in sizes:
        lines = _lines(words, size, width)
        if len(lines) == 1:
            break
    return Block(tuple(lines), fonts.REGULAR, size)


def _lines(words: Sequence[str], size: float, width: float) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]}{BETWEEN}{word}" if lines[-1] else word
        if fonts.text_width(longer, fonts.REGULAR, size) <= width:
            lines[-1] = longer
        else:
            lines += wrap(word, fonts.REGULAR, size, width)
    return list(filter(None, lines))


def draw_signs(pad: Pad, signs: Sequence[CodeItem], box: Box, t: Translator) -> None:
    """Side by side, each with its name below."""
    side = min(box.height - NAMES, box.width / max(len(signs), 1) - 4)
    cell = box.width / max(len(signs), 1)
    for number, sign in enumerate(signs):
        middle = box.x + (number + 0.5) * cell
        draw_sign(pad, sign.attribute("class"), middle, box.y + 1.5 * MM + side / 2, side)
        name = fit(sign.label(t.language), fonts.REGULAR, NAME_SIZES, cell - 4, NAMES - 3 * MM)
        for place, line in enumerate(name.lines, 1):
            pad.text(middle, box.y + 2 * MM + side + place * name.leading - name.size * 0.32, line.strip(), name.size,
                     INK, anchor=Anchor.MIDDLE)
