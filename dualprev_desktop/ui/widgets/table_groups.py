"""Which row of a table shows what, where its records stand in groups under headings that open and close."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate

from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.services.table_query import Group


class GroupRows:
    """Places are records in their order, rows what is seen; without groups they are the same.

    Counts may change by records that come and go; the order of the groups does not.
    """

    def __init__(self, groups: Sequence[Group] = (), closed: Collection[Plain] = ()) -> None:
        self.groups = tuple(groups)
        self.closed = {group.value for group in groups if group.value in closed}
        self._lay_out()

    def _lay_out(self) -> None:
        self._places = [0, *accumulate(group.count for group in self.groups)]
        shown = (1 + (0 if group.value in self.closed else group.count) for group in self.groups)
        self._rows = [0, *accumulate(shown)]

    def rows(self, count: int) -> int:
        """How many rows `count` records take."""
        return self._rows[-1] if self.groups else count

    def group_at(self, row: int) -> int:
        """The group whose heading a row is; -1 for a row of a record."""
        if not self.groups or not 0 <= row < self._rows[-1]:
            return -1
        found = bisect_right(self._rows, row) - 1
        return found if self._rows[found] == row else -1

    def place_of(self, row: int) -> int:
        """The record in a row; -1 for a heading."""
        if not self.groups:
            return row
        if not 0 <= row < self._rows[-1]:
            return -1
        found = bisect_right(self._rows, row) - 1
        return self._places[found] + row - self._rows[found] - 1 if row > self._rows[found] else -1

    def row_of(self, place: int) -> int:
        """-1 for a record in a closed group."""
        if not self.groups or place < 0:
            return place
        found = self.group_of(place)
        if found < 0 or self.groups[found].value in self.closed:
            return -1
        return self._rows[found] + 1 + place - self._places[found]

    def group_of(self, place: int) -> int:
        """The group a record stands in; -1 for no place."""
        return bisect_right(self._places, place) - 1 if 0 <= place < self._places[-1] else -1

    def heading_row(self, group: int) -> int:
        return self._rows[group]

    def is_closed(self, group: int) -> bool:
        return self.groups[group].value in self.closed

    def turn(self, group: int) -> None:
        """Opens what is closed, closes what is open."""
        self.closed ^= {self.groups[group].value}
        self._lay_out()
