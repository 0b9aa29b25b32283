"""Numbers of risk points: a company whose points are numbered here (R-0001 …) goes on with the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.store.reader import Reader

NUMBERED, FIELD = "risk_point", "number"
NUMBER = re.compile(r"R-(\d{1,9})")
Row = tuple[str, Mapping[str, Any]]
"""A record's id, empty for a new one, and its values."""


def point_number(place: int) -> str:
    return f"R-{place:04d}"


def last_number(reader: Reader) -> int:
    """The highest that was given here, 0 where none was: counting would give one twice where a point was removed."""
    given = (NUMBER.fullmatch(str(row[0])) for row in reader.rows(
        f"SELECT {FIELD} FROM {NUMBERED} WHERE alive = 1 AND {FIELD} LIKE 'R-%'"))
    return max((int(found[1]) for found in given if found), default=0)


def numbered(reader: Reader, declared: RecordType, rows: Iterable[Row]) -> Iterator[Row]:
    """New risk points without a number get the next one; where nobody numbers them, they stay as they are."""
    last = last_number(reader) if declared.id == NUMBERED else 0
    for record_id, values in rows:
        if last and not record_id and not values.get(FIELD):
            last += 1
            values = {**values, FIELD: point_number(last)}
        yield record_id, values
