"""Reads one table of a payload through: bytes, rows, keys, references, circles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dualprev_desktop.exchange.bundle import canonical
from dualprev_desktop.exchange.bundle.findings import FileRow, Findings, Reference, Where
from dualprev_desktop.exchange.bundle.lines import HashedLines, LineFault
from dualprev_desktop.exchange.bundle.package import ListedTable, names_line
from dualprev_desktop.exchange.bundle.row_rules import RowRules
from dualprev_desktop.exchange.bundle.schema import FILE_TABLE
from dualprev_desktop.exchange.bundle.state import TableState, key_reader
from dualprev_desktop.kernel.i18n import N_

OTHER_BYTES = N_("the table is not the one the description lists")
NOT_CANONICAL = N_("the line is not a row in the one form it can have")
SAME_KEY = N_("a record with the same key is there already")

ROWS_BETWEEN_COUNTS = 1000


class TableCheck:
    """Adds to `findings` what the table holds and every fault of it."""

    def __init__(self, listed: ListedTable, findings: Findings) -> None:
        self._listed, self._findings = listed, findings
        self._rules = RowRules(listed.schema)
        self._state = findings.states[listed.name] = TableState()
        self._key = key_reader(listed.schema.primary_key)
        self._structure = _structure(listed)
        self._references = [Reference(listed.name, *pair) for pair in listed.schema.references]
        self._parents: dict[Reference, dict[str, str]] = {
            reference: {} for reference in self._references if reference.target == listed.name}

    def run(self, chunks: Iterable[bytes]) -> None:
        lines = HashedLines(chunks, self._findings.limits.line)
        try:
            for number, line in lines:
                self._line(number, line)
        except LineFault as fault:
            self._add(Where(fault.line, ""), "", fault.reason)
            return
        if (lines.byte_count, lines.sha256) != (self._listed.byte_count, self._listed.sha256):
            self._add(Where(0, ""), "", OTHER_BYTES)
        for reference, parents in self._parents.items():
            self._findings.check_cycle(reference, parents)

    def _line(self, number: int, line: bytes) -> None:
        if number == 1 and line.startswith(b"["):
            self._names_only(line)
            return
        try:
            row = canonical.parse_row(line)
        except canonical.NotCanonical:
            self._add(Where(number, ""), "", NOT_CANONICAL)
            return
        faults = list(self._rules.faults(row, line))
        for name, reason in faults:
            self._add(Where(number, str(row.get("id", ""))), name, reason)
        # a row with a wrong word still counts as there: what names it must not be called at fault too
        if self._structure.isdisjoint(name for name, _reason in faults):
            self._take_row(row, number, line)

    def _names_only(self, line: bytes) -> None:
        names = names_line(field.name for field in self._listed.schema.fields)
        if (line + b"\n", self._listed.byte_count) != (names, len(names)):
            self._add(Where(1, ""), "", NOT_CANONICAL)

    def _take_row(self, row: dict[str, Any], number: int, line: bytes) -> None:
        where = Where(number, self._key(row))
        if not self._state.add(where.key, line):
            self._add(where, "", SAME_KEY)
        for reference in self._references:
            self._note_reference(reference, row[reference.field], where)
        if self._listed.name == FILE_TABLE:
            self._findings.files.append(FileRow(row["sha256"], row["bytes"], row["ref_table"], row["ref_id"], where))
        if number % ROWS_BETWEEN_COUNTS == 0:
            self._findings.count_rows()

    def _note_reference(self, reference: Reference, target: str | None, where: Where) -> None:
        if target is None:
            return
        self._findings.named.setdefault(reference, {}).setdefault(target, where)
        if reference in self._parents:
            self._parents[reference][where.key] = target

    def _add(self, where: Where, field: str, reason: str) -> None:
        self._findings.add(self._listed.name, where, field, reason)


def _structure(listed: ListedTable) -> frozenset[str]:
    """The fields without which a row has no place among the others; "" stands for the row as a whole."""
    if listed.name == FILE_TABLE:
        return frozenset({"", *(field.name for field in listed.schema.fields)})
    return frozenset({"", *listed.schema.primary_key, *(name for name, _table in listed.schema.references)})
