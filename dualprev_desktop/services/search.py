"""Finding records by words, by pinyin in full or by initials, by number and code; the index can be thrown away."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from dualprev_desktop.domain.fields import Field, FieldType, Plain
from dualprev_desktop.domain.record import RecordType, record_types
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.search_sound import heard, initials
from dualprev_desktop.services.search_table import NAME_LETTERS, Entry, Row, SearchTable
from dualprev_desktop.services.search_words import may_be_sound, parts, plain
from dualprev_desktop.store.company import Company

CHUNK = 200
"""So many records are taken in at once: a search waits for no more than these."""
PORTION = 2000
"""So many records are read from the file in one look."""
CANDIDATES = 200
SHORT = 40
"""A text field of at most so many characters is a name, a number or a code."""


class Rank(IntEnum):
    """How near a hit is; the nearest first."""

    IS = 0
    BEGINS = 1
    IN_TITLE = 2
    SOUNDS = 3
    ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class Hit:
    type_id: str
    id: str
    title: str
    context: str
    """The other searchable texts of the record, one a line."""
    rank: Rank = Rank.ELSEWHERE


class SearchIndex:
    """Searchable texts of all living records, brought up to date from the journal when asked."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._table = SearchTable()
        self._reading = threading.Lock()
        """Held while the table is looked into or a chunk is put into it."""
        self._updating = threading.Lock()
        """Held by the one that brings the index up to date."""
        self._position = -1

    # looking --------------------------------------------------------------------------------------------

    def find(self, text: str, limit: int = 30) -> list[Hit]:
        """What `look` finds in an index that was brought up to date."""
        self.catch_up()
        return self.look(text, limit)

    def look(self, text: str, limit: int = 30) -> list[Hit]:
        """Records in which every word occurs, or is pinyin of their title, as far as they were read; nearest first."""
        query = parts(text)
        if not query:
            return []
        with self._reading:
            found = dict.fromkeys(self._rows(text, query, limit))
        whole = plain(text)
        ranked = sorted(((_rank(row, whole, query), _length(row, whole), place, row)
                         for place, row in enumerate(found)), key=lambda one: one[:3])
        return [Hit(*row[:4], rank) for rank, _length, _place, row in ranked[:limit]]

    def _rows(self, text: str, query: tuple[str, ...], limit: int) -> Iterator[Row]:
        enough = max(limit, CANDIDATES)
        near = [self._table.known_by(plain(text), enough), self._table.holding(query, enough, title_only=True)]
        typed = tuple(plain(text).split())
        if typed != query:  # A区 as it stands comes before what has an A and a 区
            near.insert(1, self._table.holding(typed, enough, title_only=True))
        yield from chain(*near)
        if sum(map(len, near)) < enough:
            yield from self._table.holding(query, enough, title_only=False)

    def ids(self, text: str, type_id: str) -> list[str]:
        """All records of a type that `find` finds."""
        self.catch_up()
        with self._reading:
            return self._table.ids(parts(text), type_id)

    def among(self, text: str, keys: Iterable[tuple[str, str]]) -> list[Hit]:
        """Those of the records (type, id) that hold every word, in the order given; all of them for no word."""
        query = parts(text)
        with self._reading:
            rows = list(self._table.among(query, keys)) if query else [
                row for key in keys if (row := self._table.entry(*key)) is not None]
        return [Hit(*row[:4], _rank(row, plain(text), query)) for row in rows]

    # keeping up -----------------------------------------------------------------------------------------

    def behind(self) -> int:
        """How many operations of the journal were not taken in yet; the first time, all of them."""
        with self._company.read() as reader:
            return reader.position() - max(self._position, 0)

    @property
    def begun(self) -> bool:
        """Whether the company was read once; before that a look finds only a part."""
        return self._position >= 0

    def catch_up(self, step: Callable[[int, int], object] = lambda done, total: None) -> None:
        """Takes in what changed. `step` is told (done, total) and may raise to stop; in any thread.

        The file is read in short looks, so that whoever writes does not wait, and the table is held for a chunk at a
        time, so that whoever searches does not.
        """
        with self._updating:
            if self._position < 0:
                self._take_all(step)
            else:
                self._take_changed(step)

    def _take_all(self, step: Callable[[int, int], object]) -> None:
        with self._company.read() as reader:
            position = reader.position()
        for declared in record_types():
            names = _searchable(declared)
            if names:
                for rows in self._portions(declared, names):
                    self._take(declared, rows, step)
        self._position = position  # what changed while it was read is taken in by the next who asks

    def _portions(self, declared: RecordType, names: Sequence[str]) -> Iterator[list[tuple[str, dict[str, Plain]]]]:
        listed, last = ", ".join(f'"{name}"' for name in names), ""
        while True:
            with self._company.read() as reader:
                rows = reader.rows(f"SELECT id, {listed} FROM {declared.id} WHERE alive = 1 AND id > ? "
                                   f"ORDER BY id LIMIT {PORTION}", (last,))
            if not rows:
                return
            yield [(row[0], dict(zip(names, row[1:], strict=True))) for row in rows]
            last = rows[-1][0]

    def _take_changed(self, step: Callable[[int, int], object]) -> None:
        with self._company.read() as reader:
            position = reader.position()
            if position == self._position:
                return
            changed: dict[str, list[str]] = {}
            for type_id, key in reader.rows("SELECT DISTINCT t, k FROM op WHERE id > ?", (self._position,)):
                changed.setdefault(type_id, []).append(key)
            found = [(declared, reader.plain(declared, changed[declared.id])) for declared in record_types()
                     if declared.id in changed and _searchable(declared)]
        for declared, rows in found:
            with self._reading:
                self._table.drop((declared.id, key) for key, values in rows.items() if not values["alive"])
            self._take(declared, [row for row in rows.items() if row[1]["alive"]], step)
        self._position = position

    def _take(self, declared: RecordType, rows: Sequence[tuple[str, dict[str, Plain]]],
              step: Callable[[int, int], object]) -> None:
        for start in range(0, len(rows), CHUNK):
            step(start, len(rows))
            entries = [_entry(declared, key, values) for key, values in rows[start:start + CHUNK]]
            with self._reading:
                self._table.put(entries)

    def __len__(self) -> int:
        return len(self._table)

    def byte_count(self) -> int:
        """What the index takes of the memory."""
        return self._table.byte_count()


