"""Templates of rule sets (准则模板): published tables of indicators and points that do not say where a level begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.rule_draft import LimitDraft, RuleDraft
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object

# an indicator may count nothing: the sum of all can be 0, which is then low
LOWEST = {"level": Level.LOW.value, "low": "0", "low_inclusive": True, "high": None}


@dataclass(frozen=True)
class Template:
    """A rule set without bands and edition: whoever takes it gives both, and names the document they come from."""

    rules: RuleSet

    @property
    def id(self) -> str:
        return self.rules.id

    def name(self, language: str) -> str:
        return self.rules.name(language)

    def draft(self, id: str) -> RuleDraft:
        """The draft of a set with the identifier `id`; its limits are empty, and so is its edition."""
        copied = RuleDraft.copy_of(self.rules, id)
        limits = tuple(LimitDraft(one.level, "0" if one.level is Level.LOW else "", True, {})
                       for one in LEVELS if one.rank)
        return replace(copied, edition="", limits=limits)


def read_template(path: Path) -> Template:
    """BadFile or InputError name the file, the place and the key."""
    node = read_object(path)
    node.only("id", "order", "method", "symbol", "formula", "names", "source", "tie_rule", "parameters")
    return Template(RuleSet.from_mapping(_completed(node), path.name))


def _completed(node: Node) -> Mapping[str, Any]:
    return {**node.data, "edition": "-", "bands": [LOWEST], "verified": False}


@cache
def templates() -> tuple[Template, ...]:
    """Everything in `resources/rule_templates`, in the order the files ask for."""
    found = map(read_template, sorted(resource("rule_templates").glob("*.json")))
    return tuple(sorted(found, key=lambda one: one.rules.order))
