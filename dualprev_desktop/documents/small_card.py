"""Cards to carry: two-sided, in the pocket or on a lanyard, as many of them as their text needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.band_faces import Rooms, faces_at, largest
from dualprev_desktop.documents.bands import Band, Cell, Face, Run
from dualprev_desktop.documents.bands_draw import INK, Look, draw_face, level_ground
from dualprev_desktop.documents.lines import LEADING, Block, fit, single_line, wrap
from dualprev_desktop.documents.pad import MM, Pad
from dualprev_desktop.documents.post_sheet import LABEL, QUIET, put, together
from dualprev_desktop.documents.post_text import again
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing
from dualprev_desktop.domain.levels import LevelStyle
from dualprev_desktop.kernel.i18n import Translator

DARK, PALE = "#22343B", "#FFFFFF"
AIR = 4
COUNT = 22
"""Points at the foot for which card it is, of how many."""


@dataclass(frozen=True, slots=True)
class Format:
    """Millimetres, and sizes of type in points, which rise for the text and fall for head and foot."""

    width: float
    height: float
    margin: float
    sizes: tuple[float, ...]
    head_sizes: tuple[float, ...]
    foot_sizes: tuple[float, ...]

    @property
    def frame(self) -> Box:
        return Box(0, 0, self.width * MM, self.height * MM).inset(self.margin * MM)


POCKET = Format(90, 54, 3, (6.5, 7, 7.5, 8, 8.5, 9), (11, 10, 9, 8, 7, 6.5), (7.5, 7, 6.5))
"""The size of a bank card; below 6.5 points nothing is read even close to the eye."""
A6 = Format(105, 148, 6, (8, 8.5, 9, 9.5, 10, 10.5, 11, 12, 13), (16, 14, 12, 11, 10, 9, 8), (9, 8.5, 8))


@dataclass(frozen=True, slots=True)
class SmallCard:
    """What stands on every face: the head with its two texts, the foot of the fronts, the foot of the backs."""

    title: str
    aside: str
    front_foot: Sequence[str]
    back_foot: Sequence[str]
    """Words that go together; lines break between them."""
    level: LevelStyle | None = None
    """Where the head has a level's colour; it is dark else."""


class Head(NamedTuple):
    title: Block
    aside: Block
    stacked: bool

    @property
    def height(self) -> float:
        heights = self.title.height, self.aside.height
        return (sum(heights) if self.stacked else max(heights)) + AIR


def draw_small(card: SmallCard, front: Sequence[Band], back: Sequence[Band], end: Sequence[Band], form: Format,
               t: Translator, look: Look) -> tuple[Drawing, ...]:
    """Fronts and backs in turn; where the text ends on a front, `end` is its back."""
    frame, gap = form.frame, form.margin * MM / 3
    heads = [_head(card, form, number > 1, t) for number in range(3)]
    feet = [together(words, form.foot_sizes, frame.width - COUNT) for words in (card.front_foot, card.back_foot)]
    head = max(one.height for one in heads)
    foot = max(block.height for block in feet)
    body = Box(frame.x, frame.y + head + gap, frame.width, frame.height - head - foot - 2 * gap)
    faces = largest(form.sizes, lambda size: _faces(front, back, end, size, body))
    pad = Pad(form.width * MM, form.height * MM)
    for number, face in enumerate(faces):
        _draw_head(pad, card, heads[min(number, 2)], Box(frame.x, frame.y, frame.width, head), look)
        draw_face(pad, face, body, replace(look, ruled=False, fill=False))
        _draw_foot(pad, feet[number % 2], frame, number, len(faces))
        pad.turn()
    return tuple(pad.drawings)


def _faces(front: Sequence[Band], back: Sequence[Band], end: Sequence[Band], size: float, body: Box) -> list[Face]:
    rooms = Rooms(body.height, body.height)
    first, second, last = (faces_at(bands, size, body.width, rooms) for bands in (front, back, end))
    found = [first[0], second[0], *first[1:], *second[1:]]
    if len(found) % 2:
        # where even the numbers need two faces, the back of the second has its head and foot only
        found += last if len(last) % 2 else [*last, ()]
    return found


def _head(card: SmallCard, form: Format, further: bool, t: Translator) -> Head:
    """Side by side where the second text is a short line, else one below the other."""
    width = form.frame.width - 2 * AIR
    title = again(card.title, t) if further else card.title
    size = single_line(card.aside, fonts.BOLD, form.head_sizes[1:], width * 0.5)
    if size is None:
        least = form.head_sizes[-1]
        return Head(fit(title, fonts.BOLD, form.head_sizes, width, form.head_sizes[0] * LEADING),
                    Block(tuple(wrap(card.aside, fonts.BOLD, least, width)), fonts.BOLD, least), True)
    aside = Block((card.aside,), fonts.BOLD, size)
    room = width - fonts.text_width(card.aside, fonts.BOLD, size) - 2 * AIR
    return Head(fit(title, fonts.BOLD, form.head_sizes, room, form.head_sizes[0] * LEADING), aside, False)


def _draw_head(pad: Pad, card: SmallCard, head: Head, box: Box, look: Look) -> None:
    if card.level:
        level_ground(pad, box, card.level, look.hatched)
        if look.hatched:
            pad.rect(box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3, card.level.colour)
    else:
        pad.rect(box.x, box.y, box.width, box.height, DARK, radius=2)
    ink = card.level.ink if card.level else PALE
    if head.stacked:
        top = box.y + (box.height - head.height) / 2 + AIR / 2
        put(pad, head.title, box.x + AIR, top, ink, bold=True)
        put(pad, head.aside, box.x + AIR, top + head.title.height, ink, bold=True)
        return
    put(pad, head.title, box.x + AIR, box.y + (box.height - head.title.height) / 2, ink, bold=True)
    base = box.centre[1] + head.aside.size * 0.37
    pad.text(box.right - AIR, base, head.aside.lines[0], head.aside.size, ink, bold=True, anchor=Anchor.END)


def _draw_foot(pad: Pad, block: Block, frame: Box, number: int, count: int) -> None:
    top = frame.bottom - block.height
    pad.line(frame.x, top - 1, frame.right, top - 1, QUIET, 0.4)
    put(pad, block, frame.x, top, QUIET if number % 2 else INK)
    if count > 2:
        pad.text(frame.right, frame.bottom - block.size * 0.32, f"{number // 2 + 1}/{count // 2}", block.size, QUIET,
                 anchor=Anchor.END)


def section(word: str, t: Translator, short: str = "") -> Band:
    """A shaded heading; it stands again above what goes on elsewhere, by its `short` form where it has one."""
    return Band((Cell((Run(word, bold=True),), (Run(again(short or word, t), bold=True),), LABEL),), heading=True,
                keep=True)


def text_band(found: Sequence[Run]) -> Band:
    return Band((Cell(tuple(found)),), flows=True)
