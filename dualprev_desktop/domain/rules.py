"""Rule sets of risk assessment: scales to choose from, a product or sum as score, bands that give the level."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cached_property, reduce
from typing import Any

from dualprev_desktop.domain.bands import Band, Limit, prove_bands
from dualprev_desktop.domain.chosen import chosen_text, parse_chosen
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

STATED = "stated"
"""The rule set of a level taken over from a register that gives no scores."""

NOT_CHOSEN = N_("{rule_set}: no value is chosen for {parameter}. Choose one of: {values}.")
NOT_A_PARAMETER = N_("{rule_set} has no parameter “{parameter}”. Its parameters are: {known}.")
NOT_ON_SCALE = N_("{rule_set}: {parameter} = {value} is not on the scale. Choose one of: {values}.")
WITHOUT_LEVEL = N_("{where}: the score {score} has no level; no band holds it. Correct the bands or the scale.")
PRODUCT_WITHOUT_LEVEL = N_("{where}: the choice {chosen} gives the score {score}, which no band holds. "
                           "Correct the bands or the scale.")
PARAMETER_TWICE = N_("{where}: the parameter “{parameter}” stands there twice. Remove one.")
NOTHING_TO_TAKE = N_("{where}: {lender} has no parameter “{parameter}” to take the scale of. It has: {known}. "
                     "Write the scale here, or name one of those.")
SCALE_UNORDERED = N_("{where}: the scale of {parameter} does not run from its highest to its lowest value, each once. "
                     "Put the rows in that order.")
BAD_KEY = N_("letters and digits, beginning with a letter")
BAD_FORMULA = N_("product or sum")

# a product of a dozen plain numbers fits: no score is ever rounded before it is compared
_EXACT = Context(prec=200)


@dataclass(frozen=True)
class Formula:
    """How the chosen values become one score; `sign` stands between them where the working is shown."""

    sign: str
    combine: Callable[[Decimal, Decimal], Decimal]


FORMULAS: Mapping[str, Formula] = {"product": Formula("×", _EXACT.multiply), "sum": Formula("+", _EXACT.add)}
LAST = 1000
"""The place of a rule set that asks for none: after those that do."""


@dataclass(frozen=True)
class ScaleRow:
    """One value of a scale with its wording; `verified` False where the wording is recalled, not read."""

    value: Decimal
    texts: Mapping[str, str]
    verified: bool

    def text(self, language: str) -> str:
        return in_language(self.texts, language)

    @classmethod
    def from_node(cls, node: Node) -> ScaleRow:
        node.only("value", "texts", "verified")
        return cls(node.number("value"), node.texts("texts"), node.flag("verified", True))


@dataclass(frozen=True)
class Parameter:
    """One factor of the score, such as L, with its scale from the worst row to the least."""

    key: str
    labels: Mapping[str, str]
    scale: tuple[ScaleRow, ...]

    def label(self, language: str) -> str:
        return in_language(self.labels, language)

    def place(self, value: Decimal) -> int | None:
        """The row on which `value` stands, from 0; None when it is not on the scale."""
        return next((place for place, row in enumerate(self.scale) if row.value == value), None)

    def values_text(self) -> str:
        return ", ".join(plain_decimal(row.value) for row in self.scale)

    @classmethod
    def from_node(cls, node: Node) -> Parameter:
        node.only("key", "labels", "scale")
        if not (node.text("key").isascii() and node.text("key").isidentifier()):
            raise node.wrong("key", BAD_KEY)
        return cls(node.text("key"), node.texts("labels"), tuple(map(ScaleRow.from_node, node.children("scale"))))


@dataclass(frozen=True)
class Judgement:
    """What a choice amounts to under one rule set; it stays as made when the rules change."""

    rule_set_id: str
    chosen: Mapping[str, Decimal]
    score: Decimal
    level: Level


@dataclass(frozen=True)
class Neighbour:
    """The judgement one row away: `step` is 1 towards the worse end of the parameter's scale, -1 towards the better."""

    parameter: str
    step: int
    judgement: Judgement


