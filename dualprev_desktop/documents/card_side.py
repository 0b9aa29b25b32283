"""The left column of a card: the level's band, what and who, the safety signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_text import CardText, Kind, Paragraph
from dualprev_desktop.documents.lines import Block, fit, wrap
from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.documents.signs import draw_sign
from dualprev_desktop.domain.drawing import Anchor, Box
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.codelists import CodeItem

MM = fonts.POINTS_PER_MM
BAND = 17 * MM
LEVEL_SIZES = (24, 22, 20, 18, 16, 14, 12)
FACT_SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8)
WORD_SHARE = 0.34
PAD = 2.8
SIGNS_IN_A_ROW = 3
SIGN, SIGN_NAME = 15 * MM, (9, 8.5, 8)
SIGN_ROW = SIGN + 12 * MM
INK, QUIET, RULE = "#1A1A1A", "#5A5A5A", "#B5B5B5"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table, its word and its value broken into lines."""

    word: Block
    value: Block

    @property
    def height(self) -> float:
        return max(self.word.height, self.value.height) + 2 * PAD


def draw_side(pad: Pad, card: CardText, box: Box, t: Translator) -> list[Paragraph]:
    """Draws the column and returns, for the next page, what found no room in it."""
    _band(pad, card, box)
    top = box.y + BAND + 3 * MM
    rows = _facts(card, box.width, box.bottom - top)
    left_over: list[Paragraph] = []
    for fact, (word, value) in zip(rows, card.facts, strict=True):
        if left_over or top + fact.height > box.bottom:
            left_over += _overleaf(word, value)
        else:
            _fact(pad, fact, box, top)
            top += fact.height
    if card.signs:
        left_over += _signs(pad, card.signs, Box(box.x, top + 5 * MM, box.width, box.bottom - top - 5 * MM), t)
    return left_over


def _overleaf(word: str, value: str) -> list[Paragraph]:
    return [Paragraph(Kind.HEADING, word, section=word), Paragraph(Kind.ITEM, value, section=word)]


def _band(pad: Pad, card: CardText, box: Box) -> None:
    """Colour, shape and word: never colour alone."""
    # white paper around a yellow or grey band needs an edge
    edge = "" if card.look.level in (Level.MAJOR, Level.LOW) else RULE
    pad.rect(box.x, box.y, box.width, BAND, card.look.colour, edge, 0.6, radius=2)
    text = f"{card.look.shape} {card.level}"
    block = fit(text, fonts.BOLD, LEVEL_SIZES, box.width - 4 * MM, BAND)
    base = box.y + BAND / 2 + block.size * 0.36
    pad.text(box.centre[0], base, text, block.size, card.look.ink, bold=True, anchor=Anchor.MIDDLE)


def _facts(card: CardText, width: float, height: float) -> list[Fact]:
    """The rows at the largest size at which the table fits."""
    for size in FACT_SIZES:
        rows = [_set(word, value, size, width) for word, value in card.facts]
        if sum(row.height for row in rows) <= height:
            break
    return rows


def _set(word: str, value: str, size: float, width: float) -> Fact:
    share = width * WORD_SHARE
    small = min(max(size - 1, 8), 10)
    words = wrap(word, fonts.REGULAR, small, share - 2)
    values = wrap(value, fonts.REGULAR, size, width - share - 2)
    return Fact(Block(tuple(words), fonts.REGULAR, small), Block(tuple(values), fonts.REGULAR, size))


def _fact(pad: Pad, fact: Fact, box: Box, top: float) -> None:
    base = top + PAD + fact.value.leading - fact.value.size * 0.32
    for number, line in enumerate(fact.word.lines):
        pad.text(box.x + 2, base + number * fact.word.leading, line, fact.word.size, QUIET)
    for number, line in enumerate(fact.value.lines):
        pad.text(box.x + box.width * WORD_SHARE, base + number * fact.value.leading, line, fact.value.size, INK)
    pad.line(box.x, top + fact.height, box.right, top + fact.height, RULE, 0.5)


def _signs(pad: Pad, signs: Sequence[CodeItem], box: Box, t: Translator) -> list[Paragraph]:
    """The signs row by row; those without room are named overleaf."""
    heading = t.gettext("Safety signs")
    first = box.y + 8 * MM
    rows = max(int((box.bottom - first) / SIGN_ROW), 0)
    shown = signs[:rows * SIGNS_IN_A_ROW]
    if shown:
        pad.text(box.x + 2, box.y + 4 * MM, heading, 10.5, INK, bold=True)
    cell = box.width / SIGNS_IN_A_ROW
    for number, sign in enumerate(shown):
        row, column = divmod(number, SIGNS_IN_A_ROW)
        _sign(pad, sign, box.x + (column + 0.5) * cell, first + row * SIGN_ROW, cell, t)
    hidden = signs[len(shown):]
    return _overleaf(heading, t.gettext(", ").join(sign.label(t.language) for sign in hidden)) if hidden else []


def _sign(pad: Pad, sign: CodeItem, middle: float, top: float, cell: float, t: Translator) -> None:
    draw_sign(pad, sign.attribute("class"), middle, top + SIGN / 2, SIGN)
    name = fit(sign.label(t.language), fonts.REGULAR, SIGN_NAME, cell - 3, 9 * MM)
    for number, line in enumerate(name.lines, 1):
        pad.text(middle, top + SIGN + 1.5 * MM + number * name.leading - name.size * 0.32, line.strip(), name.size,
                 INK, anchor=Anchor.MIDDLE)
