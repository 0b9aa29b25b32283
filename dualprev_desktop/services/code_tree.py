"""Which term of a code list stands under which: lists whose codes or rows name the wider term."""

from __future__ import annotations

from dualprev_desktop.services.codelists import CodeItem, CodeList

BY_CODE = frozenset({"hazard_factor", "gbt_4754"})
"""Lists in which a code begins with that of its wider term: 110101 under 1101, A0111 under A011."""
PARENT = "parent"
"""The attribute by which a row of another list names its wider term."""


def is_tree(known: CodeList) -> bool:
    return known.id in BY_CODE or any(PARENT in item.attributes for item in known.items)


def above(known: CodeList, code: str) -> CodeItem | None:
    """The next wider term; None for one of the widest, and for what the list does not have."""
    item = known.by_code.get(code)
    if item is None:
        return None
    if known.id not in BY_CODE:
        return known.by_code.get(item.attribute(PARENT))
    shorter = (code[:length] for length in range(len(code) - 1, 0, -1))
    return next((known.by_code[one] for one in shorter if one in known.by_code), None)


def depth(known: CodeList, code: str) -> int:
    """How many terms stand above it."""
    found, wider = 0, above(known, code)
    while wider is not None:
        found, wider = found + 1, above(known, wider.code)
    return found
