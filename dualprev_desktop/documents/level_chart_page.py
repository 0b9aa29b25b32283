"""Counts of risks by level, in all and by unit, and of accident types, as hatched bars on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.board_text import foot_texts
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.typeset import INK, QUIET, RULE, level_text, line_mm, width_mm
from dualprev_desktop.documents.wall import (
    CONTINUED,
    Lines,
    broken,
    foot,
    foot_height,
    head,
    head_height,
    least_type,
    margin,
    put,
    section,
    title_size,
    too_small,
)
from dualprev_desktop.domain.drawing import Box, Drawing, Hatch, Item, Line, Rect
from dualprev_desktop.domain.levels import Level, LevelStyle
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.level_counts import LevelChartView, UnitCount

TITLE = N_("Risks by level and accident type")
NAMES = 0.3
"""Of a column, for what a bar stands for."""
GROWTH = tuple(1 + 0.1 * step for step in range(20, -1, -1))
PLAIN = "#8E9AA0"
"""Of bars that stand for no level."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: so many risks of a look, or of none."""

    count: int
    style: LevelStyle | None = None


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar with its name at the left and its counts in words at the right; a heading has no parts."""

    name: str
    parts: tuple[Part, ...] = ()
    words: str = ""
    heading: bool = False
    of: int = 1
    """The longest bar of its section: lengths are parts of it."""
    unbroken: bool = False
    """Its name is one line."""


def chart_rows(view: LevelChartView, t: Translator) -> tuple[list[BarRow], list[BarRow]]:
    """Those of the levels and those of the accident types."""
    levels = [BarRow(t.gettext("All risks by level"), heading=True), *_levels(view, t),
              BarRow(t.gettext("Risks by level in each unit"), heading=True), *_units(view, t)]
    return levels, [BarRow(t.gettext("Risks by accident type"), heading=True), *_accidents(view, t)]


def _levels(view: LevelChartView, t: Translator) -> Iterator[BarRow]:
    most = max(count for _level, count in view.whole.counts)
    for level, count in _shown(view.whole):
        style = look(level, view.palette)
        yield BarRow(level_text(style, t), (Part(count, style),), str(count), of=most, unbroken=True)


def _shown(one: UnitCount) -> list[tuple[Level, int]]:
    """The four levels, and not assessed only where something is not."""
    return [(level, count) for level, count in one.counts if count or level is not Level.UNASSESSED]


def _units(view: LevelChartView, t: Translator) -> Iterator[BarRow]:
    most = max(one.total for one in view.units)
    for one in view.units:
        parts = tuple(Part(count, look(level, view.palette)) for level, count in one.counts if count)
        words = "  ".join(f"{part.style.shape}{part.count}" for part in parts if part.style)
        yield BarRow(one.unit or t.gettext("No unit named"), parts, words, of=most)


def _accidents(view: LevelChartView, t: Translator) -> Iterator[BarRow]:
    most = max(count for _code, count in view.accidents)
    for code, count in view.accidents:
        name = label(view.accident_list, code, t.language) if code else t.gettext("No accident type given")
        yield BarRow(name, (Part(count),), str(count), of=most)


def chart_drawings(view: LevelChartView, size: tuple[float, float], t: Translator, batch: str = "") -> list[Drawing]:
    return list(_Chart(view, size, t, batch).drawings())


class _Chart:
    def __init__(self, view: LevelChartView, size: tuple[float, float], t: Translator, batch: str) -> None:
        self._t, self._page, self._least = t, Box(0, 0, *size), least_type(*size)
        self._enterprise, self._big = fonts.one_line(view.enterprise), title_size(*size)
        self._frame, self._gap = self._page.inset(margin(*size)), margin(*size) * 0.8
        total = t.gettext("{count} risks in all").format(count=view.whole.total)
        self._foot = (total, *foot_texts(view.issued_on.isoformat(), view.mode, batch, t))
        self._rows = chart_rows(view, t)

    def drawings(self) -> Iterator[Drawing]:
        """Levels in one column, accident types in the other; what one does not hold goes on overleaf."""
        title = self._t.gettext(TITLE)
        left, right = (list(rows) for rows in self._rows)
        size = next((one for one in (self._least * growth for growth in GROWTH) if self._fits(title, one)), self._least)
        while left or right:
            items, body = self._surround(title)
            for box, rows in zip(self._columns(body), (left, right), strict=True):
                items += self._column(rows, box, size)
            yield Drawing(self._page.width, self._page.height, tuple(items))
            title = self._t.gettext(CONTINUED).format(text=self._t.gettext(TITLE))

    def _fits(self, title: str, size: float) -> bool:
        """Shape and word of a level stand together."""
        return all(sum(self._high(row, box.width, size) for row in rows) <= box.height
                   and all(len(self._name(row, box.width, size).lines) == 1 for row in rows if row.unbroken)
                   for box, rows in zip(self._columns(self._surround(title)[1]), self._rows, strict=True))

    @staticmethod
    def _name(row: BarRow, width: float, size: float) -> Lines:
        return broken(row.name, size, width * NAMES - 2)

    def _surround(self, title: str) -> tuple[list[Item], Box]:
        frame = self._frame
        band = Box(frame.x, frame.y, frame.width, head_height(frame.width, self._enterprise, title, self._big,
                                                              self._least))
        below = foot_height(frame.width, self._foot, self._least)
        items = [*head(band, self._enterprise, title, self._big, self._least),
                 *foot(Box(frame.x, frame.bottom - below, frame.width, below), self._foot, self._least)]
        return items, Box(frame.x, band.bottom + self._gap, frame.width,
                          frame.bottom - below - band.bottom - 1.5 * self._gap)

    def _columns(self, body: Box) -> tuple[Box, Box]:
        """Side by side, or one above the other on an upright sheet."""
        if body.width >= body.height:
            width = (body.width - 2 * self._gap) / 2
            return (Box(body.x, body.y, width, body.height), Box(body.right - width, body.y, width, body.height))
        height = (body.height - self._gap) / 2
        return (Box(body.x, body.y, body.width, height), Box(body.x, body.bottom - height, body.width, height))

    def _column(self, rows: list[BarRow], box: Box, size: float) -> list[Item]:
        """Takes the rows that fit; a heading is not left alone at the foot."""
        items: list[Item] = []
        top, begins = box.y, True
        while rows:
            high = self._high(rows[0], box.width, size)
            needed = high + (self._high(rows[1], box.width, size) if rows[0].heading and len(rows) > 1 else 0)
            if top + needed > box.bottom + 1e-6:
                if begins:
                    raise too_small(self._page)
                break
            items += self._row(rows.pop(0), Box(box.x, top, box.width, high), size)
            top, begins = top + high, False
        return items

    def _high(self, row: BarRow, width: float, size: float) -> float:
        if row.heading:
            return line_mm(size * 1.25) * 2
        return max(self._name(row, width, size).height, line_mm(size)) + line_mm(size) * 0.7

    def _row(self, row: BarRow, box: Box, size: float) -> list[Item]:
        if row.heading:
            below = Box(box.x, box.y + line_mm(size) * 0.4, box.width, 0)
            return section(below, row.name, size * 1.25)[0]
        name, words = self._name(row, box.width, size), broken(row.words, size, box.width)
        left, middle, thick = box.x + box.width * NAMES, box.centre[1], line_mm(size) * 1.15
        widest = box.right - left - self._words_width(size) - 3
        items = put(name, box.x, middle - name.height / 2)
        items.append(Line(left, box.y, left, box.bottom, RULE, 0.3))
        x = left
        for part in row.parts:
            length = widest * part.count / max(row.of, 1)
            items.append(self._bar(part, Box(x, middle - thick / 2, length, thick)))
            x += length
        return [*items, *put(words, x + 2, middle - words.height / 2, INK if row.parts else QUIET)]

    def _words_width(self, size: float) -> float:
        return max(width_mm(row.words, size) for rows in self._rows for row in rows)

    @staticmethod
    def _bar(part: Part, box: Box) -> Item:
        if part.style is None:
            return Rect(box.x, box.y, box.width, box.height, PLAIN, QUIET, 0.2)
        return Rect(box.x, box.y, box.width, box.height, part.style.colour, QUIET, 0.2, hatch=Hatch(part.style.pattern))
