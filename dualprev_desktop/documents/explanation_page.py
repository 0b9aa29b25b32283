"""The page that explains one judgement: set as large as lets it stay on one A4 page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import INK, QUIET, RULE, badge, font, level_text, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item
from dualprev_desktop.domain.drawing import Line as Stroke
from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.explaining import Explanation
from dualprev_desktop.services.explaining_text import Line, Section, sections

TITLE = N_("Explanation of a risk assessment")
MARGIN, HEAD, BADGE, GAP = 16.0, 40.0, 22.0, 3.0
"""Millimetres: the page's margin, the columns of heads and of badges, the space between columns."""
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points; below the last a page could not be read on a wall, and a second one is begun."""


def explanation_drawings(one: Explanation, t: Translator, dated: str) -> list[Drawing]:
    """One sheet; more only where not even the smallest type lets it fit."""
    found = sections(one, t)
    for size in SIZES:
        sheets = _Setter(t, size).sheets(found, one.enterprise, dated)
        if len(sheets) == 1:
            break
    return sheets


@dataclass(frozen=True)
class _Row:
    """What is set at one height: a section's title, or one line folded into its columns."""

    height: float
    head: tuple[str, ...]
    texts: tuple[str, ...]
    line: Line | None
    title: str = ""


class _Setter:
    def __init__(self, t: Translator, size: float) -> None:
        self._t, self._size, self._line = t, size, line_mm(size)
        self._width, self._height = paper.upright("A4")

    def sheets(self, found: Sequence[Section], enterprise: str, dated: str) -> list[Drawing]:
        pages: list[list[Item]] = []
        top = self._height
        for row in self._rows(found):
            if top + row.height > self._height - MARGIN - self._line:
                pages.append(list(self._frame(enterprise, dated)))
                top = MARGIN + 2.6 * line_mm(16)
            pages[-1] += self._drawn(row, top)
            top += row.height
        return [Drawing(self._width, self._height, tuple(items)) for items in pages]

    def _frame(self, enterprise: str, dated: str) -> Iterator[Item]:
        yield text_at(MARGIN, MARGIN, self._t.gettext(TITLE), 16, bold=True)
        yield text_at(MARGIN, MARGIN + line_mm(16), enterprise, 9, colour=QUIET)
        yield text_at(self._width - MARGIN, MARGIN + line_mm(16), dated, 9, colour=QUIET, anchor=Anchor.END)
        rule = MARGIN + line_mm(16) + line_mm(9) + 1.5
        yield Stroke(MARGIN, rule, self._width - MARGIN, rule, INK, 0.4)

    def _rows(self, found: Sequence[Section]) -> Iterator[_Row]:
        for section in found:
            yield _Row(self._line * 1.7, (), (), None, section.title)
            yield from (self._row(line) for line in section.lines)

    def _row(self, line: Line) -> _Row:
        head = self._folded(line.head, HEAD) if line.head else ()
        room = self._width - 2 * MARGIN - (HEAD + GAP if line.head else 0) - (BADGE + GAP if line.level else 0)
        texts = self._folded(line.text, room)
        return _Row(max(len(head), len(texts), 1) * self._line + 0.7, head, texts, line)

    def _folded(self, text: str, room: float) -> tuple[str, ...]:
        return tuple(wrap(text, font(False), self._size, room * fonts.POINTS_PER_MM))

    def _drawn(self, row: _Row, top: float) -> Iterator[Item]:
        if row.line is None:
            base = top + row.height - self._line
            yield text_at(MARGIN, base - 0.6, row.title, self._size, bold=True)
            yield Stroke(MARGIN, base + self._line - 0.4, self._width - MARGIN, base + self._line - 0.4, RULE, 0.15)
            return
        x = MARGIN + (HEAD + GAP if row.line.head else 0)
        for number, words in enumerate(row.head):
            yield text_at(MARGIN, top + number * self._line, words, self._size, colour=QUIET)
        for number, words in enumerate(row.texts):
            yield text_at(x, top + number * self._line, words, self._size, colour=QUIET if row.line.quiet else INK)
        if row.line.level is not None:
            look = style(row.line.level)
            box = Box(self._width - MARGIN - BADGE, top + 0.2, BADGE, self._line - 0.2)
            yield from badge(box, look, level_text(look, self._t), self._size)
