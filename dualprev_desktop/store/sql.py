"""One value out of a query."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any


def value(connection: Connection, sql: str, arguments: Sequence[Any] = ()) -> Any:
    """The first column of the first row, or None where there is no row."""
    row = connection.execute(sql, tuple(arguments)).fetchone()
    return row[0] if row else None
