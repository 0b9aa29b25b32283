"""Survey and identify: a unit that answers, a risk point no catalogue has, and what can go wrong at it."""

from __future__ import annotations

from afternoon.day import Day
from afternoon.hand import Hand
from afternoon.screen import say


def unit(hand: Hand, day: Day) -> None:
    hand.place("排查")
    hand.click("tab", words="单位", within="SurveyPage")
    hand.click("QPushButton", "New unit")
    hand.write(day.unit)
    hand.keys("Return")
    hand.find("LineEditor", fits=lambda one: one.text == day.unit)
    hand.picture("survey-unit")


def point(hand: Hand, day: Day) -> None:
    hand.click("tab", words="风险点", within="SurveyPage")
    hand.click("QPushButton", "New risk point")
    hand.write(day.typed.name)
    hand.keys("Return", *day.typed.kind)
    hand.keys("Return")
    hand.write(day.typed.location)
    hand.keys("Return")
    hand.find("item", words=day.typed.location)
    hand.picture("survey-typed-point")


def answering_unit(hand: Hand, day: Day) -> None:
    """The same unit for all rows at once."""
    row = hand.click("item", words=day.points[0], within="RecordTable")
    hand.keys("ctrl+a")
    hand.menu(row.middle)
    hand.click("entry", "&Set in all chosen rows…")
    hand.choose(say("Field"), say("Responsible unit"))
    hand.click("ChoiceEdit", "Responsible unit", within="BulkStrip")
    hand.write(day.unit)
    hand.picture("survey-set-in-all")
    hand.keys("Return")
    hand.wait_heading(lambda words: words.startswith("1 ") and say("Responsible unit") not in words)


def event(hand: Hand, day: Day) -> None:
    hand.place("辨识")
    hand.click("item", words=day.typed.name, within="LineList")
    hand.click("QPushButton", "Type the first event")
    hand.write(day.typed.event)
    hand.keys("Return")
    _fill(hand, "TextEditor", "Hazard factors", day.typed.factor)
    _fill(hand, "TextEditor", "Consequence", day.typed.consequence)
    _fill(hand, "ChoiceEdit", "Accident type (2025)", day.typed.accident)
    hand.wait_heading(lambda words: words.startswith("2 ") and say("complete") in words)
    hand.picture("identify-typed-event")


def _fill(hand: Hand, kind: str, field: str, words: str) -> None:
    """By the field's name, and left with Tab: whoever arranges the form anew does not disturb it."""
    hand.click(kind, field)
    hand.write(words)
    hand.keys("Tab")


STEPS = (unit, point, answering_unit, event)
