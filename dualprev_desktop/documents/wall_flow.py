"""Running text of a wall paper in columns, as large as it fits; the rest goes on under its heading again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_text import CIRCLED
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import INK, QUIET, font, line_mm, text_at
from dualprev_desktop.documents.wall import CONTINUED, DARK
from dualprev_desktop.domain.drawing import Box, Item, Rect
from dualprev_desktop.kernel.i18n import Translator

INDENT = 1.5
"""Of the size, before the text of what has a number."""
HEADING, AFTER = 1.12, 0.1


class Kind(Enum):
    HEADING = "heading"
    GROUP = "group"
    ITEM = "item"


GAPS = {Kind.HEADING: 0.55, Kind.GROUP: 0.15, Kind.ITEM: 0.06}
"""Of a line, above each kind."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without line ends; `section` is the heading it stands under."""

    kind: Kind
    text: str
    marker: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    kind: Kind
    marker: str
    indent: float
    size: float
    gap: float
    """Millimetres above it, unless it begins a column."""
    paragraph: int
    offset: int


def section(heading: str, texts: Iterable[str], nothing: str, *, numbered: bool = True) -> list[Paragraph]:
    """A heading with what stands under it, or the word that there is nothing."""
    kept = [one for one in texts if one.strip()]
    found = [Paragraph(Kind.HEADING, heading, section=heading)]
    for number, text in enumerate(kept):
        found += lines_of(text, marker(number) if numbered and len(kept) > 1 else "", heading)
    return found if kept else [*found, Paragraph(Kind.ITEM, nothing, section=heading)]


def lines_of(text: str, mark: str, heading: str) -> Iterator[Paragraph]:
    """One paragraph for each line that a person typed; the mark stands before the first."""
    for line in filter(None, map(str.strip, fonts.printable(text).split("\n"))):
        yield Paragraph(Kind.ITEM, line, mark, heading)
        mark = ""


def marker(number: int) -> str:
    return CIRCLED[number] if number < len(CIRCLED) else f"{number + 1}."


def fill(paragraphs: Sequence[Paragraph], columns: Sequence[Box], sizes: Sequence[float],
         t: Translator) -> tuple[list[Item], list[Paragraph]]:
    """The text in the columns, which are equally wide, and what found no room; sizes are tried from the largest."""
    for size in sizes:
        lines = list(_set(paragraphs, size, columns[0].width))
        placed = _placed(lines, columns)
        if len(placed) == len(lines):
            break
    items = [item for line, box, top in placed for item in _drawn(line, box, top)]
    if len(placed) == len(lines):
        return items, []
    return items, _left_over(paragraphs, lines[len(placed)], t)


def _set(paragraphs: Sequence[Paragraph], size: float, width: float) -> Iterator[_Line]:
    for index, one in enumerate(paragraphs):
        heading = one.kind is Kind.HEADING
        points = size * HEADING if heading else size
        indent = line_mm(points) * 0.5 if heading else size * INDENT / fonts.POINTS_PER_MM if _hangs(one) else 0
        gap, offset, mark = line_mm(size) * GAPS[one.kind], 0, one.marker
        for text in wrap(one.text, font(one.kind is not Kind.ITEM), points, (width - indent) * fonts.POINTS_PER_MM):
            yield _Line(text, one.kind, mark, indent, points, gap, index, offset)
            offset, gap, mark = offset + len(text), 0, ""


def _hangs(one: Paragraph) -> bool:
    return one.kind is Kind.ITEM and bool(one.marker)


def _placed(lines: Sequence[_Line], columns: Sequence[Box]) -> list[tuple[_Line, Box, float]]:
    """Each line with its column and upper edge, as far as they have room; no heading is left at a column's foot."""
    placed: list[tuple[_Line, Box, float]] = []
    number, top = 0, columns[0].y
    for place, line in enumerate(lines):
        begins = top == columns[number].y
        needed = (0 if begins else line.gap) + _with_what_follows(lines, place)
        if top + needed > columns[number].bottom + 1e-6 and not begins:
            number, begins = number + 1, True
            if number == len(columns):
                return placed
            top = columns[number].y
        if top + line_mm(line.size) > columns[number].bottom + 1e-6:
            return placed
        top += 0 if begins else line.gap
        placed.append((line, columns[number], top))
        top += _high(line)
    return placed


def _with_what_follows(lines: Sequence[_Line], place: int) -> float:
    """The height of a line, of a heading with the first line below it."""
    high = 0.0
    for line in lines[place:]:
        high += _high(line)
        if line.kind is Kind.ITEM:
            break
    return high


def _high(line: _Line) -> float:
    return line_mm(line.size) * (1 + (AFTER if line.kind is Kind.HEADING else 0))


def _left_over(paragraphs: Sequence[Paragraph], first: _Line, t: Translator) -> list[Paragraph]:
    """From the first line without room, under its heading again."""
    begun = paragraphs[first.paragraph]
    rest = [replace(begun, text=begun.text[first.offset:], marker="" if first.offset else begun.marker),
            *paragraphs[first.paragraph + 1:]]
    if rest[0].kind is not Kind.HEADING and begun.section:
        rest.insert(0, Paragraph(Kind.HEADING, t.gettext(CONTINUED).format(text=begun.section), section=begun.section))
    return rest


def _drawn(line: _Line, box: Box, top: float) -> Iterator[Item]:
    if line.kind is Kind.HEADING:
        yield Rect(box.x, top + line_mm(line.size) * 0.14, line_mm(line.size) * 0.18, line_mm(line.size) * 0.76, DARK)
    if line.marker:
        yield text_at(box.x, top, line.marker, line.size)
    yield text_at(box.x + line.indent, top, line.text.strip(), line.size, bold=line.kind is not Kind.ITEM,
                  colour=QUIET if line.kind is Kind.GROUP else INK)
