"""Legend with counts, north arrow and scale bar of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import cos, radians, sin

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import single_line
from dualprev_desktop.documents.looks import looks
from dualprev_desktop.documents.typeset import (
    INK,
    LEAST_TYPE,
    QUIET,
    RULE,
    Scale,
    font,
    level_text,
    line_mm,
    text_at,
)
from dualprev_desktop.domain.drawing import Anchor, Box, Hatch, Item, Line, Polygon, Rect
from dualprev_desktop.domain.levels import LEVELS, LevelStyle
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.views import PlanView

ROW, HEAD, SWATCH = 6.4, 7, 11
FILL_OPACITY = 0.5
"""Of a zone, so that the drawing below stays readable; the legend shows the same tone."""
ENDS = (14, 1)
"""Where the two columns of counts end, from the right, in millimetres on A3."""


def legend_height(scale: Scale) -> float:
    return scale.mm(HEAD + ROW * (len(LEVELS) + 1))


def lying_height(scale: Scale) -> float:
    return scale.mm(14)


def bearings_height(scale: Scale) -> float:
    return scale.mm(22)


def legend(box: Box, plan: PlanView, t: Translator, scale: Scale, hatched: bool) -> list[Item]:
    """Swatch, shape, word and colour word of each level, with how many zones and risk points have it."""
    size, row = _legend_size(box, plan, t, scale), scale.mm(ROW)
    items: list[Item] = [text_at(box.x, box.y, t.gettext("Legend"), scale.pt(10.5), bold=True),
                         *_numbers(box, box.y, row, (t.gettext("Zones"), t.gettext("Points")), scale, bold=True)]
    zones, points = _counts(plan)
    for index, look in enumerate(looks(plan.palette)):
        top = box.y + scale.mm(HEAD) + row * index
        items.append(_swatch(Box(box.x, top, scale.mm(SWATCH), row - scale.mm(1.4)), look, scale, hatched))
        items.append(text_at(box.x + scale.mm(SWATCH + 2.5), top + (row - scale.mm(1.4) - line_mm(size)) / 2,
                             _words(look, t), size))
        items += _numbers(box, top, row - scale.mm(1.4), (str(zones[look.level]), str(points[look.level])), scale)
    return items + _total(box, (str(zones.total()), str(points.total())), t, scale)


def _total(box: Box, numbers: tuple[str, str], t: Translator, scale: Scale) -> list[Item]:
    row = scale.mm(ROW)
    top, size = box.y + scale.mm(HEAD) + row * len(LEVELS), scale.pt(8.5)
    return [Line(box.x, top - scale.mm(0.3), box.right, top - scale.mm(0.3), RULE, 0.2),
            text_at(box.x, top + (row - line_mm(size)) / 2, t.gettext("Total"), size, bold=True),
            *_numbers(box, top, row, numbers, scale, bold=True)]


def _numbers(box: Box, top: float, height: float, texts: tuple[str, str], scale: Scale, *,
             bold: bool = False) -> list[Item]:
    size = scale.pt(8.5)
    return [text_at(box.right - scale.mm(end), top + (height - line_mm(size)) / 2, text, size, bold=bold,
                    anchor=Anchor.END) for text, end in zip(texts, ENDS, strict=True)]


def _words(look: LevelStyle, t: Translator) -> str:
    return t.gettext("{level} ({colour})").format(level=level_text(look, t), colour=t.gettext(look.colour_word))


def _legend_size(box: Box, plan: PlanView, t: Translator, scale: Scale) -> float:
    """One size for all lines, at which the longest leaves the counts their room."""
    room = (box.width - scale.mm(SWATCH + 2.5 + ENDS[0] + 8)) * fonts.POINTS_PER_MM
    longest = _longest(plan, t)
    sizes = [scale.pt(size) for size in (9, 8.5, 8, 7.5, 7, 6.5)]
    return single_line(longest, font(False), sizes, room) or LEAST_TYPE


def _longest(plan: PlanView, t: Translator) -> str:
    return max((_words(look, t) for look in looks(plan.palette)),
               key=lambda text: fonts.text_width(text, font(False), LEAST_TYPE))


def _counts(plan: PlanView) -> tuple[Counter[str], Counter[str]]:
    return (Counter(zone.level for zone in plan.zones),
            Counter(level for zone in plan.zones for _, _, level in zone.points))


def _swatch(box: Box, look: LevelStyle, scale: Scale, hatched: bool) -> Item:
    hatch = Hatch(look.pattern) if hatched else Hatch.NONE
    return Rect(box.x, box.y, box.width, box.height, look.colour, look.colour, 0.4, FILL_OPACITY, hatch=hatch,
                grain=grain(scale))


def grain(scale: Scale) -> float:
    """Hatches grow with the sheet, and never below what a printer draws."""
    return max(scale.factor, 0.8)


def lying_legend(box: Box, plan: PlanView, t: Translator, scale: Scale, hatched: bool) -> list[Item]:
    """The same in one line: words beside each swatch, the counts below them."""
    zones, points = _counts(plan)
    each = box.width / len(LEVELS)
    said = {level: t.gettext("Zones {zones} · points {points}").format(zones=zones[level], points=points[level])
            for level in (look.level for look in LEVELS)}
    size, small = _lying_size(each, (_longest(plan, t),), 11, scale), _lying_size(each, said.values(), 9, scale)
    items: list[Item] = []
    for index, look in enumerate(looks(plan.palette)):
        x, high = box.x + each * index, scale.mm(9)
        middle = box.centre[1]
        items.append(_swatch(Box(x, middle - high / 2, scale.mm(9), high), look, scale, hatched))
        items.append(text_at(x + scale.mm(10.5), middle - line_mm(size), _words(look, t), size))
        items.append(text_at(x + scale.mm(10.5), middle, said[look.level], min(small, size), colour=QUIET))
    return items


def _lying_size(each: float, texts: Iterable[str], largest: float, scale: Scale) -> float:
    """One size, at which the longest of the texts ends before the next swatch."""
    room = (each - scale.mm(12)) * fonts.POINTS_PER_MM
    longest = max(texts, key=lambda text: fonts.text_width(text, font(False), LEAST_TYPE))
    return single_line(longest, font(False), [scale.pt(largest - less) for less in range(5)], room) or LEAST_TYPE


def bearings(box: Box, plan: PlanView, map_width: float, t: Translator, scale: Scale) -> list[Item]:
    """North at the right, the scale at the left; `map_width` is the picture's in millimetres."""
    arrow = north_arrow(box.right - scale.mm(11), box.centre[1] + scale.mm(1.6) * cos(radians(plan.north)),
                        plan.north, t, scale)
    room = Box(box.x, box.y, box.width - scale.mm(26), box.height)
    return [*(scale_bar(room, plan.metres, map_width, scale) if plan.metres else _no_scale(room, t, scale)), *arrow]


