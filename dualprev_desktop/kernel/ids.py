"""Identifiers made where the record is made, the same through undo, bundle and merge."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """A random UUID as 32 hexadecimal digits."""
    return uuid.uuid4().hex


def new_replica_id() -> str:
    """Names one copy of a company file on one machine; short, since every operation carries it."""
    return uuid.uuid4().hex[:16]
