"""Reading records of any declared type: for tables, forms, pickers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import Record, RecordType, record_type
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.services import codelists, table_query
from dualprev_desktop.services.table_scope import Scope
from dualprev_desktop.services.table_sql import natural
from dualprev_desktop.store.company import Company

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
        return list(reader.records(kind, order=natural(declared), **equal))


def gone(company: Company, type_id: str, among: Iterable[str]) -> int:
    """How many of the ids are of records that were removed."""
    with company.read() as reader:
        return int(reader.value(f"SELECT count(*) FROM {record_type(type_id).id} WHERE alive = 0 "
                                "AND id IN (SELECT value FROM json_each(?))", (json.dumps(list(among)),)) or 0)


def page(company: Company, type_id: str, *, text: str = "", equal: Mapping[str, Any] | None = None,
         among: Iterable[str] | None = None, order: Sequence[tuple[str, bool]] = (), limit: int = -1,
         offset: int = 0) -> list[Any]:
    """Living records of a type, filtered by words in its searchable fields, sorted by (field, descending)."""
    return table_query.page(company, Scope(type_id, equal or {}, text, tuple(order)), among=among, limit=limit,
                            offset=offset)


def ids(company: Company, type_id: str, *, text: str = "", equal: Mapping[str, Any] | None = None,
        order: Sequence[tuple[str, bool]] = ()) -> list[str]:
    """The identifiers of what `page` would return without a limit."""
    return table_query.ids(company, Scope(type_id, equal or {}, text, tuple(order)))


def count(company: Company, type_id: str, *, text: str = "", equal: Mapping[str, Any] | None = None) -> int:
    return table_query.count(company, Scope(type_id, equal or {}, text))


def titles(company: Company, type_id: str, among: Iterable[str] | None = None) -> dict[str, str]:
    """{id: what a person knows the record by}, for pickers and for showing references; of the ids only, where given."""
    declared = record_type(type_id)
    order = ", ".join(f'"{name}"' for name in (*natural(declared), "id"))
    chosen, ids = ("", ()) if among is None else (
        "AND id IN (SELECT value FROM json_each(?))", (json.dumps(list(among)),))
    with company.read() as reader:
        rows = reader.rows(f'SELECT id, "{declared.title_field}" FROM {declared.id} WHERE alive = 1 {chosen} '
                           f"ORDER BY {order}", ids)
    return {record_id: title or "" for record_id, title in rows}


def shown(field: Field, value: Any, references: Mapping[str, Mapping[str, str]], language: str | None = None) -> str:
    """A field's value as a person reads it; `references` maps a type to its titles."""
    if value is None or value == "":
        return ""
    if field.type is FieldType.CODE:
        return codelists.label(field.code_list, str(value), language)
    if isinstance(value, NewTitle):
        return str(value)
    if field.type is FieldType.REFERENCE:
        return references.get(field.target, {}).get(str(value), "")
    return str(field.to_plain(value))


def enterprise(company: Company) -> Enterprise | None:
    """The enterprise the file is about; None in a file that was just made by other means."""
    found = records(company, Enterprise)
    return found[0] if found else None
