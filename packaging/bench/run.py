"""`make bench`: how long the main work takes, each against the bare library in the same run."""

from __future__ import annotations

import cards
import import_rows
import journal_write
import register_rows
import window

ROW = "{work:<48} {ours:>8.2f} s  {limit:<44} {bare:>8.2f} s  {ratio:>6.2f} ×  (goal ≤ {goal})  {verdict}"


def row(work: str, ours: float, limit: str, bare: float, goal: float) -> None:
    ratio = ours / bare
    print(ROW.format(work=work, ours=ours, limit=limit, bare=bare, ratio=ratio, goal=goal,
                     verdict="met" if ratio <= goal else "MISSED"), flush=True)


def main() -> None:
    row("window usable, sample company open", *_between(window.measure(), "a bare PySide6 window"), 3.0)
    ours, bare, openpyxl = import_rows.measure()
    row("import 10,000 rows, validated, journalled", ours, "calamine read + raw executemany", bare, 5.0)
    row("import 10,000 rows, validated, journalled", ours, "openpyxl merely reading it", openpyxl, 1.0)
    row("journalled write of 10,000 records", *_between(journal_write.measure(), "a plain ORM session"), 1.6)
    for work, ours, bare, goal in register_rows.measure():
        row(f"register of 200,000: {work}", ours, "the same asked of bare SQL", bare, goal)
    print(f"memory with a register of 200,000 open: at most {register_rows.memory():.0f} MB", flush=True)
    row("1,000 cards in one PDF", *_between(cards.measure(), "a bare ReportLab canvas, same calls"), 2.5)


def _between(pair: tuple[float, float], limit: str) -> tuple[float, str, float]:
    ours, bare = pair
    return ours, limit, bare


if __name__ == "__main__":
    main()
