"""The four-colour plan (安全风险四色分布图) as sheets of a drawing list, in any layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualprev_desktop.documents import sheet as parts
from dualprev_desktop.documents.key_space import room_for_keys
from dualprev_desktop.documents.layout import GAP, Layout, Manner, Places, column_width, columns, layout
from dualprev_desktop.documents.plan_legend import bearings, legend, lying_legend
from dualprev_desktop.documents.plan_list import Row, change_rows, changed_zones, key_rows, list_rows, set_rows
from dualprev_desktop.documents.plan_map import picture_box, plan_map
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.typeset import QUIET, RULE, Scale, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item, Line
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.views import PlanView

MODES = {"inherent": N_("Inherent risk, without controls"), "residual": N_("Residual risk, with present controls")}
LEAST_PLAN = 0.7
"""Of the largest width that a plan could have: lists do not make it smaller than this."""
BOTH = N_("Inherent and residual risk compared")


def plan_drawing(plan: PlanView, t: Translator, *, size: str = "A3", hatched: bool = False) -> Drawing:
    """The sheet with the plan. Raises InputError where a zone's shape cannot be read."""
    return plan_drawings(plan, t, size=size, hatched=hatched)[0]


def plan_drawings(plan: PlanView, t: Translator, *, size: str = "A3", hatched: bool = False) -> list[Drawing]:
    """The sheet with the plan, and further sheets where its list is longer than the side column."""
    chosen = layout("standard")
    return layout_drawings((plan,), chosen, Sheet.on(size, chosen.orientation), Manner(t, hatched))


def layout_drawings(plans: Sequence[PlanView], chosen: Layout, sheet: Sheet, manner: Manner) -> list[Drawing]:
    """The sheets of one plan, or of one plan's two modes where the layout compares them."""
    places, last = arranged(plans, chosen, sheet, manner), plans[-1]
    outlined = changed_zones(plans[0], last)
    keys: dict[str, int] = {}
    items: list[Item] = []
    rooms = _map_rooms(plans, places, sheet)
    for plan, area, room in zip(plans, places.maps, rooms, strict=True):
        items += plan_map(plan, room, sheet.scale, manner, keys, outlined)
        items += _head(plan, area, sheet, manner.t) if len(plans) > 1 else []
    items += _around(last, places, rooms[-1], sheet, manner)
    tables, rest = _tables(plans, places, sheet, manner, keys)
    items += [*tables, *(Line(*rule, RULE, 0.2) for rule in places.rules),
              *_surround(plans, sheet, manner.t)]
    first = Drawing(sheet.page.width, sheet.page.height, tuple(items))
    return [first, *_list_sheets(plans, manner.t, sheet, rest, _list_width(places, sheet))]


def arranged(plans: Sequence[PlanView], chosen: Layout, sheet: Sheet, manner: Manner) -> Places:
    """Where things lie on the sheet of these plans."""
    places = chosen.arrange(sheet)
    if chosen.others is not None:
        return _roomiest(plans, [places, *chosen.others(sheet)], sheet, manner)
    return room_for_keys(plans[-1], places, sheet, manner) if places.keys_only else places


def _roomiest(plans: Sequence[PlanView], offered: Sequence[Places], sheet: Sheet, manner: Manner) -> Places:
    """The arrangement with the largest plans of those that hold the lists; the first where the lists go on anyway."""
    widths = [picture_box(plans[-1], _map_rooms(plans, places, sheet)[-1], sheet.scale).width for places in offered]
    for width, places in sorted(zip(widths, offered, strict=True), key=lambda one: one[0], reverse=True):
        if width >= LEAST_PLAN * max(widths) and not _left_over(plans, places, sheet, manner):
            return places
    return offered[0]


def _left_over(plans: Sequence[PlanView], places: Places, sheet: Sheet, manner: Manner) -> list[Row]:
    keys: dict[str, int] = {}
    for plan, room in zip(plans, _map_rooms(plans, places, sheet), strict=True):
        plan_map(plan, room, sheet.scale, manner, keys)
    return _tables(plans, places, sheet, manner, keys)[1]


def map_rooms(plans: Sequence[PlanView], chosen: Layout, sheet: Sheet, manner: Manner) -> list[Box]:
    """Into which the plans of the sheet are fitted."""
    return _map_rooms(plans, arranged(plans, chosen, sheet, manner), sheet)


def _map_rooms(plans: Sequence[PlanView], places: Places, sheet: Sheet) -> list[Box]:
    """Where there are two, each has a line above it that says which risk it shows."""
    used = line_mm(sheet.scale.pt(10.5)) + sheet.scale.mm(1) if len(plans) > 1 else 0
    return [Box(room.x, room.y + used, room.width, room.height - used) for room in places.maps]