@dataclass(frozen=True)
class RuleSet:
    """A method in one edition. `verified` False: its band edges were not compared with the standard's own text."""

    id: str
    method: str
    edition: str
    symbol: str
    """The letter of the score: D in LEC, R in LS."""
    names: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    bands: tuple[Band, ...]
    source: Mapping[str, str]
    tie_rule: Mapping[str, str]
    """What counts on an edge, or where several columns of a scale disagree."""
    verified: bool
    file: str = ""
    formula: str = "product"
    order: Decimal = Decimal(LAST)
    """The place among the rule sets a person chooses from."""

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any], file: str = "", lender: RuleSet | None = None) -> RuleSet:
        """Raises InputError that names the place in `file`, the key and what belongs there.

        `lender` is the rule set named by `scales_of`; a parameter given by its key alone is taken from it,
        and all of them where none is given.
        """
        node = Node.of(data, file or str(data.get("id", "?")))
        node.only("id", "method", "edition", "symbol", "names", "parameters", "bands", "source", "tie_rule", "verified",
                  "formula", "order", "scales_of")
        return cls(
            id=node.text("id"), method=node.text("method"), edition=node.text("edition"), symbol=node.text("symbol"),
            names=node.texts("names"), parameters=_parameters(node, lender),
            bands=tuple(map(Band.from_node, node.children("bands"))), source=node.texts("source"),
            tie_rule=node.texts("tie_rule"), verified=node.flag("verified", False), file=file, formula=_formula(node),
            order=node.number("order") if "order" in node.data else Decimal(LAST),
        )

    def name(self, language: str) -> str:
        return in_language(self.names, language)

    @property
    def sign(self) -> str:
        return FORMULAS[self.formula].sign

    @property
    def where(self) -> str:
        return f"{self.file} ({self.id})" if self.file else self.id

    @cached_property
    def by_key(self) -> Mapping[str, Parameter]:
        return {parameter.key: parameter for parameter in self.parameters}

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The edges upwards at which the level changes, each with the level that begins there."""
        ordered = sorted(self.bands, key=lambda band: band.low)
        return tuple(Limit(upper.low, upper.low_inclusive, upper.level)
                     for lower, upper in itertools.pairwise(ordered) if upper.level is not lower.level)

    def prove(self) -> None:
        """Raises InputError naming file, rule set and band unless every choice and positive score has one level."""
        self._prove_scales()
        prove_bands(self.bands, self.where, self.symbol)
        for score, chosen in self.reachable().items():
            if self._band(score) is None:
                raise InputError(PRODUCT_WITHOUT_LEVEL, where=self.where, chosen=chosen_text(chosen),
                                 score=plain_decimal(score))

    def _prove_scales(self) -> None:
        seen: set[str] = set()
        for parameter in self.parameters:
            if parameter.key in seen:
                raise InputError(PARAMETER_TWICE, where=self.where, parameter=parameter.key)
            seen.add(parameter.key)
            values = [row.value for row in parameter.scale]
            if values != sorted(set(values), reverse=True):
                raise InputError(SCALE_UNORDERED, where=self.where, parameter=parameter.key)

    def choices(self) -> Iterator[dict[str, Decimal]]:
        """Every combination of rows."""
        keys = [parameter.key for parameter in self.parameters]
        for rows in itertools.product(*(parameter.scale for parameter in self.parameters)):
            yield {key: row.value for key, row in zip(keys, rows, strict=True)}

    def reachable(self) -> dict[Decimal, dict[str, Decimal]]:
        """Every score that can occur, with the first choice that gives it."""
        first, *others = self.parameters
        found = {row.value: {first.key: row.value} for row in first.scale}
        combine = FORMULAS[self.formula].combine
        # by partial scores: a table of eight summed indicators has hundreds of thousands of choices
        for parameter in others:
            further: dict[Decimal, dict[str, Decimal]] = {}
            for (score, chosen), row in itertools.product(found.items(), parameter.scale):
                reached = combine(score, row.value)
                if reached not in further:
                    further[reached] = {**chosen, parameter.key: row.value}
            found = further
        return found

    def score(self, chosen: Mapping[str, Decimal]) -> Decimal:
        """The chosen values put together exactly; InputError when one is missing or not on its scale."""
        return reduce(FORMULAS[self.formula].combine, self._checked(chosen).values())

    def level_of(self, score: Decimal) -> Level:
        band = self._band(score)
        if band is None:
            raise InputError(WITHOUT_LEVEL, where=self.where, score=score)
        return band.level

    def judge(self, chosen: Mapping[str, Decimal]) -> Judgement:
        score = self.score(chosen)
        return Judgement(self.id, self._checked(chosen), score, self.level_of(score))

    def fitting(self, chosen: Mapping[str, Decimal]) -> Judgement | None:
        """The judgement of a choice made by another set; None where its values are not all on these scales."""
        fits = chosen.keys() == self.by_key.keys() and all(
            self.by_key[key].place(value) is not None for key, value in chosen.items())
        return self.judge(chosen) if fits else None

    def grade(self, score: Decimal, language: str) -> str:
        """The method's own name for the band of the score; empty where it has none."""
        band = self._band(score)
        return band.grade_name(language) if band else ""

    def formula_text(self, judged: Judgement) -> str:
        """`D = 3 × 6 × 15 = 270`"""
        values = f" {self.sign} ".join(plain_decimal(judged.chosen[key]) for key in self.by_key)
        return f"{self.symbol} = {values} = {plain_decimal(judged.score)}"

    def band_text(self, score: Decimal, language: str) -> str:
        """The band of the score, with the method's own name for it: `160 ≤ D ≤ 320 · Highly dangerous`."""
        band = self._band(score)
        words = band.interval(self.symbol) if band else ""
        return " · ".join(filter(None, (words, self.grade(score, language))))

    def on_edge(self, score: Decimal) -> bool:
        """Whether the score stands on a limit, where another edition may give the other level."""
        return any(score == limit.edge for limit in self.limits)

    def neighbours(self, chosen: Mapping[str, Decimal]) -> tuple[Neighbour, ...]:
        """The judgements one row up and one row down on each scale."""
        checked = self._checked(chosen)
        return tuple(
            Neighbour(parameter.key, step, self.judge({**checked, parameter.key: row.value}))
            for parameter in self.parameters
            for step, row in _beside(parameter, checked[parameter.key])
        )

    def chosen_text(self, chosen: Mapping[str, Decimal]) -> str:
        """`L=3;E=6;C=15`, in the order of the parameters."""
        return chosen_text(self._checked(chosen))

    def parse_chosen(self, text: str) -> dict[str, Decimal]:
        """The choice behind such a text; InputError when it does not fit this rule set."""
        return self._checked(parse_chosen(text))

    def _band(self, score: Decimal) -> Band | None:
        return next((band for band in self.bands if score in band), None)

    def _checked(self, chosen: Mapping[str, Decimal]) -> dict[str, Decimal]:
        for key in chosen:
            if key not in self.by_key:
                raise InputError(NOT_A_PARAMETER, rule_set=self.id, parameter=key, known=", ".join(self.by_key))
        return {parameter.key: self._value(parameter, chosen.get(parameter.key)) for parameter in self.parameters}

    def _value(self, parameter: Parameter, value: Decimal | None) -> Decimal:
        facts = {"rule_set": self.id, "parameter": parameter.key, "values": parameter.values_text()}
        if value is None:
            raise InputError(NOT_CHOSEN, **facts)
        place = parameter.place(value)
        if place is None:
            raise InputError(NOT_ON_SCALE, value=value, **facts)
        return parameter.scale[place].value


