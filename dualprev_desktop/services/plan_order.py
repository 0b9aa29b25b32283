"""In which order plans stand: each below the one on which it lies, the site before its buildings and their floors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dualprev_desktop.domain.records.plan import Plan


@dataclass(frozen=True, slots=True)
class Placed:
    plan: Plan
    above_id: str
    """The plan below which it is shown; empty at the top."""
    depth: int


def in_order(plans: Iterable[Plan]) -> list[Placed]:
    """A plan whose parent was removed stands at the top; of a ring that two replicas made, its first one does."""
    ordered = sorted(plans, key=lambda one: (one.position or 0, one.name, one.id))
    known = {one.id for one in ordered}
    below: defaultdict[str, list[Plan]] = defaultdict(list)
    for one in ordered:
        below[one.parent_id if one.parent_id in known else ""].append(one)
    placed: dict[str, Placed] = {}

    def take(one: Plan, above_id: str, depth: int) -> None:
        if one.id not in placed:
            placed[one.id] = Placed(one, above_id, depth)
            for child in below[one.id]:
                take(child, one.id, depth + 1)

    for one in (*below[""], *ordered):
        take(one, "", 0)
    return list(placed.values())
