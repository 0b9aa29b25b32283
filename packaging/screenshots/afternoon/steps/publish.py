"""Paper and the report: cards, map and comparison chart saved as files, the signed bundle sealed."""

from __future__ import annotations

from pathlib import Path

from afternoon.day import Day
from afternoon.hand import Hand
from afternoon.screen import say


def cards(hand: Hand, day: Day) -> None:
    hand.place("打印和导出")
    _print(hand, "Notification cards", day.cards, "print-cards")


def map_of_risks(hand: Hand, day: Day) -> None:
    _print(hand, "Four-colour map", day.map, "print-map")


def chart(hand: Hand, day: Day) -> None:
    _print(hand, "Comparison of activity risks", day.chart, "print-comparison")


def _print(hand: Hand, document: str, target: Path, picture: str) -> None:
    hand.click("item", document, within=say("Document"))
    hand.find("QPushButton", "&Save…")
    hand.picture(picture)
    hand.click("QPushButton", "&Save…")
    hand.answer(say("Save the document"), target)
    hand.find("MessageStrip", words=target.name)


def report(hand: Hand, day: Day) -> None:
    hand.place("上报")
    hand.picture("report-before")
    hand.click("QLineEdit", "Recipient")
    hand.keys("ctrl+a")
    hand.write(day.recipient)
    hand.click("QLineEdit", "Passphrase of the signing key")
    hand.write(day.passphrase)
    hand.click("QPushButton", "&Write signed bundle…")
    hand.answer(say("Where to put the bundle"), day.folder)
    hand.wait("a bundle on the disk", lambda: list(day.folder.glob("*.dpb")))
    hand.wait_heading(lambda words: words.startswith("7 ") and "1" in words)
    hand.picture("report-sealed")


def the_end(hand: Hand, day: Day) -> None:
    hand.place("总览")
    hand.picture("overview-end")


STEPS = (cards, map_of_risks, chart, report, the_end)
