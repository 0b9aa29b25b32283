"""The tools that draw a zone: rectangle, corners, ellipse, arc, by hand, along a neighbour."""

from __future__ import annotations

import math

from shapely import Polygon

from plan_tools.bench import Bench

RECTANGLE = ((200, 150), (500, 150), (500, 350), (200, 350))
POLYGON = ((600, 150), (850, 150), (850, 350), (600, 350))


def rectangle(bench: Bench) -> None:
    bench.tool("Zone as rectangle")
    with bench.nothing(), bench.pulling((200, 150), (400, 300)):
        bench.hand.picture("rectangle-rubber")
        bench.amid("Escape")
    bench.tool("Zone as rectangle")
    with bench.gesture():
        bench.pull((200, 150), (500, 350))
        bench.hand.picture("rectangle-drawn")
        bench.hand.keys("Return")
    bench.holds("区域1", *RECTANGLE)


def corners(bench: Bench) -> None:
    bench.tool("Zone by corners")
    with bench.nothing():
        bench.click((600, 150), (850, 150))
        bench.hand.keys("Escape")
    with bench.gesture():
        bench.click((600, 150), (850, 150), (950, 250))
        bench.hand.picture("corners-rubber")
        bench.hand.keys("BackSpace")
        bench.click((850, 350), (600, 350), (600, 150))
        bench.hand.find("QLineEdit", within="PlanStrip", fits=lambda one: one.focus)
        bench.hand.keys("Return")
    bench.holds("区域2", *POLYGON)


def ellipse(bench: Bench) -> None:
    bench.tool("Zone as ellipse")
    with bench.nothing(), bench.pulling((1000, 150), (1200, 300)):
        bench.amid("Escape")
    bench.tool("Zone as ellipse")
    with bench.gesture():
        with bench.pulling((1050, 150), (1200, 250), (1250, 330), held="shift"):
            bench.hand.picture("circle-rubber")
        bench.hand.keys("Return")
    bench.holds("区域3", area=math.pi * 100 ** 2)


def arc(bench: Bench) -> None:
    """A half round of radius 100 upon a straight edge."""
    bench.tool("Zone with arcs")
    with bench.nothing():
        bench.click((200, 600), (300, 500))
        bench.hand.keys("Escape")
    with bench.gesture():
        bench.click((200, 600), (300, 500))
        bench.pointer.go(bench.at((380, 560)))
        bench.hand.picture("arc-rubber")
        bench.click((400, 600))
        bench.hand.keys("Return")
        bench.hand.find("QLineEdit", within="PlanStrip", fits=lambda one: one.focus)
        bench.hand.keys("Return")
    bench.holds("区域4", area=math.pi * 100 ** 2 / 2)


def freehand(bench: Bench) -> None:
    around = [(600 + 100 * math.cos(turn), 560 + 80 * math.sin(turn))
              for turn in (number * math.tau / 16 for number in range(16))]
    bench.tool("Zone by hand")
    with bench.nothing(), bench.pulling(*around[:8]):
        bench.hand.picture("freehand-stroke")
        bench.amid("Escape")
    bench.tool("Zone by hand")
    with bench.gesture():
        bench.pull(*around)
        bench.hand.keys("Return")
    bench.holds("区域5", area=Polygon(around).area)


def along(bench: Bench) -> None:
    """The right edge of the first zone is followed: it is in both afterwards."""
    bench.tool("Zone along a neighbour")
    with bench.nothing():
        bench.click((500, 350))
        bench.hand.keys("Escape")
    with bench.gesture():
        bench.click((500, 150), (500, 350))
        bench.click((550, 350))
        bench.pointer.go(bench.at((550, 200)))
        bench.hand.picture("along-rubber")
        bench.click((550, 150))
        bench.hand.keys("Return")
        bench.hand.find("QLineEdit", within="PlanStrip", fits=lambda one: one.focus)
        bench.hand.keys("Return")
    bench.holds("区域6", (500, 150), (550, 150), (550, 350), (500, 350))


STEPS = (rectangle, corners, ellipse, arc, freehand, along)
