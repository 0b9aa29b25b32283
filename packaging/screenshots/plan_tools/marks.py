"""Words, symbols, lengths, and risk points dragged out of the list."""

from __future__ import annotations

from plan_tools.bench import Bench
from plan_tools.company import BLANK, SAMPLE

WORDS = "禁止烟火"
INSIDE, EMPTY = "R-0007", "R-0008"


def words(bench: Bench) -> None:
    bench.tool("Words")
    with bench.nothing():
        bench.click((300, 900))
        bench.hand.write(WORDS)
        bench.hand.keys("Escape")
    with bench.gesture():
        bench.click((300, 900))
        bench.hand.write(WORDS)
        bench.hand.picture("words-typed")
        bench.hand.keys("Return")
    (text,) = [one for one in bench.read().symbols if one.words == WORDS]
    assert bench.close(bench.read().place(text), (300, 900), 6), bench.read().place(text)


def symbol(bench: Bench) -> None:
    bench.tool("Symbol")
    bench.hand.picture("symbol-palette")
    before = {one.id for one in bench.read().symbols}
    with bench.gesture():
        bench.click((1000, 900))
    (made,) = [one for one in bench.read().symbols if one.id not in before]
    assert bench.close(bench.read().place(made), (1000, 900)), bench.read().place(made)
    with bench.nothing(), bench.pulling((1000, 900), (1150, 950)):
        bench.amid("Escape")
    with bench.gesture():
        bench.pull((1000, 900), (1100, 950))
    (moved,) = [one for one in bench.read().symbols if one.id == made.id]
    assert bench.close(bench.read().place(moved), (1100, 950)), bench.read().place(moved)


def measure(bench: Bench) -> None:
    bench.tool("Measure lengths")
    with bench.nothing():
        bench.click((200, 800), (600, 800), (600, 1000))
        bench.hand.picture("measured")
        bench.hand.keys("Return")
        bench.hand.keys("Escape")


def drag_onto_zone(bench: Bench) -> None:
    """From the list onto a zone: it is bound, and stands where it was let go."""
    at = bench.shape("区域3").representative_point()
    with bench.nothing(), bench.dragging(INSIDE, (at.x, at.y)):
        bench.hand.picture("drag-over-zone")
        bench.amid("Escape")
    with bench.gesture(), bench.dragging(INSIDE, (at.x, at.y)):
        bench.hand.picture("drag-onto-zone")
    sheet = bench.read()
    assert len(sheet.points["区域3"]) == 1, sheet.points
    (symbol,) = [one for one in sheet.symbols if one.point_id and one.words == INSIDE]
    assert bench.close(sheet.place(symbol), (at.x, at.y)), sheet.place(symbol)


def drag_onto_ground(bench: Bench) -> None:
    """From the list onto empty ground: it stands there, its zone on the other plan keeps it."""
    before = bench.read(SAMPLE).points
    with bench.gesture(), bench.dragging(EMPTY, (1300, 800)):
        bench.hand.picture("drag-onto-ground")
    sheet = bench.read()
    (symbol,) = [one for one in sheet.symbols if one.point_id and one.words == EMPTY]
    assert bench.close(sheet.place(symbol), (1300, 800)), sheet.place(symbol)
    assert bench.read(SAMPLE).points == before, "the zone that holds it has changed"


def drag_on_sample(bench: Bench) -> None:
    """On the plan with its picture: from one zone into another."""
    bench.open(SAMPLE)
    try:
        at = bench.shape("停车区").representative_point()
        with bench.gesture(), bench.dragging("R-0003", (at.x, at.y)):
            bench.hand.picture("drag-on-sample")
        points = bench.read().points
        assert "加油机" in points["停车区"], points
        assert "加油机" not in points["加油区"], points
    finally:
        bench.open(BLANK)


STEPS = (words, symbol, measure, drag_onto_zone, drag_onto_ground, drag_on_sample)
