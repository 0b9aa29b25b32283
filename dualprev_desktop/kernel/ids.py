"""Identifiers made where the record is made, the same through undo, bundle and merge."""

from __future__ import annotations

import os
import time

VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
"""The two leading bits of the clock sequence are fixed by the RFC."""


def new_id() -> str:
    """A UUID of version 7 (RFC 9562) as 32 hexadecimal digits.

    It begins with the time, so that records made together lie together in the file's indexes.
    """
    random = os.urandom(10).hex()
    return f"{time.time_ns() // 1_000_000:012x}7{random[:3]}{VARIANT[random[3]]}{random[4:19]}"


def new_replica_id() -> str:
    """Names one copy of a company file on one machine; short, since every operation carries it."""
    return os.urandom(8).hex()
