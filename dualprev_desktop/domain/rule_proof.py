"""The proof of a rule set in figures a person can check: what can be chosen, what it gives, where it is disputed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.domain.rules import FORMULAS, RuleSet
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word

MOST_SCORES = 5_000
"""Fifty times what any published method has; a file with more would keep the program busy."""

TOO_MANY_SCORES = N_("{where}: the values can give more than {limit} different scores, more than can be proved. "
                     "Use fewer rows or rounder values.")
NEVER_MAJOR = N_("{where}: the highest score that can be reached, {score}, gives “{level}”, so that no choice is ever "
                 "“{major}”. Lower the limit of “{major}”.")


@dataclass(frozen=True)
class Proof:
    """`refusal` says what is wrong and where; the figures stand for what there is all the same."""

    combinations: int
    scores: int = 0
    levels: Mapping[Level, int] = field(default_factory=dict)
    """Combinations by level, worst first."""
    unclear: int = 0
    """Combinations whose score lies in no band, or in several."""
    edges: tuple[Decimal, ...] = ()
    """Scores that can be reached and stand on a limit: where editions differ."""
    highest: Decimal | None = None
    highest_level: Level | None = None
    refusal: InputError | None = None

    @property
    def holds(self) -> bool:
        return self.refusal is None


def prove(rules: RuleSet) -> Proof:
    """What `RuleSet.prove` finds, the figures, and that the worst that can be chosen is a major risk."""
    combinations = math.prod(len(parameter.scale) for parameter in rules.parameters)
    try:
        counts = combinations_by_score(rules)
    except InputError as error:
        return Proof(combinations, refusal=error)
    levels = Counter[Level | None]()
    for score, count in counts.items():
        levels[_one_level(rules, score)] += count
    highest = max(counts)
    return Proof(
        combinations, len(counts), {one.level: levels[one.level] for one in LEVELS if one.rank},
        levels[None], tuple(sorted(filter(rules.on_edge, counts))), highest, _one_level(rules, highest),
        _refusal(rules, highest))


def require(rules: RuleSet) -> None:
    """Raises InputError with the sentence of the refusal, its place in it, unless the rule set is proved."""
    refusal = prove(rules).refusal
    if refusal is not None:
        raise refusal


def combinations_by_score(rules: RuleSet) -> Counter[Decimal]:
    """How many choices give each score. Raises InputError where there are too many scores to look at."""
    first, *others = rules.parameters
    counts = Counter(row.value for row in first.scale)
    combine = FORMULAS[rules.formula].combine
    for parameter in others:
        further = Counter[Decimal]()
        for score, count in counts.items():
            for row in parameter.scale:
                further[combine(score, row.value)] += count
            if len(further) > MOST_SCORES:
                raise InputError(TOO_MANY_SCORES, where=rules.where, limit=MOST_SCORES)
        counts = further
    return counts


def _one_level(rules: RuleSet, score: Decimal) -> Level | None:
    holding = [band.level for band in rules.bands if score in band]
    return holding[0] if len(holding) == 1 else None


def _refusal(rules: RuleSet, highest: Decimal) -> InputError | None:
    try:
        rules.prove()
    except InputError as error:
        return error
    level = rules.level_of(highest)
    if level is Level.MAJOR:
        return None
    return InputError(NEVER_MAJOR, where=rules.where, score=plain_decimal(highest), level=Word(style(level).word),
                      major=Word(style(Level.MAJOR).word))