def _no_scale(box: Box, t: Translator, scale: Scale) -> list[Item]:
    words = t.gettext("Sketch, not to scale")
    size = single_line(words, font(False), [scale.pt(size) for size in (9, 8, 7)],
                       box.width * fonts.POINTS_PER_MM) or LEAST_TYPE
    return [text_at(box.x, box.centre[1] - line_mm(size) / 2, words, size, colour=QUIET)]


def round_length(most: float) -> Decimal:
    """The largest of 1, 2 and 5 with noughts that is not above `most`."""
    step = Decimal(1).scaleb(Decimal(most).adjusted())
    return next(step * factor for factor in (5, 2, 1) if step * factor <= Decimal(most))


def scale_bar(box: Box, metres: Decimal, map_width: float, scale: Scale) -> Iterator[Item]:
    """A bar in four fields, a round number of metres long; `map_width` millimetres are `metres`."""
    per_metre = map_width / float(metres)
    length = round_length(min(box.width - scale.mm(7), scale.mm(46)) / per_metre)
    width, high, size = float(length) * per_metre, scale.mm(1.8), scale.pt(7.5)
    x, y = box.x + scale.mm(2), box.centre[1]
    for field in range(4):
        yield Rect(x + width / 4 * field, y, width / 4, high, "#FFFFFF" if field % 2 else INK, INK, 0.2)
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        words = f"{_plain(length * share)}{' m' if share == 1 else ''}"
        yield text_at(x + width * float(share), y + high + scale.mm(0.3), words, size, anchor=Anchor.MIDDLE)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def north_arrow(x: float, y: float, degrees: int, t: Translator, scale: Scale) -> list[Item]:
    """An arrow around (x, y) that points to north, `degrees` clockwise from the top of the sheet."""
    turn = radians(degrees)
    length, half = scale.mm(8), scale.mm(3)

    def at(across: float, up: float) -> tuple[float, float]:
        return x + across * cos(turn) + up * sin(turn), y + across * sin(turn) - up * cos(turn)

    tip, left, right, notch = at(0, length), at(-half, -length * 0.7), at(half, -length * 0.7), at(0, -length * 0.35)
    size = scale.pt(10)
    letter = at(0, length + max(scale.mm(3.4), line_mm(size) * 0.55))
    return [Polygon(((tip, left, notch),), INK, INK, 0.2), Polygon(((tip, notch, right),), "#FFFFFF", INK, 0.2),
            text_at(letter[0], letter[1] - line_mm(size) / 2, t.gettext("N"), size, bold=True, anchor=Anchor.MIDDLE)]
