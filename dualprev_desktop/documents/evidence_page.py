"""The pages of a record's evidence: as many A4 sheets as its history needs, each naming file and chain's head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.evidence_text import Block, chapters, foot, picture_words, subject
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.marked_picture import items_of
from dualprev_desktop.documents.typeset import INK, QUIET, RULE, font, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item
from dualprev_desktop.domain.drawing import Line as Stroke
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.evidence import Evidence
from dualprev_desktop.services.pictures import SeenPicture

TITLE = N_("Evidence of a record")
AS_OF = N_("As it stood on {moment}")
MARGIN, HEAD, GAP, BETWEEN = 16.0, 44.0, 4.0, 1.6
"""Millimetres: the page's margin, the column of heads, the space beside it, the space between blocks."""
TITLE_SIZE, CHAPTER_SIZE, SIZE, SMALL = 16.0, 11.0, 9.0, 6.5
"""Points."""
ACROSS, HIGHEST = 2, 92.0
"""Pictures beside each other, and how high one may be in millimetres."""


@dataclass(frozen=True)
class _Row:
    """One line of the page; `first` and `tied` keep it with what follows."""

    height: float
    text: str = ""
    head: str = ""
    size: float = SIZE
    bold: bool = False
    quiet: bool = False
    rule: bool = False
    tied: bool = False
    indent: float = HEAD + GAP
    pictures: tuple[SeenPicture, ...] = ()


def evidence_drawings(one: Evidence, t: Translator) -> list[Drawing]:
    return _Setter(one, t).sheets()


