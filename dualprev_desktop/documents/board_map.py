"""The four-colour plan as a part of a board: map, north, scale, and what its numbers stand for."""

from __future__ import annotations

from dualprev_desktop.documents.key_space import room_for_keys
from dualprev_desktop.documents.layout import Manner, Places
from dualprev_desktop.documents.plan_legend import bearings, bearings_height
from dualprev_desktop.documents.plan_list import key_rows, set_rows
from dualprev_desktop.documents.plan_map import picture_box, plan_map
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.typeset import QUIET, RULE, line_mm
from dualprev_desktop.documents.wall import WallScale, broken, put
from dualprev_desktop.domain.drawing import Anchor, Box, Item, Line, Rect
from dualprev_desktop.services.views import PlanView


def board_map(plan: PlanView, box: Box, manner: Manner, scale: WallScale) -> list[Item]:
    """The plan as large as the box allows beside its key, north and scale below it."""
    sheet = Sheet(box, box, Box(box.x, box.y, box.width, 0), box, Box(box.x, box.bottom, box.width, 0), scale)
    places = room_for_keys(plan, _places(box, scale), sheet, manner)
    room, keys = places.maps[0], dict[str, int]()
    items = plan_map(plan, room, scale, manner, keys)
    items += bearings(places.bearings, plan, picture_box(plan, room, scale).width, manner.t, scale)
    rows = key_rows(plan, keys, manner.t, scale, places.lists[0].width, places.close) if places.lists else []
    for column in places.lists:
        listed, rows = set_rows(rows, column, scale, plan.palette)
        items += listed
    return [*items, *(Line(*rule, RULE, 0.2) for rule in places.rules),
            Rect(box.x, box.y, box.width, box.height, stroke=RULE, stroke_width=0.3)]


def _places(box: Box, scale: WallScale) -> Places:
    high = max(bearings_height(scale) * 0.8, line_mm(scale.pt(10)) * 3)
    area = Box(box.x, box.y, box.width, box.height - high)
    below = Box(box.x + scale.mm(3), area.bottom, box.width - scale.mm(6), high)
    return Places((area,), Box(below.x, below.y, 0, 0), below, keys_only=True)


def no_map(box: Box, words: str, size: float) -> list[Item]:
    block = broken(words, size, box.width - 10)
    return [Rect(box.x, box.y, box.width, box.height, stroke=RULE, stroke_width=0.3),
            *put(block, box.centre[0], box.centre[1] - block.height / 2, QUIET, Anchor.MIDDLE)]
