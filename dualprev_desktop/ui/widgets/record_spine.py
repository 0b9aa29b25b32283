"""The rows of a long table: identifiers in their order, and the records of those that were looked at.

Of a long table the first identifiers are read and the rest counted; the whole order is read behind the person's back,
or at once where somebody scrolls there first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dualprev_desktop.services import table_query
from dualprev_desktop.services.table_query import Group
from dualprev_desktop.services.table_scope import Scope
from dualprev_desktop.services.table_sounds import Sounds, sounds
from dualprev_desktop.store.company import Company

WINDOW = 100
KEPT = 5000
FIRST = 500
"""So many identifiers are read at once."""


@dataclass(frozen=True)
class Look:
    """What a scope shows at one moment: the first identifiers, how many there are, and the groups they stand in."""

    ids: Sequence[str]
    count: int
    groups: tuple[Group, ...] = ()


class RecordSpine:
    """Holds identifiers, which is little, and reads records in windows."""

    def __init__(self, company: Company, scope: Scope, looked: Callable[[list[Any]], object]) -> None:
        """`looked` is told of records before they are shown."""
        self._company, self.scope, self._looked = company, scope, looked
        self._ids: list[str] = []
        self.count = 0
        self._rows: dict[str, int] | None = None
        self._seen: dict[str, Any] = {}
        self._departed: dict[str, int] = {}

    @property
    def sounds(self) -> Sounds:
        return sounds(self._company, self.scope.type_id)

    @property
    def ids(self) -> list[str]:
        """All of them."""
        if not self.whole:
            self.complete(self.read_order())
        return self._ids

    @property
    def whole(self) -> bool:
        """Whether the order of all rows is known."""
        return len(self._ids) >= self.count

    @property
    def read_count(self) -> int:
        """How many records are held in memory."""
        return len(self._seen)

    # the order ----------------------------------------------------------------------------------------

    def look(self, scope: Scope) -> Look:
        """In any thread."""
        heard = self.sounds.heard
        groups = table_query.groups(self._company, scope, heard) if scope.group else ()
        if groups:
            found = table_query.ids(self._company, scope, heard, limit=FIRST + 1)
            return Look(found, sum(group.count for group in groups), groups)
        return Look(*table_query.first(self._company, scope, heard, limit=FIRST + 1), groups)

    def read_order(self) -> list[str]:
        """In any thread."""
        return table_query.ids(self._company, self.scope, self.sounds.heard)

    def replace(self, look: Look) -> None:
        self._ids, self.count, self._rows = list(look.ids), look.count, None
        self._seen.clear()
        self._departed.clear()

    def complete(self, ids: list[str]) -> None:
        """Takes the whole order; where the file has changed meanwhile, the rows that were counted stay."""
        known = self._ids
        self._ids = [*known, *(one for one in ids[len(known):])][:self.count]
        self._ids += [""] * (self.count - len(self._ids))
        self._rows = None

    def id_at(self, place: int) -> str:
        return self._ids[place] if place < len(self._ids) else self.ids[place]

    def row_of(self, record_id: str) -> int:
        """-1 for a record that is not shown."""
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self._ids)}
        found = self._rows.get(record_id, -1)
        if record_id and found < 0 and not self.whole:
            self.complete(self.read_order())
            return self.row_of(record_id)
        return found

    # the records --------------------------------------------------------------------------------------

    def record(self, row: int) -> Any:
        """The record of a row; None when it vanished behind our back."""
        record_id = self.id_at(row)
        if record_id not in self._seen:
            self._read_around(row)
        return self._seen.get(record_id)

    def _read_around(self, row: int) -> None:
        if len(self._seen) > KEPT:
            self._seen.clear()
        start = row // WINDOW * WINDOW
        wanted = [self.id_at(place) for place in range(start, min(start + WINDOW, self.count))]
        found = table_query.page(self._company, Scope(self.scope.type_id), among=wanted)
        self._looked(found)
        self._seen.update((one.id, one) for one in found)

    def living(self, ids: Iterable[str]) -> dict[str, Any]:
        """Those of the records that belong here, in their natural order."""
        scope = replace(self.scope, order=(), group=())
        if scope.text:
            self.sounds.catch_up()
        return {one.id: one for one in table_query.page(self._company, scope, self.sounds.heard, among=ids)}

    def renew(self, record: Any) -> None:
        self._looked([record])
        self._seen[record.id] = record

    def insert(self, row: int, records: list[Any]) -> None:
        self.ids[row:row] = [one.id for one in records]
        self.count += len(records)
        self._rows = None
        for one in records:
            self._departed.pop(one.id, None)
            self.renew(one)

    def take_out(self, first: int, last: int) -> None:
        """Rows leave; should undo bring their records back, they come to where they were."""
        ids = self.ids
        for row in range(first, last + 1):
            self._departed[ids[row]] = row
            self._seen.pop(ids[row], None)
        del ids[first:last + 1]
        self.count -= last + 1 - first
        self._rows = None

    def former_row(self, record_id: str) -> int:
        """Where the record stood before it left; -1 for one that never was here."""
        return self._departed.get(record_id, -1)
