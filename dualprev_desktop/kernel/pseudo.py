"""A language nobody speaks, for developers: every text longer, accented and in brackets, so that whatever has no
room for words, or was never marked for translation, is seen at once.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

PSEUDO_LANGUAGE = "qps"
"""Of the codes that ISO 639-2 keeps for private use."""

LONGER = 1.4
"""What German or Russian need for an English text."""

OPENED, CLOSED, FILLING = "⟦", "⟧", " ····"
ACCENTED = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
VOWELS = frozenset("aeiouAEIOU")
FILTERS = ";;"
"""Between the kinds of files a file dialog offers."""

KEPT = re.compile(r"""
    \{[^{}]*\}              # a hole that a fact fills
    | %(?:\(\w+\))?[sdr1]   # the same, in argparse's and in Qt's way
    | </?[a-z][^>]*>        # mark-up
    | &\w                   # the letter that is pressed with Alt
    | \s*\(\*[^)]*\)        # the names that a file dialog looks for
    """, re.VERBOSE)


class PseudoCatalogue(gettext.NullTranslations):
    """Answers every text with the text itself, stretched."""

    def gettext(self, message: str) -> str:
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(super().ngettext(msgid1, msgid2, n))


def stretched(text: str) -> str:
    """About 1.4 times as long; what a program reads in it (holes, mark-up, file endings) stays as it is."""
    return FILTERS.join(map(_stretched, text.split(FILTERS))) if text else ""


def _stretched(text: str) -> str:
    parts = list(_parts(text))
    length = sum(len(part) for part, kept in parts if not kept)
    missing = max(round(length * (LONGER - 1)) - len(OPENED + CLOSED), 0)
    said = ""
    for part, kept in parts:
        longer = part if kept else _accented(part, missing)
        missing -= len(longer) - len(part)
        said += longer
    ending = next((part for part, kept in parts[-1:] if kept and "(*" in part), "")
    return f"{OPENED}{said.removesuffix(ending)}{(FILLING * missing)[:missing]}{CLOSED}{ending}"


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """(piece, whether it has to stay)"""
    end = 0
    for found in KEPT.finditer(text):
        if found.start() > end:
            yield text[end:found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def _accented(text: str, missing: int) -> str:
    """With accents, and up to `missing` vowels doubled: words grow where they stand, as in long-worded languages."""
    said = ""
    for letter in text:
        doubled = letter in VOWELS and missing > 0
        missing -= doubled
        said += letter.translate(ACCENTED) + (letter.lower().translate(ACCENTED) if doubled else "")
    return said
