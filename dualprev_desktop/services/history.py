"""Who changed what and when; undo and redo; the past; the check of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.kernel.clock import local_minute
from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.store import check
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.heads import plain_fields
from dualprev_desktop.store.operation import LIFE, LOGICAL_BITS, TRANSACTION, Operation, decode
from dualprev_desktop.store.undo import Transaction


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field's stored value before and after; `field` is a declared name, or empty for the record's life."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    at: str
    """Local time, to the minute."""
    user: str
    replica: str
    changes: tuple[FieldChange, ...]


def record_history(company: Company, type_id: str, record_id: str) -> tuple[HistoryEntry, ...]:
    """Every operation on a record, oldest first; the first one made it."""
    declared = record_type(type_id)
    with company.read() as reader:
        rows = reader.rows("SELECT body FROM op WHERE t = ? AND k = ? ORDER BY id", (type_id, record_id))
    standing: dict[str, Any] = {}
    entries = []
    for (body,) in rows:
        op = decode(body)
        entries.append(HistoryEntry(moment(op), op.user, op.replica, _changes(declared, op, standing)))
    return tuple(entries)


def _changes(declared: RecordType, op: Operation, standing: dict[str, Any]) -> tuple[FieldChange, ...]:
    after = {**plain_fields(declared, op.fields), "": op.fields.get(LIFE, 1)}
    changes = tuple(FieldChange(name, standing.get(name), value) for name, value in after.items()
                    if standing.get(name) != value)
    standing.update(after)
    return changes


def moment(op: Operation) -> str:
    return local_minute(op.hlc >> LOGICAL_BITS)


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One transaction in the list of what was done."""

    at: str
    user: str
    kind: str
    label: str


def recent(company: Company, limit: int = 50) -> tuple[JournalLine, ...]:
    """The last transactions of all copies, newest first, in the screen's language."""
    with company.read() as reader:
        rows = reader.rows("SELECT body FROM op WHERE t = ? ORDER BY id DESC LIMIT ?", (TRANSACTION, limit))
    headers = [Transaction(decode(body)) for (body,) in rows]
    return tuple(JournalLine(moment(one.op), one.op.user, one.kind, said(one)) for one in headers)


def said(transaction: Transaction) -> str:
    """A transaction's label as a sentence; a record's kind among its facts is translated too."""
    say = active().gettext
    facts: Mapping[str, Any] = transaction.facts
    return say(transaction.label).format(**{
        name: say(fact) if name == "record" else fact for name, fact in facts.items()})


def undo_label(company: Company) -> str:
    """What undo would take back, or empty."""
    transaction = None if company.read_only else company.undoable()
    return said(transaction) if transaction else ""


def redo_label(company: Company) -> str:
    transaction = None if company.read_only else company.redoable()
    return said(transaction) if transaction else ""


def faults(company: Company) -> list[str]:
    """Everything wrong with the file, as sentences; empty when it is whole."""
    with company.read() as reader:
        return [finding.text() for finding in check.findings(reader.connection)]
