"""The titles behind references, read when first needed and forgotten when their records change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dualprev_desktop.services import query
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

Titles = Mapping[str, str]


class ReferenceTitles(Mapping[str, Titles]):
    """{record type: {id: title}}; whoever shows references calls `forget` when something changed."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._known: dict[str, Titles] = {}

    def __getitem__(self, type_id: str) -> Titles:
        if type_id not in self._known:
            self._known[type_id] = query.titles(self._company, type_id)
        return self._known[type_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def forget(self, changes: ChangeSet) -> None:
        for type_id in changes.touched:
            self._known.pop(type_id, None)
