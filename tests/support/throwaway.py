"""A record type declared for one test, and taken back after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, forget, record


@contextmanager
def valve_declared() -> Iterator[type[Any]]:
    """`Valve`: one field of each kind a form must show."""

    @record("valve", "Valve", "Valves", place=900)
    class Valve(Record):
        name: str = f.text("Tag", required=True, max_length=20, searchable=True, help="As painted on it.")
        kind: str = f.code("Kind", "risk_point_kind")
        risk_point_id: str = f.reference("Stands at", "risk_point")
        bore: Decimal | None = f.decimal("Bore", unit="mm", group="size")
        turns: int | None = f.integer("Turns", group="size")
        tested_on: date | None = f.day("Tested on")
        locked: bool = f.boolean("Locked")
        remark: str = f.long_text("Remark")

    try:
        yield Valve
    finally:
        forget("valve")
