"""Which operations a record's fields stand on: normally one each; several, side by side, after a merge.

A record's heads are {field: [operation ids]}. The empty name stands for every field not listed: a
creating operation writes all fields, so one entry says it for the whole new record. Of a record that was
never changed nothing is stored at all: its only operation is its head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.store.operation import LIFE, Operation

EVERY = ""
Heads = dict[str, list[int]]


def created(op_id: int) -> Heads:
    return {EVERY: [op_id]}


def is_created(heads: Heads) -> bool:
    """Whether the record is as it was made."""
    return list(heads) == [EVERY]


def of_field(heads: Heads, name: str) -> list[int]:
    return heads.get(name, heads.get(EVERY, []))


def written(heads: Heads, names: Mapping[str, Any], op_id: int) -> Heads:
    """After an operation that saw all heads of the fields it wrote."""
    return heads | {name: [op_id] for name in names}


def dump(heads: Heads) -> str:
    return orjson.dumps(heads, option=orjson.OPT_SORT_KEYS).decode()


def load(text: str) -> Heads:
    loaded: Heads = orjson.loads(text)
    return loaded


def created_fields(declared: RecordType, row: Sequence[Any]) -> dict[str, Any]:
    """What a creating operation says: the fields that are not empty, and that the record lives."""
    fields = {name: value for name, value in zip(declared.names, row, strict=True) if value is not None}
    if declared.has_groups:
        fields = journal_fields(declared, fields)
    fields[LIFE] = 1
    return fields


def journal_fields(record_type: RecordType, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Plain fields as the journal names them: a group's members together under the group's name."""
    result: dict[str, Any] = {}
    for name, value in plain.items():
        group = record_type.by_name[name].group
        if group:
            result.setdefault(group, {})[name] = value
        else:
            result[name] = value
    return result


def plain_fields(record_type: RecordType, journalled: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `journal_fields`; the record's life and fields no longer declared are left out."""
    result: dict[str, Any] = {}
    for name, value in journalled.items():
        members = record_type.members(name)
        if members:
            result.update({member: (value or {}).get(member) for member in members})
        elif name in record_type.by_name:
            result[name] = value
    return result


def shown(ops: list[Operation], name: str) -> Any:
    """The value shown for a field: of several heads the latest's, the same on every copy."""
    latest = max(ops, key=lambda op: (op.hlc, op.replica))
    return latest.fields.get(name)