def _head(plan: PlanView, room: Box, sheet: Sheet, t: Translator) -> list[Item]:
    """Which of the two risks a plan of the sheet shows."""
    size = sheet.scale.pt(10.5)
    return [text_at(room.centre[0], room.y + sheet.scale.mm(1.5), t.gettext(MODES[plan.mode]), size, bold=True,
                    anchor=Anchor.MIDDLE)]


def _around(plan: PlanView, places: Places, room: Box, sheet: Sheet, manner: Manner) -> list[Item]:
    draw = lying_legend if places.lying else legend
    width = picture_box(plan, room, sheet.scale).width
    return [*draw(places.legend, plan, manner.t, sheet.scale, manner.hatched),
            *bearings(places.bearings, plan, width, manner.t, sheet.scale)]


def _tables(plans: Sequence[PlanView], places: Places, sheet: Sheet, manner: Manner,
            keys: dict[str, int]) -> tuple[list[Item], list[Row]]:
    """What the lists of the first sheet hold, and the rows left over; the list follows what changed, if it is told."""
    plan, t, scale = plans[-1], manner.t, sheet.scale
    width = _list_width(places, sheet)
    boxes: Sequence[Box] = places.lists
    items: list[Item] = []
    untold: list[Row] = []
    changes: list[Row] = []
    if places.changes is not None:
        told = _changes(places.changes, sheet)
        width = min(told[0].width, width)
        changes, boxes = change_rows(plans[0], plan, t, scale, width), told
        if len(told) > 1:
            items, untold, boxes = _filled(changes, told, scale, plan)
            changes = []
    rows = (key_rows(plan, keys, t, scale, width, places.close) if places.keys_only
            else list_rows(plan, keys, t, scale, width))
    if changes and rows:
        rows[0] = replace(rows[0], gap=scale.mm(3))
    rows = [*changes, *rows]
    listed, rest = _listed(rows, boxes, scale, plan)
    if rest and boxes:
        box, size = boxes[-1], scale.pt(7.5)
        listed.append(text_at(box.x, box.bottom - line_mm(size), t.gettext("Continued on the next sheet"), size,
                              colour=QUIET))
    return [*items, *listed], [*untold, *rest]


def _filled(rows: list[Row], boxes: Sequence[Box], scale: Scale,
            plan: PlanView) -> tuple[list[Item], list[Row], Sequence[Box]]:
    """The rows in as few of the columns as hold them, those left over, and the columns that stay free."""
    items: list[Item] = []
    while rows and boxes:
        drawn, rows = set_rows(rows, boxes[0], scale, plan.palette)
        items, boxes = [*items, *drawn], boxes[1:]
    return items, rows, boxes


def _listed(rows: list[Row], boxes: Sequence[Box], scale: Scale, plan: PlanView) -> tuple[list[Item], list[Row]]:
    """The rows in one column after the other; where there are more, a line is left free to say so."""
    items, rest, _free = _filled(rows, boxes, scale, plan)
    if not rest or not boxes:
        return items, rest
    *whole, last = boxes
    items, rows, _free = _filled(rows, whole, scale, plan)
    drawn, rest = set_rows(rows, Box(last.x, last.y, last.width, last.height - line_mm(scale.pt(7.5))), scale,
                           plan.palette)
    return [*items, *drawn], rest


def _list_width(places: Places, sheet: Sheet) -> float:
    """The lines are broken to it, on the first sheet and on those that follow."""
    return places.lists[0].width if places.lists else column_width(sheet) - 2 * sheet.scale.mm(GAP)


def _changes(box: Box, sheet: Sheet) -> tuple[Box, ...]:
    return columns(box, sheet.scale.mm(72), sheet.scale.mm(GAP))


def _surround(plans: Sequence[PlanView], sheet: Sheet, t: Translator, continued: bool = False) -> list[Item]:
    plan = plans[-1]
    template = (t.gettext("{enterprise}: four-colour map of safety risks (continued)") if continued
                else t.gettext("{enterprise}: four-colour map of safety risks"))
    shown = t.gettext(BOTH) if len(plans) > 1 else t.gettext(MODES[plan.mode])
    return [*parts.title(sheet, template.format(enterprise=plan.enterprise), f"{plan.name}  ·  {shown}"),
            *parts.title_block(sheet, plan, t), *parts.frame(sheet)]


def _list_sheets(plans: Sequence[PlanView], t: Translator, sheet: Sheet, rows: Sequence[Row],
                 width: float) -> list[Drawing]:
    """The rest of the list in columns, as many sheets as it needs."""
    sheets, gap = [], sheet.scale.mm(GAP)
    while rows:
        items: list[Item] = _surround(plans, sheet, t, continued=True)
        for box in columns(sheet.body.inset(gap), width, gap):
            listed, rows = set_rows(rows, box, sheet.scale, plans[-1].palette)
            items += listed
        sheets.append(Drawing(sheet.page.width, sheet.page.height, tuple(items)))
    return sheets

