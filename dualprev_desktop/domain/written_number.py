"""A number in every form people write: １２, 1,200, 1，200.5, 20人, 3亿 in a field of 10,000 yuan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.kernel.text import narrow

_ONE = Decimal(1)
UNITS: Mapping[str, Mapping[str, Decimal]] = {
    "persons": {"人": _ONE, "名": _ONE, "person": _ONE},
    "10,000 yuan": {"万元": _ONE, "万": _ONE, "亿元": Decimal(10_000), "亿": Decimal(10_000),
                    "元": Decimal("0.0001"), "yuan": Decimal("0.0001")},
    "months": {"个月": _ONE, "月": _ONE, "month": _ONE, "年": Decimal(12), "years": Decimal(12), "year": Decimal(12)},
    "t": {"吨": _ONE, "kg": Decimal("0.001"), "公斤": Decimal("0.001"), "千克": Decimal("0.001")},
    "degrees": {"°": _ONE, "度": _ONE},
}
"""{a field's unit: {what people write behind the number: how many of the field's unit that is}}"""

_PLAIN = re.compile(r"[-+]?\d+(\.\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_PARTS = re.compile(r"([-+]?[\d,]*\.?\d*)(.*)", re.DOTALL)
_BEGUN = re.compile(r"[-+]?(\d+(,\d{0,3})*(\.\d*)?)?")


def units_of(unit: str) -> dict[str, Decimal]:
    """What may stand behind a number of the unit, and how much it is."""
    own = {unit: _ONE, active().gettext(unit): _ONE} if unit else {}
    return {name.casefold(): factor for name, factor in (own | dict(UNITS.get(unit, {}))).items()}


def _split(text: str) -> tuple[str, str]:
    """(the number, what stands behind it)"""
    found = _PARTS.fullmatch("".join(narrow(text).split()).casefold())
    return (found[1], found[2]) if found else ("", text)


def read_number(text: str, unit: str = "") -> str | None:
    """The number in the field's unit, as it is stored; None where it is none."""
    number, behind = _split(text)
    factor = units_of(unit).get(behind) if behind else _ONE
    if factor is None or not (_PLAIN.fullmatch(number) or _GROUPED.fullmatch(number)):
        return None
    plain = number.replace(",", "")
    return plain if factor == 1 else plain_decimal(Decimal(plain) * factor)


def may_become_number(text: str, unit: str = "") -> bool:
    """Whether more characters can still make a number of it."""
    number, behind = _split(text)
    if not _BEGUN.fullmatch(number):
        return False
    return not behind or any(name.startswith(behind) for name in units_of(unit))
