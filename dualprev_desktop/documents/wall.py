"""What all papers for the wall have in common: how small their type may be, blocks of text, heading, foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, sqrt

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import (
    INK,
    KEY_RADIUS,
    QUIET,
    RULE,
    Scale,
    font,
    line_mm,
    text_at,
    width_mm,
)
from dualprev_desktop.domain.drawing import Anchor, Box, Item, Line, Rect
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Translator

A3_DIAGONAL = hypot(297, 420)
LEAST_ON_A3 = 8
"""Points: 2.8 mm, read from an arm's length and a half (about 0.7 m)."""
NARROW = 3
"""A long narrow board takes its measure from its short side, as many times as this."""
GROWTH = (1.9, 1.7, 1.5, 1.35, 1.2, 1.1, 1)
"""Of the least type, the sizes that are tried, the largest first."""
TITLE_SHARE = 0.043
"""Of the shorter side: the height of the title's letters."""
NUMBER_ROOM = 0.28
"""Millimetres of a disc's radius for each point of the number in it: two digits fit."""
GROUND, DARK, PALE = "#F1F3F4", "#22343B", "#FFFFFF"
CONTINUED = N_("{text} (continued)")
TOO_SMALL = N_("The paper of {width} × {height} mm is too small, or too narrow, for what has to stand on it in legible "
               "type. Choose another.")
BATCH = N_("Batch {number}")


def least_type(width: float, height: float) -> float:
    """Points of the smallest type on a wall paper of so many millimetres; never below that of A3.

    One steps back from a large board, though not as far as it is large: type grows with the root of the diagonal.
    A2 9.5, A1 11, A0 13; a board of 1.2 × 2.4 m 18 points, which is 6.4 mm and read from about 1.6 m.
    """
    reach = min(hypot(width, height), NARROW * min(width, height))
    return max(LEAST_ON_A3 * sqrt(reach / A3_DIAGONAL), LEAST_ON_A3)


def too_small(page: Box) -> InputError:
    return InputError(TOO_SMALL, width=f"{page.width:g}", height=f"{page.height:g}")


def margin(width: float, height: float) -> float:
    """Round what stands on a paper; a narrow one has less."""
    return min(max(width, height) * 0.024, min(width, height) * 0.045)


@dataclass(frozen=True, slots=True)
class WallScale(Scale):
    """Nothing is set smaller than `least` points, whatever the part of the sheet."""

    least: float = LEAST_ON_A3

    def pt(self, size: float) -> float:
        return max(Scale.pt(self, size), self.least)

    @property
    def key_radius(self) -> float:
        return max(self.mm(KEY_RADIUS), self.least * NUMBER_ROOM)


@dataclass(frozen=True, slots=True)
class Lines:
    """Text broken into lines at one size."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False

    @property
    def height(self) -> float:
        """Millimetres."""
        return len(self.lines) * line_mm(self.size)

    @property
    def width(self) -> float:
        return max((width_mm(line, self.size, self.bold) for line in self.lines), default=0)


def broken(text: str, size: float, width: float, bold: bool = False) -> Lines:
    """`width` in millimetres."""
    return Lines(tuple(line.strip() for line in wrap(text, font(bold), size, width * fonts.POINTS_PER_MM)), size, bold)


def put(block: Lines, x: float, top: float, colour: str = INK, anchor: Anchor = Anchor.START) -> list[Item]:
    """(x, top) is the upper left corner; with another anchor the middle or the right of the upper edge."""
    return [text_at(x, top + number * line_mm(block.size), line, block.size, bold=block.bold, colour=colour,
                    anchor=anchor) for number, line in enumerate(block.lines) if line]


def title_size(width: float, height: float) -> float:
    """Points of the heading of a paper of so many millimetres."""
    return min(width, height) * TITLE_SHARE * fonts.POINTS_PER_MM


def head(box: Box, enterprise: str, title: str, size: float, least: float, ground: str = DARK,
         ink: str = PALE) -> list[Item]:
    """A band with the title at about `size` points and the enterprise above it; `head_height` is its room."""
    name, big = _head(box.width, enterprise, title, size, least)
    top = box.y + (box.height - name.height - big.height) / 2
    middle = box.centre[0]
    return [Rect(box.x, box.y, box.width, box.height, ground),
            *put(name, middle, top, ink, Anchor.MIDDLE), *put(big, middle, top + name.height, ink, Anchor.MIDDLE)]


def head_height(width: float, enterprise: str, title: str, size: float, least: float) -> float:
    name, big = _head(width, enterprise, title, size, least)
    return name.height + big.height + line_mm(size) * 0.28


def _head(width: float, enterprise: str, title: str, size: float, least: float) -> tuple[Lines, Lines]:
    room = width - line_mm(size)
    return (one_line(enterprise, size * 0.5, least, room),
            one_line(title, size, least, room, bold=True))


def one_line(text: str, size: float, least: float, width: float, bold: bool = False) -> Lines:
    """As large as leaves it one line, down to `least`; then it is broken."""
    size = max(size, least)
    widest = width_mm(fonts.one_line(text), size, bold)
    return broken(text, size if widest <= width else max(size * width / widest * 0.995, least), width, bold)


def foot(box: Box, texts: Iterable[str], size: float) -> list[Item]:
    """One line at the lower edge, what is empty left out; `foot_height` is the room it needs."""
    block = broken(foot_words(texts), size, box.width)
    return [Line(box.x, box.y, box.right, box.y, RULE, 0.2),
            *put(block, box.x, box.y + (box.height - block.height) / 2, QUIET)]


def foot_height(width: float, texts: Iterable[str], size: float) -> float:
    return broken(foot_words(texts), size, width).height + line_mm(size) * 0.4


def foot_words(texts: Iterable[str]) -> str:
    return "   ·   ".join(filter(None, texts))


def batch_words(batch: str, t: Translator) -> str:
    return t.gettext(BATCH).format(number=batch) if batch else ""


def section(box: Box, text: str, size: float) -> tuple[list[Item], float]:
    """A heading with a bar before it, and where what stands below it begins."""
    block = broken(text, size, box.width - line_mm(size) * 0.5, bold=True)
    bar = Rect(box.x, box.y + line_mm(size) * 0.12, line_mm(size) * 0.2, block.height - line_mm(size) * 0.24, DARK)
    return [bar, *put(block, box.x + line_mm(size) * 0.5, box.y)], box.y + block.height + line_mm(size) * 0.15
