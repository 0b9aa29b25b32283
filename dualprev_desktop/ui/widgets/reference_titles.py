"""The titles behind references, read when they are first shown and forgotten when their records change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dualprev_desktop.services import query
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

FEW = 2000
"""A type with no more records than these is read at once; of others only what is looked at."""


class Titles(Mapping[str, str]):
    """{id: title} of one type."""

    def __init__(self, company: Company, type_id: str) -> None:
        self._company, self._type_id = company, type_id
        self._whole = query.count(company, type_id) <= FEW
        self._known = query.titles(company, type_id) if self._whole else {}

    def __getitem__(self, record_id: str) -> str:
        if record_id not in self._known:
            self.read([record_id])
        return self._known[record_id]

    def read(self, ids: Iterable[str]) -> None:
        """Those that are about to be shown, in one look."""
        missing = {one for one in ids if one and one not in self._known}
        if missing and not self._whole:
            self._known.update(query.titles(self._company, self._type_id, missing))

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def forget(self, ids: Iterable[str]) -> None:
        for one in ids:
            self._known.pop(one, None)
        self._whole = False


class ReferenceTitles(Mapping[str, Titles]):
    """{record type: {id: title}}; whoever shows references calls `forget` when something changed."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._known: dict[str, Titles] = {}

    def __getitem__(self, type_id: str) -> Titles:
        if type_id not in self._known:
            self._known[type_id] = Titles(self._company, type_id)
        return self._known[type_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def forget(self, changes: ChangeSet) -> None:
        for type_id, ids in changes.touched.items():
            if type_id in self._known:
                self._known[type_id].forget(ids)
