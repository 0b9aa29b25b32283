"""The four-colour plan (安全风险四色分布图) as sheets of a drawing list."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.documents import sheet as parts
from dualprev_desktop.documents.plan_labels import Labels, PlacedZone
from dualprev_desktop.documents.plan_legend import (
    FILL_OPACITY,
    count_table,
    legend,
    legend_height,
    north_arrow,
    table_height,
)
from dualprev_desktop.documents.plan_list import Row, list_rows, set_rows
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.typeset import QUIET, RULE, Scale, line_mm, text_at, width_mm
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Hatch, Item, Line, Picture, Polygon, Rect
from dualprev_desktop.domain.geometry import Shape, area, parse_shape, scaled
from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.views import PlanView, ZoneView

LIST_COLUMNS = 4
GRID = 10
"""Cells across a sheet without a picture (dossier 5.3: blank canvas and grid)."""
MODES = {"inherent": N_("Inherent risk, without controls"), "residual": N_("Residual risk, with present controls")}


def plan_drawing(plan: PlanView, t: Translator, *, size: str = "A3", hatched: bool = False) -> Drawing:
    """The sheet with the plan. Raises InputError where a zone's shape cannot be read."""
    return plan_drawings(plan, t, size=size, hatched=hatched)[0]


def plan_drawings(plan: PlanView, t: Translator, *, size: str = "A3", hatched: bool = False) -> list[Drawing]:
    """The sheet with the plan, and further sheets where its list is longer than the side column."""
    sheet = Sheet.on(size)
    picture = picture_box(plan, sheet)
    zones = [PlacedZone(zone, _placed(zone, picture)) for zone in plan.zones]
    labels = Labels(sheet.map.inset(1), sheet.scale, t)
    names = labels.place(zones)
    rows = list_rows(plan, labels.keys, t, sheet.scale, sheet.column.width)
    column, rest = _column(plan, t, sheet, hatched, rows)
    items = (*_ground(plan, picture), *_fills(zones, hatched), *names, *_note(plan, t, sheet), *column,
             *_surround(plan, t, sheet))
    return [Drawing(sheet.page.width, sheet.page.height, items), *_list_sheets(plan, t, sheet, rest)]


def picture_box(plan: PlanView, sheet: Sheet) -> Box:
    """Where the picture lies: as large as the map allows, its proportions kept, in the middle."""
    room = sheet.map.inset(sheet.scale.mm(3))
    factor = min(room.width / plan.width, room.height / plan.height)
    width, height = plan.width * factor, plan.height * factor
    x, y = room.centre
    return Box(x - width / 2, y - height / 2, width, height)


def _placed(zone: ZoneView, picture: Box) -> Shape:
    return scaled(parse_shape(zone.shape), picture.width, picture.height, picture.x, picture.y)


def _ground(plan: PlanView, box: Box) -> list[Item]:
    if plan.picture:
        return [Picture(box.x, box.y, box.width, box.height, plan.picture, plan.media_type, plan.name)]
    cell = box.width / GRID
    upright: list[Item] = [Line(box.x + cell * n, box.y, box.x + cell * n, box.bottom, "#E3E3E3", 0.15)
                           for n in range(1, GRID)]
    lying: list[Item] = [Line(box.x, box.y + cell * n, box.right, box.y + cell * n, "#E3E3E3", 0.15)
                         for n in range(1, int(box.height / cell) + 1)]
    return [*upright, *lying, Rect(box.x, box.y, box.width, box.height, stroke="#C8C8C8", stroke_width=0.2)]


def _fills(zones: Sequence[PlacedZone], hatched: bool) -> list[Item]:
    """Large zones first, so that a small one within a large one stays visible."""
    ordered = sorted(zones, key=lambda zone: area(zone.shape), reverse=True)
    return [item for zone in ordered for item in _fill(zone, hatched)]


def _fill(zone: PlacedZone, hatched: bool) -> list[Item]:
    look = style(zone.view.level)
    hatch = Hatch(look.pattern) if hatched else Hatch.NONE
    return [Polygon(polygon, look.colour, look.colour, 0.6, FILL_OPACITY, hatch) for polygon in zone.shape]


def _note(plan: PlanView, t: Translator, sheet: Sheet) -> list[Item]:
    """Says so where there is nothing to colour."""
    if plan.zones:
        return []
    text, size = t.gettext("No zones are drawn on this plan yet."), sheet.scale.pt(12)
    x, y = sheet.map.centre
    half = width_mm(text, size) / 2 + sheet.scale.mm(4)
    top = y - sheet.scale.mm(6)
    return [Rect(x - half, top, 2 * half, sheet.scale.mm(12), "#FFFFFF", RULE, 0.2, 0.92, radius=1.5),
            text_at(x, y - line_mm(size) / 2, text, size, colour=QUIET, anchor=Anchor.MIDDLE)]


def _column(plan: PlanView, t: Translator, sheet: Sheet, hatched: bool,
            rows: Sequence[Row]) -> tuple[list[Item], list[Row]]:
    box, scale = sheet.column, sheet.scale
    items = legend(box, t, scale, hatched)
    items += north_arrow(box.right - scale.mm(9), box.y + scale.mm(21), plan.north, t, scale)
    top = box.y + legend_height(scale) + scale.mm(4)
    items += count_table(Box(box.x, top, box.width, 0), plan, t, scale)
    top += table_height(scale) + scale.mm(5)
    listed, rest = set_rows(rows, Box(box.x, top, box.width, box.bottom - top - _hint_height(scale)), scale)
    if rest:
        listed.append(text_at(box.x, box.bottom - line_mm(scale.pt(7.5)), t.gettext("Continued on the next sheet"),
                              scale.pt(7.5), colour=QUIET))
    return items + listed, rest


def _hint_height(scale: Scale) -> float:
    return line_mm(scale.pt(7.5))


def _surround(plan: PlanView, t: Translator, sheet: Sheet, continued: bool = False) -> list[Item]:
    template = (t.gettext("{enterprise}: four-colour map of safety risks (continued)") if continued
                else t.gettext("{enterprise}: four-colour map of safety risks"))
    subtitle = f"{plan.name}  ·  {t.gettext(MODES[plan.mode])}"
    divider = [] if continued else [Line(sheet.map.right, sheet.body.y, sheet.map.right, sheet.body.bottom, RULE, 0.2)]
    return [*divider, *parts.title(sheet, template.format(enterprise=plan.enterprise), subtitle),
            *parts.foot(sheet, plan.enterprise, plan.dated.isoformat(), t), *parts.frame(sheet)]


def _list_sheets(plan: PlanView, t: Translator, sheet: Sheet, rows: Sequence[Row]) -> list[Drawing]:
    """The rest of the list in columns, as many sheets as it needs."""
    sheets = []
    while rows:
        items: list[Item] = _surround(plan, t, sheet, continued=True)
        for box in _list_columns(sheet):
            listed, rows = set_rows(rows, box, sheet.scale)
            items += listed
        sheets.append(Drawing(sheet.page.width, sheet.page.height, tuple(items)))
    return sheets


def _list_columns(sheet: Sheet) -> list[Box]:
    """Of the side column's width, since the lines are broken to it."""
    step = sheet.body.width / LIST_COLUMNS
    column = sheet.column
    return [Box(sheet.body.x + step * n + (step - column.width) / 2, column.y, column.width, column.height)
            for n in range(LIST_COLUMNS)]
