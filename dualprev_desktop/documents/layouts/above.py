"""The plan above; legend, bearings and the table of risk points in columns below it."""

from __future__ import annotations

from dualprev_desktop.documents import paper
from dualprev_desktop.documents.layout import GAP, Layout, Places, columns, key_column
from dualprev_desktop.documents.plan_legend import bearings_height, legend_height
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.kernel.i18n import N_

SHARE = 0.36
"""Of the sheet's body that lies below the plan, if legend and bearings need no more."""
LEGEND, LIST = 78, 66


def arrange(sheet: Sheet) -> Places:
    body, scale, gap = sheet.body, sheet.scale, sheet.scale.mm(GAP)
    needed = legend_height(scale) + bearings_height(scale) + scale.mm(3) + 2 * gap
    area = Box(body.x, body.y, body.width, body.height - max(body.height * SHARE, needed))
    below = Box(body.x, area.bottom, body.width, body.bottom - area.bottom).inset(gap)
    side = min(scale.mm(LEGEND), below.width * 0.44)
    legend, bearings, _ = key_column(Box(below.x, below.y, side, below.height), scale)
    rest = Box(legend.right + 2 * gap, below.y, below.right - legend.right - 2 * gap, below.height)
    rule = legend.right + gap
    return Places((area,), legend, bearings, columns(rest, scale.mm(LIST), gap),
                  rules=((body.x, area.bottom, body.right, area.bottom), (rule, area.bottom, rule, body.bottom)))


LAYOUT = Layout("above", N_("Plan above, table below"), 20, arrange, orientation=paper.PORTRAIT)
