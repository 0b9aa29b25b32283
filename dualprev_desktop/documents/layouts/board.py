"""A board for the gate: the plan as large as the sheet allows, its legend in one line below."""

from __future__ import annotations

from dualprev_desktop.documents.layout import GAP, Layout, Places
from dualprev_desktop.documents.plan_legend import bearings_height, lying_height
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.kernel.i18n import N_

BEARINGS = 66


def arrange(sheet: Sheet) -> Places:
    return _upright(sheet) if sheet.body.height > sheet.body.width else _lying(sheet)


def _lying(sheet: Sheet) -> Places:
    body, scale, gap = sheet.body, sheet.scale, sheet.scale.mm(GAP)
    high = max(bearings_height(scale), lying_height(scale))
    area = Box(body.x, body.y, body.width, body.height - high - gap)
    below = Box(body.x + gap, area.bottom + gap / 2, body.width - 2 * gap, high)
    wide = min(scale.mm(BEARINGS), below.width * 0.3)
    legend = Box(below.x, below.y, below.width - wide - 2 * gap, high)
    bearings = Box(legend.right + 2 * gap, below.y, wide, high)
    rule = legend.right + gap
    return Places((area,), legend, bearings, lying=True, keys_only=True,
                  rules=((body.x, area.bottom, body.right, area.bottom), (rule, area.bottom, rule, body.bottom)))


def _upright(sheet: Sheet) -> Places:
    """The legend has the whole width, since beside the bearings its words would not fit; height is there to spare."""
    body, scale, gap = sheet.body, sheet.scale, sheet.scale.mm(GAP)
    legend = Box(body.x + gap, body.bottom - lying_height(scale) - gap / 2, body.width - 2 * gap, lying_height(scale))
    high = bearings_height(scale)
    bearings = Box(legend.x, legend.y - gap / 2 - high, legend.width, high)
    area = Box(body.x, body.y, body.width, bearings.y - gap / 2 - body.y)
    return Places((area,), legend, bearings, lying=True, keys_only=True,
                  rules=((body.x, area.bottom, body.right, area.bottom),))


LAYOUT = Layout("board", N_("Board for the gate: plan and legend"), 40, arrange)
