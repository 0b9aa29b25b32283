"""A judgement in the making: what is chosen for an event, what of it is new, and what it would amount to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.rules import Judgement, RuleSet
from dualprev_desktop.services.assessing import drop_without_measures, residual_above
from dualprev_desktop.services.register import INHERENT, RESIDUAL, reference_views
from dualprev_desktop.services.views import AssessmentView, RegisterRow

KINDS = (INHERENT, RESIDUAL)
Values = Mapping[str, Decimal]


@dataclass
class Draft:
    """One event's choices by kind, under one rule set; `row` is how the event stands in the file."""

    row: RegisterRow
    rules: RuleSet
    chosen: dict[str, Values] = field(default_factory=dict)
    raised: dict[str, Level] = field(default_factory=dict)
    """The level a person puts above the calculated one, by kind (校正)."""
    reason: str = ""
    cause: str = ""

    @classmethod
    def of(cls, row: RegisterRow, rules: RuleSet) -> Draft:
        """Begins with what stands, where it was judged by the same rule set."""
        draft = cls(row, rules)
        draft.chosen = {kind: draft.standing_values(kind) for kind in KINDS}
        draft.raised = {kind: level for kind in KINDS if (level := draft.standing_raised(kind)) is not None}
        return draft

    def standing(self, kind: str) -> AssessmentView | None:
        return self.row.inherent if kind == INHERENT else self.row.residual

    def standing_values(self, kind: str) -> Values:
        view = self.standing(kind)
        return dict(view.chosen) if view is not None and view.rule_set == self.rules.id else {}

    def standing_raised(self, kind: str) -> Level | None:
        view = self.standing(kind)
        return view.level if view is not None and view.calculated is not None else None

    def level(self, kind: str) -> Level | None:
        """What would count: the raised level where it still lies above the calculated one."""
        judged, raised = self.judgement(kind), self.raised.get(kind)
        if judged is None:
            return None
        return raised if raised is not None and style(raised).rank > style(judged.level).rank else judged.level

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
        if not self.chosen.get(kind):
            return False
        return dict(self.chosen[kind]) != dict(self.standing_values(kind)) or self._corrected_anew(kind)

    def _corrected_anew(self, kind: str) -> bool:
        standing = self.standing(kind)
        return standing is not None and self.complete(kind) and self.level(kind) is not standing.level

    @property
    def to_save(self) -> dict[str, Values]:
        """The complete choices that are not what stands already; nothing where nothing is new.

        What is still a catalogue's beside them was looked at in the same judgement: it becomes the person's own too.
        """
        if not any(self.complete(kind) and self.is_new(kind) for kind in KINDS):
            return {}
        return {kind: self.chosen[kind] for kind in KINDS
                if self.complete(kind) and (self.is_new(kind) or self.is_reference(kind))}

    def is_reference(self, kind: str) -> bool:
        return (standing := self.standing(kind)) is not None and standing in reference_views(self.row)

    @property
    def dirty(self) -> bool:
        return any(self.is_new(kind) for kind in KINDS)

    @property
    def levels(self) -> dict[str, Level]:
        """By kind: the level of the choice, else the one that stands."""
        found = {}
        for kind in KINDS:
            level, standing = self.level(kind), self.standing(kind)
            if level is not None:
                found[kind] = level
            elif standing is not None:
                found[kind] = standing.level
        return found

    @property
    def whole(self) -> dict[str, Values]:
        """All complete choices, also those that stand already."""
        return {kind: self.chosen[kind] for kind in KINDS if self.complete(kind)}

    def raised_in(self, kinds: Iterable[str]) -> dict[str, Level]:
        """Of these kinds, the levels that are corrected."""
        return {kind: level for kind in kinds if (level := self.level(kind)) is not None
                and (judged := self.judgement(kind)) is not None and level is not judged.level}

    @property
    def drops_without_measures(self) -> bool:
        return drop_without_measures(self.row, self.levels)

    @property
    def contradicts(self) -> bool:
        return residual_above(self.levels)
