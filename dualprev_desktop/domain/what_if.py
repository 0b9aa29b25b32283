"""What would lower a level (what-if): the least single change on each scale, and what a class of measure may do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.rules import Judgement, Neighbour, RuleSet


@dataclass(frozen=True)
class ByMeasure:
    """What a class of measure may make of the score, by a reference factor: a hint, no judgement."""

    measure_class: str
    factor: Decimal
    score: Decimal
    level: Level


def lowering(rules: RuleSet, judged: Judgement) -> tuple[Neighbour, ...]:
    """For each parameter the fewest rows down its scale, alone, that give a lesser level; none where no row does."""
    return tuple(found for key in rules.by_key if (found := next(_better(rules, judged, key), None)))


def _better(rules: RuleSet, judged: Judgement, key: str) -> Iterator[Neighbour]:
    parameter = rules.by_key[key]
    place = parameter.place(judged.chosen[key])
    # the scale runs from its worst row down
    below = parameter.scale[place + 1:] if place is not None else ()
    for step, row in enumerate(below, 1):
        other = rules.judge({**judged.chosen, key: row.value})
        if style(other.level).rank < style(judged.level).rank:
            yield Neighbour(key, -step, other)


def by_measures(rules: RuleSet, judged: Judgement, factors: Mapping[str, Decimal]) -> tuple[ByMeasure, ...]:
    """The classes whose reference factor alone would bring the score to a lesser level."""
    found = (_reduced(rules, judged, measure_class, factor) for measure_class, factor in factors.items())
    return tuple(one for one in found if style(one.level).rank < style(judged.level).rank)


def _reduced(rules: RuleSet, judged: Judgement, measure_class: str, factor: Decimal) -> ByMeasure:
    score = judged.score * factor
    return ByMeasure(measure_class, factor, score, rules.level_of(score))
