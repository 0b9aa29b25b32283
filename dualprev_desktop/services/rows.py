"""Rows as people type and paste them: many rows become one transaction, with what they refer to and is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import Record, RecordType, record_type
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit
from dualprev_desktop.services.numbering import numbered
from dualprev_desktop.services.typed_text import TextReader, fits
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

PASTE = N_("Paste {count} × {record}")
CHANGE_MANY = N_("Change {count} × {record}")
IN_LINE = N_("Line {line}: {problem} Nothing was changed.")

POSITION = "position"
T = TypeVar("T")
Row = tuple[str, Mapping[str, Any]]
"""A record's id, empty for a new one, and the values of the named fields."""
Made = dict[tuple[str, str], str]
"""{(record type, title): id} of what the rows refer to and is made with them."""


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
    made: Made = {}
    with company.work(label, facts=facts) as uow:
        whole = [_with_new(uow, declared, row, made) for row in numbered(uow.read, declared, read)]
        ids = tuple(_of_line(line if len(rows) > 1 else 0, _put, uow, declared, row, fresh)
                    for line, row in enumerate(whole, 1))
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
    title = values.get(declared.title_field)
    if isinstance(title, NewTitle):
        return edit.ADD, {"record": declared.label, "title": str(title)}
    return edit.ADD, edit.new_facts(company, declared, title)


def _with_new(uow: UnitOfWork, declared: RecordType, row: Row, made: Made) -> Row:
    """The row with ids where it has titles of records that are new; each of those is made once."""
    values = dict(row[1])
    for name, value in values.items():
        if isinstance(value, NewTitle):
            target = record_type(declared.field(name).target)
            key = (target.id, value.casefold())
            if key not in made:
                made[key] = uow.add(_new(uow.read, target, new_id(), {target.title_field: str(value)}))
            values[name] = made[key]
    return row[0], values


def _put(uow: UnitOfWork, declared: RecordType, row: Row, fresh: Iterator[str]) -> str:
    record_id, values = row
    if not record_id:
        return uow.add(_new(uow.read, declared, next(fresh), values))
    for name, value in values.items():
        fits(declared, declared.field(name), value)
    edit.check_tree(uow.read, declared, record_id, values)
    uow.change(declared.id, record_id, **values)
    return record_id


def _new(reader: Reader, declared: RecordType, record_id: str, values: Mapping[str, Any]) -> Record:
    blank = {one.name: one.from_plain(None) for one in declared.fields}
    if POSITION in declared.by_name:
        blank[POSITION] = int(reader.value(f"SELECT max({POSITION}) FROM {declared.id} WHERE alive = 1") or 0) + 1
    record: Record = declared.python(id=record_id, **(blank | dict(values)))
    return record
