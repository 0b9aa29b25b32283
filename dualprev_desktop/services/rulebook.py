"""The rule sets of assessment: every file in `resources/rules`, proved when it is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dualprev_desktop.domain.rules import STATED, RuleSet
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object

UNKNOWN_RULE_SET = N_("There is no rule set “{id}”. There are: {known}. Its file belongs in resources/rules.")
ID_TAKEN = N_("{file}: the id “{id}” is taken by {other}. Give each rule set its own.")
STATED_NAME = N_("Level taken over, without scores")


def read_rule_set(path: Path) -> RuleSet:
    """The proved rule set of one file; BadFile or InputError name the file and what is wrong."""
    rule_set = RuleSet.from_mapping(read_object(path).data, path.name)
    rule_set.prove()
    return rule_set


def rule_sets_in(folder: Path) -> tuple[RuleSet, ...]:
    """The rule sets of a folder in the order of their file names."""
    found: dict[str, RuleSet] = {}
    for path in sorted(folder.glob("*.json")):
        rule_set = read_rule_set(path)
        other = STATED if rule_set.id == STATED else found[rule_set.id].file if rule_set.id in found else ""
        if other:
            raise InputError(ID_TAKEN, file=path.name, id=rule_set.id, other=other)
        found[rule_set.id] = rule_set
    return tuple(found.values())


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    return rule_sets_in(resource("rules"))


def rule_set(id: str) -> RuleSet:
    """Raises NotFound for an id that no file has; `stated` has no rules and is none."""
    for candidate in rule_sets():
        if candidate.id == id:
            return candidate
    raise NotFound(UNKNOWN_RULE_SET, id=id, known=", ".join(item.id for item in rule_sets()))


def rule_set_name(id: str, language: str | None = None) -> str:
    """The name a person reads; the id itself for a rule set that this program does not have."""
    if id == STATED:
        return _(STATED_NAME)
    names = {item.id: item.name(language or active().language) for item in rule_sets()}
    return names.get(id, id)
