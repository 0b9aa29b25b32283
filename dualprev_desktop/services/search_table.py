"""The texts of an index in memory, looked through by SQLite's full-text search. It can be thrown away at any time.

It stands in memory and not in a file: fifty thousand records take seconds to read, and no company's words are left
behind on a machine to which its file was only carried.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dualprev_desktop.services.search_sound import readings
from dualprev_desktop.services.search_words import expression, pairs, plain

SIGNS = "".join(chr(code) for code in range(33, 128) if not chr(code).isalnum()).replace("'", "''").replace('"', '""')
TABLES = (
    "CREATE TABLE doc (id INTEGER PRIMARY KEY, type TEXT NOT NULL, record TEXT NOT NULL, title TEXT NOT NULL,"
    " body TEXT NOT NULL, names TEXT NOT NULL, UNIQUE (type, record))",
    # what a record is known by: looked up by its beginning, the shortest first
    "CREATE TABLE known (name TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (name, doc)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE words USING fts5 (title, body, sound, content='', prefix='1',"
    f" tokenize=\"ascii tokenchars '{SIGNS}'\")")
COLUMNS = "doc.type, doc.record, doc.title, doc.body, doc.names"
Row = tuple[str, str, str, str, str]
NAME_LETTERS = 40
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is looked through of one record: its title, its other texts, and what it is known by."""

    type_id: str
    id: str
    title: str
    body: str
    """One text a line."""
    names: tuple[str, ...]
    """Beginnings of title, numbers, codes in their plain form: found by their beginning before anything else."""
    terms: tuple[str, str, str]
    """Pairs of the title, pairs of the body, readings of the title."""

    @classmethod
    def of(cls, type_id: str, id: str, title: str, body: str, short: Iterable[str] = ()) -> Entry:
        names = dict.fromkeys(name for name in (plain(text)[:NAME_LETTERS] for text in (title, *short)) if name)
        return cls(type_id, id, title, body, tuple(names), _terms(title, body))


class SearchTable:
    """Not locked: one thread at a time."""

    def __init__(self) -> None:
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.execute("PRAGMA journal_mode=OFF")
        for statement in TABLES:
            self._base.execute(statement)
        self._next = 1

    def put(self, entries: Sequence[Entry]) -> None:
        """Adds or replaces; of two with one key the later one, for a damaged file may hold a record twice."""
        entries = list({(entry.type_id, entry.id): entry for entry in entries}.values())
        self.drop((entry.type_id, entry.id) for entry in entries)
        first = self._next
        self._next += len(entries)
        rows = list(enumerate(entries, first))
        self._base.execute("BEGIN")
        self._base.executemany("INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?)",
                               [(row, one.type_id, one.id, one.title, one.body, "\n".join(one.names))
                                for row, one in rows])
        self._base.executemany("INSERT INTO words (rowid, title, body, sound) VALUES (?, ?, ?, ?)",
                               [(row, *one.terms) for row, one in rows])
        self._base.executemany("INSERT INTO known VALUES (?, ?)",
                               [(name, row) for row, one in rows for name in one.names])
        self._base.execute("COMMIT")

    def drop(self, keys: Iterable[tuple[str, str]]) -> None:
        self._base.execute("BEGIN")
        for key in keys:
            found = self._base.execute("SELECT id, title, body, names FROM doc WHERE type = ? AND record = ?",
                                       key).fetchone()
            if found is not None:
                self._forget(*found)
        self._base.execute("COMMIT")

    def _forget(self, row: int, title: str, body: str, names: str) -> None:
        # the full-text table keeps no texts: it is told what it had been given
        self._base.execute("INSERT INTO words (words, rowid, title, body, sound) VALUES ('delete', ?, ?, ?, ?)",
                           (row, *_terms(title, body)))
        self._base.executemany("DELETE FROM known WHERE name = ? AND doc = ?",
                               [(name, row) for name in names.split("\n")])
        self._base.execute("DELETE FROM doc WHERE id = ?", (row,))

    # looking --------------------------------------------------------------------------------------------

    def known_by(self, beginning: str, limit: int) -> list[Row]:
        """Rows known by a name that begins so, the shortest of them first."""
        first = beginning[:NAME_LETTERS]
        return self._base.execute(
            f"SELECT {COLUMNS} FROM known CROSS JOIN doc ON doc.id = known.doc WHERE name >= ? AND name < ? "
            "ORDER BY length(name), name LIMIT ?", (first, first + LAST, limit)).fetchall()

    # CROSS JOIN: SQLite takes the tables in this order, the full-text search first

    def holding(self, query: tuple[str, ...], limit: int, *, title_only: bool) -> list[Row]:
        return self._base.execute(
            f"SELECT {COLUMNS} FROM words CROSS JOIN doc ON doc.id = words.rowid WHERE words MATCH ? LIMIT ?",
            (expression(query, "title" if title_only else "title body"), limit)).fetchall()

    def among(self, query: tuple[str, ...], keys: Iterable[tuple[str, str]]) -> Iterator[Row]:
        """Those of the records that hold every part, in the order given."""
        for key in keys:
            yield from self._base.execute(
                f"SELECT {COLUMNS} FROM doc CROSS JOIN words ON words.rowid = doc.id "
                "WHERE doc.type = ? AND doc.record = ? AND words MATCH ?", (*key, expression(query, "title body")))

    def ids(self, query: tuple[str, ...], type_id: str) -> list[str]:
        rows = self._base.execute(
            "SELECT doc.record FROM words CROSS JOIN doc ON doc.id = words.rowid WHERE words MATCH ? AND doc.type = ?",
            (expression(query, "title body"), type_id))
        return [row[0] for row in rows]

    def entry(self, type_id: str, record_id: str) -> Row | None:
        found: Row | None = self._base.execute(
            f"SELECT {COLUMNS} FROM doc WHERE type = ? AND record = ?", (type_id, record_id)).fetchone()
        return found

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM doc").fetchone()[0])

    def byte_count(self) -> int:
        return int(self._base.execute("PRAGMA page_count").fetchone()[0]
                   * self._base.execute("PRAGMA page_size").fetchone()[0])


def _terms(title: str, body: str) -> tuple[str, str, str]:
    said = plain(title)
    return pairs(said), pairs(plain(body)), " ".join(sorted(readings(said)))
