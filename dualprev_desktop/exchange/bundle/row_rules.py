"""Whether a row is what its table's schema says, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from dualprev_desktop.exchange.bundle.schema import TEXT, TableSchema
from dualprev_desktop.kernel.i18n import N_

WRONG_FIELDS = N_("the row has other fields than its table")
EMPTY = N_("it is empty, but must be filled in")
NOT_TEXT = N_("it is no text")
EMPTY_TEXT = N_("it is an empty text where nothing should stand")
CONTROL = N_("it contains characters that cannot be printed")
TOO_LONG = N_("it is too long")
UNKNOWN_CODE = N_("it is not in its code list")
NOT_INTEGER = N_("it is no whole number")
NOT_BOOLEAN = N_("it is neither true nor false")
NOT_NUMBER = N_("it is no number in plain decimal form")
NOT_DATE = N_("it is no date in the form 2026-11-24")

LONGEST_TEXT = 200_000
LONGEST_NUMBER = 40
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""The control characters but for tabulator and line feed."""

Rule = Callable[[Any], str]
"""The fault of a value that is not null, or an empty text."""


class RowRules:
    """The rules of one table, prepared for many rows."""

    def __init__(self, schema: TableSchema) -> None:
        self._names = [field.name for field in schema.fields]
        self._texts = [(field.name, field.required, field.max_length or LONGEST_TEXT, field.codes)
                       for field in schema.fields if field.type == TEXT]
        self._others = [(field.name, field.required, PLAIN_RULES[field.type])
                        for field in schema.fields if field.type != TEXT]

    def faults(self, row: Mapping[str, Any], line: bytes) -> Iterator[tuple[str, str]]:
        """Each (field, reason) that is wrong with the row; `line` is its canonical form, or one in another order.

        The names must stand in the order of the schema, which is the canonical one.
        """
        if list(row) != self._names:
            yield "", WRONG_FIELDS
            return
        # in canonical form every control character but DEL stands behind a backslash
        suspect = b"\\" in line or b"\x7f" in line
        for name, required, longest, codes in self._texts:
            value = row[name]
            # the usual cases first and in place: these lines run a million times
            if value is None and not required:
                continue
            if not suspect and type(value) is str and 0 < len(value) <= longest and (not codes or value in codes):
                continue
            if fault := _text_fault(value, required, longest, codes):
                yield name, fault
        for name, required, rule in self._others:
            value = row[name]
            if fault := (rule(value) if value is not None else EMPTY if required else ""):
                yield name, fault


def _text_fault(value: Any, required: bool, longest: int, codes: frozenset[str]) -> str:
    if value is None:
        return EMPTY if required else ""
    if type(value) is not str:
        return NOT_TEXT
    if not value:
        return EMPTY_TEXT
    if len(value) > longest:
        return TOO_LONG
    if codes and value not in codes:
        return UNKNOWN_CODE
    return CONTROL if UNPRINTABLE.search(value) else ""


def _integer(value: Any) -> str:
    return "" if type(value) is int else NOT_INTEGER


def _boolean(value: Any) -> str:
    return "" if type(value) is bool else NOT_BOOLEAN


def _number(value: Any) -> str:
    plain = type(value) is str and len(value) <= LONGEST_NUMBER and NUMBER.fullmatch(value) and value != "-0"
    return "" if plain else NOT_NUMBER


def _date(value: Any) -> str:
    if type(value) is not str or not DATE.fullmatch(value):
        return NOT_DATE
    try:
        date.fromisoformat(value)
    except ValueError:
        return NOT_DATE
    return ""


PLAIN_RULES: Mapping[str, Rule] = {"integer": _integer, "boolean": _boolean, "number": _number, "date": _date}
