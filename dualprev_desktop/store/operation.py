"""One operation of the journal: what one copy wrote to one record, and what it replaced.

The form is final (exchange.md 2.2): merging two copies is the union of their operations.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

NO_OPERATION = N_("An entry of the journal cannot be read: {reason}. The file is damaged. Take the newest backup.")

CHAIN_PREFIX = b"dualprev-audit-v1\0"
START = bytes(32)
"""What stands before the first operation of a copy."""

LIFE = "_life"
"""The field that says whether a record is alive; every write writes it, so that a concurrent removal is seen."""

TRANSACTION = "_txn"
"""The operation that opens a transaction is about this pseudo table; those that follow belong to it."""

Dot = tuple[str, int]
"""(replica, counter): names one operation in all copies."""

LOGICAL_BITS = 16
"""A hybrid logical time is milliseconds << 16 | counter."""


@dataclass(frozen=True, slots=True)
class Operation:
    """`fields` holds plain values, a group's as one dict; `parents` the dots each field's write replaced."""

    replica: str
    counter: int
    hlc: int
    user: str
    table: str
    key: str
    fields: dict[str, Any]
    parents: dict[str, list[Dot]]

    @property
    def dot(self) -> Dot:
        return self.replica, self.counter


def encode(replica: str, counter: int, hlc: int, user: str, table: str, key: str, fields: dict[str, Any],
           parents: dict[str, list[Dot]]) -> bytes:
    """Canonical JSON: sorted ASCII keys, no floats, so that the same operation has the same bytes everywhere."""
    # milliseconds and counter apart: as one number they would pass what JSON readers hold exactly
    return orjson.dumps({
        "c": counter, "f": fields, "h": [hlc >> LOGICAL_BITS, hlc & 0xFFFF], "k": key, "p": parents, "r": replica,
        "t": table, "u": user,
    }, option=orjson.OPT_SORT_KEYS)


def decode(body: bytes) -> Operation:
    """Raises BadFile when the bytes are no operation."""
    try:
        raw = orjson.loads(body)
        milliseconds, logical = raw["h"]
        parents = {name: [(dot[0], dot[1]) for dot in dots] for name, dots in raw["p"].items()}
        return Operation(raw["r"], raw["c"], milliseconds << LOGICAL_BITS | logical, raw["u"], raw["t"], raw["k"],
                         raw["f"], parents)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFile(NO_OPERATION, reason=error) from error


def chain(previous: bytes, counter: int, body: bytes) -> bytes:
    """The hash of an operation: it covers its body and, through `previous`, all that its copy wrote before."""
    return hashlib.sha256(CHAIN_PREFIX + previous + counter.to_bytes(8, "big") + body).digest()
