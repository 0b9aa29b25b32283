"""What is looked through and what is typed, in one plain form; texts are cut into pairs of characters.

Chinese is written without spaces, so a word may begin anywhere. Every pair of neighbouring characters is one term of
the index: a word typed is found where its pairs stand one behind the other, and a single character where a pair begins
with it. That finds exactly what looking through every text would find.
"""

from __future__ import annotations

import re
import unicodedata

END = "\x7f"
"""Stands behind the last character of a word, so that it begins a pair too."""
UNSEEN = dict.fromkeys((*range(32), ord(END)), " ")
SOUND_LETTERS = 12
"""Of a pinyin reading, so many letters are compared."""
_BORDER = re.compile(r"(?<=[^\x00-\x7f])(?=[a-z])|(?<=[a-z])(?=[^\x00-\x7f])")
_SOUND = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")


def plain(text: str) -> str:
    """Full-width forms, capitals and the kinds of space do not matter; what cannot be seen is a space."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.translate(UNSEEN).split())


def parts(query: str) -> tuple[str, ...]:
    """The words that all must occur; 卸油xyzy is 卸油 and xyzy."""
    typed = plain(query.encode("utf-8", "ignore").decode())
    return tuple(dict.fromkeys(part for word in typed.split() for part in _BORDER.split(word)))


def may_be_sound(part: str) -> bool:
    """Whether letters were typed that can be pinyin, in full or by initials."""
    return _SOUND.fullmatch(part) is not None


def pairs(text: str) -> str:
    """The terms of a text in its plain form, with spaces between."""
    terms: list[str] = []
    for word in text.split():
        ended = word + END
        terms += map(str.__add__, ended, ended[1:])
    return " ".join(terms)


def occurs(part: str) -> str:
    """What an FTS5 column must hold for the part to occur in its text."""
    if len(part) == 1:
        return f"{_quoted(part)} *"
    return _quoted(" ".join(map(str.__add__, part, part[1:])))


def sounds(part: str) -> str:
    """What the column of readings must hold for the part to be pinyin in the title."""
    return f"{_quoted(part[:SOUND_LETTERS])} *"


def expression(query: tuple[str, ...], columns: str) -> str:
    """The FTS5 expression by which every part occurs in the columns, or is pinyin of the title."""
    each = [f"({{{columns}}} : {occurs(part)} OR sound : {sounds(part)})" if may_be_sound(part)
            else f"({{{columns}}} : {occurs(part)})" for part in query]
    return " AND ".join(each)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
