"""Every event of twelve risk points: some on the scales, one judged directly, the catalogue's values confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from afternoon.day import Day
from afternoon.hand import Hand
from afternoon.screen import say
from dualprev_desktop.services.codelists import label

KINDS = ("inherent", "residual")
PARAMETERS = "LEC"
LIST = "EventList"


def by_mouse(hand: Hand, day: Day) -> None:
    """The typed event: each value pressed beside its wording."""
    hand.place("评定")
    choose_event(hand, day.typed.name)
    press_values(hand, day.typed.values)
    hand.picture("assess-by-mouse")
    hand.click("QPushButton", "Save judgement")
    hand.wait("a register without open events", lambda: not hand.there("item", words=label("level", "unassessed"),
                                                                       within=LIST))


def by_keys(hand: Hand, day: Day) -> None:
    """Other events than the catalogue thinks: the values typed, with a reason; Enter keeps them."""
    for point, values, reason in day.by_hand:
        choose_event(hand, point)
        press(hand, "inherent", "L", values[0])
        for value in values[1:]:
            hand.keys("Tab", *value)
        hand.click("QPlainTextEdit", "Reason")
        hand.write(reason)
        hand.keys("ctrl+s")
    hand.picture("assess-by-keys")


def directly(hand: Hand, day: Day) -> None:
    point, condition, basis = day.direct
    choose_event(hand, point)
    hand.click("ToolButton", "Judge directly…")
    hand.click("QCheckBox", words=condition, within="WrappedCheck")
    hand.click("QPlainTextEdit", "Basis of the judgement")
    hand.write(basis)
    hand.picture("assess-directly")
    hand.click("QPushButton", "Judge as major risk")
    hand.find("MessageStrip", "Judged directly as major risk, inherent and residual.")


def confirm(hand: Hand, day: Day) -> None:
    """What is still the catalogue's: looked through in the list, then confirmed as the company's own."""
    hand.choose(say("Which events are listed"), say("Reference values"))
    hand.click("ToolButton", "Confirm reference values")
    hand.wait_heading(lambda words: words.startswith("3 ") and say("complete") in words)
    hand.picture("assess-complete")


def choose_event(hand: Hand, point: str) -> None:
    """The first event below the heading of its risk point."""
    lines = hand.see().all("item", within=LIST)
    heading = next(one for one in lines if one.text.endswith(point))
    hand.click("item", within=LIST, fits=lambda one: one.row == heading.row + 1)


def press_values(hand: Hand, values: Sequence[str]) -> None:
    wanted = [(kind, parameter) for kind in KINDS for parameter in PARAMETERS]
    for (kind, parameter), value in zip(wanted, values, strict=True):
        press(hand, kind, parameter, value)


def press(hand: Hand, kind: str, parameter: str, value: str) -> None:
    """The cell of a value, by the name that a screen reader says: kind · parameter · value and wording."""
    start, end = f"{label('assessment_kind', kind)} · {parameter} ", f" · {value} "
    hand.click("ChoiceCell", fits=lambda one: one.name.startswith(start) and end in one.name)


STEPS = (by_mouse, by_keys, directly, confirm)
