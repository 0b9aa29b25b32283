"""Small pieces of a drawing list that several sheets share: lines of text, level badges."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.domain.drawing import Anchor, Box, Circle, Hatch, Item, Rect, Text
from dualprev_desktop.domain.levels import LevelStyle
from dualprev_desktop.kernel.i18n import Translator

ASCENT = 0.86
"""Share of the size above the base line of an ideograph with its white; its body then sits in the line's middle."""
LINE = 1.32
INK = "#1A1A1A"
QUIET = "#5A5A5A"
RULE = "#9A9A9A"
LEAST_TYPE = 6
"""Points: what is printed smaller is not read."""
KEY_RADIUS, LEAST_KEY = 2.3, 2.2


@dataclass(frozen=True, slots=True)
class Scale:
    """Lengths and sizes are given for A3; other papers enlarge them, and shrink type less than lengths."""

    factor: float

    def mm(self, length: float) -> float:
        return length * self.factor

    def pt(self, size: float) -> float:
        return max(size * max(self.factor, 0.85), LEAST_TYPE)

    @property
    def key_radius(self) -> float:
        """Of a numbered disc: three digits of the smallest type have to fit."""
        return max(self.mm(KEY_RADIUS), LEAST_KEY)


def font(bold: bool) -> str:
    return fonts.BOLD if bold else fonts.REGULAR


def width_mm(text: str, size: float, bold: bool = False) -> float:
    return fonts.text_width(text, font(bold), size) / fonts.POINTS_PER_MM


def line_mm(size: float) -> float:
    """The height of one line."""
    return size * LINE / fonts.POINTS_PER_MM


def text_at(x: float, top: float, text: str, size: float, *, bold: bool = False, colour: str = INK,
            anchor: Anchor = Anchor.START) -> Text:
    """A line whose box begins at `top`."""
    base = top + (line_mm(size) + (ASCENT - 0.12) * size / fonts.POINTS_PER_MM) / 2
    return Text(x, base, fonts.one_line(text), size, bold, colour, anchor)


def badge(box: Box, style: LevelStyle, text: str, size: float, hatched: bool = False) -> list[Item]:
    """A level's colour with `text` in it; hatched, the text stands on a clear ground."""
    items: list[Item] = [Rect(box.x, box.y, box.width, box.height, style.colour, QUIET, 0.12, radius=0.6,
                              hatch=Hatch(style.pattern) if hatched else Hatch.NONE)]
    middle, top = box.centre[0], box.centre[1] - line_mm(size) / 2
    if hatched and style.pattern != Hatch.NONE:
        half = width_mm(text, size) / 2 + 0.6
        items.append(Rect(middle - half, box.y + 0.3, 2 * half, box.height - 0.6, style.colour))
    items.append(text_at(middle, top, text, size, colour=style.ink, anchor=Anchor.MIDDLE))
    return items


def level_text(style: LevelStyle, t: Translator) -> str:
    """Shape and word: `◆ 较大`."""
    return f"{style.shape} {t.gettext(style.word)}"


def key_mark(x: float, y: float, number: int, scale: Scale) -> list[Item]:
    """A numbered disc that stands for a zone whose name does not fit."""
    size = scale.pt(6.5 if number < 100 else 5.5)
    return [Circle(x, y, scale.key_radius, "#FFFFFF", INK, 0.25),
            text_at(x, y - line_mm(size) / 2, str(number), size, bold=True, anchor=Anchor.MIDDLE)]
