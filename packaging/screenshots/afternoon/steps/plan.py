"""The plan: a picture of the site, zones pulled with the mouse, risk points ticked into them, the four-colour map."""

from __future__ import annotations

from afternoon.day import Day, Zone
from afternoon.hand import Hand
from afternoon.screen import Box, say
from afternoon.site import SIZE, draw_site

AIR = 0.03
"""Of the longer side, that the program leaves around a sheet it shows whole."""


def picture(hand: Hand, day: Day) -> None:
    draw_site(day.site, {zone.name: zone.box for zone in day.zones})
    hand.place("公告")
    hand.click("QPushButton", "Choose a picture…")
    hand.answer(say("Picture of the site"), day.site)
    hand.find("PlanCanvas")
    hand.picture("plan-picture")


def zones(hand: Hand, day: Day) -> None:
    for place, zone in enumerate(day.zones):
        _draw(hand, zone)
        if place == 0:
            hand.picture("plan-first-zone")
        for point in zone.points:
            hand.click("item", words=point, within="PlanDrawer", tick=True)
            hand.find("item", words=point, within="PlanDrawer", fits=lambda one: bool(one.ticked))


def _draw(hand: Hand, zone: Zone) -> None:
    hand.click("QToolButton", "Zone as rectangle")
    sheet = _sheet(hand.find("PlanCanvas").box)
    left, top, right, bottom = zone.box
    hand.pull(_at(sheet, left, top), _at(sheet, right, bottom))
    hand.find("QLineEdit", within="PlanStrip", fits=lambda one: one.focus)
    hand.keys("ctrl+a")
    hand.write(zone.name)
    hand.keys("Return")
    hand.find("FilterEdit", within="PlanDrawer", fits=lambda one: one.focus)


def _sheet(canvas: Box) -> tuple[float, float, float, float]:
    """Left, top, width and height of the picture on the screen, shown whole and in the middle."""
    x, y, width, height = canvas
    air = 2 * AIR * max(SIZE)
    scale = min((width - 4) / (SIZE[0] + air), (height - 4) / (SIZE[1] + air))
    wide, high = SIZE[0] * scale, SIZE[1] * scale
    return x + (width - wide) / 2, y + (height - high) / 2, wide, high


def _at(sheet: tuple[float, float, float, float], across: float, down: float) -> tuple[int, int]:
    return round(sheet[0] + across * sheet[2]), round(sheet[1] + down * sheet[3])


def cross_check(hand: Hand, day: Day) -> None:
    hand.click("tab", "Cross-check", within="PlanDrawer")
    hand.find("item", "Every risk point is on a plan, and every zone holds one.", within="PlanDrawer")
    hand.picture("plan-four-colours")


STEPS = (picture, zones, cross_check)
