"""The Frictionless Table Schema of a record type: what a recipient is told of a table, and checks it by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.errors import NotFound

KEY = "id"
ID_LENGTH = 32
TYPES = {
    FieldType.INTEGER: "integer",
    FieldType.BOOLEAN: "boolean",
    # a decimal travels as text: a JSON number would pass through binary fractions at the other end
    FieldType.DECIMAL: "number",
    FieldType.DATE: "date",
}
TEXT = "string"

FILE_TABLE = "file"
FILE_SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "bytes", "type": "integer", "constraints": {"required": True}},
        {"name": "mediatype", "type": TEXT, "constraints": {"required": True, "maxLength": 80}},
        {"name": "name", "type": TEXT, "constraints": {"required": True, "maxLength": 200}},
        {"name": "ref_id", "type": TEXT, "constraints": {"required": True, "maxLength": 64}},
        {"name": "ref_table", "type": TEXT, "constraints": {"required": True, "maxLength": 64}},
        {"name": "sha256", "type": TEXT, "constraints": {"required": True, "maxLength": 64}},
    ],
    # by content and owner: two records may show the same photo
    "primaryKey": ["sha256", "ref_table", "ref_id"],
    "foreignKeys": [],
}


def table_schema(record_type: RecordType, present: Collection[str]) -> dict[str, Any]:
    """The schema with its fields in the order of a row's keys; references only to tables that are `present`."""
    key = {"name": KEY, "type": TEXT, "constraints": {"required": True, "maxLength": ID_LENGTH}}
    fields = [key, *map(_field, record_type.fields)]
    return {
        "fields": sorted(fields, key=lambda field: str(field["name"])),
        "primaryKey": [KEY],
        "foreignKeys": [_foreign_key(field, record_type.id) for field in record_type.references
                        if field.target in present],
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": TYPES.get(field.type, TEXT)}
    if constraints := dict(_constraints(field)):
        described["constraints"] = constraints
    return described


def _constraints(field: Field) -> Iterator[tuple[str, Any]]:
    if field.required:
        yield "required", True
    if field.max_length:
        yield "maxLength", field.max_length
    if codes := _codes(field.code_list):
        yield "enum", codes


def _codes(list_id: str) -> list[str]:
    """A list that is open, or not among the delivered ones, constrains nothing."""
    from dualprev_desktop.services.codelists import code_list

    if not list_id:
        return []
    try:
        known = code_list(list_id)
    except NotFound:
        return []
    return [] if known.open else list(known.codes())


def _foreign_key(field: Field, own: str) -> dict[str, Any]:
    # Data Package v2: a reference without `resource` is one to the own table
    elsewhere = {} if field.target == own else {"resource": field.target}
    return {"fields": [field.name], "reference": {**elsewhere, "fields": [KEY]}}


@dataclass(frozen=True)
class FieldSchema:
    """A field as a recipient reads it; a limit of 0 and an empty `codes` constrain nothing."""

    name: str
    type: str
    required: bool
    max_length: int
    codes: frozenset[str]


@dataclass(frozen=True)
class TableSchema:
    """A table as a recipient reads it; `references` maps a field to the table that holds its record."""

    fields: tuple[FieldSchema, ...]
    primary_key: tuple[str, ...]
    references: tuple[tuple[str, str], ...]


def read_schema(described: Any, table: str) -> TableSchema:
    """Raises ValueError, TypeError or KeyError for what is no schema of this program's kind."""
    fields = tuple(map(_read_field, described["fields"]))
    names = [field.name for field in fields]
    references = tuple(_read_reference(item, table) for item in described["foreignKeys"])
    primary_key = tuple(described["primaryKey"])
    required = {field.name for field in fields if field.required}
    if names != sorted(set(names)) or not primary_key or not required.issuperset(primary_key):
        raise ValueError("fields out of order, or no key")
    if not set(names).issuperset(name for name, _table in references):
        raise ValueError("a reference from a field that is not there")
    return TableSchema(fields, primary_key, references)


def _read_field(described: Any) -> FieldSchema:
    constraints = described.get("constraints", {})
    name, kind, longest = described["name"], described["type"], constraints.get("maxLength", 0)
    if kind not in {TEXT, *TYPES.values()} or type(name) is not str or type(longest) is not int:
        raise ValueError("no field of this program's kind")
    return FieldSchema(name, kind, constraints.get("required") is True, longest, _texts(constraints.get("enum", [])))


def _read_reference(described: Any, own: str) -> tuple[str, str]:
    (name,), reference = described["fields"], described["reference"]
    if reference["fields"] != [KEY]:
        raise ValueError("a reference to something else than an id")
    return _text(name), _text(reference.get("resource", own))


def _texts(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(map(_text, values))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("not a text")
    return value
