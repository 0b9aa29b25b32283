"""Direct judgement (直接判定): conditions of which any one makes a risk major, whatever a calculation gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from dualprev_desktop.domain.chosen import chosen_text
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

DIRECT = "direct"
"""What stands for the rule set of an assessment that was judged directly."""

NO_CONDITION = N_("No condition for a direct judgement is ticked. Tick at least one, or assess by a method.")
UNKNOWN_CONDITION = N_("There is no condition “{id}” for a direct judgement. There are: {known}.")
CONDITION_TWICE = N_("{where}: the condition “{id}” stands there twice. Give each its own id.")


@dataclass(frozen=True)
class Condition:
    """One reason to judge directly; `verified` False where its wording is recalled, not read in its source."""

    id: str
    texts: Mapping[str, str] = field(hash=False)
    hints: Mapping[str, str] = field(hash=False)
    """What the basis should name: the clause, the place, the figure."""
    candidate: bool
    """Whether it is no item of the list itself but one that sectors and companies add."""
    verified: bool

    def text(self, language: str) -> str:
        return in_language(self.texts, language)

    def hint(self, language: str) -> str:
        return in_language(self.hints, language)

    @classmethod
    def from_node(cls, node: Node) -> Condition:
        node.only("id", "texts", "hints", "candidate", "verified")
        return cls(node.text("id"), node.texts("texts"), node.texts("hints"), node.flag("candidate", False),
                   node.flag("verified", False))


@dataclass(frozen=True)
class ConditionList:
    """The conditions a person chooses from, with where they come from."""

    source: Mapping[str, str]
    conditions: tuple[Condition, ...]

    @classmethod
    def from_node(cls, node: Node) -> ConditionList:
        """Raises InputError that names the place, the key and what belongs there."""
        node.only("source", "conditions")
        found = cls(node.texts("source"), tuple(map(Condition.from_node, node.children("conditions"))))
        ids = [one.id for one in found.conditions]
        twice = next((id for id in ids if ids.count(id) > 1), None)
        if twice is not None:
            raise InputError(CONDITION_TWICE, where=node.where, id=twice)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Condition]:
        return {one.id: one for one in self.conditions}

    def chosen_text(self, ids: Iterable[str]) -> str:
        """`law=1;crowd=1`, in the order of the list: the form in which chosen values are kept.

        InputError when there is no id or one that the list does not have.
        """
        wanted = set(ids)
        if not wanted:
            raise InputError(NO_CONDITION)
        unknown = sorted(wanted - set(self.by_id))
        if unknown:
            raise InputError(UNKNOWN_CONDITION, id=unknown[0], known=", ".join(self.by_id))
        return chosen_text({id: Decimal(1) for id in self.by_id if id in wanted})
