"""Telephone numbers of China: their plain form, what kind of number it is, and when one looks mistyped.

A number that looks wrong is only pointed out: an inner network or a foreign partner may have any.
"""

from __future__ import annotations

import re
from enum import StrEnum

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.text import narrow


class PhoneKind(StrEnum):
    MOBILE = N_("mobile")
    LANDLINE = N_("landline with area code")
    LOCAL = N_("landline without area code")
    SERVICE = N_("service number")
    INNER = N_("inner number")
    FOREIGN = N_("foreign number")


EXTENSION = N_("extension {number}")
# lengths by China's numbering plan: 11 digits from 13 to 19; area codes of 3 or 4 digits, then 7 or 8
_KINDS = (
    (PhoneKind.MOBILE, re.compile(r"(\+?86)?1[3-9]\d{9}")),
    (PhoneKind.LANDLINE, re.compile(r"(0|\+?860?)[1-9]\d{1,2}[2-9]\d{6,7}")),
    (PhoneKind.SERVICE, re.compile(r"[48]00\d{7}|1[12]\d|1\d{4}|9\d{4}")),
    (PhoneKind.LOCAL, re.compile(r"[2-9]\d{6,7}")),
    (PhoneKind.INNER, re.compile(r"\d{3,6}")),
    (PhoneKind.FOREIGN, re.compile(r"(\+|00)(?!86)[1-9]\d{6,14}")),
)
_EXTENSION = re.compile(r"(?:转|分机|内线|ext\.?|x|#|(?<=\d{7})-)(\d{1,6})$", re.IGNORECASE)
_BETWEEN = re.compile(r"[/、,;]|或|\s{2,}")
_FILLING = re.compile(r"[-\s()·.]")

NOT_READ = N_("“{number}” looks like no telephone number. A mobile number has 11 digits; a landline has its area code "
              "and 7 or 8 digits, such as 0376-6666119, with -8001 or 转8001 for an extension.")
MOBILE_LENGTH = N_("“{number}” has {count} digits; a mobile number has 11.")
MOBILE_START, MOBILE_DIGITS = re.compile(r"1[3-9]\d+"), 11
_BEGUN = re.compile(r"\+?\d{0,15}((转|分|分机|内|内线|e|ex|ext\.?|x|#)\d*)?", re.IGNORECASE)


def plain(text: str) -> str:
    """With plain digits and signs for full-width ones; otherwise as it was written."""
    return " ".join(narrow(text).replace("—", "-").replace("–", "-").replace("－", "-").split(" ")).strip()


def read(text: str) -> tuple[tuple[PhoneKind, str], ...] | None:
    """(kind, extension or empty) of each number that stands there; None where one cannot be read."""
    found = [_one(part) for part in _BETWEEN.split(plain(text)) if part.strip()]
    return None if None in found else tuple(one for one in found if one is not None)


def _one(text: str) -> tuple[PhoneKind, str] | None:
    extension = _EXTENSION.search("".join(text.split()))
    digits = _FILLING.sub("", _EXTENSION.sub("", "".join(text.split())))
    kind = next((kind for kind, pattern in _KINDS if pattern.fullmatch(digits)), None)
    return (kind, extension[1] if extension else "") if kind else None


def doubt(text: str) -> tuple[str, dict[str, object]] | None:
    """(sentence, its facts) about the first number that looks mistyped; None where all can be read."""
    for part in _BETWEEN.split(plain(text)):
        if part.strip() and _one(part) is None:
            digits = _FILLING.sub("", part)
            if MOBILE_START.fullmatch(digits):
                return MOBILE_LENGTH, {"number": part.strip(), "count": len(digits)}
            return NOT_READ, {"number": part.strip()}
    return None


def may_become(text: str) -> bool:
    """Whether more characters can still make numbers of it: nobody is blamed for half a number."""
    last = _BETWEEN.split(plain(text))[-1]
    digits = _FILLING.sub("", last)
    return bool(_BEGUN.fullmatch(digits)) and not (MOBILE_START.fullmatch(digits) and len(digits) > MOBILE_DIGITS)
