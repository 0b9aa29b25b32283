"""Rows as people type and paste them: text becomes values, and many rows become one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import Record, RecordType, record_type
from dualprev_desktop.kernel.errors import DualPrevError, InputError
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.text import narrow
from dualprev_desktop.services import edit, query
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

PASTE = N_("Paste {count} × {record}")
CHANGE_MANY = N_("Change {count} × {record}")
NOT_A_RECORD = N_("{record}: there is no “{value}” to choose for “{field}”. Choose one that exists, or add it first.")
IN_LINE = N_("Line {line}: {problem} Nothing was changed.")

YES = frozenset({"1", "true", "yes", "y", "是", "有", "√", "✓"})
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")

POSITION = "position"
PRESENT = "-"
"""Stands for the fields that are not judged."""
T = TypeVar("T")
Row = tuple[str, Mapping[str, Any]]
"""A record's id, empty for a new one, and the values of the named fields."""


@dataclass
class TextReader:
    """Reads what a person typed or pasted into a field; the titles it looks up are read once."""

    company: Company
    _ids: dict[str, dict[str, str]] = field(default_factory=dict)

    def value(self, declared: RecordType, of: Field, text: Any) -> Any:
        """The field's value. Raises InputError with the sentence for the person."""
        if not isinstance(text, str) or not text.strip():
            return edit.typed(declared, of, text)
        if of.type is FieldType.REFERENCE:
            return self._record(declared, of, text.strip())
        value = edit.checked(declared.id, {of.name: plainly(of, text)})[of.name]
        _fits(declared, of, value)
        return value

    def _record(self, declared: RecordType, of: Field, text: str) -> str:
        known = self._ids.setdefault(of.target, {}) or self._read(of.target)
        found = known.get(text) or known.get(text.casefold())
        if found is None:
            raise InputError(NOT_A_RECORD, record=Word(declared.label), field=Word(of.label), value=text)
        return found

    def _read(self, target: str) -> dict[str, str]:
        """Title, or id, to id; of two records with one title the first is meant."""
        known = self._ids[target]
        for record_id, title in query.titles(self.company, target).items():
            known.setdefault(title.casefold(), record_id)
            known[record_id] = record_id
        return known


def plainly(of: Field, text: str) -> str:
    """Numbers and dates as spreadsheets and Chinese keyboards write them: １２, 1,200, 2026/11/4, 2026年11月4日."""
    if of.type is FieldType.BOOLEAN:
        return str(text.strip().casefold() in YES).lower()
    if of.type not in (FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE):
        return text
    plain = narrow(text)
    if of.type is FieldType.DATE:
        parts = DAY.fullmatch(plain)
        return "{}-{:0>2}-{:0>2}".format(*parts.groups()) if parts else plain
    return plain.replace(",", "") if THOUSANDS.fullmatch(plain) else plain


def _fits(declared: RecordType, of: Field, value: Any) -> None:
    """Raises InputError when the value is too long, or empty where there must be one."""
    declared.check([of.to_plain(value) if name == of.name else PRESENT for name in declared.names])


def problem(company: Company, declared: RecordType, of: Field, text: Any) -> str:
    """The sentence that says why `text` would be refused; empty when it is acceptable."""
    try:
        _fits(declared, of, TextReader(company).value(declared, of, text))
    except DualPrevError as error:
        return error.text()
    return ""


def add(company: Company, type_id: str, values: Mapping[str, Any]) -> tuple[tuple[str, ...], ChangeSet]:
    """A new record, put after the others; returns its id and what changed."""
    return put(company, type_id, [("", values)])


def put(company: Company, type_id: str, rows: Sequence[Row]) -> tuple[tuple[str, ...], ChangeSet]:
    """Changes and adds records of texts or values, in one transaction; returns the ids of the rows in their order.

    Raises InputError that names the line when there are several; nothing is then changed.
    """
    declared = record_type(type_id)
    reader = TextReader(company)
    read = [_of_line(line if len(rows) > 1 else 0, _read, reader, declared, row) for line, row in enumerate(rows, 1)]
    label, facts = _named(company, declared, read)
    # ascending, so that whoever shows them by identifier shows them as they were put
    fresh = iter(sorted(new_id() for record_id, _values in read if not record_id))
    with company.work(label, facts=facts) as uow:
        ids = tuple(_of_line(line if len(rows) > 1 else 0, _put, uow, declared, row, fresh)
                    for line, row in enumerate(read, 1))
        return ids, uow.commit()


def _of_line(line: int, act: Callable[..., T], *arguments: Any) -> T:
    try:
        return act(*arguments)
    except InputError as error:
        if not line:
            raise
        raise InputError(IN_LINE, line=line, problem=error.text()) from error


def _read(reader: TextReader, declared: RecordType, row: Row) -> Row:
    return row[0], {name: reader.value(declared, declared.field(name), text) for name, text in row[1].items()}


def _named(company: Company, declared: RecordType, rows: Sequence[Row]) -> tuple[str, dict[str, Any]]:
    if len(rows) != 1:
        label = CHANGE_MANY if all(record_id for record_id, _values in rows) else PASTE
        return label, {"record": declared.label, "count": len(rows)}
    record_id, values = rows[0]
    if record_id:
        return edit.CHANGE, edit.label_facts(company, declared, record_id)
    title = query.shown(declared.field(declared.title_field), values.get(declared.title_field), {})
    return edit.ADD, {"record": declared.label, "title": title}


def _put(uow: UnitOfWork, declared: RecordType, row: Row, fresh: Iterator[str]) -> str:
    record_id, values = row
    if not record_id:
        return uow.add(_new(uow.read, declared, next(fresh), values))
    for name, value in values.items():
        _fits(declared, declared.field(name), value)
    edit.check_tree(uow.read, declared, record_id, values)
    uow.change(declared.id, record_id, **values)
    return record_id


def _new(reader: Reader, declared: RecordType, record_id: str, values: Mapping[str, Any]) -> Record:
    blank = {one.name: one.from_plain(None) for one in declared.fields}
    if POSITION in declared.by_name:
        blank[POSITION] = int(reader.value(f"SELECT max({POSITION}) FROM {declared.id} WHERE alive = 1") or 0) + 1
    record: Record = declared.python(id=record_id, **(blank | dict(values)))
    return record
