"""From the start page through the wizard to a draft register."""

from __future__ import annotations

from afternoon.day import Day
from afternoon.hand import Hand
from afternoon.screen import say
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.services.catalogues import catalogue


def start(hand: Hand, day: Day) -> None:
    hand.picture("start")
    hand.click("QPushButton", "New company")


def name(hand: Hand, day: Day) -> None:
    hand.write(day.name)
    hand.click("QToolButton", within=term("district"))
    hand.click("item", words=day.district)
    hand.click("TextEdit", words=term("duty_phone"))
    hand.write(day.phone)
    hand.picture("wizard-company")
    hand.click("QPushButton", "Next")


def kind(hand: Hand, day: Day) -> None:
    hand.click("item", words=day.kind, within="KindView")
    hand.picture("wizard-kind")
    hand.click("QPushButton", "Next")


def answers(hand: Hand, day: Day) -> None:
    questions = catalogue(day.catalogue).questions
    for place in day.yes:
        hand.click("YesNoRow", words=questions[place].text("zh_CN"))
    hand.click("QPushButton", "Next")


def points(hand: Hand, day: Day) -> None:
    hand.click("item", words=day.unwanted_point, within="QListView", tick=True)
    hand.picture("wizard-points")
    hand.click("QPushButton", "Next")


def file(hand: Hand, day: Day) -> None:
    hand.picture("wizard-file")
    hand.click("QPushButton", "Create with draft register")
    hand.wait_title("总览")
    hand.picture("overview-draft")


def term(field: str) -> str:
    """How a field of the company is called on this screen."""
    return say(record_type("enterprise").field(field).label)


STEPS = (start, name, kind, answers, points, file)
