"""What makes other zones of those that are there: split, hole, merge, copies."""

from __future__ import annotations

from plan_tools.bench import Bench
from plan_tools.company import BLANK, OTHER


def split(bench: Bench) -> None:
    bench.pick("区域2")
    bench.tool("Split zone")
    with bench.nothing():
        bench.click((725, 100))
        bench.pointer.go(bench.at((725, 320)))
        bench.hand.picture("split-line")
        bench.hand.keys("Escape")
    before = set(bench.read().shapes)
    with bench.gesture():
        bench.click((725, 100), (725, 400))
    (piece,) = set(bench.read().shapes) - before
    bench.holds("区域2", area=125 * 200)
    bench.holds(piece, area=125 * 200)


def merge(bench: Bench) -> None:
    pieces = sorted(name for name in bench.read().shapes if name.startswith("区域2"))
    bench.pick(*pieces)
    bench.hand.picture("merge-chosen")
    with bench.gesture():
        bench.hand.keys("ctrl+m")
    assert pieces[1] not in bench.read().shapes, "the second zone is still there"
    bench.holds(pieces[0], area=250 * 200)


def cut(bench: Bench) -> None:
    bench.pick("区域1")
    bench.tool("Cut a hole")
    with bench.nothing():
        bench.click((250, 200), (300, 200))
        bench.hand.keys("Escape")
    with bench.gesture():
        bench.click((250, 200), (300, 200), (300, 300), (250, 300))
        bench.hand.picture("cut-outline")
        bench.hand.keys("Return")
    bench.holds("区域1", area=300 * 200 - 50 * 100)


def duplicate(bench: Bench) -> None:
    before = set(bench.read().shapes)
    bench.pick("区域3")
    with bench.gesture():
        bench.hand.keys("ctrl+d")
    (copy,) = set(bench.read().shapes) - before
    bench.holds(copy, area=bench.shape("区域3").area)
    bench.whole()
    bench.hand.picture("duplicated")
    bench.pick(copy)
    with bench.gesture():
        bench.hand.keys("Delete")
    assert copy not in bench.read().shapes, "the copy is still there"


def paste(bench: Bench) -> None:
    """On another plan in place, as floors have it; once more, where the mouse is."""
    bench.pick("区域5")
    bench.hand.keys("ctrl+c")
    copied = bench.shape("区域5")
    bench.open(OTHER)
    try:
        with bench.gesture():
            bench.hand.keys("ctrl+v")
        (name,) = bench.read().shapes
        assert bench.shape(name).equals(copied), bench.shape(name).wkt
        bench.pointer.go(bench.at((1000, 800)))
        with bench.gesture():
            bench.hand.keys("ctrl+v")
        (second,) = set(bench.read().shapes) - {name}
        middle = bench.shape(second).envelope.centroid
        assert bench.close((middle.x, middle.y), (1000, 800)), f"pasted at {middle}"
        bench.hand.picture("pasted")
    finally:
        bench.open(BLANK)


STEPS = (split, merge, cut, duplicate, paste)
