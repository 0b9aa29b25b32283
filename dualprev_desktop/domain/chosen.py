"""The chosen values of an assessment as one text, `L=3;E=6;C=15`, which is what is stored and reported."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

NOT_CHOSEN_VALUES = N_("“{text}” is not a list of chosen values. Write it like this: L=3;E=6;C=15.")


def chosen_text(chosen: Mapping[str, Decimal]) -> str:
    return ";".join(f"{key}={plain_decimal(value)}" for key, value in chosen.items())


def parse_chosen(text: str) -> dict[str, Decimal]:
    """The values by their parameter, whatever the rule set; empty for an empty text."""
    chosen: dict[str, Decimal] = {}
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        key, _, number = (piece.strip() for piece in part.partition("="))
        if not key or key in chosen:
            raise InputError(NOT_CHOSEN_VALUES, text=text)
        chosen[key] = _number(number, text)
    return chosen


def _number(number: str, text: str) -> Decimal:
    try:
        value = Decimal(number)
    except InvalidOperation as error:
        raise InputError(NOT_CHOSEN_VALUES, text=text) from error
    if not value.is_finite():
        raise InputError(NOT_CHOSEN_VALUES, text=text)
    return value
