"""Undo and redo from the journal: an undone transaction is answered by a new one that restores what it replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.store import heads as h
from dualprev_desktop.store.journal import operation_at
from dualprev_desktop.store.operation import LIFE, TRANSACTION, Operation, decode
from dualprev_desktop.store.sql import value
from dualprev_desktop.store.uow import DO, FACT, REDO, UNDO, UnitOfWork


@dataclass(frozen=True)
class Transaction:
    """The opening operation of a transaction of this copy."""

    op: Operation

    @property
    def kind(self) -> str:
        return str(self.op.fields["kind"])

    @property
    def label(self) -> str:
        return str(self.op.fields["label"])

    @property
    def facts(self) -> dict[str, Any]:
        return dict(self.op.fields.get("facts", {}))


def transactions(connection: Connection, replica: str) -> Iterator[Transaction]:
    """This copy's transactions, newest first."""
    # named in the text: only so does SQLite take the index of transactions, and not all that they wrote
    rows = connection.execute(f"SELECT body FROM op WHERE t = '{TRANSACTION}' AND r = ? ORDER BY c DESC", (replica,))
    for (body,) in rows:
        op = decode(body)
        if op.table == TRANSACTION:  # a damaged index may lead to another
            yield Transaction(op)


def undoables(connection: Connection, replica: str) -> Iterator[Transaction]:
    """The transactions whose effect still stands, in the order in which undo takes them back."""
    undone = 0
    for transaction in transactions(connection, replica):
        if transaction.kind == UNDO:
            undone += 1
        elif transaction.kind in (DO, REDO):
            if not undone:
                yield transaction
            undone = max(undone - 1, 0)


def redoables(connection: Connection, replica: str) -> Iterator[Transaction]:
    """The undos that no redo has answered, in the order in which redo answers them; a new edit closes the list."""
    redone = 0
    for transaction in transactions(connection, replica):
        if transaction.kind == REDO:
            redone += 1
        elif transaction.kind == UNDO:
            if not redone:
                yield transaction
            redone = max(redone - 1, 0)
        elif transaction.kind != FACT:
            return


def next_undo(connection: Connection, replica: str) -> Transaction | None:
    return next(undoables(connection, replica), None)


def next_redo(connection: Connection, replica: str) -> Transaction | None:
    return next(redoables(connection, replica), None)


def invert(uow: UnitOfWork, transaction: Transaction) -> list[tuple[str, str, str]]:
    """Restores what the transaction replaced; returns the fields left alone, since another's edit stands on them."""
    kept: list[tuple[str, str, str]] = []
    # in their own order: of judgements of one day, the one that was brought back last would count
    for op, heads in _operations_of(uow.read.connection, transaction):
        kept += _invert_operation(uow, op, heads)
    return kept


def size(connection: Connection, transaction: Transaction) -> int:
    """How many operations followed the opening one."""
    replica, counter = transaction.op.dot
    following = value(connection, f"SELECT min(c) FROM op WHERE t = '{TRANSACTION}' AND r = ? AND c > ?",
                      (replica, counter))
    last = value(connection, "SELECT c FROM vv WHERE r = ?", (replica,)) if following is None else following - 1
    return int(last) - counter


def _operations_of(connection: Connection, transaction: Transaction) -> Iterator[tuple[Operation, h.Heads]]:
    """What followed the opening operation, up to the next one of the same copy, each with its record's heads now."""
    rows = connection.execute(
        "SELECT op.id, op.body, cur.heads FROM op LEFT JOIN cur ON cur.t = op.t AND cur.k = op.k "
        "WHERE op.r = ? AND op.c > ? ORDER BY op.c", transaction.op.dot)
    for op_id, body, heads in rows:
        op = decode(body)
        if op.table == TRANSACTION:
            break
        yield op, h.load(heads) if heads else h.created(op_id)


def _invert_operation(uow: UnitOfWork, op: Operation, heads: h.Heads) -> list[tuple[str, str, str]]:
    connection = uow.read.connection
    names = list(op.fields) if op.parents else [LIFE]
    standing = [name for name in names if _stands(connection, op, name, heads)]
    before = {name: _before(connection, op, name) for name in standing}
    if LIFE not in standing:
        # every edit writes life: another's later edit keeps the record as alive as that edit left it
        before[LIFE] = value(connection, f"SELECT alive FROM {op.table} WHERE id = ?", (op.key,))
    declared = record_type(op.table)
    uow.set_plain(declared, op.key, h.plain_fields(declared, before) | {LIFE: before[LIFE]})
    lost_life = [] if op.parents else [LIFE]
    return [(op.table, op.key, name) for name in names if name not in standing and (name != LIFE or lost_life)]


def _stands(connection: Connection, op: Operation, name: str, heads: h.Heads) -> bool:
    """Whether nobody else has written the field since: this copy's own later edits have been undone before."""
    current = h.of_field(heads, name)
    if len(current) != 1:
        return False
    one = decode(value(connection, "SELECT body FROM op WHERE id = ?", (current[0],)))
    while one.dot != op.dot:
        before = one.parents.get(name, [])
        if one.replica != op.replica or len(before) != 1:
            return False
        one = operation_at(connection, before[0])
    return True


def _before(connection: Connection, op: Operation, name: str) -> Any:
    """The value `op` replaced; before its creation a record was not alive."""
    if not op.parents:
        return 0
    replaced = [operation_at(connection, dot) for dot in op.parents[name]]
    return h.shown(replaced, name)
