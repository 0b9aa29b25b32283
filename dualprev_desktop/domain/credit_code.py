"""The unified social credit code (统一社会信用代码) of GB 32100-2015: its plain form and its check character."""

from __future__ import annotations

import unicodedata

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

LENGTH = 18
# GB 32100-2015: no I, O, S, V, Z, which are taken for 1, 0, 5, U, 2
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
REGION = range(2, 8)
"""The places of the six digits of the registering region, from 0."""

WRONG_LENGTH = N_("The unified social credit code {code} has {length} characters; it must have 18. "
                  "Compare it with the business licence.")
WRONG_CHARACTER = N_("The unified social credit code {code} has “{character}” in place {place}, which cannot stand "
                     "there. I, O, S, V and Z never occur, and places 3 to 8 are digits. "
                     "Compare it with the business licence.")
WRONG_CHECK = N_("The unified social credit code {code} does not agree with its last character, the check character: "
                 "one of the 18 is mistyped. Compare it with the business licence.")


def normalise(text: str) -> str:
    """Half-width, upper case, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def check_character(first_17: str) -> str:
    """The 18th character; ValueError when one of the 17 is not of the alphabet."""
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first_17))
    return ALPHABET[-total % 31]


def check(text: str) -> str:
    """The plain form of `text`; InputError says what is wrong. Empty stays empty: a small trader may have none."""
    code = normalise(text)
    if not code:
        return ""
    if len(code) != LENGTH:
        raise InputError(WRONG_LENGTH, code=code, length=len(code))
    for place, character in enumerate(code):
        if not _may_stand(character, place):
            raise InputError(WRONG_CHARACTER, code=code, character=character, place=place + 1)
    if code[-1] != check_character(code[:-1]):
        raise InputError(WRONG_CHECK, code=code)
    return code


def may_become(text: str) -> bool:
    """Whether more characters can still make a code of it."""
    code = normalise(text)
    return len(code) < LENGTH and all(_may_stand(character, place) for place, character in enumerate(code))


def _may_stand(character: str, place: int) -> bool:
    return character in (ALPHABET[:10] if place in REGION else ALPHABET)
