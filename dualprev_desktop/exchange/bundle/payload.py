"""Writes the payload: tables as NDJSON, attachments by their hash, and the description of both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from dualprev_desktop.domain.fields import FieldType, Plain
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.exchange.bundle import canonical
from dualprev_desktop.exchange.bundle.package import (
    DESCRIPTION,
    TableFacts,
    describe,
    file_member,
    names_line,
    table_member,
)
from dualprev_desktop.exchange.bundle.schema import FILE_SCHEMA, FILE_TABLE, KEY, table_schema
from dualprev_desktop.exchange.bundle.state import TableState, key_reader
from dualprev_desktop.exchange.bundle.zip_layout import DEFLATED
from dualprev_desktop.exchange.bundle.zip_writer import ZipWriter
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word, _
from dualprev_desktop.kernel.progress import Progress

CANNOT_SAY = N_("{record} {id}: a field holds something a bundle cannot say (half a character, or a number beyond "
                "9,007,199,254,740,991). Correct the record and export again.")

BATCH = 1000
"""Rows joined to one piece, and between two looks at whether the person cancelled."""


@dataclass(frozen=True)
class Table:
    """The rows of one record type in plain values, each with its `id`, in an order that is the same every time."""

    record_type: RecordType
    rows: Iterable[Mapping[str, Plain]]


@dataclass(frozen=True)
class FileItem:
    """An attachment of the record `ref_id` of `ref_table`; `data` None when the recipient has it already."""

    sha256: str
    byte_count: int
    media_type: str
    name: str
    ref_table: str
    ref_id: str
    data: bytes | None

    def row(self) -> dict[str, Any]:
        return {"sha256": self.sha256, "bytes": self.byte_count, "mediatype": self.media_type, "name": self.name,
                "ref_table": self.ref_table, "ref_id": self.ref_id}


class PayloadWriter:
    """Writes into a seekable stream; the rows pass through one batch at a time."""

    def __init__(self, stream: BinaryIO, file: str, progress: Progress) -> None:
        self._zip = ZipWriter(stream, file)
        self._progress, self._total = progress, 1
        self._tables: list[TableFacts] = []
        self.state: dict[str, str] = {}

    def write(self, tables: Iterable[Table], files: Iterable[FileItem], binding: Mapping[str, Any]) -> None:
        """The description comes last, since it states the hash of all that is before it."""
        tables = list(tables)
        present = {table.record_type.id for table in tables}
        self._total = len(tables) + 1
        for table in tables:
            self._progress.step(len(self._tables), self._total, _(table.record_type.plural))
            self._add_table(table.record_type.id, _lines(table), table_schema(table.record_type, present))
        self._add_table(FILE_TABLE, list(self._file_rows(files)), FILE_SCHEMA)
        self._zip.add(DESCRIPTION, [describe(self._tables, binding)], DEFLATED)
        self._zip.close()

    def _file_rows(self, files: Iterable[FileItem]) -> Iterator[tuple[dict[str, Any], bytes]]:
        """The rows of the table of attachments; a content that several records show is packed once."""
        packed: set[str] = set()
        for item in files:
            if item.data is not None and item.sha256 not in packed:
                packed.add(item.sha256)
                self._zip.add(file_member(item.sha256), [item.data])
            row = item.row()
            yield row, canonical.dump_row(row)

    def _add_table(self, name: str, rows: Iterable[tuple[Mapping[str, Any], bytes]], schema: dict[str, Any]) -> None:
        state, digest, byte_count = TableState(), hashlib.sha256(), 0

        def chunks() -> Iterator[bytes]:
            nonlocal byte_count
            for chunk in self._batches(rows, schema, state):
                digest.update(chunk)
                byte_count += len(chunk)
                yield chunk

        self._zip.add(table_member(name), chunks(), DEFLATED)
        self._tables.append(TableFacts(name, byte_count, digest.hexdigest(), schema))
        self.state[name] = state.hexdigest()

    def _batches(self, rows: Iterable[tuple[Mapping[str, Any], bytes]], schema: dict[str, Any],
                 state: TableState) -> Iterator[bytes]:
        batch: list[bytes] = []
        key = key_reader(schema["primaryKey"])
        for row, line in rows:
            state.add(key(row), line)
            batch.append(line)
            if len(batch) == BATCH:
                self._progress.step(len(self._tables), self._total)
                yield b"\n".join(batch) + b"\n"
                batch.clear()
        if batch:
            yield b"\n".join(batch) + b"\n"
        if not len(state):
            yield names_line(field["name"] for field in schema["fields"])


def _lines(table: Table) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    """Each row with its canonical form; NDJSON says booleans as true and false."""
    truths = [field.name for field in table.record_type.fields if field.type is FieldType.BOOLEAN]
    for row in table.rows:
        if truths:
            row = {**row, **{name: None if row[name] is None else bool(row[name]) for name in truths}}
        try:
            yield row, canonical.dump_row(row)
        except canonical.NotCanonical as error:
            raise InputError(CANNOT_SAY, record=Word(table.record_type.label), id=row[KEY]) from error
