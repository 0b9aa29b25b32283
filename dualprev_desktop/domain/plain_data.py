"""Reads the plain objects of a data file; whoever edited it is told the place, the key and what belongs there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from dualprev_desktop.domain.texts import REQUIRED_LANGUAGES
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word

MISSING_KEY = N_("{where}: “{key}” is missing. Add it.")
WRONG_VALUE = N_("{where}: “{key}” is {found}; it must be {expected}. Correct it.")
UNKNOWN_KEY = N_("{where}: “{key}” is not known here. Known are: {known}. Check the spelling.")
WRONG_OBJECT = N_("{where} is {found}; it must be an object in braces. Correct it.")

TEXT = N_("a text that is not empty")
NUMBER = N_("an exact number of at most 9 digits before and 6 after the point, such as 0.5")
YES_OR_NO = N_("true or false")
LIST_OF_OBJECTS = N_("a list of objects that is not empty")
OBJECT = N_("an object in braces")

MOST_DIGITS_BEFORE, MOST_DIGITS_AFTER = 9, 6


@dataclass(frozen=True)
class Node:
    """One object of a data file; `where` is the way to it: file › key › row."""

    where: str
    data: Mapping[str, Any]

    @classmethod
    def of(cls, value: object, where: str) -> Node:
        if not isinstance(value, Mapping):
            raise InputError(WRONG_OBJECT, where=where, found=_shown(value))
        return cls(where, value)

    def only(self, *known: str) -> None:
        """Raises InputError for a key that is none of these: a misspelt one would be ignored in silence."""
        for key in self.data:
            if key not in known:
                raise InputError(UNKNOWN_KEY, where=self.where, key=key, known=", ".join(known))

    def text(self, key: str) -> str:
        value = self._required(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, TEXT)
        return value

    def texts(self, key: str) -> Mapping[str, str]:
        """The text by language; every required language has one."""
        child = self.child(key)
        for language in (*REQUIRED_LANGUAGES, *child.data):
            child.text(language)
        return dict(child.data)

    def number(self, key: str) -> Decimal:
        """An exact number; a binary fraction (0.1 read as a float) is refused."""
        value = self._required(key)
        if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
            raise self.wrong(key, NUMBER)
        try:
            number = Decimal(value)
        except InvalidOperation as error:
            raise self.wrong(key, NUMBER) from error
        if not is_plain(number):
            raise self.wrong(key, NUMBER)
        return number

    def flag(self, key: str, default: bool) -> bool:
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, YES_OR_NO)
        return value

    def child(self, key: str) -> Node:
        if not isinstance(self._required(key), Mapping):
            raise self.wrong(key, OBJECT)
        return Node(f"{self.where} › {key}", self.data[key])

    def children(self, key: str) -> tuple[Node, ...]:
        values = self._required(key)
        if not isinstance(values, (list, tuple)) or not values:
            raise self.wrong(key, LIST_OF_OBJECTS)
        return tuple(Node.of(value, f"{self.where} › {key} {row}") for row, value in enumerate(values, 1))

    def wrong(self, key: str, expected: str) -> InputError:
        """The error that says what stands at `key` and what belongs there."""
        return InputError(WRONG_VALUE, where=self.where, key=key, found=_shown(self.data[key]), expected=Word(expected))

    def _required(self, key: str) -> Any:
        if key not in self.data:
            raise InputError(MISSING_KEY, where=self.where, key=key)
        return self.data[key]


def is_plain(number: Decimal) -> bool:
    """Whether it is an exact number that a data file may hold."""
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DIGITS_AFTER and number.adjusted() < MOST_DIGITS_BEFORE


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
