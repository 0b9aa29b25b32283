"""Accident types (GB 6441-2025 and -1986) in the free words of a register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dualprev_desktop.exchange.problems import Complaint, warning
from dualprev_desktop.exchange.terms import DID_YOU_MEAN, KNOWN_ARE
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.services.codelists import CodeItem, code_list

NEW, OLD = "accident_type_2025", "accident_type_1986"

NO_ACCIDENT_TYPE = N_("“{heading}”: no accident type is recognised in “{text}”; it stays empty.")
SEVERAL_TYPES = N_("“{heading}”: “{text}” names several accident types; {first} is taken.")
CHECK_TYPE = N_("Choose the type by the direct cause (GB 6441-2025, 4.1.1).")
AMBIGUOUS_TYPE = N_("“{heading}”: {old} (GB 6441-1986) may be {candidates} in GB 6441-2025; that stays empty.")
CHOOSE_TYPE = N_("Choose the type after the import.")

# 其他 and 其他伤害 occur in ordinary sentences: only a cell that says nothing else means them
_ONLY_ALONE = "其他"


@dataclass(frozen=True, slots=True)
class AccidentTypes:
    code_2025: str = ""
    code_1986: str = ""
    complaint: Complaint | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A type named in a text: in one edition, or in both by the same name."""

    new: CodeItem | None
    old: CodeItem | None

    @property
    def label(self) -> str:
        item = self.new or self.old
        return item.label(active().language) if item else ""


def accident_types(text: str, said: bool) -> AccidentTypes:
    """The types that `text` names; `said` when it was written to name one, so that silence is a complaint."""
    mentions = _mentions(text)
    if not mentions:
        return AccidentTypes(complaint=_unrecognised(text) if said else None)
    several = None
    if len(mentions) > 1:
        several = warning(SEVERAL_TYPES, CHECK_TYPE, text=text, first=mentions[0].label)
    return _types(mentions[0], several)


def _types(mention: _Mention, several: Complaint | None) -> AccidentTypes:
    old_code = mention.old.code if mention.old else ""
    if mention.new or not mention.old:
        return AccidentTypes(mention.new.code if mention.new else "", old_code, several)
    candidates = mention.old.codes_of("to_2025")
    if mention.old.attributes.get("ask") or not candidates:
        return AccidentTypes("", old_code, _ambiguous(mention.old, candidates))
    return AccidentTypes(candidates[0], old_code, several)


def accident_type(edition: str, text: str) -> tuple[str, Complaint | None]:
    """The type of one edition, where the register has a column for each; nothing is mapped."""
    for mention in _mentions(text):
        if item := mention.new if edition == NEW else mention.old:
            return item.code, None
    return "", _unrecognised(text)


def _unrecognised(text: str) -> Complaint:
    terms = code_list(NEW)
    nearest = terms.nearest(text)
    known = "、".join(item.label(active().language) for item in terms.items)
    return warning(NO_ACCIDENT_TYPE, DID_YOU_MEAN if nearest else KNOWN_ARE, text=text, nearest=nearest or "",
                   known=known)


def _ambiguous(old: CodeItem, candidates: tuple[str, ...]) -> Complaint:
    language = active().language
    names = "、".join(code_list(NEW).label(code, language) for code in candidates)
    return warning(AMBIGUOUS_TYPE, CHOOSE_TYPE, old=old.label(language), candidates=names)


def _mentions(text: str) -> list[_Mention]:
    """The types named in `text`, in its order; a name inside a longer one (中毒 in 中毒和窒息) does not count."""
    whole = _Mention(_item(NEW, text), _item(OLD, text))
    if whole.new or whole.old:
        return [whole]
    names = dict.fromkeys(match[0] for match in _names().finditer(text))
    return [_Mention(_item(NEW, name), _item(OLD, name)) for name in names]


def _item(edition: str, word: str) -> CodeItem | None:
    terms = code_list(edition)
    code = terms.find(word)
    return terms.by_code[code] if code else None


@cache
def _names() -> re.Pattern[str]:
    """The Chinese names of both editions, the longest first; English ones are recognised only alone."""
    names = sorted({*_words(NEW), *_words(OLD)}, key=lambda name: -len(name))
    return re.compile("|".join(map(re.escape, names)))


def _words(edition: str) -> Iterator[str]:
    for item in code_list(edition).items:
        if not item.label("zh_CN").startswith(_ONLY_ALONE):
            yield item.label("zh_CN")
