"""Zones drawn by the pointer with the tools of the strip, named where the program asks, and bound by their ticks."""

from __future__ import annotations

from pathlib import Path

from afternoon.hand import Hand
from afternoon.screen import say

from station.outlines import Part, Place, Zone
from station.view import View

LARGE, MIDDLE = 250, 80
"""Pixels of the picture: a larger outline is drawn on the whole sheet, a smaller one nearer."""
MIDDLE_NOTCHES, SMALL_NOTCHES = 4, 8
STRIP, DRAWER = "PlanStrip", "PlanDrawer"


def begin(hand: Hand, old: Path) -> View:
    hand.place("公告")
    hand.click("QPushButton", "Choose a picture…")
    hand.answer(say("Picture of the site"), old)
    hand.find("PlanCanvas")
    hand.picture("picture")
    hand.click("PlanCanvas")
    return View(hand)


def draw(hand: Hand, view: View, zone: Zone) -> None:
    """The first part is named; the others are merged into it, which keeps the name."""
    for part in zone.parts:
        _outline(hand, view, part)
        hand.find("QLineEdit", within=STRIP, fits=lambda one: one.focus)
        if part is zone.parts[0]:
            hand.keys("ctrl+a")
            hand.write(zone.name)
        hand.keys("Return")
    if len(zone.parts) > 1:
        _merge(hand, view, zone)
    hand.picture(zone.name)


def _notches(reach: float) -> int:
    return 0 if reach > LARGE else MIDDLE_NOTCHES if reach > MIDDLE else SMALL_NOTCHES


def _outline(hand: Hand, view: View, part: Part) -> None:
    hand.click("QToolButton", "Zone by corners" if part.round is None else "Zone as ellipse")
    view.near(part.middle, _notches(part.reach))
    if part.round is not None:
        hand.pull(view.at(part.start), view.at(part.round))
        return
    _click(hand, view, part.start)
    for leg in part.legs:
        if leg.through is not None:
            hand.keys("a")
            _click(hand, view, leg.through)
        _click(hand, view, leg.to)
        if leg.to == part.start:
            return  # a click on the first corner closes
        if leg.through is not None:
            hand.keys("a")
    hand.keys("Return")


def _click(hand: Hand, view: View, place: Place) -> None:
    hand.pointer.click(view.at(place))


def _merge(hand: Hand, view: View, zone: Zone) -> None:
    """The parts one after the other with Shift held, then Ctrl+M."""
    hand.click("QToolButton", "Select")
    view.near(zone.middle, _notches(zone.reach))
    for number, part in enumerate(zone.parts):
        hand.pointer.click(view.at(part.middle), held="shift" if number else "")
    hand.keys("ctrl+m")


def bind(hand: Hand, zone: Zone) -> None:
    """The zone that was drawn is selected: its risk points are ticked in the list."""
    hand.click("item", words=zone.point, within=DRAWER, tick=True)
    hand.find("item", words=zone.point, within=DRAWER, fits=lambda one: bool(one.ticked))


def check_marks(hand: Hand) -> None:
    hand.click("tab", "Cross-check", within=DRAWER)
    hand.picture("cross-check")
