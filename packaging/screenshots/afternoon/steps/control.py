"""Measures: typed for the typed event, lifted to the company's tier for the major one, looked through as a register."""

from __future__ import annotations

from afternoon.day import Day
from afternoon.hand import Hand
from afternoon.screen import say
from dualprev_desktop.services.codelists import label


def typed(hand: Hand, day: Day) -> None:
    hand.place("管控")
    hand.click("item", words=day.typed.event, within="LineList")
    for measure_class, words in day.typed.measures:
        hand.click("tab", words=label("measure_class", measure_class), within="MeasureEntry")
        hand.write(words)
        hand.keys("Return")
        hand.find("item", words=words, within="RecordTable")
    hand.picture("control-typed-measures")


def lifted(hand: Hand, day: Day) -> None:
    """The guide says that a major risk is the company's own to control."""
    hand.click("item", within="LineList", fits=lambda one: label("level", "major") in one.name)
    row = hand.click("item", within="RecordTable", fits=lambda one: one.row == 0)
    hand.keys("ctrl+a")
    hand.menu(row.middle)
    hand.click("entry", "&Set in all chosen rows…")
    hand.choose(say("Field"), say("Tier"))
    hand.click("ChoiceEdit", "Tier", within="BulkStrip")
    hand.write(label("control_tier", "company"))
    hand.keys("Return")
    hand.wait_heading(lambda words: words.startswith("4 ") and say("complete") in words)
    hand.picture("control-complete")


def looked_through(hand: Hand, day: Day) -> None:
    hand.click("ToolButton", "Whole register…")
    hand.picture("control-whole-register")
    hand.keys("Escape")


STEPS = (typed, lifted, looked_through)
