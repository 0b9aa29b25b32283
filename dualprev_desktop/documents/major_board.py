"""The board of a major risk (重大风险公示牌): red band with shape and word, who answers, what is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.major_text import MajorText, major_text
from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.documents.signs import draw_sign, suggested_signs
from dualprev_desktop.documents.typeset import INK, QUIET, RULE, line_mm
from dualprev_desktop.documents.wall import (
    CONTINUED,
    GROUND,
    Lines,
    broken,
    foot,
    foot_height,
    head,
    head_height,
    least_type,
    margin,
    one_line,
    put,
    title_size,
    too_small,
)
from dualprev_desktop.documents.wall_flow import Paragraph, fill, section
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item, Line, Rect
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.board_views import MajorRiskView

GROWTH = tuple(1 + 0.08 * step for step in range(20, -1, -1))
SIDE, UPPER = 0.3, 0.36
"""Of the body, for facts and signs beside the text, or above it on an upright sheet."""
SIGNS_IN_A_ROW, MOST_SIGN = 3, 0.085
"""The side of a sign, of the longer side of the sheet."""


def major_drawings(view: MajorRiskView, size: tuple[float, float], t: Translator, batch: str = "") -> list[Drawing]:
    return list(_Sheets(view, major_text(view, t, batch), size, t).drawings())


class _Sheets:
    def __init__(self, view: MajorRiskView, text: MajorText, size: tuple[float, float], t: Translator) -> None:
        self._view, self._text, self._t = view, text, t
        self._page, self._long = Box(0, 0, *size), max(size)
        self._least, self._big = least_type(*size), title_size(*size) * 1.25
        self._frame, self._gap = self._page.inset(margin(*size)), margin(*size) * 0.6
        self._sizes = [self._least * growth for growth in GROWTH]

    def drawings(self) -> Iterator[Drawing]:
        items, body = self._surround(self._text.title)
        side, columns = self._split(body)
        drawn, top, overleaf = self._facts(side)
        items += [*drawn, *self._signs(Box(side.x, top, side.width, side.bottom - top))]
        listed, rest = fill(self._text.paragraphs, columns, self._sizes, self._t)
        yield self._drawing([*items, *listed])
        rest = [*overleaf, *rest]
        while rest:
            items, body = self._surround(self._t.gettext(CONTINUED).format(text=self._text.title))
            listed, rest = fill(rest, self._halves(body), self._sizes, self._t)
            if not listed:
                raise too_small(self._page)
            yield self._drawing([*items, *listed])

    def _drawing(self, items: list[Item]) -> Drawing:
        return Drawing(self._page.width, self._page.height, tuple(items))

    def _split(self, body: Box) -> tuple[Box, list[Box]]:
        """A column for the facts, and what is left for the text; on an upright sheet they lie one below the other."""
        if body.width >= body.height:
            side = Box(body.x, body.y, body.width * SIDE, body.height)
            return side, self._halves(Box(side.right + self._gap, body.y, body.right - side.right - self._gap,
                                          body.height))
        side = Box(body.x, body.y, body.width, body.height * UPPER)
        below = side.bottom + self._gap
        return side, self._halves(Box(body.x, below, body.width, body.bottom - below))

    def _halves(self, body: Box) -> list[Box]:
        width = (body.width - self._gap) / 2
        return [Box(x, body.y, width, body.height) for x in (body.x, body.right - width)]

    def _surround(self, title: str) -> tuple[list[Item], Box]:
        """Band, numbers to call and foot, and the room between them."""
        frame, text, shown = self._frame, self._text, look(self._view.line.level, self._view.palette)
        words = f"{text.level}   {title}"
        high = head_height(frame.width, text.enterprise, words, self._big, self._least)
        band = Box(frame.x, frame.y, frame.width, high)
        below = foot_height(frame.width, text.foot, self._least)
        numbers = one_line("     ".join(text.numbers), self._least * 2, self._least, frame.width - 2 * self._gap,
                           bold=True)
        strip = Box(frame.x, frame.bottom - below - numbers.height - line_mm(self._least), frame.width,
                    numbers.height + line_mm(self._least) * 0.7)
        items = [*head(band, text.enterprise, words, self._big, self._least, shown.colour, shown.ink),
                 Rect(strip.x, strip.y, strip.width, strip.height, GROUND, RULE, 0.2),
                 *put(numbers, strip.centre[0], strip.centre[1] - numbers.height / 2, INK, Anchor.MIDDLE),
                 *foot(Box(frame.x, frame.bottom - below, frame.width, below), text.foot, self._least)]
        return items, Box(frame.x, band.bottom + self._gap, frame.width, strip.y - band.bottom - 2 * self._gap)

    def _facts(self, box: Box) -> tuple[list[Item], float, list[Paragraph]]:
        """The table of who and where; where it ends, and what of it found no room."""
        rows, size = self._fact_rows(box)
        items: list[Item] = []
        top, air, overleaf = box.y, line_mm(size) * 0.3, list[Paragraph]()
        for (word, value), (left, right) in zip(self._text.facts, rows, strict=True):
            high = max(left.height, right.height) + 2 * air
            if overleaf or top + high > box.bottom:
                overleaf += section(word, [value], value)
                continue
            items += [*put(left, box.x, top + air, QUIET), *put(right, box.x + box.width * 0.36, top + air),
                      Line(box.x, top + high, box.right, top + high, RULE, 0.2)]
            top += high
        return items, top + self._gap, overleaf

    def _fact_rows(self, box: Box) -> tuple[list[tuple[Lines, Lines]], float]:
        """At the largest size at which the table leaves half of the column to the signs."""
        for size in (*(one for one in self._sizes if one <= self._least * 1.9), self._least):
            rows = [(broken(word, size, box.width * 0.34), broken(value, size, box.width * 0.63, bold=True))
                    for word, value in self._text.facts]
            high = sum(max(left.height, right.height) + line_mm(size) * 0.6 for left, right in rows)
            if high <= box.height * 0.56:
                break
        return rows, size

    def _signs(self, box: Box) -> Sequence[Item]:
        """In rows of three, as large as the room allows; none where there is none."""
        signs = suggested_signs(self._view.signs_for)
        across = SIGNS_IN_A_ROW if box.width < box.height * 2 else 2 * SIGNS_IN_A_ROW
        rows = -(-len(signs) // across)
        width = box.width / across
        names = [broken(one.label(self._t.language), self._least * 1.2, width - 1.5) for one in signs]
        below = max((one.height for one in names), default=0)
        side = min(width * 0.78, self._long * MOST_SIGN, box.height / max(rows, 1) - below - self._gap * 0.7)
        if not signs or side < self._long * MOST_SIGN * 0.25:
            return []
        pad = Pad(self._page.width * fonts.POINTS_PER_MM, self._page.height * fonts.POINTS_PER_MM)
        for number, (sign, name) in enumerate(zip(signs, names, strict=True)):
            middle = box.x + width * (number % across + 0.5)
            top = box.y + (side + below + self._gap * 0.7) * (number // across)
            draw_sign(pad, sign.attribute("class"), middle * fonts.POINTS_PER_MM,
                      (top + side / 2) * fonts.POINTS_PER_MM, side * fonts.POINTS_PER_MM)
            pad.add(put(name, middle, top + side + self._gap * 0.2, INK, Anchor.MIDDLE))
        return pad.items
