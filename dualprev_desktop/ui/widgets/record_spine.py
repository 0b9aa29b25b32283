"""The rows of a long table: all identifiers in their order, and the records of those that were looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dualprev_desktop.services import query
from dualprev_desktop.services.finding import matching
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.store.company import Company

WINDOW = 100
KEPT = 5000


@dataclass(frozen=True)
class Scope:
    """Which records a table shows, and in which order."""

    type_id: str
    equal: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    order: tuple[tuple[str, bool], ...] = ()

    def ids(self, company: Company, index: SearchIndex) -> list[str]:
        scope, found = self._found(index)
        return query.ids(company, self.type_id, text=scope.text, equal=self.equal, order=self.order, among=found)

    def among(self, company: Company, index: SearchIndex, ids: Iterable[str]) -> dict[str, Any]:
        """Those of the records that belong here, in their natural order."""
        scope, found = self._found(index)
        wanted = list(ids) if found is None else sorted(set(ids).intersection(found))
        return {one.id: one for one in query.page(company, self.type_id, text=scope.text, equal=self.equal,
                                                  among=wanted)}

    def _found(self, index: SearchIndex) -> tuple[Scope, list[str] | None]:
        found = matching(index, self.type_id, self.text)
        return (self, None) if found is None else (replace(self, text=""), found)


class RecordSpine:
    """Holds every identifier, which is little, and reads records in windows."""

    def __init__(self, company: Company, index: SearchIndex, scope: Scope) -> None:
        self._company, self._index, self.scope = company, index, scope
        self.ids: list[str] = []
        self._rows: dict[str, int] | None = None
        self._seen: dict[str, Any] = {}
        self._departed: dict[str, int] = {}

    @property
    def read_count(self) -> int:
        """How many records are held in memory."""
        return len(self._seen)

    def fresh_ids(self) -> list[str]:
        return self.scope.ids(self._company, self._index)

    def replace(self, ids: list[str]) -> None:
        self.ids, self._rows = ids, None
        self._seen.clear()
        self._departed.clear()

    def row_of(self, record_id: str) -> int:
        """-1 for a record that is not shown."""
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self.ids)}
        return self._rows.get(record_id, -1)

    def record(self, row: int) -> Any:
        """The record of a row; None when it vanished behind our back."""
        record_id = self.ids[row]
        if record_id not in self._seen:
            self._read_around(row)
        return self._seen.get(record_id)

    def _read_around(self, row: int) -> None:
        if len(self._seen) > KEPT:
            self._seen.clear()
        start = row // WINDOW * WINDOW
        wanted = self.ids[start:start + WINDOW]
        for one in query.page(self._company, self.scope.type_id, among=wanted):
            self._seen[one.id] = one

    def living(self, ids: Iterable[str]) -> dict[str, Any]:
        return self.scope.among(self._company, self._index, ids)

    def renew(self, record: Any) -> None:
        self._seen[record.id] = record

    def insert(self, row: int, records: list[Any]) -> None:
        self.ids[row:row] = [one.id for one in records]
        self._rows = None
        for one in records:
            self._departed.pop(one.id, None)
            self.renew(one)

    def take_out(self, first: int, last: int) -> None:
        """Rows leave; should undo bring their records back, they come to where they were."""
        for row in range(first, last + 1):
            self._departed[self.ids[row]] = row
            self._seen.pop(self.ids[row], None)
        del self.ids[first:last + 1]
        self._rows = None

    def former_row(self, record_id: str) -> int:
        """Where the record stood before it left; -1 for one that never was here."""
        return self._departed.get(record_id, -1)
