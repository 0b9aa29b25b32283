"""A card's running text broken into lines, at the largest size at which it fits its column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_text import CONTINUED, Kind, Paragraph
from dualprev_desktop.documents.lines import LEADING, wrap
from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.kernel.i18n import Translator

SIZES = (8, 8.5, 9, 9.5, 10, 10.5, 11, 12, 13)
"""Below 8 points a card on a wall cannot be read; the text then goes on overleaf."""
HEADING_SIZE = 1.12
HEADING_GAP = 0.75
HEADING_FOOT = 0.25
ITEM_GAP = 0.12
GROUP_GAP = 0.3
INDENT = 1.55
BELOW = 0.32
"""From the base line to the line's end; all in sizes of the running text."""

INK, ACCENT = "#1A1A1A", "#2F3B40"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its height with the gap above it, and where in which paragraph it begins."""

    text: str
    kind: Kind
    marker: str
    size: float
    height: float
    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Flow:
    lines: tuple[Line, ...]
    rest: tuple[Paragraph, ...]
    """What did not fit, to be set anew on the next page."""


def flow(paragraphs: Sequence[Paragraph], width: float, height: float, t: Translator) -> Flow:
    """The paragraphs in a column of `width` by `height` points."""
    def fits(size: float) -> bool:
        return _height(_set(paragraphs, size, width)) <= height

    # text at a larger size never needs less room, so that a few trials find the largest
    place = bisect_left(SIZES, True, key=lambda size: not fits(size)) - 1
    lines = _set(paragraphs, SIZES[max(place, 0)], width)
    return Flow(tuple(lines), ()) if place >= 0 else _cut(paragraphs, lines, height, t)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _cut(paragraphs: Sequence[Paragraph], lines: Sequence[Line], height: float, t: Translator) -> Flow:
    """The lines that fit, no heading among them left without its text, and the rest under its heading again."""
    fitting, used = 0, 0.0
    while used + lines[fitting].height <= height:
        used += lines[fitting].height
        fitting += 1
    while fitting and lines[fitting - 1].kind is not Kind.ITEM:
        fitting -= 1
    first = lines[fitting]
    rest = [paragraphs[first.paragraph].rest(first.offset), *paragraphs[first.paragraph + 1:]]
    if rest[0].kind is not Kind.HEADING:
        heading = t.gettext(CONTINUED).format(text=rest[0].section)
        rest.insert(0, Paragraph(Kind.HEADING, heading, section=rest[0].section))
    return Flow(tuple(lines[:fitting]), tuple(rest))


def _set(paragraphs: Sequence[Paragraph], size: float, width: float) -> list[Line]:
    lines: list[Line] = []
    for index, paragraph in enumerate(paragraphs):
        lines += _SETTERS[paragraph.kind](paragraph, index, size, width)
    return lines


def _heading(paragraph: Paragraph, index: int, size: float, width: float) -> list[Line]:
    big = size * HEADING_SIZE
    texts = wrap(paragraph.text, fonts.BOLD, big, width - size)
    gap = size * HEADING_GAP if index else 0
    return [Line(text, Kind.HEADING, "", big, big * (LEADING + HEADING_FOOT) + (0 if number else gap), index, 0)
            for number, text in enumerate(texts)]


def _group(paragraph: Paragraph, index: int, size: float, width: float) -> list[Line]:
    texts = wrap(paragraph.text, fonts.BOLD, size, width)
    return [Line(text, Kind.GROUP, "", size, size * (LEADING + GROUP_GAP), index, 0) for text in texts]


def _item(paragraph: Paragraph, index: int, size: float, width: float) -> list[Line]:
    lines, offset, marker, gap = [], 0, paragraph.marker, size * ITEM_GAP
    for text in wrap(paragraph.text, fonts.REGULAR, size, width - size * INDENT):
        lines.append(Line(text, Kind.ITEM, marker, size, size * LEADING + gap, index, offset))
        offset += len(text)
        marker, gap = "", 0
    return lines


_SETTERS = {Kind.HEADING: _heading, Kind.GROUP: _group, Kind.ITEM: _item}


def draw_flow(pad: Pad, lines: Sequence[Line], x: float, top: float, colour: str) -> None:
    """`colour` is the level's, for the bar before each heading."""
    for line in lines:
        top += line.height
        base = top - line.size * BELOW
        if line.kind is Kind.HEADING:
            base -= line.size * HEADING_FOOT
            pad.rect(x, base - line.size * 0.86, line.size * 0.3, line.size, colour)
            pad.text(x + line.size * 0.75, base, line.text, line.size, INK, bold=True)
        elif line.kind is Kind.GROUP:
            pad.text(x, base, line.text, line.size, ACCENT, bold=True)
        else:
            if line.marker:
                pad.text(x, base, line.marker, line.size, INK)
            pad.text(x + line.size * INDENT, base, line.text, line.size, INK)
