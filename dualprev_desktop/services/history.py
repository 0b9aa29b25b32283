"""Who changed what and when, of a record and of all that hangs on it; what was done; the check of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.kernel.clock import local_minute
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.services.edit import referring
from dualprev_desktop.services.naming import Key, Naming, named
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.store import check
from dualprev_desktop.store import heads as h
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import LIFE, LOGICAL_BITS, TRANSACTION, Dot, Operation, decode
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.undo import Transaction
from dualprev_desktop.store.uow import REDO, UNDO

KIND_WORDS = {UNDO: N_("Undone: {what}"), REDO: N_("Done again: {what}")}
TRANSLATED_FACTS = frozenset({"record", "field"})


class Act(StrEnum):
    """What an operation was to its record."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    BROUGHT_BACK = "brought back"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field's stored value before and after; `field` is a declared name, or empty for the record's life."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One operation: who wrote what to one record, and what that replaced."""

    at: str
    """Local time, to the minute."""
    user: str
    replica: str
    changes: tuple[FieldChange, ...]
    type_id: str
    record_id: str
    counter: int
    hlc: int
    hash: str
    act: Act

    @property
    def milliseconds(self) -> int:
        """Since 1970-01-01 UTC."""
        return self.hlc >> LOGICAL_BITS


@dataclass(frozen=True)
class RecordHistory:
    """Entries by time, oldest first, with the names of all records they speak of."""

    declared: RecordType
    record_id: str
    entries: tuple[HistoryEntry, ...]
    naming: Naming


def record_history(company: Company, type_id: str, record_id: str) -> tuple[HistoryEntry, ...]:
    """Every operation on a record, oldest first; the first one made it."""
    with company.read() as reader:
        return tuple(_entries(reader, type_id, record_id))


def whole_history(company: Company, type_id: str, record_id: str, *, alone: bool = False) -> RecordHistory:
    """Of a record and, unless `alone`, of all that cannot be without it: a risk event's judgements and measures."""
    with company.read() as reader:
        keys = [(type_id, record_id)] if alone else tree(reader, type_id, record_id)
        entries = sorted((entry for key in keys for entry in _entries(reader, *key)),
                         key=lambda entry: (entry.hlc, entry.replica))
        naming = Naming(named(reader, {*keys, *_referred(entries)}), book(company))
    return RecordHistory(record_type(type_id), record_id, tuple(entries), naming)


def tree(reader: Reader, type_id: str, record_id: str) -> list[Key]:
    """The record and all that cannot be without it, what was removed included."""
    found = [(type_id, record_id)]
    for other, field in referring(record_type(type_id)):
        if field.binds:
            rows = reader.rows(f'SELECT id FROM {other.id} WHERE "{field.name}" = ? ORDER BY changed', (record_id,))
            found += [key for (child,) in rows for key in tree(reader, other.id, child)]
    return found


def has_tree(type_id: str) -> bool:
    """Whether anything can hang on a record of this type."""
    return any(field.binds for _other, field in referring(record_type(type_id)))


def _referred(entries: Iterable[HistoryEntry]) -> set[Key]:
    return {(field.target, str(value)) for entry in entries for change in entry.changes
            if (field := record_type(entry.type_id).by_name.get(change.field)) is not None
            and field.type is FieldType.REFERENCE for value in (change.before, change.after) if value}


def _entries(reader: Reader, type_id: str, record_id: str) -> list[HistoryEntry]:
    declared, seen = record_type(type_id), dict[Dot, Operation]()
    entries = []
    for body, digest in reader.rows("SELECT body, hash FROM op WHERE t = ? AND k = ? ORDER BY id",
                                    (type_id, record_id)):
        op = decode(body)
        seen[op.dot] = op
        changes = _changes(declared, op, seen)
        entries.append(HistoryEntry(moment(op), op.user, op.replica, changes, type_id, record_id, op.counter, op.hlc,
                                    digest.hex(), _act(op, changes)))
    return entries


def _changes(declared: RecordType, op: Operation, seen: Mapping[Dot, Operation]) -> tuple[FieldChange, ...]:
    """Against what the operation itself replaced, which after a merge is not what was written last; life comes last."""
    before = h.plain_fields(declared, {name: _replaced(op, name, seen) for name in op.fields})
    after = h.plain_fields(declared, op.fields)
    life = FieldChange("", _replaced(op, LIFE, seen), op.fields.get(LIFE, 1))
    fields = (FieldChange(name, before.get(name), after[name]) for name in declared.names if name in after)
    return tuple(change for change in (*fields, life) if change.before != change.after)


def _replaced(op: Operation, name: str, seen: Mapping[Dot, Operation]) -> Any:
    known = [seen[dot] for dot in op.parents.get(name, []) if dot in seen]
    return h.shown(known, name) if known else None


def _act(op: Operation, changes: tuple[FieldChange, ...]) -> Act:
    if not op.parents:
        return Act.MADE
    life = next((change for change in changes if not change.field), None)
    if life is None:
        return Act.CHANGED
    return Act.BROUGHT_BACK if life.after else Act.REMOVED


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
        # unary plus: the index of transactions finds them, where the order of ids would look at all they wrote
        rows = reader.rows(f"""SELECT body FROM op WHERE id IN (
            SELECT id FROM op WHERE t = '{TRANSACTION}' ORDER BY +id DESC LIMIT ?) AND +t = '{TRANSACTION}'
            ORDER BY id DESC""", (limit,))
    headers = [Transaction(decode(body)) for (body,) in rows]
    return tuple(JournalLine(moment(one.op), one.op.user, one.kind, said(one)) for one in headers)


def said(transaction: Transaction) -> str:
    """A transaction's label as a sentence; a record's kind and a field among its facts are translated too."""
    say = active().gettext
    facts: Mapping[str, Any] = transaction.facts
    return say(transaction.label).format(**{
        name: say(fact) if name in TRANSLATED_FACTS else fact for name, fact in facts.items()})


def said_with_kind(transaction: Transaction) -> str:
    """The same, of an undo or a redo too: `Undone: Change Zone: 油罐区`."""
    words = KIND_WORDS.get(transaction.kind)
    return active().gettext(words).format(what=said(transaction)) if words else said(transaction)


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
