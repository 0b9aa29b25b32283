"""The rule sets of assessment: every file in `resources/rules`, proved when it is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.rules import FORMULAS, STATED, RuleSet
from dualprev_desktop.domain.shared_scales import read_together
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_, active, translator
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object

UNKNOWN_RULE_SET = N_("There is no rule set “{id}”. There are: {known}. Its file belongs in resources/rules.")
ID_TAKEN = N_("{file}: the id “{id}” is taken by {other}. Give each rule set its own.")
NOT_CALCULATED = {STATED: N_("Level taken over, without scores"), DIRECT: N_("Direct judgement")}
"""What a level can come from without a rule set: the ids and their names."""


def read_rule_set(path: Path) -> RuleSet:
    """The proved rule set of one file; BadFile or InputError name the file and what is wrong."""
    node = read_object(path)
    nodes = _nodes(path.parent) if "scales_of" in node.data else {node.text("id"): node}
    rule_set = read_together(nodes)[node.text("id")]
    rule_set.prove()
    return rule_set


def rule_sets_in(folder: Path) -> tuple[RuleSet, ...]:
    """The rule sets of a folder in their order, else in that of their file names."""
    found = read_together(_nodes(folder)).values()
    for rule_set in found:
        rule_set.prove()
    return tuple(sorted(found, key=lambda rule_set: (rule_set.order, rule_set.file)))


def _nodes(folder: Path) -> dict[str, Node]:
    """What the files say, by the id of the rule set."""
    found: dict[str, Node] = {}
    for path in sorted(folder.glob("*.json")):
        node = read_object(path)
        id = node.text("id")
        other = id if id in NOT_CALCULATED else found[id].where if id in found else ""
        if other:
            raise InputError(ID_TAKEN, file=path.name, id=id, other=other)
        found[id] = node
    return found


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    return rule_sets_in(resource("rules"))


def rule_set(id: str) -> RuleSet:
    """Raises NotFound for an id that no file has; `stated` and `direct` have no rules and are none."""
    for candidate in rule_sets():
        if candidate.id == id:
            return candidate
    raise NotFound(UNKNOWN_RULE_SET, id=id, known=", ".join(item.id for item in rule_sets()))


def rule_set_name(id: str, language: str | None = None) -> str:
    """The name a person reads; the id itself for a rule set that this program does not have."""
    if id in NOT_CALCULATED:
        return (translator(language) if language else active()).gettext(NOT_CALCULATED[id])
    names = {item.id: item.name(language or active().language) for item in rule_sets()}
    return names.get(id, id)


def sign_of(id: str) -> str:
    """What stands between the chosen values of a rule set, also of one that this program does not have."""
    return next((item.sign for item in rule_sets() if item.id == id), FORMULAS["product"].sign)
