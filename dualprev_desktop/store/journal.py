"""Appending to the journal and reading it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.store.operation import LOGICAL_BITS, START, Dot, Operation, chain, decode, encode
from dualprev_desktop.store.sql import value

INSERT_OP = "INSERT INTO op (id, r, c, hlc, t, k, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
UPSERT_VV = ("INSERT INTO vv (r, c, hash, hlc) VALUES (?, ?, ?, ?) "
             "ON CONFLICT (r) DO UPDATE SET c = excluded.c, hash = excluded.hash, hlc = excluded.hlc")


class Appender:
    """Numbers, times and chains the operations of one transaction; `finish` stores them."""

    def __init__(self, connection: Connection, replica: str, user: str, now: int) -> None:
        self._connection, self._replica, self._user = connection, replica, user
        self._next_id = (value(connection, "SELECT max(id) FROM op") or 0) + 1
        row = connection.execute("SELECT c, hash FROM vv WHERE r = ?", (replica,)).fetchone()
        self._counter: int = row[0] if row else 0
        self._hash: bytes = row[1] if row else START
        latest = value(connection, "SELECT max(hlc) FROM vv") or 0
        # the clock may jump back; the order of the list may not
        self._hlc = max(latest, (now << LOGICAL_BITS) - 1)
        self._rows: list[tuple[Any, ...]] = []

    def append(self, table: str, key: str, fields: dict[str, Any], parents: dict[str, list[Dot]]) -> tuple[int, int]:
        """The operation's (id, hybrid logical time)."""
        self._counter += 1
        self._hlc += 1
        body = encode(self._replica, self._counter, self._hlc, self._user, table, key, fields, parents)
        self._hash = chain(self._hash, self._counter, body)
        op_id = self._next_id
        self._next_id += 1
        self._rows.append((op_id, self._replica, self._counter, self._hlc, table, key, body, self._hash))
        return op_id, self._hlc

    @property
    def counter(self) -> int:
        return self._counter

    def write(self) -> None:
        """Stores what was appended since the last call."""
        if self._rows:
            self._connection.executemany(INSERT_OP, self._rows)
            self._rows = []

    def finish(self) -> None:
        """Stores the rest, and how far this copy has counted."""
        self.write()
        self._connection.execute(UPSERT_VV, (self._replica, self._counter, self._hash, self._hlc))


def operations(connection: Connection, *, until: int | None = None, after: int = 0) -> Iterator[tuple[int, Operation]]:
    """(id, operation) in the order of arrival; `until` a hybrid logical time, `after` an operation id."""
    condition = "" if until is None else " AND hlc <= ?"
    arguments = (after,) if until is None else (after, until)
    rows = connection.execute(f"SELECT id, body FROM op WHERE id > ?{condition} ORDER BY id", arguments)
    for op_id, body in rows:
        yield op_id, decode(body)


def operations_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Operation]:
    found: dict[int, Operation] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), 500):
        part = wanted[start:start + 500]
        marks = ",".join("?" * len(part))
        rows = connection.execute(f"SELECT id, body FROM op WHERE id IN ({marks})", tuple(part))
        found.update((op_id, decode(body)) for op_id, body in rows)
    return found


def operation_at(connection: Connection, dot: Dot) -> Operation:
    """The operation named by `dot`; KeyError when this copy does not hold it."""
    body = value(connection, "SELECT body FROM op WHERE r = ? AND c = ?", dot)
    if body is None:
        raise KeyError(dot)
    return decode(body)


def faults(connection: Connection) -> Iterator[tuple[int, str]]:
    """(operation id, what is wrong) for every break of the chain: an edit, a gap, a tail that was cut off."""
    known: dict[str, tuple[int, bytes]] = {}
    for op_id, replica, counter, hlc, table, key, body, stored in connection.execute(
            "SELECT id, r, c, hlc, t, k, body, hash FROM op ORDER BY id"):
        last, previous = known.get(replica, (0, START))
        if not isinstance(counter, int):
            yield op_id, "edited"
            continue
        if counter != last + 1:
            yield op_id, "gap"
        if not _same(body, replica, counter, hlc, table, key) or _link(previous, counter, body) != stored:
            yield op_id, "edited"
        known[replica] = counter, stored
    for replica, counter, stored in connection.execute("SELECT r, c, hash FROM vv"):
        if known.get(replica, (0, START)) != (counter, stored):
            yield 0, "cut"


def _link(previous: Any, counter: int, body: Any) -> bytes | None:
    """The hash that should stand there; None where a damaged file holds no bytes or no count."""
    whole = isinstance(previous, bytes) and isinstance(body, bytes) and counter >= 0
    return chain(previous, counter, body) if whole else None


def _same(body: bytes, replica: str, counter: int, hlc: int, table: str, key: str) -> bool:
    try:
        op = decode(body)
    except BadFile:
        return False
    return (op.replica, op.counter, op.hlc, op.table, op.key) == (replica, counter, hlc, table, key)
