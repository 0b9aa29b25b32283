"""Finding records by words, or by the initials of their pinyin; the index can be thrown away at any time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from dualprev_desktop.domain.record import RecordType, record_types
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Hit:
    type_id: str
    id: str
    title: str
    context: str
    """The searchable text in which the words were found."""


@dataclass
class SearchIndex:
    """Searchable texts of all living records, brought up to date from the journal when asked."""

    company: Company
    _position: int = 0
    _entries: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    """(type, id) → (title, text, what is looked through)."""

    def find(self, text: str, limit: int = 30) -> list[Hit]:
        """Records in which every word of `text` occurs; those whose title begins with it come first."""
        words = text.casefold().split()
        if not words:
            return []
        self._refresh()
        hits = [Hit(*key, title, shown) for key, (title, shown, haystack) in self._entries.items()
                if all(word in haystack for word in words)]
        hits.sort(key=lambda hit: (not hit.title.casefold().startswith(words[0]), len(hit.context)))
        return hits[:limit]

    def _refresh(self) -> None:
        with self.company.read() as reader:
            changed = reader.rows("SELECT DISTINCT t, k FROM op WHERE id > ?", (self._position,))
            ids: dict[str, set[str]] = {}
            for type_id, record_id in changed:
                ids.setdefault(type_id, set()).add(record_id)
            for declared in record_types():
                if declared.id in ids:
                    self._take(reader, declared, ids[declared.id])
            self._position = reader.position()

    def _take(self, reader: Reader, declared: RecordType, ids: set[str]) -> None:
        searchable = [item.name for item in declared.fields if item.searchable]
        if not searchable:
            return
        for record_id, plain in reader.plain(declared, ids).items():
            key = (declared.id, record_id)
            if not plain["alive"]:
                self._entries.pop(key, None)
                continue
            shown = " ".join(str(plain[name]) for name in searchable if plain[name])
            title = str(plain[declared.title_field] or "")
            self._entries[key] = title, shown, f"{shown.casefold()}\n{initials(title)}"


@lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """卸油作业 → xyzy."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()
