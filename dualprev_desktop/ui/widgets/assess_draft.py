"""A judgement in the making: what is chosen for an event, what of it is new, and what it would amount to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.rules import Judgement, RuleSet
from dualprev_desktop.services.assessing import residual_above
from dualprev_desktop.services.register import INHERENT, RESIDUAL
from dualprev_desktop.services.views import AssessmentView, RegisterRow

KINDS = (INHERENT, RESIDUAL)
Values = Mapping[str, Decimal]


@dataclass
class Draft:
    """One event's choices by kind, under one rule set; `row` is how the event stands in the file."""

    row: RegisterRow
    rules: RuleSet
    chosen: dict[str, Values] = field(default_factory=dict)
    reason: str = ""

    @classmethod
    def of(cls, row: RegisterRow, rules: RuleSet) -> Draft:
        """Begins with what stands, where it was judged by the same rule set."""
        draft = cls(row, rules)
        draft.chosen = {kind: draft.standing_values(kind) for kind in KINDS}
        return draft

    def standing(self, kind: str) -> AssessmentView | None:
        return self.row.inherent if kind == INHERENT else self.row.residual

    def standing_values(self, kind: str) -> Values:
        view = self.standing(kind)
        return dict(view.chosen) if view is not None and view.rule_set == self.rules.id else {}

    def judgement(self, kind: str) -> Judgement | None:
        """What the choice amounts to; None while a parameter is missing."""
        return self.rules.judge(self.chosen[kind]) if self.complete(kind) else None

    def complete(self, kind: str) -> bool:
        return set(self.chosen.get(kind, ())) == set(self.rules.by_key)

    def missing(self, kind: str) -> tuple[str, ...]:
        """The parameters without a choice, of a kind for which something is chosen."""
        values = self.chosen.get(kind, {})
        return tuple(key for key in self.rules.by_key if key not in values) if values else ()

    def is_new(self, kind: str) -> bool:
        return bool(self.chosen.get(kind)) and dict(self.chosen[kind]) != dict(self.standing_values(kind))

    @property
    def to_save(self) -> dict[str, Values]:
        """The complete choices that are not what stands already."""
        return {kind: self.chosen[kind] for kind in KINDS if self.complete(kind) and self.is_new(kind)}

    @property
    def dirty(self) -> bool:
        return any(self.is_new(kind) for kind in KINDS)

    @property
    def levels(self) -> dict[str, Level]:
        """By kind: the level of the choice, else the one that stands."""
        found = {}
        for kind in KINDS:
            judged = self.judgement(kind) or self.standing(kind)
            if judged is not None:
                found[kind] = judged.level
        return found

    @property
    def contradicts(self) -> bool:
        return residual_above(self.levels)
