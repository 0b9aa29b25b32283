"""The plan at the left; legend, bearings and the table of risk points beside it."""

from __future__ import annotations

from dualprev_desktop.documents.layout import GAP, Layout, Places, column_width, key_column
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.kernel.i18n import N_


def arrange(sheet: Sheet) -> Places:
    body, side = sheet.body, column_width(sheet)
    area = Box(body.x, body.y, body.width - side, body.height)
    column = Box(area.right, body.y, side, body.height).inset(sheet.scale.mm(GAP))
    legend, bearings, top = key_column(column, sheet.scale)
    table = Box(column.x, top, column.width, column.bottom - top)
    return Places((area,), legend, bearings, (table,), rules=((area.right, body.y, area.right, body.bottom),))


LAYOUT = Layout("standard", N_("Plan with the table beside it"), 10, arrange)
