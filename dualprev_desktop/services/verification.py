"""How much of the shipped data was read in its standard, and how much is recalled and must still be compared."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.services.catalogues import catalogues
from dualprev_desktop.services.codelists import code_lists
from dualprev_desktop.services.rulebook import rule_sets


@dataclass(frozen=True, slots=True)
class Unverified:
    """Of `total` rows or files, `count` were not compared with the text in force."""

    count: int
    total: int


def code_rows() -> Unverified:
    """Rows of the code lists."""
    items = [item for one in code_lists() for item in one.items]
    return Unverified(sum(not item.verified for item in items), len(items))


def rules() -> Unverified:
    """Rule sets whose bands or scales were not seen in their standard."""
    found = rule_sets()
    return Unverified(sum(not one.verified for one in found), len(found))


def suggested_events() -> Unverified:
    """Events of the sector catalogues: all are reference values until the user confirms them."""
    count = sum(len(one.events) for one in catalogues())
    return Unverified(count, count)