def _searchable(declared: RecordType) -> list[str]:
    return [field.name for field in declared.fields if field.searchable]


def _entry(declared: RecordType, key: str, values: dict[str, Plain]) -> Entry:
    texts = {name: _text(declared.by_name[name], values[name]) for name in _searchable(declared)}
    title = texts.pop(declared.title_field, "") or next((text for text in texts.values() if text), "")
    short = tuple(text for name, text in texts.items()
                  if text and declared.by_name[name].type is FieldType.TEXT
                  and declared.by_name[name].max_length <= SHORT)
    return Entry.of(declared.id, key, title, "\n".join(text for text in texts.values() if text), short)


def _text(field: Field, value: Plain) -> str:
    """A code is found by itself and by what it stands for in every language."""
    if value is None:
        return ""
    if field.type is not FieldType.CODE:
        return str(value)
    item = code_list(field.code_list).by_code.get(str(value))
    return " ".join(dict.fromkeys((str(value), *(item.words() if item else ()))))


def _rank(row: Row, whole: str, query: tuple[str, ...]) -> Rank:
    title, names = plain(row[2]), row[4].split("\n")
    beginning = whole[:NAME_LETTERS]
    if whole == title or (beginning == whole and whole in names[1:]):
        return Rank.IS
    if any(name.startswith(beginning) for name in names):
        return Rank.BEGINS
    missing = [part for part in query if part not in title]
    if not missing:
        return Rank.IN_TITLE
    return Rank.SOUNDS if all(may_be_sound(part) and heard(part, title) for part in missing) else Rank.ELSEWHERE


def _length(row: Row, whole: str) -> int:
    """Of the name that begins so, else of the title: the shortest says it best, and R-9 comes before R-10."""
    beginning = whole[:NAME_LETTERS]
    return min((len(name) for name in row[4].split("\n") if name.startswith(beginning)), default=len(row[2]))


__all__ = ["Hit", "Rank", "SearchIndex", "initials"]
