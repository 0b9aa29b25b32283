"""What a transaction changed, told once to everyone who shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ChangeSet:
    """Record ids by record type; `kept` names fields an undo left alone, since a later edit stands on them."""

    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kept: tuple[tuple[str, str, str], ...] = ()
    """(record type, id, field)"""

    def __bool__(self) -> bool:
        return any(self.touched.values())

    def ids(self, type_id: str) -> frozenset[str]:
        return self.touched.get(type_id, frozenset())

    def touches(self, *type_ids: str) -> bool:
        return any(self.touched.get(type_id) for type_id in type_ids)
