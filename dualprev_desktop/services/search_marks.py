"""Where in a text what was typed was found, so that it can be marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualprev_desktop.services.search_sound import HEARD, spoken
from dualprev_desktop.services.search_words import SOUND_LETTERS, may_be_sound, parts, plain

Span = tuple[int, int]
BEFORE = 12
"""Characters shown before the first one found."""


def marks(text: str, typed: str, *, by_sound: bool = True) -> list[Span]:
    """The places (from, to) in `text`, from the left, none overlapping: words as they stand, else by their pinyin."""
    folded, places = _folded(text)
    found: list[Span] = []
    for part in parts(typed):
        spans = list(_standing(part, folded))
        if not spans and by_sound and may_be_sound(part):
            spans = list(_sounding(part[:SOUND_LETTERS], folded))[:1]
        found += [(places[start], places[end - 1] + 1) for start, end in spans]
    return _merged(found)


def snippet(texts: Iterable[str], typed: str) -> str:
    """The first text in which something was found, cut so that it shows; else the first of all."""
    known = [" ".join(text.split()) for text in texts if text.strip()]
    for text in known:
        found = marks(text, typed, by_sound=False)
        if found:
            start = found[0][0]
            return text if start <= BEFORE * 2 else "…" + text[start - BEFORE:]
    return known[0] if known else ""


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in its plain form, and for each of its characters the place it came from."""
    folded, places = [], []
    for place, sign in enumerate(text):
        for one in plain(sign) or " ":
            folded.append(one)
            places.append(place)
    return "".join(folded), places


def _standing(part: str, folded: str) -> Iterator[Span]:
    start = folded.find(part)
    while start >= 0:
        yield start, start + len(part)
        start = folded.find(part, start + len(part))


def _sounding(part: str, folded: str) -> Iterator[Span]:
    heard = spoken(folded[:HEARD])
    for first in range(len(heard)):
        full = initials = ""
        for place, syllable in heard[first:]:
            full, initials = full + syllable, initials + syllable[0]
            if full.startswith(part) or initials.startswith(part):
                yield heard[first][0], place + 1
                break
            if not part.startswith(full) and not part.startswith(initials):
                break


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
