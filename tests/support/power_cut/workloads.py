"""Pieces of work whose writes are recorded: what the program does, through its own store.

Run as `python -m tests.support.power_cut.workloads WORK FOLDER [PRAGMA=VALUE…] [unflushed]` from the checkout's
root; the pragmas replace the store's own and `unflushed` leaves out the flush of finished files, to show what
that loses.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.kernel import files
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store import backup, connection, migrate, schema
from dualprev_desktop.store.company import Company
from tests.support.clock import START
from tests.support.power_cut.recording import ACKNOWLEDGED

T = TypeVar("T")
STEPS = Path(__file__).parents[2] / "store" / "steps"
STATION = "station.dualprev"
EDITS = 8
DAY = 86_400_000


def acknowledge(folder: Path) -> None:
    """From here on the person believes that what was done is kept."""
    handle = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, b"1")
    os.close(handle)


def acknowledging(folder: Path, step: Callable[..., T]) -> Callable[..., T]:
    """`step`, with an acknowledgement after it."""

    def stepped(*arguments: Any) -> T:
        result = step(*arguments)
        acknowledge(folder)
        return result

    return stepped


def opened(folder: Path, now: int = START) -> Company:
    company = Company.open(folder / STATION, AppPaths.under(folder / "home"), user="u", clock=lambda: now)
    acknowledge(folder)
    return company


def edits(folder: Path) -> None:
    with opened(folder) as company:
        for number in range(EDITS):
            _edit(company, number)
            acknowledge(folder)
        company.undo()
        acknowledge(folder)
        company.redo()
        acknowledge(folder)


def _edit(company: Company, number: int) -> None:
    with company.work("x") as uow:
        for place in range(3):
            uow.add(OrgUnit(id=f"unit{number}-{place}", name=f"{number} {place}", kind="team", parent_id="old"))
        uow.change(OrgUnit, "old", name=f"renamed {number}")
        if number % 3 == 1:
            uow.remove(OrgUnit, f"unit{number - 1}-0")
        if number % 3 == 2:
            picture = bytes([number]) * 30_000
            uow.add_blob(hashlib.sha256(picture).hexdigest(), picture)
        uow.commit()


def take_in(folder: Path) -> None:
    from dualprev_desktop.exchange.register_in import read_register
    from dualprev_desktop.services import sample
    from dualprev_desktop.services.imports import import_register

    incoming = read_register(sample.register_path()).register
    with opened(folder) as company:
        import_register(company, incoming)
        acknowledge(folder)


def bring_up(folder: Path) -> None:
    """The backup before the migration counts as acknowledged: nothing is changed before it is safe."""
    vars(migrate)["back_up"] = acknowledging(folder, backup.back_up)
    migrate.ensure_current(folder / STATION, folder / "home" / "backups", "20260921-000000",
                           migrate.Migration(STEPS, 3))
    acknowledge(folder)


def create(folder: Path) -> None:
    """In a new folder, as a person who keeps each company apart does."""
    schema.create_file = acknowledging(folder, schema.create_file)
    path = folder / "客户" / "一号站" / STATION
    with Company.create(path, AppPaths.under(folder / "home"), user="u", clock=lambda: START) as company:
        acknowledge(folder)
        with company.work("x") as uow:
            uow.add(OrgUnit(id="first", name="站部", kind="company"))
            uow.commit()
        acknowledge(folder)


def back_up(folder: Path) -> None:
    with opened(folder, START + DAY) as company:
        company.back_up()
        acknowledge(folder)


def recover(folder: Path) -> None:
    """The first opening after an earlier cut."""
    opened(folder).close()


WORKS: dict[str, Callable[[Path], None]] = {
    work.__name__: work for work in (edits, take_in, bring_up, create, back_up, recover)}


def weaken(pragmas: dict[str, str]) -> None:
    recipe = connection._set

    def set_(connection: sqlite3.Connection, path: object, name: str, value: str, expected: Any) -> None:
        if name in pragmas:
            connection.execute(f"PRAGMA {name}={pragmas[name]}")
        else:
            recipe(connection, path, name, value, expected)

    connection._set = set_


if __name__ == "__main__":
    weaken(dict(word.split("=") for word in sys.argv[3:] if "=" in word))
    if "unflushed" in sys.argv:
        files._flush = lambda path: None
    WORKS[sys.argv[1]](Path(sys.argv[2]))
