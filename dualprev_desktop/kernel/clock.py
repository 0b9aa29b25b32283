"""Time comes in through here, so that tests decide what day it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], int]
"""Milliseconds since 1970-01-01 UTC."""


def system_clock() -> int:
    return time.time_ns() // 1_000_000


def local_date(milliseconds: int) -> date:
    """The calendar day where the computer stands; due dates are local days."""
    return datetime.fromtimestamp(milliseconds / 1000).date()


def local_minute(milliseconds: int) -> str:
    """For lists and messages: `2026-11-24 08:30`, local time."""
    return datetime.fromtimestamp(milliseconds / 1000).strftime("%Y-%m-%d %H:%M")


def utc_text(milliseconds: int) -> str:
    """For bundles: `2026-11-24T08:30:00Z`."""
    return datetime.fromtimestamp(milliseconds // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
