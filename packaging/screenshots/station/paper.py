"""The plan on A3: printed from the window in colour and hatched, and what a printer without colour makes of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from afternoon.hand import Hand
from afternoon.screen import say

DPI = "110"


def print_plan(hand: Hand, out: Path) -> list[Path]:
    """The two files."""
    hand.place("打印和导出")
    hand.click("item", "Four-colour map", within=say("Document"))
    colour, grey = out.resolve() / "station-colour.pdf", out.resolve() / "station-hatched.pdf"
    _save(hand, colour)
    hand.click("QCheckBox", "Hatching")
    _save(hand, grey)
    return [colour, grey]


def _save(hand: Hand, target: Path) -> None:
    target.unlink(missing_ok=True)
    hand.find("QPushButton", "&Save…")
    hand.picture(target.stem)
    hand.click("QPushButton", "&Save…")
    hand.answer(say("Save the document"), target)
    hand.find("MessageStrip", words=target.name)


def to_pictures(prints: list[Path], out: Path) -> None:
    colour, hatched = prints
    for source, options in ((colour, []), (hatched, ["-gray"])):
        subprocess.run(["pdftoppm", "-r", DPI, "-png", *options, str(source), str(out / source.stem)], check=True)
