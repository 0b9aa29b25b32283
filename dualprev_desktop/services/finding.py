"""Filtering a table by words, or by the initials of their pinyin."""

from __future__ import annotations

from dualprev_desktop.services.search import SearchIndex

EVERYTHING = 1 << 60


def by_initials(text: str) -> bool:
    """Whether `text` can be the initials of Chinese words: "xyzy"; anything else is looked for as it stands."""
    return text.isascii() and text.replace(" ", "").isalpha()


def matching(index: SearchIndex, type_id: str, text: str) -> list[str] | None:
    """The records that have every word of `text`, as words or initials; None when the words suffice."""
    if not by_initials(text):
        return None
    return [hit.id for hit in index.find(text, EVERYTHING) if hit.type_id == type_id]
