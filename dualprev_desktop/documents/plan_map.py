"""One plan laid into a box of a sheet: picture, zones, symbols, names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dualprev_desktop.documents.layout import Manner
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.plan_labels import Labels, PlacedZone
from dualprev_desktop.documents.plan_legend import FILL_OPACITY, grain
from dualprev_desktop.documents.plan_symbols import placed_symbols
from dualprev_desktop.documents.typeset import QUIET, RULE, Scale, line_mm, text_at, width_mm
from dualprev_desktop.domain.drawing import Anchor, Box, Hatch, Item, Line, Picture, Polygon, Polyline, Rect
from dualprev_desktop.domain.geometry import Shape, area, parse_shape, scaled
from dualprev_desktop.services.views import PlanView, ZoneView

GRID = 10
"""Cells across a sheet without a picture (dossier 5.3: blank canvas and grid)."""
OUTLINE = "#111111"


def picture_box(plan: PlanView, room: Box, scale: Scale) -> Box:
    """Where the picture lies: as large as `room` allows, its proportions kept, in the middle."""
    inner = room.inset(scale.mm(3))
    factor = min(inner.width / plan.width, inner.height / plan.height)
    width, height = plan.width * factor, plan.height * factor
    x, y = inner.centre
    return Box(x - width / 2, y - height / 2, width, height)


def placed(zone: ZoneView, picture: Box) -> Shape:
    """The zone's shape in millimetres on the sheet. Raises InputError where it cannot be read."""
    return scaled(parse_shape(zone.shape), picture.width, picture.height, picture.x, picture.y)


def plan_map(plan: PlanView, room: Box, scale: Scale, manner: Manner, keys: dict[str, int],
             outlined: Collection[str] = ()) -> list[Item]:
    """`keys` takes the zones that a number stands for; `outlined` ones have a strong edge."""
    picture = picture_box(plan, room, scale)
    zones = [PlacedZone(zone, placed(zone, picture)) for zone in plan.zones]
    symbols = placed_symbols(plan, picture, room.inset(1))
    labels = Labels(room.inset(1), scale, manner.t, symbols.taken, keys, plan.palette,
                    manner.says_levels, manner.hatched,
                    frozenset(symbol.words for symbol in plan.symbols if symbol.point_id))
    edges = [item for zone in zones if zone.view.id in outlined for item in _edge(zone, scale)]
    return [*ground(plan, picture), *fills(plan, zones, manner.hatched, scale), *edges, *symbols.items,
            *labels.place(zones), *_note(plan, room, scale, manner)]


def small_map(plan: PlanView, room: Box, scale: Scale, hatched: bool) -> list[Item]:
    """Picture and zones only."""
    picture = picture_box(plan, room, scale)
    return [*ground(plan, picture),
            *fills(plan, [PlacedZone(zone, placed(zone, picture)) for zone in plan.zones], hatched, scale)]


def ground(plan: PlanView, box: Box) -> list[Item]:
    """The picture, paler as the plan asks; a grid where there is none."""
    if plan.picture:
        shown: list[Item] = [Picture(box.x, box.y, box.width, box.height, plan.picture, plan.media_type, plan.name)]
        veil = Rect(box.x, box.y, box.width, box.height, "#FFFFFF", opacity=min(plan.fade, 100) / 100)
        return [*shown, veil] if plan.fade > 0 else shown
    cell = box.width / GRID
    upright: list[Item] = [Line(box.x + cell * n, box.y, box.x + cell * n, box.bottom, "#E3E3E3", 0.15)
                           for n in range(1, GRID)]
    lying: list[Item] = [Line(box.x, box.y + cell * n, box.right, box.y + cell * n, "#E3E3E3", 0.15)
                         for n in range(1, int(box.height / cell) + 1)]
    return [*upright, *lying, Rect(box.x, box.y, box.width, box.height, stroke="#C8C8C8", stroke_width=0.2)]


def fills(plan: PlanView, zones: Sequence[PlacedZone], hatched: bool, scale: Scale) -> list[Item]:
    """Large zones first, so that a small one within a large one stays visible."""
    ordered = sorted(zones, key=lambda zone: area(zone.shape), reverse=True)
    return [item for zone in ordered for item in _fill(plan, zone, hatched, scale)]


def _fill(plan: PlanView, zone: PlacedZone, hatched: bool, scale: Scale) -> list[Item]:
    shown = look(zone.view.level, plan.palette)
    hatch = Hatch(shown.pattern) if hatched else Hatch.NONE
    # in grey a coloured edge parts nothing: hatched zones have a dark one
    edge = OUTLINE if hatched else shown.colour
    return [Polygon(polygon, shown.colour, edge, 0.6 if not hatched else 0.35, FILL_OPACITY, hatch, grain(scale))
            for polygon in zone.shape]


def _edge(zone: PlacedZone, scale: Scale) -> list[Item]:
    width = max(scale.mm(0.7), 0.5)
    rings = [ring for polygon in zone.shape for ring in polygon]
    return [Polyline(ring, colour, wide, closed=True)
            for colour, wide in (("#FFFFFF", 2.2 * width), (OUTLINE, width)) for ring in rings]


def _note(plan: PlanView, room: Box, scale: Scale, manner: Manner) -> list[Item]:
    """Says so where there is nothing to colour."""
    if plan.zones:
        return []
    text, size = manner.t.gettext("No zones are drawn on this plan yet."), scale.pt(12)
    x, y = room.centre
    half = width_mm(text, size) / 2 + scale.mm(4)
    return [Rect(x - half, y - scale.mm(6), 2 * half, scale.mm(12), "#FFFFFF", RULE, 0.2, 0.92, radius=1.5),
            text_at(x, y - line_mm(size) / 2, text, size, colour=QUIET, anchor=Anchor.MIDDLE)]
