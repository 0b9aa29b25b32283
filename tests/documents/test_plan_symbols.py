"""Symbols on paper: true to the screen, numbers to be read and apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.layout import LAYOUTS, Manner
from dualprev_desktop.documents.plan_map import picture_box, placed
from dualprev_desktop.documents.plan_sheet import map_rooms
from dualprev_desktop.documents.plan_symbols import LEAST_NUMBER, placed_symbols
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Box, Circle, Item, Rect, Text
from dualprev_desktop.domain.geometry import area, label_point, parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.symbol_art import symbol_items, units_mm
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.plans import plan_views
from dualprev_desktop.services.views import PlanView, SymbolView
from dualprev_desktop.store.company import Company
from tests.documents.printed import collisions, sheets


def in_every_zone(plan: PlanView) -> PlanView:
    symbols = []
    for zone in plan.zones:
        x, y = label_point(parse_shape(zone.shape))
        symbols.append(SymbolView(zone.id, "risk_point", int(x), int(y), words=zone.points[0][0], point_id=zone.id,
                                  level=zone.level))
    return replace(plan, symbols=tuple(symbols))


def crowd(plan: PlanView) -> PlanView:
    """Sixty points in pairs: the discs of a pair stand clear of each other, their numbers would not."""
    symbols = tuple(SymbolView(f"s{n}", "risk_point", 40_000 + n // 2 % 6 * 160_000 + n % 2 * 26_000,
                               60_000 + n // 12 * 190_000, words=f"R-{n:04}", point_id=f"p{n}", level=Level.GENERAL)
                    for n in range(60))
    return replace(plan, symbols=symbols)


def discs(items: Sequence[Item]) -> list[Circle]:
    """In the colour of the level, with a dark edge."""
    return [item for item in items if isinstance(item, Circle) and item.fill and item.stroke]


@pytest.mark.parametrize("id", LAYOUTS.ids())
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_a_symbol_on_a4_leaves_its_zone_to_be_seen(sample_company: Company, id: str, orientation: str) -> None:
    before, after = (in_every_zone(plan_views(sample_company, mode)[0]) for mode in ("inherent", "residual"))
    sheet, chosen = Sheet.on("A4", orientation), LAYOUTS[id]
    plans = (before, after) if chosen.pairs else (after,)
    room = map_rooms(plans, chosen, sheet, Manner(translator("zh_CN")))[-1]
    picture = picture_box(after, room, sheet.scale)
    drawn = discs(placed_symbols(after, picture, room).items)
    assert len(drawn) == len(after.zones)
    for zone, disc in zip(after.zones, drawn, strict=True):
        assert disc.radius <= 4.4 * units_mm(picture.width) * 1.1, "as on the screen, or nearly so"
        assert (2 * disc.radius) ** 2 < area(placed(zone, picture)) / 8, zone.name


@pytest.mark.parametrize("size", ["A4", "A3", "1200x900"])
@pytest.mark.parametrize("layout", ["standard", "board", "pair"])
def test_sixty_numbers_are_read_and_lie_apart(plan: PlanView, size: str, layout: str) -> None:
    full = crowd(plan)
    drawing = sheets(replace(full, mode="inherent"), full, layout=layout, paper=size)[0]
    numbers = [item for item in drawing.items if isinstance(item, Text) and item.text.startswith("R-")]
    assert len(numbers) == 60 * (2 if layout == "pair" else 1)
    assert min(number.size for number in numbers) > LEAST_NUMBER - 0.01
    assert collisions(drawing) == []


def test_no_plate_covers_another_point(plan: PlanView) -> None:
    picture = Box(10, 10, 160, 110)
    items = placed_symbols(crowd(plan), picture, picture.inset(-5)).items
    plates = [bounds(item) for item in items if isinstance(item, Rect)]
    middles = [Box(disc.x - 0.1, disc.y - 0.1, 0.2, 0.2) for disc in discs(items)]
    assert len(plates) == len(middles) == 60
    assert [pair for pair in combinations(plates, 2) if pair[0].meets(pair[1])] == []
    assert [middle for middle in middles if any(middle.meets(plate) for plate in plates)] == []


@pytest.mark.parametrize("number", ["7", "R-0007"])
def test_where_there_is_room_paper_and_screen_are_the_same(plan: PlanView, number: str) -> None:
    symbol = SymbolView("s", "risk_point", 500_000, 500_000, words=number, point_id="p", level=Level.MAJOR)
    picture = Box(0, 0, 800, 550)
    found = placed_symbols(replace(plan, symbols=(symbol,)), picture, picture).items
    wanted = symbol_items(symbol, 400, 275, units_mm(800), plan.palette)
    for one, other in zip(map(bounds, found), map(bounds, wanted), strict=True):
        assert (one.x, one.y, one.width, one.height) == pytest.approx((other.x, other.y, other.width, other.height))


def test_a_short_number_leaves_a_disc_too_small_for_it(plan: PlanView) -> None:
    symbol = SymbolView("s", "risk_point", 500_000, 500_000, words="7", point_id="p", level=Level.MAJOR)
    picture = Box(0, 0, 130, 90)
    found = placed_symbols(replace(plan, symbols=(symbol,)), picture, picture).items
    (number,) = [item for item in found if isinstance(item, Text)]
    (disc,) = discs(found)
    assert number.size == pytest.approx(LEAST_NUMBER)
    assert number.y > disc.y + disc.radius
