"""A code that says what its paper says, to whoever holds a phone's camera over it: it needs no server and no network.

One call draws it: `draw_code(fields, x, y, side, t)`; `fields` are texts that stand on the paper anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.documents import code_matrix, fonts
from dualprev_desktop.domain.drawing import Cells, Item, Rect
from dualprev_desktop.kernel.i18n import N_, Translator

PAPER, DARK = "#FFFFFF", "#000000"
SECTION = N_("{section}: {items}")
BETWEEN_ITEMS = N_("; ")
LEFT_OUT = N_("{section} {count}")
SEE_CARD = N_("…on the card besides: {left_out}")
AND = N_(", ")
NATIONWIDE = 5
"""Digits of 119 or 12350 at most: they are known without their words."""
OFFLINE = N_("Offline code, version {version}, {date}")
BATCH = N_("Batch {batch}")
MARKS = 8
"""Bytes that stand around a heading and its items, at most."""


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a short heading, the weightiest first; `plain` makes them fit to be said."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """What a code says, in the printed language."""

    title: str
    level: str
    """Its word; empty on papers that have none."""
    sections: tuple[Section, ...]
    numbers: tuple[tuple[str, str], ...]
    """Whom to call, and the number."""
    version: int
    issued_on: date
    batch: str = ""


@dataclass(frozen=True, slots=True)
class QuickText:
    """What the code says; empty where not even title, level, numbers and version have room in it."""

    text: str
    left_out: tuple[tuple[str, int], ...] = ()
    """Of which section how many items; the text says so too."""


def draw_code(fields: Fields, x: float, y: float, side: float, t: Translator) -> list[Item]:
    """The code on its clear ground of `side` millimetres, corner at (x, y); nothing where it has room for too little.

    Chinese takes three bytes a character: 22 mm hold little more than title, level and numbers, 30 mm some items.
    """
    return code_items(quick_text(fields, code_matrix.room(side), t), x, y, side)


def code_items(text: QuickText, x: float, y: float, side: float) -> list[Item]:
    """The code with its clear ground, four cells wide, in a square of `side` millimetres."""
    if not text.text:
        return []
    data = text.text.encode()
    version, level = code_matrix.kind(len(data), side)
    count = code_matrix.cells_of(version)
    cell = side / (count + 2 * code_matrix.QUIET)
    rects = code_matrix.rectangles(code_matrix.matrix(data, version, level))
    clear = code_matrix.QUIET * cell
    return [Rect(x, y, side, side, PAPER), Cells(x + clear, y + clear, cell, count, rects, DARK)]


def quick_text(fields: Fields, room: int, t: Translator) -> QuickText:
    """The fields in lines of UTF-8 of at most `room` bytes.

    Nothing is cut: where it is too long, the words of the nationwide numbers go, then the last item of the longest
    section, and again; what a short item after a long one left room for comes back. Title, level, numbers and version
    stay; the batch goes where nothing else is left to.
    """
    kept = [list(section.items) for section in fields.sections]
    words = tuple(f"{word} {number}" for word, number in fields.numbers)
    if _size(text := _said(fields, kept, words, t)) <= room:
        return QuickText(text)
    words = tuple(number if len(number) <= NATIONWIDE else f"{word} {number}" for word, number in fields.numbers)
    while _size(text := _said(fields, kept, words, t)) > room:
        if not any(kept):
            return QuickText(_barest(fields, kept, room, t), _left_out(fields, kept))
        _shorten(kept, _size(text) - room, MARKS + max(_size(section.heading) for section in fields.sections))
    return QuickText(_filled(text, fields, kept, words, room, t), _left_out(fields, kept))


def _shorten(kept: list[list[str]], by: int, around: int) -> None:
    """By at least one item, by none that might have stayed: with each may go so much `around` it."""
    sizes = [sum(map(_size, items)) for items in kept]
    while by > 0 and any(kept):
        place = sizes.index(max(sizes))
        size = _size(kept[place].pop())
        sizes[place] -= size
        by -= size + around


def _filled(text: str, fields: Fields, kept: list[list[str]], words: Sequence[str], room: int, t: Translator) -> str:
    """The text with what still has room in it, section by section."""
    for items, section in zip(kept, fields.sections, strict=True):
        for one in section.items[len(items):]:
            items.append(one)
            if _size(more := _said(fields, kept, words, t)) > room:
                items.pop()
                break
            text = more
    return text


Kept = Sequence[Sequence[str]]


def _said(fields: Fields, kept: Kept, numbers: Sequence[str], t: Translator) -> str:
    between = t.gettext(BETWEEN_ITEMS)
    sections = (t.gettext(SECTION).format(section=section.heading, items=between.join(items))
                for section, items in zip(fields.sections, kept, strict=True) if items)
    return _lines(*_head(fields), *sections, *_note(_left_out(fields, kept), t), " ".join(numbers),
                  _foot(fields, fields.batch, t))


def _barest(fields: Fields, kept: Kept, room: int, t: Translator) -> str:
    """Of everything only what has to be said; nothing where that is too long too."""
    numbers = " ".join(number for _word, number in fields.numbers)
    trials = (_lines(*_head(fields), *_note(_left_out(fields, kept), t), numbers, _foot(fields, batch, t))
              for batch in (fields.batch, ""))
    return next((text for text in trials if _size(text) <= room), "")


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _left_out(fields: Fields, kept: Kept) -> tuple[tuple[str, int], ...]:
    return tuple((section.heading, count) for section, items in zip(fields.sections, kept, strict=True)
                 if (count := len(section.items) - len(items)))


def _head(fields: Fields) -> tuple[str, str]:
    return fields.title, fields.level


def _note(left_out: Sequence[tuple[str, int]], t: Translator) -> Iterator[str]:
    if left_out:
        parts = (t.gettext(LEFT_OUT).format(section=heading, count=count) for heading, count in left_out)
        yield t.gettext(SEE_CARD).format(left_out=t.gettext(AND).join(parts))


def _foot(fields: Fields, batch: str, t: Translator) -> str:
    foot = offline(fields, t)
    return f"{foot} {t.gettext(BATCH).format(batch=batch)}" if batch else foot


def offline(fields: Fields, t: Translator) -> str:
    """What the code calls itself; it stands beside it on the paper too."""
    return t.gettext(OFFLINE).format(version=fields.version, date=fields.issued_on.isoformat())


def _size(text: str) -> int:
    return len(text.encode())


def plain(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts of a register as a code says them: each one line, empty ones left out."""
    return tuple(filter(None, (" ".join(fonts.one_line(text).split()) for text in texts)))
