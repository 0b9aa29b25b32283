"""The file format: its number, and which tables and columns a company file has.

What is needed to open a file stands here, apart from the full projection in `store.tables`, so that opening
one does not wait for SQLAlchemy.
"""

from __future__ import annotations

from dualprev_desktop.domain.record import record_types

SCHEMA_VERSION = 1
OWN_COLUMNS = ("id", "alive", "changed")
"""What every record's table has beside the declared fields."""

FIXED_TABLES = {
    "op": ("id", "r", "c", "hlc", "t", "k", "body", "hash"),
    "vv": ("r", "c", "hash", "hlc"),
    "cur": ("t", "k", "heads", "conflict"),
    "meta": ("key", "value"),
    "blob": ("sha256", "data"),
    "alembic_version": ("version_num",),
}
TRIGGERS = frozenset({"op_no_update", "op_no_delete"})


def tables() -> dict[str, tuple[str, ...]]:
    """{table: its columns}, of the record types declared at this moment."""
    records = {declared.id: (*OWN_COLUMNS, *declared.names) for declared in record_types()}
    return records | FIXED_TABLES