def _parameters(node: Node, lender: RuleSet | None) -> tuple[Parameter, ...]:
    if lender is None:
        return tuple(map(Parameter.from_node, node.children("parameters")))
    if "parameters" not in node.data:
        return lender.parameters
    return tuple(_own_or_taken(child, lender) for child in node.children("parameters"))


def _own_or_taken(node: Node, lender: RuleSet) -> Parameter:
    if set(node.data) != {"key"}:
        return Parameter.from_node(node)
    key = node.text("key")
    if key not in lender.by_key:
        raise InputError(NOTHING_TO_TAKE, where=node.where, lender=lender.where, parameter=key,
                         known=", ".join(lender.by_key))
    return lender.by_key[key]


def _formula(node: Node) -> str:
    if "formula" not in node.data:
        return "product"
    if node.text("formula") not in FORMULAS:
        raise node.wrong("formula", BAD_FORMULA)
    return node.text("formula")


def _beside(parameter: Parameter, value: Decimal) -> Iterator[tuple[int, ScaleRow]]:
    place = parameter.place(value)
    for step in (1, -1):
        # the scale runs from its worst row down
        if place is not None and 0 <= place - step < len(parameter.scale):
            yield step, parameter.scale[place - step]


__all__ = ["FORMULAS", "STATED", "Band", "Formula", "Judgement", "Neighbour", "Parameter", "RuleSet", "ScaleRow",
           "chosen_text", "parse_chosen"]
