"""The overview that goes before a book of plans: each plan small, its name, counts and page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents import sheet as parts
from dualprev_desktop.documents.layout import GAP, Manner
from dualprev_desktop.documents.lines import single_line
from dualprev_desktop.documents.looks import looks
from dualprev_desktop.documents.plan_legend import lying_height, lying_legend
from dualprev_desktop.documents.plan_map import small_map
from dualprev_desktop.documents.plan_sheet import MODES
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.typeset import LEAST_TYPE, QUIET, RULE, font, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item, Rect
from dualprev_desktop.services.views import PlanView

MOST = 12
"""Plans on one page of the overview."""


def cover_drawings(plans: Sequence[PlanView], firsts: Sequence[int], sheet: Sheet, manner: Manner) -> list[Drawing]:
    """`firsts` are the sheets, counted from nought, on which the plans begin after the overview."""
    before = ceil(len(plans) / MOST)
    entries = [(plan, first + before + 1) for plan, first in zip(plans, firsts, strict=True)]
    whole = replace(plans[0], zones=tuple(zone for plan in plans for zone in plan.zones))
    pages = [entries[start:start + MOST] for start in range(0, len(entries), MOST)]
    return [Drawing(sheet.page.width, sheet.page.height, tuple(_page(page, whole, sheet, manner))) for page in pages]


def _page(entries: Sequence[tuple[PlanView, int]], whole: PlanView, sheet: Sheet, manner: Manner) -> Iterator[Item]:
    """`whole` has the zones of all plans: the legend counts them."""
    for (plan, page), cell in zip(entries, _cells(len(entries), sheet), strict=False):
        yield from _entry(plan, page, cell, sheet, manner)
    first, t = entries[0][0], manner.t
    title = t.gettext("{enterprise}: four-colour map of safety risks").format(enterprise=first.enterprise)
    below = "  ·  ".join((t.gettext("Overview of the plans"), t.gettext(MODES[first.mode])))
    yield from parts.title(sheet, title, below)
    yield from lying_legend(_legend(sheet), whole, t, sheet.scale, manner.hatched)
    yield from parts.title_block(sheet, first, t)
    yield from parts.frame(sheet)


def _legend(sheet: Sheet) -> Box:
    body, gap, high = sheet.body, sheet.scale.mm(GAP), lying_height(sheet.scale)
    return Box(body.x + gap, body.bottom - high - gap / 2, body.width - 2 * gap, high)


def _cells(count: int, sheet: Sheet) -> list[Box]:
    """A grid as near to the sheet's own proportions as the number allows."""
    gap = sheet.scale.mm(GAP)
    body = Box(sheet.body.x, sheet.body.y, sheet.body.width, _legend(sheet).y - sheet.body.y).inset(gap)
    across = min((n for n in range(1, count + 1)),
                 key=lambda n: abs((body.width / n) / (body.height / ceil(count / n)) - 1.3))
    down = ceil(count / across)
    width, height = (body.width - gap * (across - 1)) / across, (body.height - gap * (down - 1)) / down
    return [Box(body.x + (width + gap) * (n % across), body.y + (height + gap) * (n // across), width, height)
            for n in range(count)]


def _entry(plan: PlanView, page: int, cell: Box, sheet: Sheet, manner: Manner) -> Iterator[Item]:
    scale, t = sheet.scale, manner.t
    size, small = scale.pt(10), scale.pt(8)
    words = line_mm(size) + line_mm(small) + scale.mm(2)
    yield Rect(cell.x, cell.y, cell.width, cell.height, stroke=RULE, stroke_width=0.2)
    yield from small_map(plan, Box(cell.x, cell.y, cell.width, cell.height - words), scale, manner.hatched)
    top, pad = cell.bottom - words, scale.mm(2)
    number = t.gettext("Sheet {number}").format(number=page)
    room = (cell.width - 3 * pad) * fonts.POINTS_PER_MM - fonts.text_width(number, font(False), small)
    name_size = single_line(plan.name, font(True), [size, size * 0.85, size * 0.7], room) or LEAST_TYPE
    yield text_at(cell.x + pad, top, plan.name, name_size, bold=True)
    yield text_at(cell.right - pad, top, number, small, colour=QUIET, anchor=Anchor.END)
    yield from _counts(plan, cell.x + pad, top + line_mm(size), small)


def _counts(plan: PlanView, x: float, top: float, size: float) -> Iterator[Item]:
    """A coloured field with the level's shape, and how many zones have it."""
    counted = Counter(zone.level for zone in plan.zones)
    side = line_mm(size)
    for shown in (one for one in looks(plan.palette) if counted[one.level]):
        yield Rect(x, top + side * 0.08, side * 1.2, side * 0.84, shown.colour, QUIET, 0.1, radius=0.4)
        yield text_at(x + side * 0.6, top, shown.shape, max(size * 0.8, LEAST_TYPE), colour=shown.ink,
                      anchor=Anchor.MIDDLE)
        yield text_at(x + side * 1.5, top, str(counted[shown.level]), size)
        x += side * 4
