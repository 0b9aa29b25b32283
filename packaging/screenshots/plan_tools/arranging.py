"""What the bar above the plan does with several: turn and size by numbers, mirror, align, distribute."""

from __future__ import annotations

import itertools

from plan_tools.bench import Bench

THREE = ("区域3", "区域4", "区域5")


def by_numbers(bench: Bench) -> None:
    bench.pick("区域4")
    before = bench.shape("区域4").bounds
    for field, number in (("Turn by degrees, clockwise; Enter turns", "90"),
                          ("Make larger or smaller; Enter does it", "150")):
        bench.hand.click("QSpinBox", field)
        bench.hand.keys("ctrl+a")
        with bench.gesture():
            bench.hand.write(number)
            bench.hand.keys("Return")
        bench.pick("区域4")
    bench.hand.picture("numbers")
    now = bench.shape("区域4").bounds
    wide, high = now[2] - now[0], now[3] - now[1]
    assert abs(wide - 1.5 * (before[3] - before[1])) < bench.near, now
    assert abs(high - 1.5 * (before[2] - before[0])) < bench.near, now


def mirror(bench: Bench) -> None:
    bench.pick("区域2")
    before = bench.shape("区域2")
    with bench.gesture():
        bench.hand.click("QToolButton", "Mirror left and right")
    now, axis = bench.shape("区域2"), (before.bounds[0] + before.bounds[2]) / 2
    assert abs((now.centroid.x - axis) + (before.centroid.x - axis)) < bench.near, now.wkt
    assert bench.close(now.bounds[:2], before.bounds[:2]), now.bounds


def align(bench: Bench) -> None:
    bench.pick(*THREE)
    with bench.gesture():
        bench.arrange("Align top")
    shapes = bench.read().shapes
    tops = [shapes[name].bounds[1] for name in THREE]
    assert max(tops) - min(tops) < 1, tops


def distribute(bench: Bench) -> None:
    bench.pick(*THREE)
    with bench.gesture():
        bench.arrange("Distribute across")
        bench.hand.picture("distributed")
    shapes = bench.read().shapes
    boxes = sorted(shapes[name].bounds for name in THREE)
    gaps = [right[0] - left[2] for left, right in itertools.pairwise(boxes)]
    assert abs(gaps[0] - gaps[1]) < 1, gaps


STEPS = (by_numbers, mirror, align, distribute)
