"""How the names in a table sound, so that it can be narrowed by pinyin; made when needed, thrown away at any time.

One line of letters a record: its names by initials, then in full. Two hundred thousand of them are looked through in
a few hundredths of a second, and the journal says which of them became old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from threading import Lock
from weakref import WeakKeyDictionary

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.services.pinyin import library
from dualprev_desktop.services.search_sound import HAN, spoken
from dualprev_desktop.services.search_words import may_be_sound, plain
from dualprev_desktop.store.company import Company

NEVER_READ = -1
PARTS = re.compile(rf"{HAN.pattern}|[^\W_]")


class Sounds:
    """The titles and other short searchable texts of one type of record."""

    def __init__(self, company: Company, declared: RecordType) -> None:
        self._company, self._declared = company, declared
        self._names = [field.name for field in declared.fields if field.searchable
                       and (field.type is FieldType.TEXT or field.name == declared.title_field)]
        self._lines: dict[str, str] = {}
        self._position = NEVER_READ
        self._taking = Lock()

    def behind(self) -> int:
        """How many records must be listened to before `heard` knows all."""
        if not self._names:
            return 0
        with self._company.read() as reader:
            if self._position == NEVER_READ:
                return reader.count(self._declared.id)
            return int(reader.value("SELECT count(DISTINCT k) FROM op WHERE id > ? AND t = ?",
                                    (self._position, self._declared.id)))

    def catch_up(self) -> None:
        """In any thread; whoever asks meanwhile hears what was known before."""
        with self._taking, self._company.read() as reader:
            if not self._names or reader.position() == self._position:
                return
            listed = ", ".join(f'"{name}"' for name in self._names)
            changed = "" if self._position == NEVER_READ else "WHERE id IN (SELECT k FROM op WHERE id > ? AND t = ?)"
            lines = dict(self._lines)
            # row by row: all the texts of a long table at once would take more than their sounds
            for record_id, alive, *texts in reader.connection.execute(
                    f"SELECT id, alive, {listed} FROM {self._declared.id} {changed}",
                    (self._position, self._declared.id) if changed else ()):
                lines[record_id] = _line(texts) if alive else ""
            self._lines, self._position = lines, reader.position()

    def heard(self, word: str) -> list[str] | None:
        """The records in whose names the word is pinyin; None where it can be none."""
        letters = plain(word)
        if not may_be_sound(letters):
            return None
        return [record_id for record_id, line in self._lines.items() if letters in line]


_kept: WeakKeyDictionary[Company, dict[str, Sounds]] = WeakKeyDictionary()


def sounds(company: Company, type_id: str) -> Sounds:
    """The same for all who show the type."""
    of_company = _kept.setdefault(company, {})
    if type_id not in of_company:
        of_company[type_id] = Sounds(company, record_type(type_id))
    return of_company[type_id]


def _line(texts: Iterable[str | None]) -> str:
    return "\n".join(_letters(text) for text in texts if text and HAN.search(text))


def _letters(text: str) -> str:
    """卸油作业 → xyzy, xieyouzuoye."""
    full = text.translate(_syllables)
    if _doubtful.isdisjoint(text):
        return f"{text.translate(_firsts)}\n{full}"
    parts = [_heard(part) for part in PARTS.findall(text)]
    return f"{''.join(firsts for firsts, _full in parts)}\n{''.join(full for _firsts, full in parts)}"


@lru_cache(maxsize=50_000)
def _heard(part: str) -> tuple[str, str]:
    """Of characters without others between; the same ones come again and again."""
    found = [syllable for _place, syllable in spoken(plain(part))]
    return "".join(one[0] for one in found), "".join(found)


class _Syllables(dict[int, str | None]):
    """For `str.translate`: a character's only reading; the library is asked once for each."""

    def __missing__(self, code: int) -> str | None:
        self[code] = _reading(chr(code))
        return self[code]


class _Firsts(dict[int, str | None]):
    def __missing__(self, code: int) -> str | None:
        whole = _syllables[code]
        self[code] = whole[:1] if whole else None
        return self[code]


def _reading(one: str) -> str | None:
    if not HAN.match(one):
        return plain(one) if one.isalnum() else None
    several = _readings(one)
    if len(several) > 1:
        _doubtful.add(one)
    return several[0]


@cache
def _readings(one: str) -> Sequence[str]:
    known = library()
    return tuple(dict.fromkeys(known.pinyin(one, style=known.Style.NORMAL, heteronym=True)[0]))


_syllables, _firsts = _Syllables(), _Firsts()
_doubtful: set[str] = set()
"""Characters with several readings: which one is meant, their word decides."""
