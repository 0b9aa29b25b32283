"""One field of a record: its type, words, limits, and the plain form in which it is stored and sent."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dualprev_desktop.kernel.i18n import N_

Plain = str | int | None
"""What a field is in the table, the journal and the bundle."""


class FieldType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DECIMAL = "decimal"
    DATE = "date"
    CODE = "code"
    REFERENCE = "reference"
    SHAPE = "shape"
    """Millionths of a picture's width and height: WKT MULTIPOLYGON, or the points of a mark on it."""


@dataclass(frozen=True)
class Field:
    """Everything that table, form, register, workbook, schema, audit trail and search know of a field."""

    name: str
    type: FieldType
    label: str
    help: str = ""
    code_list: str = ""
    only: str = ""
    """The attribute that an item of the list must have to be offered; without it the whole list is."""
    target: str = ""
    unit: str = ""
    required: bool = False
    part_of: bool = False
    """A reference to what the record belongs to, though the field may be empty: of several such, one is filled."""
    max_length: int = 0
    group: str = ""
    """Fields of one group are one judgement: journalled, merged and undone together."""
    searchable: bool = False
    hidden: bool = False
    """Kept by the program, not typed by a person."""
    section: str = ""
    """The heading of the form under which it stands, together with the others of that heading."""
    reads_as: str = ""
    """What a text is beyond its characters: "phone", "credit_code"; see `domain.text_kinds`."""

    @property
    def binds(self) -> bool:
        """Whether the record goes with what the field names: it cannot be without it."""
        return self.required or self.part_of

    def to_plain(self, value: Any) -> Plain:
        """`value` as stored: decimals and dates as text, booleans as 0 or 1."""
        if value is None or value == "":
            return None
        if self.type is FieldType.DECIMAL:
            return plain_decimal(value)
        if self.type is FieldType.DATE:
            return value.isoformat() if isinstance(value, date) else str(value)
        if self.type in (FieldType.INTEGER, FieldType.BOOLEAN):
            return int(value)
        return value if type(value) is str else str(value)

    def from_plain(self, plain: Plain) -> Any:
        """The typed value of a stored one; text fields never come back as None."""
        if plain is None:
            return "" if self.type in TEXTUAL else None
        if self.type is FieldType.DECIMAL:
            return Decimal(str(plain))
        if self.type is FieldType.DATE:
            return date.fromisoformat(str(plain))
        if self.type is FieldType.BOOLEAN:
            return bool(plain)
        return plain


TEXTUAL = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CODE, FieldType.REFERENCE, FieldType.SHAPE})
NUMERIC = frozenset({FieldType.INTEGER, FieldType.BOOLEAN})


def plain_decimal(value: Decimal | int | str) -> str:
    """A decimal without exponent and trailing zeros: 120, 0.5."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _declare(type_: FieldType, label: str, default: Any, **facts: Any) -> Any:
    if facts.get("required"):
        return dataclasses.field(metadata={"field": (type_, label, facts)})
    return dataclasses.field(default=default, metadata={"field": (type_, label, facts)})


def text(label: str, *, max_length: int = 100, **facts: Any) -> Any:
    """One line of text; `max_length` in characters."""
    return _declare(FieldType.TEXT, label, "", max_length=max_length, **facts)


def long_text(label: str, *, max_length: int = 2000, **facts: Any) -> Any:
    return _declare(FieldType.LONG_TEXT, label, "", max_length=max_length, **facts)


def integer(label: str, **facts: Any) -> Any:
    return _declare(FieldType.INTEGER, label, None, **facts)


def boolean(label: str, **facts: Any) -> Any:
    return _declare(FieldType.BOOLEAN, label, False, **facts)


def decimal(label: str, **facts: Any) -> Any:
    return _declare(FieldType.DECIMAL, label, None, **facts)


def day(label: str, **facts: Any) -> Any:
    return _declare(FieldType.DATE, label, None, **facts)


def code(label: str, code_list: str, **facts: Any) -> Any:
    """A code of the list `code_list` in `resources/codes`; where that list is open, also a term of one's own."""
    return _declare(FieldType.CODE, label, "", code_list=code_list, max_length=100, **facts)


def reference(label: str, target: str, **facts: Any) -> Any:
    """The id of another record, of the type whose id is `target`."""
    return _declare(FieldType.REFERENCE, label, "", target=target, max_length=32, **facts)


def shape(label: str, **facts: Any) -> Any:
    return _declare(FieldType.SHAPE, label, "", max_length=200_000, **facts)


ID_LABEL = N_("Identifier")
