"""Inherent and residual risk on one sheet, what changed outlined and listed."""

from __future__ import annotations

from dualprev_desktop.documents.layout import GAP, Layout, Places, column_width, key_column
from dualprev_desktop.documents.plan_legend import bearings_height, legend_height
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.kernel.i18n import N_

LEGEND = 78
STRIPS = (0.3, 0.36, 0.42)
"""Of the body's height, for lists that are longer than the legend."""


def arrange(sheet: Sheet) -> Places:
    return _above(sheet, _strip(sheet))


def others(sheet: Sheet) -> list[Places]:
    """Plans are wide or tall: the lists go where these leave room."""
    body, least = sheet.body, _strip(sheet)
    return [_beside(sheet), *(_above(sheet, body.height * share) for share in STRIPS if body.height * share > least)]


def _strip(sheet: Sheet) -> float:
    return (legend_height(sheet.scale) + bearings_height(sheet.scale) + sheet.scale.mm(3)
            + 2 * sheet.scale.mm(GAP))


def _above(sheet: Sheet, strip: float) -> Places:
    body, scale, gap = sheet.body, sheet.scale, sheet.scale.mm(GAP)
    area = Box(body.x, body.y, body.width, body.height - strip)
    below = Box(body.x, area.bottom, body.width, strip).inset(gap)
    legend, bearings, _ = key_column(Box(below.x, below.y, min(scale.mm(LEGEND), below.width * 0.42), below.height),
                                     scale)
    rule = legend.right + gap
    changes = Box(rule + gap, below.y, below.right - rule - gap, below.height)
    first, second, middle = _halves(area)
    return Places((first, second), legend, bearings, changes=changes,
                  rules=(middle, (body.x, area.bottom, body.right, area.bottom),
                         (rule, area.bottom, rule, body.bottom)))


def _beside(sheet: Sheet) -> Places:
    body, side = sheet.body, column_width(sheet)
    area = Box(body.x, body.y, body.width - side, body.height)
    column = Box(area.right, body.y, side, body.height).inset(sheet.scale.mm(GAP))
    legend, bearings, top = key_column(column, sheet.scale)
    first, second, middle = _halves(area)
    return Places((first, second), legend, bearings, changes=Box(column.x, top, column.width, column.bottom - top),
                  rules=(middle, (area.right, body.y, area.right, body.bottom)))


Rule = tuple[float, float, float, float]


def _halves(area: Box) -> tuple[Box, Box, Rule]:
    """Side by side where the area lies, one above the other where it stands; and the line between them."""
    if area.width >= area.height:
        half = area.width / 2
        second = Box(area.x + half, area.y, half, area.height)
        return Box(area.x, area.y, half, area.height), second, (second.x, area.y, second.x, area.bottom)
    half = area.height / 2
    second = Box(area.x, area.y + half, area.width, half)
    return Box(area.x, area.y, area.width, half), second, (area.x, second.y, area.right, second.y)


LAYOUT = Layout("pair", N_("Inherent and residual side by side"), 30, arrange, pairs=True, others=others)
