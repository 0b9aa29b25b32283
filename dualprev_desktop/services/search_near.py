"""Finding among few things with known names: pages, commands, help. More forgiving than the search of records."""

from __future__ import annotations

from functools import cache

from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object
from dualprev_desktop.services.search import Rank
from dualprev_desktop.services.search_sound import heard
from dualprev_desktop.services.search_words import may_be_sound, parts, plain

NOT_LISTS = N_("{where}: “alike” must be a list of lists of words. Correct it.")
SHORTEST = 2
"""Characters of the pieces into which a word may fall: 导入工作簿 is 导入 and 工作簿."""


def near(typed: str, title: str, *others: str) -> Rank | None:
    """How near a title is to what was typed, or what else it may be called; None where it is not meant."""
    whole, said = plain(typed), plain(title)
    query = parts(typed)
    if not query:
        return None
    more = plain(" ".join((title, *others)))
    # a single character is looked for in the title only
    if whole == said:
        return Rank.IS
    if said.startswith(whole):
        return Rank.BEGINS
    if whole in map(plain, others) or all(part in said for part in query):
        return Rank.IN_TITLE
    if all(part in said or _sounds(part, said) for part in query):
        return Rank.SOUNDS
    return Rank.ELSEWHERE if all(_sounds(part, said) or _falls_into(part, more) for part in query) else None


def _sounds(part: str, said: str) -> bool:
    return may_be_sound(part) and heard(part, said)


def _falls_into(part: str, text: str) -> bool:
    """Whether the part, or each of the pieces it can be cut into, occurs in the text or means what does."""
    reached = {0}
    for end in range(SHORTEST, len(part) + 1):
        if any(end - start >= SHORTEST and _occurs(part[start:end], text) for start in reached):
            reached.add(end)
    return len(part) in reached


def _occurs(piece: str, text: str) -> bool:
    return piece in text or any(other in text for other in _alike().get(piece, ()))


@cache
def _alike() -> dict[str, frozenset[str]]:
    """Words by what else they are called."""
    found: dict[str, set[str]] = {}
    for line in _lines(read_object(resource("search", "alike.json"))):
        words = [plain(word) for word in line]
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(others) for word, others in found.items()}


def _lines(node: Node) -> list[list[str]]:
    lines = node.data.get("alike")
    if not isinstance(lines, list) or not all(isinstance(line, list) and all(isinstance(word, str) for word in line)
                                              for line in lines):
        raise InputError(NOT_LISTS, where=node.where)
    return lines
