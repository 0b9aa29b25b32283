"""How a title sounds: the pinyin of its characters, in full and by initials."""

from __future__ import annotations

import re
from functools import lru_cache

from dualprev_desktop.services.pinyin import library
from dualprev_desktop.services.search_words import SOUND_LETTERS

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]+")
_UNIT = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]+|[a-z0-9]")
KEPT = 20_000
HEARD = 32
"""So many characters of a title can be typed as pinyin: a measure's title is a whole sentence."""


@lru_cache(maxsize=KEPT)
def initials(text: str) -> str:
    """卸油作业 → xyzy."""
    known = library()
    return "".join(known.lazy_pinyin(text, style=known.Style.FIRST_LETTER)).casefold()


@lru_cache(maxsize=KEPT)
def _spoken(word: str) -> tuple[str, ...]:
    """A syllable for each character; empty for one that has none."""
    lazy_pinyin = library().lazy_pinyin
    found = lazy_pinyin(word)
    if len(found) != len(word):  # what is not known comes back in one piece
        found = [lazy_pinyin(sign)[0] for sign in word]
    return tuple(syllable if syllable.isascii() else "" for syllable in found)


def spoken(text: str) -> list[tuple[int, str]]:
    """(place, syllable) in a text in its plain form: 1号罐 → 1, hao, guan; signs between are not heard."""
    # the library's own cutting into words, so that each word has to be read but once
    seg = library().seg.mmseg.seg
    found: list[tuple[int, str]] = []
    for unit in _UNIT.finditer(text):
        place = unit.start()
        for word in seg.cut(unit[0]) if HAN.match(unit[0]) else (unit[0],):
            found += enumerate(_spoken(word) if HAN.match(word) else (word,), place)
            place += len(word)
    return [one for one in found if one[1]]


def readings(text: str) -> set[str]:
    """What a person may have begun to type: from each character on, the syllables in full, and their initials."""
    beginning = text[:HEARD]
    syllables = [syllable for _place, syllable in spoken(beginning)] if HAN.search(beginning) else []
    firsts = "".join(syllable[0] for syllable in syllables)
    found = set()
    for place in range(len(syllables)):
        found.add(firsts[place:place + SOUND_LETTERS])
        # so many syllables are at least so many letters
        found.add("".join(syllables[place:place + SOUND_LETTERS])[:SOUND_LETTERS])
    return found


def heard(part: str, text: str) -> bool:
    """Whether `part` is pinyin in the text, in full or by initials."""
    return any(reading.startswith(part[:SOUND_LETTERS]) for reading in _readings_kept(text))


_readings_kept = lru_cache(maxsize=2000)(readings)
"""The few titles that are looked at again with each key."""
