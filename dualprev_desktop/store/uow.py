"""The unit of work: it collects what a use case changes and, at its commit, writes tables and journal together.

The code that makes a change does not know of the journal, and nothing writes around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from sqlite3 import Connection, IntegrityError
from types import TracebackType
from typing import Any

from dualprev_desktop.domain.record import Record, RecordType, record_type
from dualprev_desktop.kernel.bulk import let_go
from dualprev_desktop.kernel.errors import Conflict, NotFound
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.store import heads as h
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.errors import known_failure, translated
from dualprev_desktop.store.journal import Appender, operations_by_id
from dualprev_desktop.store.operation import LIFE, TRANSACTION
from dualprev_desktop.store.reader import NO_SUCH_RECORD, Reader

DO, UNDO, REDO, FACT = "do", "undo", "redo", "fact"
"""Kinds of transactions; a fact (a report that left) is never undone."""

PORTION = 1000

NEVER_AMENDED = N_("{record}: it is kept as it was made. Make a new one, which then counts.")
BROKEN_REFERENCE = N_("The change refers to a record that does not exist. Nothing was changed.")

Key = tuple[str, str]
"""(record type, id)"""


class UnitOfWork:
    """Use as a context manager; leaving it without `commit` changes nothing."""

    def __init__(self, connection: Connection, path: Path, *, replica: str, user: str, now: Callable[[], int],
                 label: str, kind: str = DO, facts: Mapping[str, Any] | None = None,
                 committed: Callable[[int], None] = lambda counter: None) -> None:
        self._connection, self._path = connection, path
        self._replica, self._user, self._now = replica, user, now
        self._header = {"kind": kind, "label": label, **({"facts": dict(facts)} if facts else {})}
        self._committed = committed
        self._created: dict[Key, list[Any]] = {}
        self._changed: dict[Key, dict[str, Any]] = {}
        self._blobs: dict[str, bytes] = {}
        self.read = Reader(connection)
        self.running = False
        """Between the begin of its transaction and the end."""

    def __enter__(self) -> UnitOfWork:
        with translated(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
        self.running = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.rollback()
        finally:
            self.running = False
            self._connection.close()
            for held in (self._created, self._changed):
                let_go(held)
        known = known_failure(error, self._path) if error else None
        if known:
            raise known from error

    # what a use case says -----------------------------------------------------------------------------

    def add(self, record: Record) -> str:
        """Takes a new record; returns its id. Raises InputError naming an empty or too long field."""
        declared = record_type(record)
        row = declared.row(record)
        declared.check(row)
        self._created[declared.id, record.id] = row
        return record.id

    def change(self, kind: type[Record] | str, record_id: str, /, **values: Any) -> None:
        """Sets typed values of fields; what equals the stored value is no change."""
        declared = record_type(kind)
        if not declared.amendable:
            raise Conflict(NEVER_AMENDED, record=Word(declared.label))
        plain = {name: declared.field(name).to_plain(value) for name, value in values.items()}
        fresh = self._created.get((declared.id, record_id))
        if fresh is None:
            self._changed.setdefault((declared.id, record_id), {}).update(plain)
        else:
            fresh[:] = [plain.get(name, value) for name, value in zip(declared.names, fresh, strict=True)]
            declared.check(fresh)

    def remove(self, kind: type[Record] | str, record_id: str) -> None:
        """The record dies; its values stay in the journal and come back with undo."""
        self.set_plain(record_type(kind), record_id, {LIFE: 0})

    def set_plain(self, declared: RecordType, record_id: str, plain: Mapping[str, Any]) -> None:
        """Plain values, life included, as undo and merge restore them."""
        self._changed.setdefault((declared.id, record_id), {}).update(plain)

    def add_blob(self, sha256: str, data: bytes) -> None:
        """Bytes kept under their hash; the same bytes are kept once."""
        self._blobs[sha256] = data

    # what happens at the commit -----------------------------------------------------------------------

    def commit(self) -> ChangeSet:
        """Writes everything or nothing. Raises Conflict when a reference leads nowhere."""
        changed = self._effective_changes()
        if not changed and not self._created and self._header["kind"] == DO:
            self._connection.rollback()
            return ChangeSet()
        journal = Appender(self._connection, self._replica, self._user, self._now())
        journal.append(TRANSACTION, f"{self._replica}:{journal.counter + 1}", self._header, {})
        self._write_created(journal)
        self._write_changed(journal, changed)
        self._write_blobs()
        journal.finish()
        self._close_transaction()
        self._committed(journal.counter)
        return self._change_set(changed)

    def _close_transaction(self) -> None:
        try:
            self._connection.commit()
        except IntegrityError as error:
            raise Conflict(BROKEN_REFERENCE) from error

    def _effective_changes(self) -> dict[Key, dict[str, Any]]:
        """Only what differs from the stored values; a member of a group brings its whole group."""
        result: dict[Key, dict[str, Any]] = {}
        for type_id, ids in self._portions(self._changed):
            declared = record_type(type_id)
            stored = self.read.plain(declared, ids)
            for record_id in ids:
                if record_id not in stored:
                    raise NotFound(NO_SUCH_RECORD, record=Word(declared.label), id=record_id)
                difference = _difference(declared, stored[record_id], self._changed[type_id, record_id])
                if difference:
                    result[type_id, record_id] = difference
        return result

    def _write_created(self, journal: Appender) -> None:
        created = iter(self._created.items())
        # in portions that stay in the processor's cache
        while portion := list(islice(created, PORTION)):
            rows: dict[str, list[tuple[Any, ...]]] = {}
            for (type_id, record_id), row in portion:
                fields = h.created_fields(record_type(type_id), row)
                _op_id, hlc = journal.append(type_id, record_id, fields, {})
                rows.setdefault(type_id, []).append((record_id, 1, hlc, *row))
            for type_id, values in rows.items():
                self._connection.executemany(insert_sql(record_type(type_id)), values)
            journal.write()

    def _write_changed(self, journal: Appender, changed: Mapping[Key, dict[str, Any]]) -> None:
        for type_id, ids in self._portions(changed):
            declared = record_type(type_id)
            known = self._heads(type_id, ids)
            seen = operations_by_id(self._connection, {op for one in known.values() for ops in one.values()
                                                       for op in ops})
            dots = {op_id: op.dot for op_id, op in seen.items()}
            for record_id in ids:
                self._write_change(journal, declared, record_id, changed[type_id, record_id], known[record_id], dots)
            journal.write()

    def _write_change(self, journal: Appender, declared: RecordType, record_id: str, plain: dict[str, Any],
                      heads: h.Heads, dots: Mapping[int, tuple[str, int]]) -> None:
        life = plain.get(LIFE, 1)
        values = {name: value for name, value in plain.items() if name != LIFE}
        fields = h.journal_fields(declared, values) | {LIFE: life}
        parents = {name: [dots[op_id] for op_id in h.of_field(heads, name)] for name in fields}
        op_id, hlc = journal.append(declared.id, record_id, fields, parents)
        after = h.written(heads, fields, op_id)
        assignments = ", ".join(f'"{name}" = ?' for name in ("alive", "changed", *values))
        self._connection.execute(f"UPDATE {declared.id} SET {assignments} WHERE id = ?",
                                 (life, hlc, *values.values(), record_id))
        conflict = int(any(len(ids) > 1 for ids in after.values()))
        self._connection.execute(
            "INSERT INTO cur (t, k, heads, conflict) VALUES (?, ?, ?, ?) ON CONFLICT (t, k) "
            "DO UPDATE SET heads = excluded.heads, conflict = excluded.conflict",
            (declared.id, record_id, h.dump(after), conflict))

    def _heads(self, type_id: str, ids: list[str]) -> dict[str, h.Heads]:
        found: dict[str, h.Heads] = {}
        for start in range(0, len(ids), 500):
            part = ids[start:start + 500]
            marks = ",".join("?" * len(part))
            rows = self.read.rows(f"SELECT op.k, op.id, cur.heads FROM op LEFT JOIN cur ON cur.t = op.t "
                                  f"AND cur.k = op.k WHERE op.t = ? AND op.k IN ({marks})", (type_id, *part))
            found.update((key, h.load(text) if text else h.created(op_id)) for key, op_id, text in rows)
        return found

    def _write_blobs(self) -> None:
        if self._blobs:
            self._connection.executemany("INSERT OR IGNORE INTO blob (sha256, data) VALUES (?, ?)",
                                         list(self._blobs.items()))

    def _portions(self, keys: Mapping[Key, Any]) -> Iterator[tuple[str, list[str]]]:
        """The ids of each type, so many at a time that what is read of them stays small."""
        for type_id, ids in self._ids_by_type(keys).items():
            for start in range(0, len(ids), PORTION):
                yield type_id, ids[start:start + PORTION]

    @staticmethod
    def _ids_by_type(keys: Mapping[Key, Any]) -> dict[str, list[str]]:
        result: dict[str, list[str]] = {}
        for type_id, record_id in keys:
            result.setdefault(type_id, []).append(record_id)
        return result

    def _change_set(self, changed: Mapping[Key, Any]) -> ChangeSet:
        touched = self._ids_by_type({**self._created, **changed})
        return ChangeSet({type_id: frozenset(ids) for type_id, ids in touched.items()})


def _difference(declared: RecordType, stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    life = wanted.get(LIFE, 1)
    different = {name: value for name, value in wanted.items() if name != LIFE and stored[name] != value}
    for group in {declared.by_name[name].group for name in different} - {""}:
        members = declared.members(group)
        different |= {name: wanted.get(name, stored[name]) for name in members}
    declared.check([different.get(name, stored[name]) for name in declared.names])
    if different or life != stored["alive"]:
        return {**different, LIFE: life}
    return {}


@cache
def insert_sql(declared: RecordType) -> str:
    names = ("id", "alive", "changed", *declared.by_name)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {declared.id} ({quoted}) VALUES ({', '.join('?' * len(names))})"
