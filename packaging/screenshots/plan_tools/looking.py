"""Moving the sheet: middle button, Space and a pull, the wheel at the pointer."""

from __future__ import annotations

from plan_tools.bench import Bench, Place

MIDDLE = "2"
BY: Place = (300, 120)


def _moved(bench: Bench, button: str, held: str = "") -> None:
    before = bench.sheet
    with bench.nothing(), bench.pulling((500, 700), (500 + BY[0], 700 + BY[1]), held=held, button=button):
        pass
    bench.look()
    for place in (0, 1):
        by = bench.sheet[place] - before[place]
        assert abs(by - BY[place] * before[2]) <= 2, f"the sheet went by {by:.0f} pixels"
    bench.hand.keys("f")
    bench.look()


def middle_button(bench: Bench) -> None:
    bench.pick("区域5")
    _moved(bench, MIDDLE)


def space_held(bench: Bench) -> None:
    bench.pick("区域5")
    _moved(bench, "1", held="space")


def middle_while_drawing(bench: Bench) -> None:
    """What is drawn meanwhile goes on."""
    bench.tool("Zone by corners")
    bench.click((1000, 700), (1100, 700))
    _moved(bench, MIDDLE)
    _moved(bench, "1", held="space")
    with bench.gesture():
        bench.click((1100, 800))
        bench.hand.keys("Return")
        bench.hand.find("QLineEdit", within="PlanStrip", fits=lambda one: one.focus)
        bench.hand.keys("Return")
    newest = bench.read().view.zones[-1].name
    bench.holds(newest, (1000, 700), (1100, 700), (1100, 800))


def wheel(bench: Bench) -> None:
    place: Place = (1150, 250)
    spot = bench.at(place)
    with bench.nothing():
        for down in (False, False, False, True):
            bench.pointer.wheel(spot, down)
            bench.hand.see()
            bench.look()
            x, y = bench.at(place)
            assert abs(x - spot[0]) <= 2, f"{(x, y)} instead of {spot}"
            assert abs(y - spot[1]) <= 2, f"{(x, y)} instead of {spot}"


STEPS = (middle_button, space_held, middle_while_drawing, wheel)
