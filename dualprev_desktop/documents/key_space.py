"""Room on the sheet itself for what the numbers on a plan stand for, where the layout has no table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dualprev_desktop.documents.layout import GAP, Manner, Places, columns
from dualprev_desktop.documents.plan_list import key_row, key_rows, row_height, set_rows
from dualprev_desktop.documents.plan_map import picture_box, plan_map
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box
from dualprev_desktop.services.views import PlanView

COLUMN = 46
"""Millimetres on A3 of a column of names."""
CLOSER, LEAST_COLUMN = 0.8, 29
"""Of the column's width where the names are set close; and the millimetres that a usual name takes even then."""
MOST_COLUMNS = 5
STRIPS = (0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4)
"""Of the room's height, for names below the plan."""
LEAST_PLAN = 0.5
"""Of the room's width that the plan keeps: a board shows the plan first."""
LARGER_TYPE = 1.1
"""So much larger a plan has to be before its names are set close for it."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    places: Places
    plan_width: float

    @property
    def worth(self) -> float:
        return self.plan_width * (1 if self.places.close else LARGER_TYPE)


def room_for_keys(plan: PlanView, places: Places, sheet: Sheet, manner: Manner) -> Places:
    """The places with columns for the names beside or below the plan, which stays as large as they allow.

    A picture seldom has the proportions of its room: most of what the names take is blank paper.
    """
    needed = len(_numbered(plan, places, sheet, manner))
    if not needed:
        return places
    offered = sorted(_candidates(plan, places, sheet), key=lambda one: one.worth, reverse=True)
    for one in offered:
        if _capacity(one.places, sheet) > needed and _holds(plan, one.places, sheet, manner):
            return one.places
    return max(offered, key=lambda one: _capacity(one.places, sheet)).places


def _numbered(plan: PlanView, places: Places, sheet: Sheet, manner: Manner) -> dict[str, int]:
    keys: dict[str, int] = {}
    plan_map(plan, places.maps[0], sheet.scale, manner, keys)
    return keys


def _holds(plan: PlanView, places: Places, sheet: Sheet, manner: Manner) -> bool:
    """A smaller plan has more numbers: they are counted on the plan as it would be."""
    keys = _numbered(plan, places, sheet, manner)
    rows = key_rows(plan, keys, manner.t, sheet.scale, places.lists[0].width, places.close)
    for box in places.lists:
        _, rows = set_rows(rows, box, sheet.scale, plan.palette)
    return not rows


def _capacity(places: Places, sheet: Sheet) -> int:
    """Rows of one line, less the heading."""
    high = row_height(key_row("", 1, sheet.scale, places.close), sheet.scale)
    return len(places.lists) * int(places.lists[0].height / high) - 1


def _candidates(plan: PlanView, places: Places, sheet: Sheet) -> Iterator[_Candidate]:
    for close in (False, True):
        width = max(sheet.scale.mm(COLUMN) * (CLOSER if close else 1), LEAST_COLUMN)
        for made in (*_beside(places, width, sheet), *_under(places, width, sheet)):
            found = replace(made, close=close)
            yield _Candidate(found, picture_box(plan, found.maps[0], sheet.scale).width)


def _beside(places: Places, width: float, sheet: Sheet) -> Iterator[Places]:
    room, gap = places.maps[0], sheet.scale.mm(GAP)
    for count in range(1, MOST_COLUMNS + 1):
        taken = count * width + (count + 1) * gap
        if taken > room.width * (1 - LEAST_PLAN) and count > 1:
            return
        area = Box(room.x, room.y, room.width - taken, room.height)
        beside = Box(area.right, room.y, taken, room.height).inset(gap)
        yield replace(places, maps=(area,), lists=columns(beside, width * 0.98, gap),
                      rules=(*places.rules, (area.right, room.y, area.right, room.bottom)))


def _under(places: Places, width: float, sheet: Sheet) -> Iterator[Places]:
    room, gap = places.maps[0], sheet.scale.mm(GAP)
    for share in STRIPS:
        taken = room.height * share + gap
        area = Box(room.x, room.y, room.width, room.height - taken)
        strip = Box(room.x + gap, area.bottom + gap / 2, room.width - 2 * gap, taken - gap)
        yield replace(places, maps=(area,), lists=columns(strip, width, gap),
                      rules=(*places.rules, (room.x, area.bottom, room.right, area.bottom)))
