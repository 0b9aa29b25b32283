"""What a bundle's tables hold and what is wrong with them, collected while they are read through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dualprev_desktop.exchange.bundle.limits import Limits
from dualprev_desktop.exchange.bundle.refusals import Problem
from dualprev_desktop.exchange.bundle.state import TableState
from dualprev_desktop.kernel.i18n import N_

DANGLING = N_("it names a record that is not in the bundle")
CYCLE = N_("the record lies, over its parents, below itself")
OTHER_STATE = N_("the table is not the one the signed header names")
TOO_MANY_ROWS = N_("there are more rows than a bundle can have")


class Where(NamedTuple):
    """A row by its line and key; line 0 stands for the whole table."""

    line: int
    key: str


class Reference(NamedTuple):
    table: str
    field: str
    target: str


class FileRow(NamedTuple):
    """A row of the table of attachments."""

    sha256: str
    byte_count: int
    ref_table: str
    ref_id: str
    where: Where


class Enough(Exception):
    """As many problems were found as are listed."""


@dataclass
class Findings:
    """`named` holds, for each reference, the ids it names with the first row that does."""

    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    states: dict[str, TableState] = field(default_factory=dict)
    named: dict[Reference, dict[str, Where]] = field(default_factory=dict)
    files: list[FileRow] = field(default_factory=list)

    def add(self, table: str, where: Where, field: str, reason: str) -> None:
        """Raises Enough when the list is full."""
        self.problems.append(Problem(table, where.line, where.key, field, reason))
        if len(self.problems) >= self.limits.problems:
            raise Enough

    def count_rows(self) -> None:
        if sum(map(len, self.states.values())) > self.limits.rows:
            self.add("", Where(0, ""), "", TOO_MANY_ROWS)
            raise Enough

    def check_references(self) -> None:
        """Once all tables are read: parents may stand after their children."""
        for reference, named in self.named.items():
            there = self.states.get(reference.target, ())
            for key, where in named.items():
                if key not in there:
                    self.add(reference.table, where, reference.field, DANGLING)
        for row in self.files:
            if row.ref_id not in self.states.get(row.ref_table, ()):
                self.add("file", row.where, "ref_id", DANGLING)

    def check_state(self, signed: Mapping[str, str]) -> None:
        found = {table: state.hexdigest() for table, state in self.states.items()}
        for table in sorted(found.keys() | signed.keys()):
            if found.get(table) != signed.get(table):
                self.add(table, Where(0, ""), "", OTHER_STATE)

    def check_cycle(self, reference: Reference, parents: Mapping[str, str]) -> None:
        for key in cyclic(parents):
            self.add(reference.table, Where(0, key), reference.field, CYCLE)


def cyclic(parents: Mapping[str, str]) -> Iterator[str]:
    """One key of each circle in the map from child to parent."""
    done: set[str] = set()
    for start in parents:
        path: set[str] = set()
        key: str | None = start
        while key is not None and key not in done:
            if key in path:
                yield key
                break
            path.add(key)
            key = parents.get(key)
        done |= path
