"""Whether a company file is whole: pages, references, the journal's chain, and the tables against the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from sqlite3 import Connection, DatabaseError

from dualprev_desktop.domain.record import record_type, record_types
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.store.errors import is_damage
from dualprev_desktop.store.journal import faults, operations
from dualprev_desktop.store.replay import Replayed, heads_rows, replay, rows

PAGES = N_("The file is damaged: {reason}. Take the newest backup.")
REFERENCES = N_("{records}: {count} of them refer to others that do not exist. Take the newest backup.")
CHAIN = {
    "edited": N_("The journal was altered at entry {entry}."),
    "gap": N_("Journal entries are missing before entry {entry}."),
    "cut": N_("The end of the journal is missing."),
}
TABLES = N_("{records}: {count} of them differ from what the journal says. Take the newest backup.")
HEADS = N_("The journal's index is wrong for {count} records. Take the newest backup.")
PICTURE = N_("The picture {sha256} is damaged. Add it again, or take it from a backup.")


class Finding(DualPrevError):
    """One thing that is wrong, as a sentence; a check collects them and raises none."""

    code = "E_CHECK"


def findings(connection: Connection) -> list[Finding]:
    """Everything that is wrong with the open file; empty when it is whole."""
    found = _collected(connection, _pages, _references, _chain, _blobs)
    # a journal that was altered says nothing about the tables
    return found or _collected(connection, _tables)


def _collected(connection: Connection, *looks: Callable[[Connection], Iterator[Finding]]) -> list[Finding]:
    found: list[Finding] = []
    try:
        for look in looks:
            found.extend(look(connection))
    except DatabaseError as error:
        if not is_damage(error):
            raise
        found.append(Finding(PAGES, reason=error))
    return found


def _pages(connection: Connection) -> Iterator[Finding]:
    for (answer,) in connection.execute("PRAGMA integrity_check(20)"):
        if answer != "ok":
            yield Finding(PAGES, reason=answer)


def _references(connection: Connection) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for row in connection.execute("PRAGMA foreign_key_check"):
        counts[row[0]] = counts.get(row[0], 0) + 1
    for table, count in counts.items():
        yield Finding(REFERENCES, records=_words(table), count=count)


def _words(table: str) -> str:
    try:
        return Word(record_type(table).plural)
    except KeyError:  # a table of the store itself
        return table


def _chain(connection: Connection) -> Iterator[Finding]:
    for op_id, fault in faults(connection):
        yield Finding(CHAIN[fault], entry=op_id)


def _blobs(connection: Connection) -> Iterator[Finding]:
    for sha256, data in connection.execute("SELECT sha256, CAST(data AS BLOB) FROM blob"):
        if hashlib.sha256(data or b"").hexdigest() != sha256:
            yield Finding(PICTURE, sha256=sha256)


def _tables(connection: Connection) -> Iterator[Finding]:
    state = replay(operations(connection))
    for declared in record_types():
        names = ", ".join(f'"{name}"' for name in ("id", "alive", "changed", *declared.by_name))
        stored = connection.execute(f"SELECT {names} FROM {declared.id}")
        different = {tuple(row) for row in stored} ^ set(rows(state, declared))
        if different:
            yield Finding(TABLES, records=Word(declared.plural), count=len({row[0] for row in different}))
    yield from _heads(connection, state)


def _heads(connection: Connection, state: Replayed) -> Iterator[Finding]:
    stored = {tuple(row) for row in connection.execute("SELECT t, k, heads, conflict FROM cur")}
    different = stored ^ set(heads_rows(state))
    if different:
        yield Finding(HEADS, count=len({row[:2] for row in different}))
