"""Legend, north arrow and count table of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, radians, sin

from dualprev_desktop.documents.typeset import INK, QUIET, RULE, Scale, level_text, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Hatch, Item, Line, Polygon, Rect
from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.views import PlanView

ROW = 6.4
FILL_OPACITY = 0.5
"""Of a zone, so that the drawing below stays readable; the legend shows the same tone."""


def legend_height(scale: Scale) -> float:
    return scale.mm(8 + ROW * len(LEVELS))


def legend(box: Box, t: Translator, scale: Scale, hatched: bool) -> list[Item]:
    """Swatch, shape, word and colour word of each level."""
    size = scale.pt(9)
    items: list[Item] = [text_at(box.x, box.y, t.gettext("Legend"), scale.pt(10.5), bold=True)]
    for index, look in enumerate(LEVELS):
        top = box.y + scale.mm(7 + ROW * index)
        hatch = Hatch(look.pattern) if hatched else Hatch.NONE
        items.append(Rect(box.x, top, scale.mm(11), scale.mm(ROW - 1.4), look.colour, look.colour, 0.4, FILL_OPACITY,
                          hatch=hatch))
        text = t.gettext("{level} ({colour})").format(level=level_text(look, t), colour=t.gettext(look.colour_word))
        items.append(text_at(box.x + scale.mm(13.5), top + (scale.mm(ROW - 1.4) - line_mm(size)) / 2, text, size))
    return items


def north_arrow(x: float, y: float, degrees: int, t: Translator, scale: Scale) -> list[Item]:
    """An arrow around (x, y) that points to north, `degrees` clockwise from the top of the sheet."""
    turn = radians(degrees)
    length, half = scale.mm(8), scale.mm(3)

    def at(across: float, up: float) -> tuple[float, float]:
        return x + across * cos(turn) + up * sin(turn), y + across * sin(turn) - up * cos(turn)

    tip, left, right, notch = at(0, length), at(-half, -length * 0.7), at(half, -length * 0.7), at(0, -length * 0.35)
    size = scale.pt(10)
    letter = at(0, length + scale.mm(3.4))
    return [Polygon(((tip, left, notch),), INK, INK, 0.2), Polygon(((tip, notch, right),), "#FFFFFF", INK, 0.2),
            text_at(letter[0], letter[1] - line_mm(size) / 2, t.gettext("N"), size, bold=True, anchor=Anchor.MIDDLE)]


def table_height(scale: Scale) -> float:
    return scale.mm(8 + 5.2 * (len(LEVELS) + 2))


def count_table(box: Box, plan: PlanView, t: Translator, scale: Scale) -> list[Item]:
    """How many zones and how many of their risk points have each level."""
    zones = Counter(zone.level for zone in plan.zones)
    points = Counter(level for zone in plan.zones for _, _, level in zone.points)
    rows = [(t.gettext("Level"), t.gettext("Zones"), t.gettext("Risk points"))]
    rows += [(level_text(look, t), *_counts(zones, points, look.level)) for look in LEVELS]
    rows.append((t.gettext("Total"), str(zones.total()), str(points.total())))
    return [text_at(box.x, box.y, t.gettext("Count on this plan"), scale.pt(10.5), bold=True),
            *_table(Box(box.x, box.y + scale.mm(7), box.width, scale.mm(5.2)), rows, scale)]


def _counts(zones: Counter[Level], points: Counter[Level], level: Level) -> tuple[str, str]:
    return str(zones[level]), str(points[level])


def _table(first: Box, rows: Sequence[tuple[str, ...]], scale: Scale) -> list[Item]:
    """`first` is the first row's box; numbers are set flush right."""
    size = scale.pt(8.5)
    ends = (first.x + first.width * 0.66, first.right - scale.mm(1))
    items: list[Item] = [Rect(first.x, first.y, first.width, first.height, "#EDEDED")]
    for index, (word, *numbers) in enumerate(rows):
        top = first.y + index * first.height
        line = top + (first.height - line_mm(size)) / 2
        bold = index in (0, len(rows) - 1)
        items.append(text_at(first.x + scale.mm(1), line, word, size, bold=bold))
        items += [text_at(end, line, number, size, bold=bold, anchor=Anchor.END)
                  for end, number in zip(ends, numbers, strict=True)]
        items.append(Line(first.x, top + first.height, first.right, top + first.height,
                          QUIET if bold else RULE, 0.2 if bold else 0.1))
    return items
