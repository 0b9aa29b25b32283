"""What the rows of the lists carry, in words: names of attributes, values that are codes, sentences about sources."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.codelists import code_list, code_lists, label

NAMES = {
    "list": N_("List"), "in_force": N_("In force since"), "class": N_("Class"), "accidents": N_("Accident types"),
    "to_2025": N_("In the 2025 edition"), "from_1986": N_("In the 1986 edition"), "ask": N_("To be decided"),
    "trigger": N_("Makes a review due"), "automatic": N_("Set by the program"), "standard": N_("Standard"),
    "clause": N_("Clause"), "default_for": N_("Usual for"), "from": N_("May be"),
    "quantity": N_("Critical quantity (t)"), "beta": N_("Factor β"), "cas": N_("CAS number"),
    "category": N_("Category"), "alpha": N_("Factor α"),
    "mem": N_("Number in the exchange"), "scheme": N_("Scheme"), "schemes": N_("Schemes"), "level": N_("Level by law"),
    "number_four": N_("Number of four"), "number_abc": N_("Number of A to C"), "indicators": N_("Indicators"),
    "large": N_("Large from"), "medium": N_("Medium from"), "small": N_("Small from"), "district": N_("District"),
    "scale": N_("Row of the scale"), "scale_outside": N_("Outside the scale"), "since": N_("New since"),
    "steps": N_("Its rows are"), "scored": N_("Then scored"), "register_column": N_("Column of the register"),
    "default_class": N_("Read as"), "rank": N_("Rank"), "parent": N_("Under"), "official": N_("Official wording"),
    "keywords": N_("Key words"), "instead": N_("Instead"), "ban": N_("Ban"), "basis": N_("Basis"),
    "sectors": N_("Sectors"), "evidence": N_("Read in"), "condition": N_("Where"), "department": N_("Department"),
    "successor": N_("Its present name"), "gbt_4754": N_("Classes of industry"), "deadline": N_("Deadline"),
    "kind": N_("Kind of operation"), "levels": N_("Levels of operation"), "later": N_("Added later"),
    "hint": N_("What the basis should name"), "candidate": N_("Candidate"), "tier": N_("Tier of control"),
}
"""Attributes in English; one that is not here goes by its own name."""

ELSEWHERE = {("major_hazard_class", "from"): N_("From R =")}
"""Attributes that mean something else in one list."""

VALUES = {
    ("ban", "prohibited"): N_("prohibited"), ("ban", "restricted"): N_("restricted"),
    ("evidence", "transcription"): N_("a public transcription"), ("evidence", "recalled"): N_("recalled"),
    ("kind", "special"): N_("special operation"), ("kind", "dangerous"): N_("dangerous operation"),
    ("class", "warning"): N_("warning sign"), ("class", "mandatory"): N_("mandatory sign"),
    ("class", "information"): N_("information sign"), ("class", "prohibition"): N_("prohibition sign"),
    ("scheme", "mem"): N_("exchange"), ("scheme", "general"): N_("general"),
    ("schemes", "two"): N_("two grades"), ("schemes", "three"): N_("three grades"),
    ("schemes", "four"): N_("four grades"), ("schemes", "abc"): N_("grades A to C"),
    ("indicators", "employees"): N_("employees (persons)"), ("indicators", "revenue"): N_("revenue (10,000 yuan)"),
    ("indicators", "assets"): N_("assets (10,000 yuan)"),
    ("steps", "step"): N_("working steps"), ("steps", "check_item"): N_("checked parts"),
    ("steps", "node"): N_("nodes"), ("steps", "hazard"): N_("hazards"), ("steps", "barrier"): N_("barriers"),
    ("steps", "branch"): N_("branches"),
    ("steps", "failure_mode"): N_("failure modes"), ("steps", "scenario"): N_("scenarios"),
    ("steps", "basic_event"): N_("basic events"), ("steps", "question"): N_("questions"),
}
"""Values of attributes that are the program's own words."""

LISTS = {
    "to_2025": "accident_type_2025", "from_1986": "accident_type_1986", "accidents": "accident_type_2025",
    "register_column": "register_column", "default_class": "measure_class", "district": "district",
    "category": "critical_category", "scale": "enterprise_scale", "level": "danger_level", "from": "measure_class",
    "tier": "control_tier",
}
"""Attributes that name rows of another list."""

OFFICIAL = frozenset({"to_2025", "from_1986", "accidents", "category"})
"""Attributes whose codes people know: shown before the term."""
ENGLISH = re.compile(r"[a-z]{2,}")
WORD = re.compile(r"“?(?<![A-Za-z0-9_])[a-z]+(?:_[a-z0-9]+)*(?![A-Za-z0-9_])”?")


def name_of(list_id: str, attribute: str) -> str:
    return _(ELSEWHERE.get((list_id, attribute)) or NAMES.get(attribute, "")) or attribute


def shown(list_id: str, attribute: str, value: str | bool | tuple[str, ...]) -> str:
    """A value as a person reads it: yes, a term of another list, words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    codes = value if isinstance(value, tuple) else (value,)
    return "、".join(_one(list_id, attribute, code) for code in codes)


def _one(list_id: str, attribute: str, code: str) -> str:
    if (attribute, code) in VALUES:
        return _(VALUES[attribute, code])
    other = _list_of(list_id, attribute)
    if other is None:
        return _title(code) if attribute == "list" else code
    term = label(other, code)
    return f"{code} {term}" if attribute in OFFICIAL else term


def _list_of(list_id: str, attribute: str) -> str | None:
    if list_id == "major_hazard_class":  # its “from” is a number
        return None
    if attribute == "default_for":
        return "level" if list_id == "control_tier" else "measure_class"
    return LISTS.get(attribute)


def _title(list_id: str) -> str:
    return in_language(code_list(list_id).titles, active().language)


def own_code(code: str) -> str:
    """A code as it is shown: one that is merely an English word of the program says nothing and is left out."""
    return "" if ENGLISH.search(code) else code


def spoken(words: Iterable[str]) -> tuple[str, ...]:
    """Those of a language a person on this screen reads: on a Chinese one no English words, but JHA and CAS numbers."""
    chinese = active().language.startswith("zh")
    return tuple(word for word in words if not (chinese and ENGLISH.search(word)))


def readable(list_id: str, source: str) -> str:
    """A sentence about a source, with lists, attributes and values by their names in words instead of their ids."""
    chinese = active().language.startswith("zh")
    values = {code: words for (_attribute, code), words in VALUES.items()}
    titles = {known.id: known.titles for known in code_lists() if "_" in known.id}

    def replaced(found: re.Match[str]) -> str:
        word = found.group().strip("“”")
        plain_english = not chinese and "_" not in word and word == found.group()
        if plain_english:
            return word
        if word in titles:
            return f"“{in_language(titles[word], active().language)}”"
        if word in NAMES:
            return f"“{name_of(list_id, word)}”"
        return f"“{_(values[word])}”" if word in values else found.group()

    return WORD.sub(replaced, source)