class _Setter:
    def __init__(self, one: Evidence, t: Translator) -> None:
        self._one, self._t = one, t
        self._width, self._height = paper.upright("A4")

    def sheets(self) -> list[Drawing]:
        pages: list[list[Item]] = [list(self._top())]
        y = self._begin
        rows = list(self._rows())
        for place, row in enumerate(rows):
            if y + self._needed(rows, place) > self._height - MARGIN - line_mm(SMALL) - 2:
                pages.append([])
                y = MARGIN
            pages[-1] += self._drawn(row, y)
            y += row.height
        for number, items in enumerate(pages, 1):
            items += self._foot(number, len(pages))
        return [Drawing(self._width, self._height, tuple(items)) for items in pages]

    @staticmethod
    def _needed(rows: list[_Row], place: int) -> float:
        """The room of a line with those it must not be parted from."""
        height = rows[place].height
        while rows[place].tied and place + 1 < len(rows):
            place += 1
            height += rows[place].height
        return height

    @property
    def _begin(self) -> float:
        return MARGIN + line_mm(TITLE_SIZE) + line_mm(CHAPTER_SIZE) + line_mm(SIZE) + 3

    def _top(self) -> Iterator[Item]:
        right, second = self._width - MARGIN, MARGIN + line_mm(TITLE_SIZE)
        yield text_at(MARGIN, MARGIN, self._t.gettext(TITLE), TITLE_SIZE, bold=True)
        if self._one.stands_at:
            words = self._t.gettext(AS_OF).format(moment=self._one.stands_at)
            yield text_at(right, MARGIN + 1, words, CHAPTER_SIZE, bold=True, anchor=Anchor.END)
        yield text_at(MARGIN, second, self._folded(subject(self._one, self._t), CHAPTER_SIZE, 0)[0], CHAPTER_SIZE)
        yield text_at(MARGIN, second + line_mm(CHAPTER_SIZE), fonts.numbered(self._one.enterprise), SIZE, colour=QUIET)
        yield text_at(right, second + line_mm(CHAPTER_SIZE), self._one.printed_at, SIZE, colour=QUIET,
                      anchor=Anchor.END)
        rule = second + line_mm(CHAPTER_SIZE) + line_mm(SIZE) + 1.2
        yield Stroke(MARGIN, rule, right, rule, INK, 0.4)

    def _foot(self, page: int, pages: int) -> Iterator[Item]:
        top = self._height - MARGIN - line_mm(SMALL)
        yield Stroke(MARGIN, top - 1, self._width - MARGIN, top - 1, RULE, 0.15)
        yield text_at(MARGIN, top, foot(self._one, self._t, page, pages), SMALL, colour=QUIET)

    def _rows(self) -> Iterator[_Row]:
        for chapter in chapters(self._one, self._t):
            yield _Row(line_mm(CHAPTER_SIZE) + 3, chapter.title, size=CHAPTER_SIZE, bold=True, rule=True, tied=True,
                       indent=0)
            for block in chapter.blocks:
                yield from self._block(block)
            for start in range(0, len(chapter.pictures), ACROSS):
                yield from self._pictures(chapter.pictures[start:start + ACROSS])

    def _block(self, block: Block) -> Iterator[_Row]:
        """Its first lines stay together with the column of heads beside them."""
        indent = HEAD + GAP if block.head else 0.0
        texts = [(line, SIZE, True, False) for line in self._folded(block.title, SIZE, indent) if block.title]
        texts += [(part, SIZE, False, False) for line in block.lines for part in self._folded(line, SIZE, indent)]
        texts += [(part, SMALL, False, True) for part in self._folded(block.quiet, SMALL, indent) if block.quiet]
        texts += [("", SIZE, False, False)] * (len(block.head) - len(texts))
        heads = [*block.head, *[""] * len(texts)]
        for place, (text, size, bold, quiet) in enumerate(texts):
            height = line_mm(SIZE if place < len(block.head) else size)
            yield _Row(height, text, heads[place], size, bold, quiet, indent=indent,
                       tied=place + 1 < max(len(block.head), 2) and place + 1 < len(texts))
        yield _Row(BETWEEN)

    @property
    def _column(self) -> float:
        """The width of one of the pictures beside each other."""
        return (self._width - 2 * MARGIN - (ACROSS - 1) * GAP) / ACROSS

    def _pictures(self, beside: tuple[SeenPicture, ...]) -> Iterator[_Row]:
        """Pictures of one row with what is said below them: never parted."""
        words = [self._picture_words(one) for one in beside]
        height = max(self._fitted(one).height + len(lines) * line_mm(SMALL) for one, lines in
                     zip(beside, words, strict=True))
        yield _Row(height + GAP + BETWEEN, pictures=beside)

    def _picture_words(self, one: SeenPicture) -> list[str]:
        room = self._column * fonts.POINTS_PER_MM
        return [line for said in picture_words(one, self._t)
                for line in wrap(fonts.numbered(said), font(False), SMALL, room)]

    def _fitted(self, one: SeenPicture) -> Box:
        scale = min(self._column / one.width, HIGHEST / one.height)
        return Box(0, 0, one.width * scale, one.height * scale)

    def _shown(self, beside: tuple[SeenPicture, ...], top: float) -> Iterator[Item]:
        for place, one in enumerate(beside):
            left, size = MARGIN + place * (self._column + GAP), self._fitted(one)
            yield from items_of(one, Box(left, top, size.width, size.height))
            for number, line in enumerate(self._picture_words(one)):
                yield text_at(left, top + size.height + 0.6 + number * line_mm(SMALL), line, SMALL, colour=QUIET)

    def _folded(self, text: str, size: float, indent: float) -> list[str]:
        room = (self._width - 2 * MARGIN - indent) * fonts.POINTS_PER_MM
        return wrap(fonts.numbered(text), font(False), size, room)

    def _drawn(self, row: _Row, top: float) -> Iterator[Item]:
        top += row.height - line_mm(row.size) if row.rule else 0
        yield from self._shown(row.pictures, top + BETWEEN)
        if row.head:
            yield text_at(MARGIN, top, self._fitting(row.head), SMALL + 1, colour=QUIET)
        if row.text:
            yield text_at(MARGIN + row.indent, top, row.text, row.size, bold=row.bold,
                          colour=QUIET if row.quiet else INK)
        if row.rule:
            line = top + line_mm(row.size)
            yield Stroke(MARGIN, line, self._width - MARGIN, line, RULE, 0.15)

    @staticmethod
    def _fitting(text: str) -> str:
        """A long name is cut: the file has it whole."""
        lines = wrap(fonts.numbered(text), font(False), SMALL + 1, HEAD * fonts.POINTS_PER_MM)
        return lines[0] if len(lines) == 1 else lines[0].rstrip() + "…"
