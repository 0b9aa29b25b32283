"""Symbols of a plan: drawn within their box, turned and enlarged round their middle, and told without colour."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from itertools import combinations

import pytest

from dualprev_desktop.domain.drawing import Box, Circle, Item, Line, Polygon, Polyline, Rect, Text
from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.domain.palette import USUAL
from dualprev_desktop.domain.symbol_art import ACROSS, symbol_box, symbol_items, turns, units_mm
from dualprev_desktop.kernel.paths import resource

KINDS = [one["code"] for one in json.loads(resource("codes", "plan_symbol.json").read_text("utf-8"))["items"]]


@dataclass(frozen=True)
class Symbol:
    kind: str
    turn: int = 0
    size: int = 100
    words: str = ""
    level: Level = Level.UNASSESSED


def reach(items: list[Item]) -> Box:
    """What is covered, words left out: their width belongs to a font."""
    across: list[float] = []
    down: list[float] = []
    for item in items:
        for x, y, pad in places(item):
            across += [x - pad, x + pad]
            down += [y - pad, y + pad]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def places(item: Item) -> list[tuple[float, float, float]]:
    if isinstance(item, Polygon):
        return [(x, y, item.stroke_width / 2 if item.stroke else 0) for ring in item.rings for x, y in ring]
    if isinstance(item, Polyline):
        return [(x, y, item.width / 2) for x, y in item.points]
    if isinstance(item, Line):
        return [(item.x1, item.y1, item.width / 2), (item.x2, item.y2, item.width / 2)]
    if isinstance(item, Circle):
        return [(item.x, item.y, item.radius)]
    return [(item.x, item.y, 0), (item.x + item.width, item.y + item.height, 0)] if isinstance(item, Rect) else []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_code_list_is_drawn_within_its_box(kind: str) -> None:
    symbol = Symbol(kind, words="R-0012" if kind == "risk_point" else "配电室", level=Level.MAJOR)
    items = symbol_items(symbol, 100, 50, 0.7)
    box, covered = symbol_box(symbol, 100, 50, 0.7), reach(items)
    assert len(items) >= 2 or kind == "evacuation_arrow"
    slack = Box(box.x - 0.3, box.y - 0.3, box.width + 0.6, box.height + 0.6)
    assert slack.holds(covered), (kind, box, covered)
    assert covered.width > box.width * 0.7


def test_no_two_kinds_look_the_same() -> None:
    drawn = {kind: tuple(symbol_items(Symbol(kind, words="A"), 0, 0, 1)) for kind in [*KINDS, "of a newer file"]}
    assert all(drawn[one] != drawn[other] for one, other in combinations(drawn, 2))


def test_equipment_has_none_of_the_four_colours() -> None:
    levels = {style.colour for style in LEVELS}
    for kind in KINDS:
        colours = {getattr(item, name, "") for item in symbol_items(Symbol(kind, words="A"), 0, 0, 1)
                   for name in ("fill", "stroke", "colour")}
        assert kind == "risk_point" or not colours & levels, kind


@pytest.mark.parametrize("words", ["7", "128", "R-0012", ""])
def test_a_point_tells_its_level_by_colour_and_by_shape(words: str) -> None:
    looks = set()
    for style in LEVELS:
        items = symbol_items(Symbol("risk_point", words=words, level=style.level), 0, 0, 1)
        assert any(isinstance(item, Circle) and item.fill == USUAL.colour(style.level) for item in items)
        # without any colour the shapes still differ
        looks.add(tuple(outline(item) for item in items if not isinstance(item, Text)))
        assert [item.text for item in items if isinstance(item, Text)] == ([words] if words else [])
    assert len(looks) == len(LEVELS)


def outline(item: Item) -> object:
    return item.rings if isinstance(item, Polygon) else (type(item), bool(getattr(item, "fill", "")),
                                                          tuple(places(item)))


def test_a_long_number_stands_on_a_plate_below_the_disc() -> None:
    short, long = (symbol_items(Symbol("risk_point", words=words), 0, 0, 1) for words in ("12", "R-0012"))
    below = next(item for item in long if isinstance(item, Text))
    assert next(item for item in short if isinstance(item, Text)).y < 4.4 < below.y
    plate = next(item for item in long if isinstance(item, Rect))
    assert plate.x * 2 + plate.width == pytest.approx(0)
    assert plate.y < below.y - 0.5
    assert below.y < plate.y + plate.height


def test_an_arrow_points_right_at_nothing_and_down_at_ninety() -> None:
    for turn, towards in ((0, (4.6, 0)), (90, (0, 4.6)), (180, (-4.6, 0)), (270, (0, -4.6))):
        (arrow,) = symbol_items(Symbol("evacuation_arrow", turn=turn), 10, 20, 1)
        assert isinstance(arrow, Polygon)
        tip = arrow.rings[0][0]
        assert tip == pytest.approx((10 + towards[0], 20 + towards[1]))


def test_words_and_numbers_stay_upright() -> None:
    for kind in ("risk_point", "text"):
        assert not turns(kind)
        assert symbol_items(Symbol(kind, turn=45, words="R-1"), 0, 0, 1) == symbol_items(Symbol(kind, words="R-1"),
                                                                                          0, 0, 1)
    assert turns("exit")


def test_twice_the_size_is_twice_as_large_everywhere() -> None:
    for kind in KINDS:
        one = reach(symbol_items(Symbol(kind, words="R-0012"), 0, 0, 1))
        two = reach(symbol_items(Symbol(kind, size=200, words="R-0012"), 0, 0, 1))
        assert (two.width, two.height) == pytest.approx((2 * one.width, 2 * one.height)), kind
        box = symbol_box(Symbol(kind, words="A"), 0, 0, 1)
        assert symbol_box(Symbol(kind, size=200, words="A"), 0, 0, 1).width == pytest.approx(2 * box.width)


def test_a_symbol_takes_the_same_share_of_every_picture() -> None:
    shares = [ACROSS * units_mm(width) / width for width in (180.0, 1600.0, 9000.0)]
    assert all(math.isclose(share, shares[0]) for share in shares)
