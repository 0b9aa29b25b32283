"""The four-colour plan (安全风险四色分布图) as sheets of a drawing list, in any layout."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.documents import sheet as parts
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
    places, last = chosen.arrange(sheet), plans[-1]
    outlined = changed_zones(plans[0], last)
    keys: dict[str, int] = {}
    items: list[Item] = []
    for plan, room in zip(plans, places.maps, strict=True):
        head = _head(plan, room, sheet, manner.t) if len(plans) > 1 else []
        items += [*plan_map(plan, _below(room, head, sheet.scale), sheet.scale, manner, keys, outlined), *head]
    items += _around(plans, places, sheet, manner)
    tables, rest = _tables(plans, places, sheet, manner, keys)
    items += [*tables, *(Line(*rule, RULE, 0.2) for rule in places.rules),
              *_surround(plans, sheet, manner.t)]
    first = Drawing(sheet.page.width, sheet.page.height, tuple(items))
    return [first, *_list_sheets(plans, manner.t, sheet, rest, _list_width(places, sheet))]


def _head(plan: PlanView, room: Box, sheet: Sheet, t: Translator) -> list[Item]:
    """Which of the two risks a plan of the sheet shows."""
    size = sheet.scale.pt(10.5)
    return [text_at(room.centre[0], room.y + sheet.scale.mm(1.5), t.gettext(MODES[plan.mode]), size, bold=True,
                    anchor=Anchor.MIDDLE)]


def _below(room: Box, head: list[Item], scale: Scale) -> Box:
    used = line_mm(scale.pt(10.5)) + scale.mm(1) if head else 0
    return Box(room.x, room.y + used, room.width, room.height - used)


def _around(plans: Sequence[PlanView], places: Places, sheet: Sheet, manner: Manner) -> list[Item]:
    draw = lying_legend if places.lying else legend
    plan, room = plans[-1], places.maps[-1]
    if len(plans) > 1:
        room = _below(room, [text_at(0, 0, "", 1)], sheet.scale)
    width = picture_box(plan, room, sheet.scale).width
    return [*draw(places.legend, plan, manner.t, sheet.scale, manner.hatched),
            *bearings(places.bearings, plan, width, manner.t, sheet.scale)]


def _tables(plans: Sequence[PlanView], places: Places, sheet: Sheet, manner: Manner,
            keys: dict[str, int]) -> tuple[list[Item], list[Row]]:
    """What the lists of the first sheet hold, and the rows left over."""
    plan, t, scale = plans[-1], manner.t, sheet.scale
    width = _list_width(places, sheet)
    make = key_rows if places.keys_only else list_rows
    items, listed = _listed(make(plan, keys, t, scale, width), places.lists, scale, plan)
    if listed and places.lists:
        box, size = places.lists[-1], scale.pt(7.5)
        items.append(text_at(box.x, box.bottom - line_mm(size), t.gettext("Continued on the next sheet"), size,
                             colour=QUIET))
    if places.changes is None:
        return items, listed
    boxes = _changes(places.changes, sheet)
    changes, rest = _listed(change_rows(plans[0], plan, t, scale, min(boxes[0].width, width)), boxes, scale, plan)
    return [*items, *changes], [*rest, *listed]


def _listed(rows: list[Row], boxes: Sequence[Box], scale: Scale, plan: PlanView) -> tuple[list[Item], list[Row]]:
    """The rows in one column after the other; the last leaves a line free to say that there are more."""
    items: list[Item] = []
    for number, box in enumerate(boxes, 1):
        hint = line_mm(scale.pt(7.5)) if number == len(boxes) else 0
        drawn, rows = set_rows(rows, Box(box.x, box.y, box.width, box.height - hint), scale, plan.palette)
        items += drawn
    return items, rows


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

