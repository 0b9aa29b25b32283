"""The rule sets of assessment: every file in `resources/rules`, and those a company's file brings along.

Each is proved when it is read. A rule set never changes: what is edited becomes a set of its own edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.records.own_rule_set import OwnRuleSet
from dualprev_desktop.domain.rules import FORMULAS, STATED, RuleSet
from dualprev_desktop.domain.shared_scales import read_together
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_, active, translator
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import parse_object, read_object
from dualprev_desktop.store.company import Company

UNKNOWN_RULE_SET = N_("There is no rule set “{id}”. There are: {known}. Its file belongs in resources/rules.")
ID_TAKEN = N_("{file}: the id “{id}” is taken by {other}. Give each rule set its own.")
NOT_CALCULATED = {STATED: N_("Level taken over, without scores"), DIRECT: N_("Direct judgement")}
"""What a level can come from without a rule set: the ids and their names."""


@dataclass(frozen=True)
class RuleBook:
    """The rule sets a company can be assessed by, in the order in which a person chooses."""

    sets: tuple[RuleSet, ...]
    own: frozenset[str] = frozenset()
    """The ids of those that only this company's file has."""

    @cached_property
    def by_id(self) -> Mapping[str, RuleSet]:
        return {one.id: one for one in self.sets}

    def rule_set(self, id: str) -> RuleSet:
        """Raises NotFound for an id that no file has; `stated` and `direct` have no rules and are none."""
        if id not in self.by_id:
            raise NotFound(UNKNOWN_RULE_SET, id=id, known=", ".join(self.by_id))
        return self.by_id[id]

    def name(self, id: str, language: str | None = None) -> str:
        """The name a person reads; the id itself for a rule set that this program does not have."""
        if id in NOT_CALCULATED:
            return (translator(language) if language else active()).gettext(NOT_CALCULATED[id])
        found = self.by_id.get(id)
        return found.name(language or active().language) if found else id

    def sign(self, id: str) -> str:
        """What stands between the chosen values of a rule set, also of one that this program does not have."""
        found = self.by_id.get(id)
        return found.sign if found else FORMULAS["product"].sign


@cache
def shipped() -> RuleBook:
    """What the program brings."""
    return RuleBook(rule_sets_in(resource("rules")))


def book(company: Company) -> RuleBook:
    """What the program brings, and what this company's file adds; a set of the program keeps its id."""
    with company.read() as reader:
        texts = [(one.rule_set_id, one.content) for one in reader.records(OwnRuleSet, order=("rule_set_id",))]
    return with_own(tuple(texts)) if texts else shipped()


@lru_cache(maxsize=8)
def with_own(texts: tuple[tuple[str, str], ...]) -> RuleBook:
    """`texts` holds (id, content) of each set of the company's own.

    An id stands for one set: the program's, else the first kept, since two copies may each have brought one.
    """
    own: dict[str, RuleSet] = {}
    for id, content in texts:
        found = parsed_rule_set(content, id)
        if found.id not in shipped().by_id:
            own.setdefault(found.id, found)
    return RuleBook(_in_order([*shipped().sets, *own.values()]), frozenset(own))


def parsed_rule_set(text: str, file: str) -> RuleSet:
    """The proved rule set in a text; BadFile or InputError name `file` and what is wrong."""
    from dualprev_desktop.domain.rule_proof import require

    node = parse_object(text, file)
    nodes = _nodes(resource("rules")) if "scales_of" in node.data else {}
    found = read_together({**nodes, node.text("id"): node})[node.text("id")]
    require(found)
    return found


def rule_sets_in(folder: Path) -> tuple[RuleSet, ...]:
    """The proved rule sets of a folder in their order, else in that of their file names.

    BadFile or InputError name the file and what is wrong.
    """
    found = read_together(_nodes(folder)).values()
    for rule_set in found:
        rule_set.prove()
    return _in_order(found)


def _in_order(sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    return tuple(sorted(sets, key=lambda rule_set: (rule_set.order, rule_set.file)))


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


def rule_sets() -> tuple[RuleSet, ...]:
    """Those the program brings."""
    return shipped().sets


def rule_set(id: str) -> RuleSet:
    """One of those the program brings; raises NotFound for another."""
    return shipped().rule_set(id)


def rule_set_name(id: str, language: str | None = None) -> str:
    return shipped().name(id, language)
