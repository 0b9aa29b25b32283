"""Zones drawn by the pointer with the tools of the strip, named where the program asks, and bound by their ticks."""

from __future__ import annotations

from pathlib import Path

from afternoon.hand import Hand
from afternoon.screen import say

from station.outlines import Part, Place, Zone
from station.view import View

SMALL, SMALLEST = 150, 30
"""Pixels of the picture from which on a zone is drawn at the size it has, or nearer."""
NAMING = "PlanStrip"


def begin(hand: Hand, old: Path) -> View:
    hand.place("公告")
    hand.click("QPushButton", "Choose a picture…")
    hand.answer(say("Picture of the site"), old)
    hand.find("PlanCanvas")
    hand.picture("picture")
    hand.click("PlanCanvas")
    return View(hand)


def draw(hand: Hand, view: View, zone: Zone) -> None:
    view.near(_middle(zone), _notches(zone))
    for part in zone.parts:
        _outline(hand, view, part)
        hand.find("QLineEdit", within=NAMING, fits=lambda one: one.focus)
        if part is not zone.parts[0]:
            hand.keys("Return")
    if len(zone.parts) > 1:
        _merge(hand, view, zone)
    _name(hand, zone)


def _middle(zone: Zone) -> Place:
    places = [place for part in zone.parts for place in part.places]
    return (sum(x for x, _y in places) / len(places), sum(y for _x, y in places) / len(places))


def _notches(zone: Zone) -> int:
    places = [place for part in zone.parts for place in part.places]
    reach = max(max(x for x, _y in places) - min(x for x, _y in places),
                max(y for _x, y in places) - min(y for _x, y in places))
    return 0 if reach > SMALL * 2 else 3 if reach > SMALL else 5


def _outline(hand: Hand, view: View, part: Part) -> None:
    hand.click("PlanCanvas") if False else None
    if part.round is not None:
        hand.click("QToolButton", "Zone as ellipse")
        hand.pointer.pull(view.at(part.start), view.at(part.round))
        return
    hand.click("QToolButton", "Zone by corners")
    hand.pointer.click(view.at(part.start))
    for leg in part.legs:
        if leg.through is None:
            hand.pointer.click(view.at(leg.to))
        else:
            hand.keys("a")
            hand.pointer.click(view.at(leg.through))
            hand.pointer.click(view.at(leg.to))
            hand.keys("a")
    hand.keys("Return")


def _merge(hand: Hand, view: View, zone: Zone) -> None:
    raise NotImplementedError


def _name(hand: Hand, zone: Zone) -> None:
    raise NotImplementedError
