"""`make bench`: how long the main work takes, each against the bare library in the same run."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import cards
import import_read
import import_rows
import journal_write
import plan_canvas
import plan_scan
import register_rows
import stalls
import window

ROW = "{work:<50} {ours:>8.2f} s  {limit:<44} {bare:>8.2f} s  {ratio:>6.2f} ×  (goal ≤ {goal})  {verdict}"
FRAME = ROW.replace(".2f} s", ".2f} ms")
OPENING = ("{work:<50} {seconds:>8.2f} s  {megabytes:>5.0f} MB  {limit:<44} {bare:>8.2f} s  {bare_megabytes:>5.0f} MB  "
           "(goal ≤ {goal} × the time, ≤ {memory} × the memory)  {verdict}")
STALL = ("{work:<50} {taken:>8.2f} s  longest stall {longest:>4.0f} ms, {own:>4.0f} ms of its own  "
         "slowest key {key:>4.0f} ms of {keys:<4} {memory:>5.0f} MB  (goal < {goal:.0f} ms)  {verdict}")
ABOUT_STALLS = """
Window not answering, while somebody types. "Of its own" leaves out what the window was ready and waited for a
processor, which other work on the machine had; on a quiet machine the two are the same. MB is what the program holds.
"""


def row(work: str, ours: float, limit: str, bare: float, goal: float) -> None:
    ratio = ours / bare
    print(ROW.format(work=work, ours=ours, limit=limit, bare=bare, ratio=ratio, goal=goal, verdict=_verdict(
        ratio <= goal)), flush=True)


def frame(work: str, ours: float, limit: str, bare: float, goal: float) -> None:
    """A step that is painted at once; `ours` and `bare` in seconds."""
    ratio = ours / bare
    print(FRAME.format(work=work, ours=ours * 1000, limit=limit, bare=bare * 1000, ratio=ratio, goal=goal,
                       verdict=_verdict(ratio <= goal)), flush=True)


def opening(one: plan_scan.Opening, bare: plan_scan.Opening) -> None:
    print(OPENING.format(work=one.work, seconds=one.seconds, megabytes=one.megabytes, limit=bare.work,
                         bare=bare.seconds, bare_megabytes=bare.megabytes, goal=one.goal,
                         memory=plan_scan.MEMORY_GOAL, verdict=_verdict(one.meets(bare))), flush=True)


def stall(company: str, one: stalls.Stretch) -> None:
    milliseconds = {name: getattr(one, name) * 1000 for name in ("longest", "own", "key")}
    print(STALL.format(work=f"{company}: {one.work}", taken=one.taken, keys=one.keys, memory=one.memory,
                       goal=stalls.GOAL_SECONDS * 1000, verdict=_verdict(one.own < stalls.GOAL_SECONDS),
                       **milliseconds), flush=True)


def _verdict(met: bool) -> str:
    return "met" if met else "MISSED"


def main() -> None:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        _windows(Path(name))
    ours, bare, openpyxl = import_rows.measure()
    row("import 10,000 rows, validated, journalled", ours, "calamine read + raw executemany", bare, 5.0)
    row("import 10,000 rows, validated, journalled", ours, "openpyxl merely reading it", openpyxl, 1.0)
    row("journalled write of 10,000 records", *_between(journal_write.measure(), "a plain ORM session"), 1.6)
    for work, ours, bare, goal in register_rows.measure():
        row(f"register of 200,000: {work}", ours, "the same asked of bare SQL", bare, goal)
    row("1,000 cards with codes in one PDF", *_between(cards.measure(), "a bare ReportLab canvas, same calls"), 2.5)
    with cards.without_codes():
        row("1,000 cards without codes", *_between(cards.measure(), "a bare ReportLab canvas, same calls"), 2.5)
    small, large = cards.peak_memory(1000), cards.peak_memory(10_000)
    print(f"memory at most: 1,000 cards {small:.0f} MB, 10,000 cards {large:.0f} MB", flush=True)
    for work, ours, bare in plan_canvas.measure():
        frame(work, ours, "a bare QGraphicsScene, same polygons", bare, plan_canvas.GOAL)
    with tempfile.TemporaryDirectory() as name:
        bare_scan, openings = plan_scan.measure(Path(name))
    for one in openings:
        opening(one, bare_scan)
    print(f"all of it measured in {(time.perf_counter() - begun) / 60:.1f} minutes", flush=True)


def _windows(folder: Path) -> None:
    """The window with a small and a long company: how soon it is usable, and whether typing ever waits."""
    workbook = folder / "register.xlsx"
    import_read.write_register_of(workbook, 10_000)
    sample = window.make_sample(folder / "small")
    with register_rows.big_company(200_000) as company:
        big = Path(shutil.copy(company.path, folder / "big.dualprev"))
    seconds = window.measure({"sample": sample, "big": big})
    row("window usable, sample company open", seconds["sample"], "a bare PySide6 window", seconds["bare"], 3.0)
    row("window usable, 200,000 events open", seconds["big"], "a bare PySide6 window", seconds["bare"], 3.0)
    row("window usable, 200,000 events open", seconds["big"], "the same with the sample company",
        seconds["sample"], 1.5)
    print(ABOUT_STALLS)
    for company_name, file in (("sample", sample), ("200,000 events", big)):
        for one in stalls.measure(file, workbook, folder / f"home of {file.stem}"):
            stall(company_name, one)
    print()


def _between(pair: tuple[float, float], limit: str) -> tuple[float, str, float]:
    ours, bare = pair
    return ours, limit, bare


if __name__ == "__main__":
    main()
