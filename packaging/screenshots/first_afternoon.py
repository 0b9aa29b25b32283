"""The whole first afternoon by a real pointer and real keys: from installing the program to a sealed report.

    xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python packaging/screenshots/first_afternoon.py OUT

Builds the wheel, installs it into an empty environment, starts it by its own start script, and makes a company of
twelve risk points until cards, map, comparison chart and signed bundle are on the disk. A picture of each step goes
into OUT. xdotool moves the pointer, presses and types; ImageMagick takes the pictures; pdftotext reads the cards.
`--program SCRIPT` takes an installed start script instead, `--until PHASE` ends early.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from afternoon.day import Day
from afternoon.days import FILLING_STATION
from afternoon.hand import Hand, Stuck
from afternoon.install import NotInstalled, install
from afternoon.oracle import check_all, check_draft, without_complaints
from afternoon.pointer import Pointer
from afternoon.program import NoWindow, Program
from afternoon.screen import LANGUAGE
from afternoon.steps import assess, begin, control, plan, publish, survey

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths

Step = Callable[[Hand, Day], None]
PHASES: dict[str, tuple[Step, ...]] = {
    module.__name__.rpartition(".")[2]: module.STEPS for module in (begin, survey, assess, control, plan, publish)}
MOST_CLICKS_TO_A_DRAFT = 24


def main(out: Path, until: str, program: Path | None) -> None:
    i18n.use(LANGUAGE)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        day = replace(FILLING_STATION, folder=home / "文档")
        begun = time.monotonic()
        script = program or install(Path(folder))
        _tell("install", time.monotonic() - begun, "")
        complaints = play(day, script, home, out, until)
        reader = AppPaths.under(Path(folder) / "reader")
        said = [check_draft(day, reader)] if until == "begin" else []
        said += check_all(day, reader, script) if until == "publish" else []
        print("\n".join(said), flush=True)
        without_complaints(complaints)


def play(day: Day, script: Path, home: Path, out: Path, until: str) -> Path:
    """All phases up to and with `until`; where the program's complaints stand."""
    home.mkdir(parents=True)
    with Program(script, home) as program, Pointer() as pointer:
        hand = Hand(program, pointer, out)
        for phase, steps in PHASES.items():
            for step in steps:
                with hand.at(f"{phase} · {step.__name__}"):
                    step(hand, day)
            _tell_phase(hand, phase)
            if phase == until:
                break
    _tell("all", sum(seconds for _step, seconds, _effort in hand.diary), _words(hand, ""))
    return program.complaints


def _tell_phase(hand: Hand, phase: str) -> None:
    _tell(phase, sum(seconds for step, seconds, _effort in hand.diary if step.startswith(phase)), _words(hand, phase))
    if phase == "begin":
        clicks = sum(effort.clicks for _step, _seconds, effort in hand.diary)
        assert clicks <= MOST_CLICKS_TO_A_DRAFT, f"{clicks} clicks to a draft register"


def _words(hand: Hand, phase: str) -> str:
    efforts = [effort for step, _seconds, effort in hand.diary if step.startswith(phase)]
    clicks, keys, notches = (sum(numbers) for numbers in zip(*((one.clicks, one.keys, one.notches) for one in efforts),
                                                             strict=True))
    return f"{clicks} clicks, {keys} keys, {notches} notches of the wheel"


def _tell(what: str, seconds: float, words: str) -> None:
    print(f"{what}: {seconds:.1f} s{', ' if words else ''}{words}", flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("out", type=Path)
    asked.add_argument("--until", choices=PHASES, default="publish")
    asked.add_argument("--program", type=Path)
    given = asked.parse_args()
    try:
        main(given.out.resolve(), given.until, given.program and given.program.absolute())
    except (NotInstalled, NoWindow, Stuck, AssertionError) as error:
        sys.exit(str(error))
