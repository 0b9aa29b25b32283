"""Damages copies of a company file at random and looks at each through the program, as a person would.

Run as `python -m tests.support.damage FILE FIRST COUNT` from the checkout's root: seeds FIRST and up; it prints
what came of them as JSON. In a process of its own, so that a crash or a hang of the database library is seen.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import cards, comparison, history, lines, overview, plans, query, register
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.store.company import Company

PAGE = 4096
ROOT = Path(__file__).parents[2]
LIMIT_SECONDS = 300


@dataclass
class Outcome:
    """What came of the mutants: how often each, and what must not be."""

    counts: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    """Errors that are no sentence, with the seed and where they came from."""
    silent: list[str] = field(default_factory=list)
    """Mutants whose content differs although the check found nothing."""
    slowest: float = 0.0


# how a file is damaged --------------------------------------------------------------------------------


def bytes_flipped(rng: random.Random, data: bytearray) -> None:
    for _ in range(rng.choice((1, 1, 3, 20))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def header_flipped(rng: random.Random, data: bytearray) -> None:
    data[rng.randrange(100)] ^= 1 << rng.randrange(8)


def page_heads_flipped(rng: random.Random, data: bytearray) -> None:
    """The part of a page that says where its cells are."""
    for _ in range(3):
        data[rng.randrange(len(data) // PAGE) * PAGE + rng.randrange(20)] = rng.randrange(256)


def pages_zeroed(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data) // PAGE) * PAGE
    data[at:at + PAGE] = bytes(PAGE)


def pages_swapped(rng: random.Random, data: bytearray) -> None:
    one, two = (rng.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[one:one + PAGE], data[two:two + PAGE] = data[two:two + PAGE], data[one:one + PAGE]


def sector_overwritten(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data) // 512) * 512
    data[at:at + 512] = rng.randbytes(512)


def cut_short(rng: random.Random, data: bytearray) -> None:
    del data[rng.choice((rng.randrange(len(data)), rng.randrange(len(data) // PAGE) * PAGE)):]


DAMAGES: tuple[Callable[[random.Random, bytearray], None], ...] = (
    bytes_flipped, header_flipped, page_heads_flipped, pages_zeroed, pages_swapped, sector_overwritten, cut_short)


# how it is looked at ----------------------------------------------------------------------------------


def looks(company: Company) -> Iterator[Callable[[], object]]:
    """Everything that a person sees of a company."""
    yield lambda: overview.overview(company)
    yield lambda: register.register(company)
    yield lambda: list(cards.cards(company))
    yield lambda: comparison.comparison(company)
    yield lambda: plans.plan_views(company)
    yield lambda: history.recent(company)
    yield lambda: (history.undo_label(company), history.redo_label(company))
    yield lambda: SearchIndex(company).find("油")
    yield lambda: (lines.point_lines(company), lines.event_lines(company))
    for declared in record_types():
        yield partial(query.page, company, declared.id)
        yield partial(query.titles, company, declared.id)
        yield partial(histories, company, declared.id)


def histories(company: Company, kind: str) -> None:
    for record_id in query.ids(company, kind)[:2]:
        history.record_history(company, kind, record_id)


def content(path: Path) -> dict[str, Any]:
    """Every row of every table that has a meaning of its own, as the library reads it."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        return {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
                for table in (*(declared.id for declared in record_types()), "op", "vv", "cur", "blob")}


class Looker:
    def __init__(self, original: Path, place: Path) -> None:
        self._data = original.read_bytes()
        self._content = content(original)
        self._path = place / "mutant.dualprev"
        self._paths = AppPaths.under(place / "home")
        self.outcome = Outcome()

    def look_at(self, seed: int) -> None:
        rng = random.Random(seed)
        damage = DAMAGES[seed % len(DAMAGES)]
        data = bytearray(self._data)
        damage(rng, data)
        started = time.perf_counter()
        for reading in (True, False):
            for leftover in self._path.parent.glob("mutant.dualprev*"):
                leftover.unlink()
            self._path.write_bytes(data)
            self._said(f"{seed} {damage.__name__}", partial(self._open, seed, reading))
        self.outcome.slowest = max(self.outcome.slowest, time.perf_counter() - started)

    def _open(self, seed: int, reading: bool) -> None:
        with Company.open(self._path, self._paths, user="u", read_only=reading) as company:
            self.outcome.counts["opened"] += 1
            if reading:
                self._read(seed, company)

    def _read(self, seed: int, company: Company) -> None:
        for look in looks(company):
            self._said(str(seed), look)
        found: list[str] = []
        self._said(str(seed), lambda: found.extend(history.faults(company)), found)
        if found:
            self.outcome.counts["found"] += 1
        elif content(self._path) == self._content:
            self.outcome.counts["unharmed"] += 1
        else:
            self.outcome.silent.append(str(seed))

    def _said(self, name: str, look: Callable[[], object], found: list[str] | None = None) -> None:
        """Does it; a sentence is a good answer, and counts as something found."""
        try:
            look()
        except DualPrevError as error:
            self.outcome.counts[f"refused {error.code}"] += 1
            if found is not None:
                found.append(error.text())
        except Exception as error:
            places = [f"{one.filename.rpartition('dualprev_desktop/')[2]}:{one.lineno}"
                      for one in traceback.extract_tb(error.__traceback__) if "dualprev_desktop" in one.filename]
            self.outcome.leaks.append(f"{name}: {type(error).__name__}: {str(error)[:150]} at {' '.join(places[-3:])}")
            if found is not None:
                found.append("leak")


def look_at_mutants(path: Path, first: int, count: int) -> Outcome:
    """Called from a test. Raises TimeoutExpired when a mutant hangs the program."""
    done = subprocess.run([sys.executable, "-m", "tests.support.damage", str(path), str(first), str(count)],
                          capture_output=True, text=True, check=False, cwd=ROOT, timeout=LIMIT_SECONDS + count)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    return Outcome(Counter(answer["counts"]), answer["leaks"], answer["silent"], answer["slowest"])


def main(path: Path, first: int, count: int) -> None:
    looker = Looker(path, path.parent)
    for seed in range(first, first + count):
        looker.look_at(seed)
    print(json.dumps(vars(looker.outcome)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
