"""What differs between two rule sets: bands, wording, and the choices that would get another level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from dualprev_desktop.domain.bands import Band
from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.domain.rule_proof import combinations_by_score
from dualprev_desktop.domain.rules import FORMULAS, Parameter, RuleSet, ScaleRow

MOST_EXAMPLES = 12


@dataclass(frozen=True)
class BandDifference:
    """The bands of one level, where they are not the same."""

    level: Level
    old: tuple[Band, ...]
    new: tuple[Band, ...]


@dataclass(frozen=True)
class RowDifference:
    """A value of a scale that only one set has, or that they word differently."""

    parameter: str
    value: Decimal
    old: ScaleRow | None
    new: ScaleRow | None


@dataclass(frozen=True)
class ScoreDifference:
    """A score that both can reach and to which they give different levels."""

    score: Decimal
    old: Level
    new: Level
    combinations: int
    examples: tuple[Mapping[str, Decimal], ...]
    """The choices that give it; the first of them where there are many."""


@dataclass(frozen=True)
class Differences:
    bands: tuple[BandDifference, ...]
    rows: tuple[RowDifference, ...]
    scores: tuple[ScoreDifference, ...]
    tie_rule: bool
    formula: bool
    dropped: tuple[str, ...]
    """Parameters that only the old set has."""
    added: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """Whether one choice can be judged by both: same parameters, put together in the same way."""
        return not (self.formula or self.dropped or self.added)

    @property
    def none(self) -> bool:
        return not (self.bands or self.rows or self.tie_rule) and self.comparable


def differences(old: RuleSet, new: RuleSet) -> Differences:
    """Both proved; scores are compared over the values that both scales have."""
    found = Differences(
        tuple(_bands(old, new)), tuple(_rows(old, new)), (), dict(old.tie_rule) != dict(new.tie_rule),
        old.formula != new.formula, _only(old, new), _only(new, old))
    return replace(found, scores=tuple(_scores(old, new))) if found.comparable else found


def _only(one: RuleSet, other: RuleSet) -> tuple[str, ...]:
    return tuple(key for key in one.by_key if key not in other.by_key)


def _bands(old: RuleSet, new: RuleSet) -> Iterator[BandDifference]:
    for one in LEVELS:
        before, after = _of_level(old, one.level), _of_level(new, one.level)
        if before != after:
            yield BandDifference(one.level, before, after)


def _of_level(rules: RuleSet, level: Level) -> tuple[Band, ...]:
    return tuple(sorted((band for band in rules.bands if band.level is level), key=lambda band: -band.low))


def _rows(old: RuleSet, new: RuleSet) -> Iterator[RowDifference]:
    for key in (key for key in old.by_key if key in new.by_key):
        before, after = _by_value(old.by_key[key]), _by_value(new.by_key[key])
        for value in sorted(before.keys() | after.keys(), reverse=True):
            was, becomes = before.get(value), after.get(value)
            if was is None or becomes is None or dict(was.texts) != dict(becomes.texts):
                yield RowDifference(key, value, was, becomes)


def _by_value(parameter: Parameter) -> dict[Decimal, ScaleRow]:
    return {row.value: row for row in parameter.scale}


def _scores(old: RuleSet, new: RuleSet) -> Iterator[ScoreDifference]:
    common = _common(old, new)
    if not all(parameter.scale for parameter in common.parameters):
        return
    parts = _partial_scores(common)
    for score, count in sorted(combinations_by_score(common).items()):
        before, after = old.level_of(score), new.level_of(score)
        if before is not after:
            yield ScoreDifference(score, before, after, count,
                                  tuple(islice(_choices(common, parts, score), MOST_EXAMPLES)))


def _common(old: RuleSet, new: RuleSet) -> RuleSet:
    """The old set with the values that both have."""
    return replace(old, parameters=tuple(
        replace(parameter, scale=tuple(row for row in parameter.scale if new.by_key[parameter.key].place(row.value)
                                       is not None))
        for parameter in old.parameters))


def choices_giving(rules: RuleSet, score: Decimal) -> Iterator[dict[str, Decimal]]:
    """The combinations of rows that give `score`, without going through all there are."""
    return _choices(rules, _partial_scores(rules), score)


def _choices(rules: RuleSet, parts: list[list[Decimal]], score: Decimal) -> Iterator[dict[str, Decimal]]:
    combine = FORMULAS[rules.formula].combine

    def back(place: int, wanted: Decimal) -> Iterator[dict[str, Decimal]]:
        parameter = rules.parameters[place]
        for row in parameter.scale:
            if place == 0:
                if row.value == wanted:
                    yield {parameter.key: row.value}
                continue
            for part in parts[place - 1]:
                if combine(part, row.value) == wanted:
                    yield from ({**chosen, parameter.key: row.value} for chosen in back(place - 1, part))

    return back(len(rules.parameters) - 1, score)


def _partial_scores(rules: RuleSet) -> list[list[Decimal]]:
    """What the first parameter can give, the first two, and so on; highest first, as scales run."""
    found: list[list[Decimal]] = []
    for place in range(len(rules.parameters)):
        counts = combinations_by_score(replace(rules, parameters=rules.parameters[:place + 1]))
        found.append(sorted(counts, reverse=True))
    return found
