"""Reading records of any declared type: for tables, forms, pickers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import Record, RecordType, record_type
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.services import codelists
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import columns, from_row

R = TypeVar("R", bound=Record)


def describe(type_id: str) -> RecordType:
    """A declaration's words and fields."""
    return record_type(type_id)


def get(company: Company, kind: type[R], record_id: str) -> R:
    """Raises NotFound when no living record has the id."""
    with company.read() as reader:
        return reader.get(kind, record_id)


def find(company: Company, type_id: str, record_id: str) -> Any:
    """The living record, or None."""
    with company.read() as reader:
        return reader.find(type_id, record_id)


def records(company: Company, kind: type[R], /, **equal: Any) -> list[R]:
    """All living records of a kind whose fields equal the values, in their order."""
    declared = record_type(kind)
    with company.read() as reader:
        return list(reader.records(kind, order=_natural_order(declared), **equal))


def page(company: Company, type_id: str, *, text: str = "", equal: Mapping[str, Any] | None = None,
         among: Iterable[str] | None = None, order: Sequence[tuple[str, bool]] = (), limit: int = -1,
         offset: int = 0) -> list[Any]:
    """Living records of a type, filtered by words in its searchable fields, sorted by (field, descending)."""
    declared = record_type(type_id)
    clauses, arguments = _filter(declared, text, equal or {}, among)
    ordering, more = _ordering(declared, order)
    sql = f"SELECT {columns(declared)} FROM {declared.id} WHERE {clauses} ORDER BY {ordering} LIMIT ? OFFSET ?"
    with company.read() as reader:
        return [from_row(declared, row) for row in reader.rows(sql, (*arguments, *more, limit, offset))]


def ids(company: Company, type_id: str, *, text: str = "", equal: Mapping[str, Any] | None = None,
        among: Iterable[str] | None = None, order: Sequence[tuple[str, bool]] = ()) -> list[str]:
    """The identifiers of what `page` would return without a limit: the spine of a long table."""
    declared = record_type(type_id)
    clauses, arguments = _filter(declared, text, equal or {}, among)
    ordering, more = _ordering(declared, order)
    with company.read() as reader:
        rows = reader.rows(f"SELECT id FROM {declared.id} WHERE {clauses} ORDER BY {ordering}", (*arguments, *more))
    return [row[0] for row in rows]


def count(company: Company, type_id: str, *, text: str = "", equal: Mapping[str, Any] | None = None) -> int:
    declared = record_type(type_id)
    clauses, arguments = _filter(declared, text, equal or {}, None)
    with company.read() as reader:
        return int(reader.value(f"SELECT count(*) FROM {declared.id} WHERE {clauses}", arguments))


def _filter(declared: RecordType, text: str, equal: Mapping[str, Any],
            among: Iterable[str] | None) -> tuple[str, tuple[Any, ...]]:
    clauses, arguments = ["alive = 1"], []
    for name, value in equal.items():
        clauses.append(f'"{declared.field(name).name}" IS ?')
        arguments.append(value)
    searchable = [field.name for field in declared.fields if field.searchable]
    for word in text.split():
        if searchable:
            clauses.append("(" + " OR ".join(f'"{name}" LIKE ? ESCAPE \'\\\'' for name in searchable) + ")")
            arguments += [f"%{_literally(word)}%"] * len(searchable)
    if among is not None:
        clauses.append("id IN (SELECT value FROM json_each(?))")
        arguments.append(json.dumps(list(among)))
    return " AND ".join(clauses), tuple(arguments)


def _ordering(declared: RecordType, order: Sequence[tuple[str, bool]]) -> tuple[str, tuple[str, ...]]:
    """ORDER BY as a person reads the cells: a reference by its title, a code by its place in the list."""
    terms, arguments = [], []
    for name, down in order:
        field = declared.field(name)
        term = f'"{field.name}"'
        if field.type is FieldType.REFERENCE:
            target = record_type(field.target)
            term = f'(SELECT o."{target.title_field}" FROM {target.id} AS o WHERE o.id = {declared.id}.{term})'
        elif field.type is FieldType.CODE:
            term = f"instr(?, '|' || {term} || '|')"
            arguments.append("|".join(("", *codelists.code_list(field.code_list).codes(), "")))
        terms.append(term + (" DESC" if down else ""))
    return ", ".join([*terms, *(f'"{name}"' for name in (*_natural_order(declared), "id"))]), tuple(arguments)


def _literally(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _natural_order(declared: RecordType) -> tuple[str, ...]:
    return tuple(name for name in ("position", "number", declared.title_field) if name in declared.by_name)


def titles(company: Company, type_id: str) -> dict[str, str]:
    """{id: what a person knows the record by}, for pickers and for showing references."""
    declared = record_type(type_id)
    with company.read() as reader:
        order = ", ".join(f'"{name}"' for name in (*_natural_order(declared), "id"))
        rows = reader.rows(f'SELECT id, "{declared.title_field}" FROM {declared.id} WHERE alive = 1 ORDER BY {order}')
    return {record_id: title or "" for record_id, title in rows}


def shown(field: Field, value: Any, references: Mapping[str, Mapping[str, str]], language: str | None = None) -> str:
    """A field's value as a person reads it; `references` maps a type to its titles."""
    if value is None or value == "":
        return ""
    if field.type is FieldType.CODE:
        return codelists.label(field.code_list, str(value), language)
    if field.type is FieldType.REFERENCE:
        return references.get(field.target, {}).get(str(value), "")
    return str(field.to_plain(value))


def enterprise(company: Company) -> Enterprise | None:
    """The enterprise the file is about; None in a file that was just made by other means."""
    found = records(company, Enterprise)
    return found[0] if found else None
