"""The declaration of a record type: one frozen dataclass, of which everything else is a projection."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.fields import Field, FieldType, Plain
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word

MISSING_VALUE = N_("{record}: the field “{field}” is empty. Fill it in.")
TOO_LONG = N_("{record}: “{field}” has {length} characters; at most {limit} fit. Shorten it.")
UNKNOWN_FIELD = N_("{record} has no field “{field}”.")

C = TypeVar("C")

CONVERTED = frozenset({FieldType.DECIMAL, FieldType.DATE, FieldType.BOOLEAN})
"""Types whose value is not stored as it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What every declared record has: an id made where the record is made."""

    id: str


@dataclass(frozen=True)
class RecordType:
    """A record type's words and fields, in the order in which forms and registers show them."""

    id: str
    label: str
    plural: str
    python: type[Any]
    fields: tuple[Field, ...]
    title_field: str
    order: int
    amendable: bool = True
    """False: a record is never overwritten; a new one supersedes it (assessments)."""
    reported: bool = True
    """Part of the bundle to the regulator."""

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    def field(self, name: str) -> Field:
        """Raises InputError for a name that is not declared."""
        if name not in self.by_name:
            raise InputError(UNKNOWN_FIELD, record=Word(self.label), field=name)
        return self.by_name[name]

    @cached_property
    def references(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.type is FieldType.REFERENCE)

    def members(self, group: str) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.group == group)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @cached_property
    def _values(self) -> Callable[[Any], tuple[Any, ...]]:
        return attrgetter("id", *self.names)

    @cached_property
    def _converted(self) -> tuple[tuple[int, Field], ...]:
        return tuple((place, field) for place, field in enumerate(self.fields) if field.type in CONVERTED)

    @cached_property
    def _limits(self) -> tuple[tuple[int, Field], ...]:
        return tuple((place, field) for place, field in enumerate(self.fields) if field.max_length)

    @cached_property
    def has_groups(self) -> bool:
        return any(field.group for field in self.fields)

    def row(self, record: Any) -> list[Plain]:
        """The record's fields as stored, in declared order; the id is not among them.

        A workbook brings a hundred thousand of them: what is text already is not touched.
        """
        row: list[Plain] = [None if value == "" else value for value in self._values(record)[1:]]
        for place, field in self._converted:
            row[place] = field.to_plain(row[place])
        return row

    def from_plain(self, record_id: str, plain: Mapping[str, Plain]) -> Any:
        values = {field.name: field.from_plain(plain[field.name]) for field in self.fields}
        return self.python(id=record_id, **values)

    def check(self, row: Sequence[Plain]) -> None:
        """Raises InputError that names the field which is empty or too long."""
        for place in self._required:
            if row[place] is None:
                raise InputError(MISSING_VALUE, record=Word(self.label), field=Word(self.fields[place].label))
        for place, field in self._limits:
            value = row[place]
            if value is not None and len(value) > field.max_length:  # type: ignore[arg-type]
                raise InputError(TOO_LONG, record=Word(self.label), field=Word(field.label),
                                 length=len(value), limit=field.max_length)  # type: ignore[arg-type]

    @cached_property
    def _required(self) -> tuple[int, ...]:
        return tuple(place for place, field in enumerate(self.fields) if field.required)


_types: dict[str, RecordType] = {}
_by_class: dict[type[Any], RecordType] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(id: str, label: str, plural: str, *, title: str = "name", place: int = 500,
           amendable: bool = True, reported: bool = True) -> Callable[[type[C]], type[C]]:
    """Declares the decorated class as the record type `id`; `title` names the field a person knows it by.

    `place` orders the types so that a parent comes before its child.
    """

    def declare(cls: type[C]) -> type[C]:
        python = dataclass(frozen=True, kw_only=True, slots=True)(cls)
        record_type = RecordType(id, label, plural, python, tuple(_fields(python)), title, place, amendable, reported)
        if id in _types:
            raise ValueError(f"the record type {id!r} is declared twice")
        _types[id] = record_type
        _by_class[python] = record_type
        return python

    return declare


def _fields(python: type[Any]) -> Iterator[Field]:
    for item in dataclasses.fields(python):
        if "field" in item.metadata:
            type_, label, facts = item.metadata["field"]
            yield Field(item.name, type_, label, **facts)


def forget(id: str) -> None:
    """Takes a declaration back; for tests that declare a throw-away record."""
    _by_class.pop(_types.pop(id).python)


def record_types() -> list[RecordType]:
    """Every declared type, in the order in which a parent comes before its child."""
    _import_declarations()
    return sorted(_types.values(), key=lambda item: (item.order, item.id))


def record_type(key: str | type[Any] | Record) -> RecordType:
    """The type by its id, its class, or one of its records. KeyError when it is not declared."""
    _import_declarations()
    if isinstance(key, str):
        return _types[key]
    return _by_class[key if isinstance(key, type) else type(key)]


@cache
def _import_declarations() -> None:
    package = importlib.import_module("dualprev_desktop.domain.records")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


__all__ = ["Record", "RecordType", "f", "forget", "record", "record_type", "record_types"]
