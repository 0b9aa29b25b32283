"""Does a piece of work again and again, each time in a fork that dies, without any clean-up, one statement later.

Run as `python -m tests.support.dying WORK FILE STRIDE ARGUMENT…` from the checkout's root; it prints what
stood in the file after each death, and how many deaths there were.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import sample
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.store import migrate
from dualprev_desktop.store.company import Company

DIED = 9


def content(path: Path) -> str:
    """All that a file says, as SQL text; a hot journal is rolled back by opening it."""
    with closing(sqlite3.connect(path)) as connection:
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        # which copy goes on is settled anew at each opening
        lines = [line for line in connection.iterdump() if "'replica'" not in line and "'epoch'" not in line]
    return "\n".join([str(version), *problems, *lines])


def edit(path: Path, home: Path) -> None:
    with Company.open(path, AppPaths.under(home), user="u") as company, company.work("x") as uow:
        for number in range(3):
            uow.add(OrgUnit(id=f"new{number}", name=str(number), kind="team"))
        uow.change(OrgUnit, "old", name="renamed")
        uow.commit()


def take_in(path: Path, home: Path) -> None:
    with Company.open(path, AppPaths.under(home), user="u") as company:
        import_register(company, read_register(sample.register_path()).register)


def bring_up(path: Path, backups: Path, steps: Path) -> None:
    migrate.ensure_current(path, backups, "now", migrate.Migration(steps, 3))


def bring_up_in_halves(path: Path, backups: Path, steps: Path) -> None:
    """What a careless migration does: each step committed by itself."""
    run_steps = migrate._run_steps

    def halves(connection: Any, migration: migrate.Migration) -> None:
        for target in (2, 3):
            run_steps(connection, migrate.Migration(migration.scripts, target))
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    migrate._run_steps = halves
    bring_up(path, backups, steps)


WORKS: dict[str, Callable[..., None]] = {work.__name__: work for work in (edit, take_in, bring_up, bring_up_in_halves)}


def every_death(work: str, path: Path, *arguments: object, stride: int = 1) -> tuple[set[str], int]:
    """Called from a test: (everything that stood in the file after a death or the end, deaths)."""
    done = subprocess.run([sys.executable, "-m", "tests.support.dying", work, str(path), str(stride),
                           *map(str, arguments)], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    answer = json.loads(done.stdout)
    return set(answer["seen"]), answer["deaths"]


def _fork_dying_at(statement: int, work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _count_down(statement)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _count_down(statement: int) -> None:
    connect, left = sqlite3.connect, [statement]

    def count(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(DIED)

    def dying(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = dying  # type: ignore[assignment]


def main(work: str, path: Path, stride: int, arguments: list[Path]) -> None:
    seen: list[str] = []
    victim = path.with_name("victim.dualprev")
    for deaths, statement in enumerate(range(1, 100_000, stride)):
        for leftover in path.parent.glob("victim.dualprev*"):
            leftover.unlink()
        shutil.copy(path, victim)
        code = _fork_dying_at(statement, lambda: WORKS[work](victim, *arguments))
        if code not in (0, DIED):
            raise AssertionError(f"{work} failed with {code} at statement {statement}")
        seen.append(content(victim))
        if code == 0:
            print(json.dumps({"seen": sorted(set(seen)), "deaths": deaths}))
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), [Path(argument) for argument in sys.argv[4:]])
