"""Inherent and residual risk on one sheet, what changed outlined and listed."""

from __future__ import annotations

from dualprev_desktop.documents.layout import GAP, Layout, Places, key_column
from dualprev_desktop.documents.plan_legend import bearings_height, legend_height
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.kernel.i18n import N_

LEGEND = 78


def arrange(sheet: Sheet) -> Places:
    body, scale, gap = sheet.body, sheet.scale, sheet.scale.mm(GAP)
    strip = legend_height(scale) + bearings_height(scale) + scale.mm(3) + 2 * gap
    area = Box(body.x, body.y, body.width, body.height - strip)
    below = Box(body.x, area.bottom, body.width, strip).inset(gap)
    legend, bearings, _ = key_column(Box(below.x, below.y, min(scale.mm(LEGEND), below.width * 0.42), below.height),
                                     scale)
    rule = legend.right + gap
    changes = Box(rule + gap, below.y, below.right - rule - gap, below.height)
    first, second = _halves(area)
    middle = ((second.x, area.y, second.x, area.bottom) if second.x > area.x
              else (area.x, second.y, area.right, second.y))
    return Places((first, second), legend, bearings, changes=changes,
                  rules=(middle, (body.x, area.bottom, body.right, area.bottom),
                         (rule, area.bottom, rule, body.bottom)))


def _halves(area: Box) -> tuple[Box, Box]:
    """Side by side where the sheet lies, one above the other where it stands."""
    if area.width >= area.height:
        half = area.width / 2
        return Box(area.x, area.y, half, area.height), Box(area.x + half, area.y, half, area.height)
    half = area.height / 2
    return Box(area.x, area.y, area.width, half), Box(area.x, area.y + half, area.width, half)


LAYOUT = Layout("pair", N_("Inherent and residual side by side"), 30, arrange, pairs=True)
