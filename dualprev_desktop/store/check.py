"""Whether a company file is whole: pages, references, the journal's chain, and the tables against the journal."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.store.journal import faults, operations
from dualprev_desktop.store.replay import Replayed, heads_rows, replay, rows

PAGES = N_("The file is damaged: {reason}. Take the newest backup.")
REFERENCES = N_("Table {table}: {count} records refer to others that do not exist.")
CHAIN = {
    "edited": N_("The journal was altered at entry {entry}."),
    "gap": N_("Journal entries are missing before entry {entry}."),
    "cut": N_("The end of the journal is missing."),
}
TABLES = N_("Table {table}: {count} records differ from what the journal says.")
UNREADABLE = N_("The journal cannot be replayed: entry {entry} is not readable.")


class Finding(DualPrevError):
    """One thing that is wrong, as a sentence; a check collects them and raises none."""

    code = "E_CHECK"


def findings(connection: Connection) -> list[Finding]:
    """Everything that is wrong with the open file; empty when it is whole."""
    found = [*_pages(connection), *_references(connection), *_chain(connection)]
    # a journal that was altered says nothing about the tables
    return found or list(_tables(connection))


def _pages(connection: Connection) -> Iterator[Finding]:
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if answer != "ok":
            yield Finding(PAGES, reason=answer)


def _references(connection: Connection) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        counts[row[0]] = counts.get(row[0], 0) + 1
    for table, count in counts.items():
        yield Finding(REFERENCES, table=table, count=count)


def _chain(connection: Connection) -> Iterator[Finding]:
    for op_id, fault in faults(connection):
        yield Finding(CHAIN[fault], entry=op_id)


def _tables(connection: Connection) -> Iterator[Finding]:
    state = replay(operations(connection))
    for declared in record_types():
        names = ", ".join(f'"{name}"' for name in ("id", "alive", "changed", *declared.by_name))
        stored = connection.exec_driver_sql(f"SELECT {names} FROM {declared.id}")
        different = {tuple(row) for row in stored} ^ set(rows(state, declared))
        if different:
            yield Finding(TABLES, table=declared.id, count=len({row[0] for row in different}))
    yield from _heads(connection, state)


def _heads(connection: Connection, state: Replayed) -> Iterator[Finding]:
    stored = {tuple(row) for row in connection.exec_driver_sql("SELECT t, k, heads, conflict FROM cur")}
    different = stored ^ set(heads_rows(state))
    if different:
        yield Finding(TABLES, table="cur", count=len({row[:2] for row in different}))
