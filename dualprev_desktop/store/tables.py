"""The tables of a company file: a projection of the record declarations, and the journal's own."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from dualprev_desktop.domain.fields import NUMERIC, Field, FieldType
from dualprev_desktop.domain.record import RecordType, record_types

APPEND_ONLY = (
    "CREATE TRIGGER op_no_update BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER op_no_delete BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'append-only'); END",
)


def create_statements() -> list[str]:
    """The SQL that makes an empty company file's tables, indexes and triggers."""
    dialect = sqlite.dialect()
    statements = []
    for table in build_metadata().sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        statements += [str(CreateIndex(index).compile(dialect=dialect)) for index in sorted(table.indexes, key=_name)]
    return [*statements, *APPEND_ONLY]


def _name(index: Index) -> str:
    return str(index.name)


def build_metadata() -> MetaData:
    """All tables, of the record types declared at this moment."""
    metadata = MetaData()
    for record_type in record_types():
        record_table(record_type, metadata)
    _journal_tables(metadata)
    _own_tables(metadata)
    return metadata


def record_table(record_type: RecordType, metadata: MetaData) -> Table:
    """One row a record; a removed one stays with alive=0, so that nothing that refers to it breaks."""
    return Table(
        record_type.id, metadata,
        Column("id", Text, primary_key=True, nullable=False),
        Column("alive", Integer, CheckConstraint("alive IN (0, 1)"), nullable=False),
        Column("changed", Integer, nullable=False),  # hybrid logical time of the last operation on it
        *[_column(field) for field in record_type.fields],
        # children are looked up by their parent all the time; who merely refers, only when the other is removed
        *[Index(f"ix_{record_type.id}_{field.name}", field.name) for field in record_type.references if field.binds],
    )


def _column(field: Field) -> Column[str] | Column[int]:
    if field.type in NUMERIC:
        return Column(field.name, Integer)
    if field.type is FieldType.REFERENCE:
        # deferred: a unit of work writes its rows in any order and is judged at its commit
        target = ForeignKey(f"{field.target}.id", deferrable=True, initially="DEFERRED", ondelete="RESTRICT")
        return Column(field.name, Text, target)
    return Column(field.name, Text)


def _journal_tables(metadata: MetaData) -> None:
    Table("op", metadata,
          Column("id", Integer, primary_key=True),
          Column("r", Text, nullable=False), Column("c", Integer, nullable=False),
          Column("hlc", Integer, nullable=False),
          Column("t", Text, nullable=False), Column("k", Text, nullable=False),
          Column("body", LargeBinary, nullable=False), Column("hash", LargeBinary, nullable=False),
          UniqueConstraint("r", "c"), Index("ix_op_record", "k"),
          Index("ix_op_transaction", "r", "c", sqlite_where=text("t = '_txn'")))
    Table("vv", metadata,
          Column("r", Text, primary_key=True), Column("c", Integer, nullable=False),
          Column("hash", LargeBinary, nullable=False), Column("hlc", Integer, nullable=False))
    Table("cur", metadata,
          Column("t", Text, primary_key=True), Column("k", Text, primary_key=True),
          Column("heads", Text, nullable=False), Column("conflict", Integer, nullable=False))


def _own_tables(metadata: MetaData) -> None:
    Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
    Table("blob", metadata, Column("sha256", Text, primary_key=True), Column("data", LargeBinary, nullable=False))
    Table("alembic_version", metadata, Column("version_num", Text, primary_key=True))
