"""Names of zones that nobody else has."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST = 60
"""As the record declares it."""
_NUMBERED = re.compile(r"(.*?)\s*\((\d+)\)$")


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or “name (2)”, “name (3)” … where it is taken; within the length of a name."""
    if name not in taken:
        return name
    numbered = _NUMBERED.fullmatch(name)
    stem, number = (numbered[1], int(numbered[2]) + 1) if numbered else (name, 2)
    while (made := _with(stem, number)) in taken:
        number += 1
    return made


def _with(stem: str, number: int) -> str:
    ending = f" ({number})"
    return stem[:LONGEST - len(ending)] + ending
