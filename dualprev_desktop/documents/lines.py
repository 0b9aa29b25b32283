"""Breaking text into lines of a width, Chinese between any two characters except where 避头尾 forbids it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from dualprev_desktop.documents import fonts

NEVER_FIRST = frozenset("、，。．；：？！）》〉」』】〕〗］｝”’…—～·％℃‰°,.;:?!)]}%/→")
NEVER_LAST = frozenset("（《〈「『【〔〖［｛“‘([{￥$#№①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

LEADING = 1.38
"""Line distance in sizes; Chinese set tighter than this grows together."""


@cache
def _breaks_anywhere(character: str) -> bool:
    """Ideographs, kana and full-width marks; Latin words and numbers hold together."""
    return ord(character) >= 0x2E80


@cache
def _may_break(before: str, after: str) -> bool:
    if before in NEVER_LAST or after in NEVER_FIRST or after == " ":
        return False
    return before in " -/，、。；" or _breaks_anywhere(before) or _breaks_anywhere(after)


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of at most `width` points; joined without line ends of the text they are the text itself."""
    room = width * 1000 / size
    return [line for paragraph in fonts.printable(text).split("\n") for line in _wrap_paragraph(paragraph, font, room)]


def _wrap_paragraph(text: str, font: str, room: float) -> list[str]:
    """`room` in thousandths of the font size."""
    reach = list(accumulate(map(fonts.widths(font).__getitem__, text)))
    if not reach or reach[-1] <= room:
        return [text]
    lines, start, used = [], 0, 0
    while start < len(text):
        end = bisect_right(reach, used + room, start)
        if end < len(text):
            end = _break_before(text, start, max(end, start + 1))
        lines.append(text[start:end])
        start, used = end, reach[end - 1]
    return lines


def _break_before(text: str, start: int, end: int) -> int:
    """The last place up to `end` where a line may break; `end` itself where a single word fills the line."""
    while end < len(text) and text[end] == " ":
        end += 1
    for place in range(end, start, -1):
        if place == len(text) or _may_break(text[place - 1], text[place]):
            return place
    return end


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one text at one size, in points."""

    lines: tuple[str, ...]
    font: str
    size: float

    @property
    def leading(self) -> float:
        return self.size * LEADING

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


def fit(text: str, font: str, sizes: Sequence[float], width: float, height: float) -> Block:
    """The text at the first of `sizes` at which it fits; at the last one, whatever its height, where none does."""
    for size in sizes:
        block = Block(tuple(wrap(text, font, size, width)), font, size)
        if block.height <= height:
            break
    return block


def single_line(text: str, font: str, sizes: Sequence[float], width: float) -> float | None:
    """The first of `sizes` at which the text is one line of `width` points; None where it is at none."""
    return next((size for size in sizes if fonts.text_width(text, font, size) <= width), None)
