"""Filtering a table by words, by pinyin in full or by initials."""

from __future__ import annotations

from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.services.search_words import may_be_sound, parts


def by_initials(text: str) -> bool:
    """Whether `text` can be the initials of Chinese words: "xyzy"; anything else is looked for as it stands."""
    return text.isascii() and text.replace(" ", "").isalpha()


def matching(index: SearchIndex, type_id: str, text: str) -> list[str] | None:
    """The records that have every word of `text`, as it stands or as pinyin; None when the database's words suffice."""
    if not any(map(may_be_sound, parts(text))):
        return None
    return index.ids(text, type_id)
