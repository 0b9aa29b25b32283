"""The notice board on a sheet of any size: plan and legend, the list of the worst risks, promise and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from dualprev_desktop.documents.board_map import board_map, no_map
from dualprev_desktop.documents.board_parts import Legend, draw_panels, panels_height
from dualprev_desktop.documents.board_table import Entry, Table, nothing
from dualprev_desktop.documents.board_text import BADGE, BoardText
from dualprev_desktop.documents.layout import Manner
from dualprev_desktop.documents.plan_labels import NUMBERS_SIZE
from dualprev_desktop.documents.sheet import A3_AREA
from dualprev_desktop.documents.typeset import QUIET, line_mm
from dualprev_desktop.documents.wall import (
    CONTINUED,
    GROWTH,
    WallScale,
    broken,
    foot,
    foot_height,
    head,
    head_height,
    least_type,
    margin,
    put,
    section,
    title_size,
    too_small,
)
from dualprev_desktop.domain.drawing import Box, Drawing, Item
from dualprev_desktop.services.views import PlanView

SHARES = (0.52, 0.46, 0.4, 0.35)
"""Of the body that the plan has, the largest first: the list may make it smaller."""
MAP_ALONE = 0.7
"""Where nothing is listed."""
WIDER = (1, 1.5, 2.1)
"""Times the usual share of the column of controls, which mostly has the most to say."""
CONTROLS = 5
LEAST_LINES = 5
"""Of the list and of the plan on the first sheet."""
TILE = 1.1
"""Of the size of the list, that of the legend."""


@dataclass(frozen=True)
class Places:
    """Where things lie, at one size of type."""

    map: Box
    tiles: Box
    table: Box
    panels: Box


def board_drawings(text: BoardText, plan: PlanView | None, size: tuple[float, float],
                   manner: Manner) -> Iterator[Drawing]:
    """The sheets; on those after the first only the list goes on. Raises InputError for a paper that is too small."""
    board = _Board(text, plan, size, manner)
    yield board.first
    rest = board.rest
    while rest:
        drawing, rest = board.more(rest)
        yield drawing


class _Board:
    def __init__(self, text: BoardText, plan: PlanView | None, size: tuple[float, float], manner: Manner) -> None:
        self._text, self._plan, self._manner, self._t = text, plan, manner, manner.t
        self._page = Box(0, 0, *size)
        self._least, self._big = least_type(*size), title_size(*size)
        self._frame = self._page.inset(margin(*size))
        self._gap = margin(*size) * 0.55
        self._size, self._places, self._entries = self._chosen()
        self.first, self.rest = self._first()

    def _chosen(self) -> tuple[float, Places, Sequence[Entry]]:
        """The largest type at which all is on one sheet, the plan as large as that lets it be."""
        for growth in GROWTH:
            for entries in (self._text.entries, self._text.close):
                for share in SHARES if entries else (MAP_ALONE,):
                    size = self._least * growth
                    places = self._arranged(size, share)
                    if places.table.height > 0 and self._fits(entries, places, size):
                        return size, places, entries
        places = self._arranged(self._least, SHARES[-1])
        if min(places.table.height, places.map.height) < LEAST_LINES * line_mm(self._least):
            raise too_small(self._page)
        return self._least, places, self._text.close

    def _fits(self, entries: Sequence[Entry], places: Places, size: float) -> bool:
        height = places.table.height - line_mm(size * 1.25) * 1.2
        if Table(self._text.columns, BADGE, places.table.width, size).area(entries) > places.table.width * height:
            return False
        return self._table(entries, places.table.width, size).height(entries) <= height

    def _table(self, entries: Sequence[Entry], width: float, size: float) -> Table:
        """With the column of controls as wide as makes it lowest."""
        tables = [Table([replace(one, share=one.share * wider) if number == CONTROLS else one
                         for number, one in enumerate(self._text.columns)], BADGE, width, size) for wider in WIDER]
        return min(tables, key=lambda table: table.height(entries))

    def _body(self, title: str) -> Box:
        """Between the heading and the foot."""
        frame = self._frame
        top = frame.y + head_height(frame.width, self._text.enterprise, title, self._big, self._least) + self._gap
        return Box(frame.x, top, frame.width, frame.bottom - top - foot_height(frame.width, self._text.foot,
                                                                               self._least) - self._gap * 0.5)

    def _arranged(self, size: float, share: float) -> Places:
        body, gap = self._body(self._text.title), self._gap
        panels = panels_height(self._text.panels, body.width, size, gap)
        upper = Box(body.x, body.y, body.width, body.height - panels - gap)
        if body.width >= body.height:
            left = Box(upper.x, upper.y, upper.width * share, upper.height)
            table = Box(left.right + gap, upper.y, upper.right - left.right - gap, upper.height)
        else:
            left = Box(upper.x, upper.y, upper.width, upper.height * share)
            table = Box(upper.x, left.bottom + gap, upper.width, upper.bottom - left.bottom - gap)
        high = self._legend(left.width, size).height
        heading = line_mm(size * 1.25) * 1.15
        plan = Box(left.x, left.y + heading, left.width, left.height - heading - high - gap * 0.5)
        return Places(plan, Box(left.x, plan.bottom + gap * 0.5, left.width, high), table,
                      Box(body.x, body.bottom - panels, body.width, panels))

    def _legend(self, width: float, size: float) -> Legend:
        return Legend(self._text.tiles, width, size * TILE, self._least, self._gap, hatched=self._manner.hatched)

    def _first(self) -> tuple[Drawing, list[Entry]]:
        text, places, size = self._text, self._places, self._size
        legend = self._legend(places.tiles.width, size).draw(places.tiles.x, places.tiles.y)
        items = [*self._surround(text.title), *self._map(places), *legend,
                 *draw_panels(text.panels, places.panels, size, self._gap)]
        heading, top = section(places.table, text.list_heading, size * 1.25)
        below = Box(places.table.x, top, places.table.width, places.table.bottom - top)
        listed, rest = self._listed(self._entries, below, size)
        return self._drawing([*items, *heading, *listed]), rest

    def _listed(self, entries: Sequence[Entry], box: Box, size: float) -> tuple[list[Item], list[Entry]]:
        """The list as far as the box holds it, and a word that it goes on."""
        if not entries:
            return nothing(box, self._text.nothing, self._size), []
        table = self._table(entries, box.width, size)
        items, rest, end = table.draw(entries, box, self._t)
        if rest:
            shorter = Box(box.x, box.y, box.width, box.height - line_mm(size) * 1.2)
            items, rest, end = table.draw(entries, shorter, self._t)
            items += put(broken(self._t.gettext("Continued on the next sheet"), size, box.width), box.x,
                         end + line_mm(size) * 0.1, QUIET)
        return items, rest

    def more(self, entries: Sequence[Entry]) -> tuple[Drawing, list[Entry]]:
        title = self._t.gettext(CONTINUED).format(text=self._text.title)
        body = self._body(title)
        sizes = [self._least * growth for growth in GROWTH]
        size = next((one for one in sizes if self._table(entries, body.width, one).height(entries) <= body.height),
                    self._least)
        listed, rest = self._listed(entries, body, size)
        if rest and rest[0] is entries[0]:
            raise too_small(self._page)
        return self._drawing([*self._surround(title), *listed]), rest

    def _drawing(self, items: list[Item]) -> Drawing:
        return Drawing(self._page.width, self._page.height, tuple(items))

    def _surround(self, title: str) -> list[Item]:
        frame, text = self._frame, self._text
        band = Box(frame.x, frame.y, frame.width, head_height(frame.width, text.enterprise, title, self._big,
                                                              self._least))
        high = foot_height(frame.width, text.foot, self._least)
        return [*head(band, text.enterprise, title, self._big, self._least),
                *foot(Box(frame.x, frame.bottom - high, frame.width, high), text.foot, self._least)]

    def _map(self, places: Places) -> list[Item]:
        box, size = places.map, self._size
        above = Box(box.x, box.y - line_mm(size * 1.25) * 1.15, box.width, line_mm(size * 1.25))
        heading, _top = section(above, self._text.map_heading, size * 1.25)
        if self._plan is None:
            return [*heading, *no_map(box, self._t.gettext("No four-colour map is drawn yet. Draw one in step 5, "
                                                           "Publish."), size)]
        # a zone's level is set smaller than its name
        factor = sqrt(self._page.width * self._page.height / A3_AREA) * 0.8
        return [*heading, *board_map(self._plan, box, self._manner, WallScale(factor, self._least / NUMBERS_SIZE))]
