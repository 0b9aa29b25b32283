"""Rebuilding the tables from the journal alone: for the past, for proof, for repair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

from dualprev_desktop.domain.record import RecordType, record_types
from dualprev_desktop.store import heads as h
from dualprev_desktop.store.operation import LIFE, TRANSACTION, Dot, Operation
from dualprev_desktop.store.uow import insert_sql


@dataclass
class RecordState:
    """One record: the heads of its fields and its last time."""

    heads: h.Heads = field(default_factory=dict)
    hlc: int = 0


@dataclass
class Replayed:
    """The journal's content as state; `ops` keeps those that are still a head somewhere."""

    records: dict[tuple[str, str], RecordState] = field(default_factory=dict)
    ops: dict[int, Operation] = field(default_factory=dict)

    def apply(self, op_id: int, op: Operation, ids: dict[Dot, int]) -> None:
        """heads := heads - parents + {this}, field by field (exchange.md 2.2)."""
        state = self.records.setdefault((op.table, op.key), RecordState())
        state.hlc = max(state.hlc, op.hlc)
        if not op.parents:
            state.heads = {h.EVERY: [op_id]}
            return
        for name in op.fields:
            replaced = {ids[dot] for dot in op.parents.get(name, [])}
            rest = [one for one in h.of_field(state.heads, name) if one not in replaced]
            state.heads[name] = sorted([*rest, op_id])


def replay(numbered: Iterable[tuple[int, Operation]]) -> Replayed:
    state = Replayed()
    ids: dict[Dot, int] = {}
    for op_id, op in numbered:
        ids[op.dot] = op_id
        if op.table != TRANSACTION:
            state.ops[op_id] = op
            state.apply(op_id, op, ids)
    return state


def rows(state: Replayed, declared: RecordType) -> list[tuple[Any, ...]]:
    """The table's rows as the journal has them: id, alive, changed, fields."""
    result = []
    for (table, key), record in state.records.items():
        if table == declared.id:
            result.append((key, _value(state, record, LIFE), record.hlc, *_fields(state, record, declared)))
    return result


def _fields(state: Replayed, record: RecordState, declared: RecordType) -> list[Any]:
    values = []
    for item in declared.fields:
        value = _value(state, record, item.group or item.name)
        values.append((value or {}).get(item.name) if item.group else value)
    return values


def _value(state: Replayed, record: RecordState, name: str) -> Any:
    return h.shown([state.ops[op_id] for op_id in h.of_field(record.heads, name)], name)


def heads_rows(state: Replayed) -> list[tuple[str, str, str, int]]:
    return [(table, key, h.dump(record.heads), int(any(len(ids) > 1 for ids in record.heads.values())))
            for (table, key), record in state.records.items() if not h.is_created(record.heads)]


def fill(connection: Connection, state: Replayed) -> None:
    """Writes the state into empty tables."""
    for declared in record_types():
        if found := rows(state, declared):
            connection.executemany(insert_sql(declared), found)
