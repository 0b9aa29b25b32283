"""What the selecting tool pulls: corners shared and not, a mid-point, the box, whole zones, a band; arrow keys."""

from __future__ import annotations

from plan_tools.bench import Bench, Place

BOX_AIR, TURN_ARM = 16, 24
"""Screen pixels from a zone to the box round it, and on to the knob that turns."""


def shared_corner(bench: Bench) -> None:
    bench.pick("区域1")
    with bench.nothing(), bench.pulling((500, 350), (500, 420)):
        bench.hand.picture("shared-corner-pulled")
        bench.amid("Escape")
    with bench.gesture():
        bench.pull((500, 350), (500, 400))
    for name in ("区域1", "区域6"):
        assert bench.has_corner(name, (500, 400)), f"“{name}” did not follow: {bench.corners(name)}"
        assert not bench.has_corner(name, (500, 350)), f"“{name}” stays where it was"


def own_corner(bench: Bench) -> None:
    """With sharing switched off the neighbour stays."""
    bench.pick("区域1")
    bench.hand.keys("b")
    try:
        with bench.gesture():
            bench.pull((500, 400), (450, 450))
    finally:
        bench.pointer.go(bench.at((300, 1000)))
        bench.hand.keys("b")
    assert bench.has_corner("区域1", (450, 450)), bench.corners("区域1")
    assert bench.has_corner("区域6", (500, 400)), bench.corners("区域6")


def mid_point(bench: Bench) -> None:
    bench.pick("区域2")
    with bench.nothing(), bench.pulling((850, 250), (900, 250)):
        bench.amid("Escape")
    with bench.gesture():
        bench.pull((850, 250), (900, 250))
    assert bench.has_corner("区域2", (900, 250)), bench.corners("区域2")


def whole_zone(bench: Bench) -> None:
    """The pull follows the click at once, as a hand does it; Qt tells its press as a double click."""
    bench.pick("区域5")
    before = bench.shape("区域5").centroid
    with bench.gesture():
        bench.pull((before.x, before.y), (before.x + 150, before.y + 60))
    after = bench.shape("区域5").centroid
    assert bench.close((after.x, after.y), (before.x + 150, before.y + 60), 3), after
    with bench.nothing(), bench.pulling((after.x, after.y), (after.x + 100, after.y + 60)):
        bench.hand.picture("zone-pulled")
        bench.amid("Escape")


def arrow_keys(bench: Bench) -> None:
    bench.pick("区域5")
    for key, by in (("Right", 1), ("shift+Right", 10), ("Left", -1)):
        before = bench.shape("区域5").bounds[0]
        with bench.gesture():
            bench.hand.keys(key)
        moved = bench.shape("区域5").bounds[0] - before
        assert abs(moved - by) < 0.1, f"{key} moves by {moved:.2f}"
        bench.pick("区域5")


def turn(bench: Bench) -> None:
    """By the knob above the box: a quarter to the right."""
    bench.pick("区域4")
    left, top, right, bottom = bench.shape("区域4").bounds
    middle = ((left + right) / 2, (top + bottom) / 2)
    knob = (middle[0], top - (BOX_AIR + TURN_ARM) / bench.sheet[2])
    with bench.nothing(), bench.pulling(knob, (middle[0] + 150, middle[1] - 100)):
        bench.hand.picture("turn-pulled")
        bench.amid("Escape")
    with bench.gesture():
        bench.pull(knob, (middle[0] + 150, middle[1] - 100), (middle[0] + 150, middle[1]), held="shift")
    now = bench.shape("区域4").bounds
    wide, high = now[2] - now[0], now[3] - now[1]
    assert abs(wide - (bottom - top)) < bench.near, f"{wide:.0f} × {high:.0f} after a quarter"
    assert abs(high - (right - left)) < bench.near, f"{wide:.0f} × {high:.0f} after a quarter"


def stretch(bench: Bench) -> None:
    bench.pick("区域3")
    left, top, right, bottom = bench.shape("区域3").bounds
    air = BOX_AIR / bench.sheet[2]
    knob: Place = (right + air, bottom + air)
    with bench.gesture(), bench.pulling(knob, (knob[0] + 60, knob[1] + 60)):
        bench.hand.picture("stretch-pulled")
    now = bench.shape("区域3").bounds
    assert bench.close(now[:2], (left, top)), f"the opposite corner went to {now[:2]}"
    assert right + 20 < now[2] < right + 80, now
    assert abs((now[2] - now[0]) - (now[3] - now[1])) < 2 * bench.near, f"no circle any more: {now}"


def band(bench: Bench) -> None:
    """Shift and a pull on empty ground select what lies within."""
    with bench.nothing(), bench.pulling((560, 450), (950, 800), held="shift"):
        bench.hand.picture("band")
    assert bench.chosen() == 1, f"{bench.chosen()} selected"


STEPS = (shared_corner, own_corner, mid_point, whole_zone, arrow_keys, turn, stretch, band)
