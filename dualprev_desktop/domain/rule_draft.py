"""A rule set in the making, as a form holds it: numbers still as typed, each level from where it begins upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from dualprev_desktop.domain.bands import Band
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.plain_data import is_plain
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.domain.texts import REQUIRED_LANGUAGES
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.kernel.text import narrow

NO_LIMIT = N_("It is not said where the level “{level}” begins. Fill in its limit.")
NOT_A_NUMBER = N_("{parameter}: “{text}” is not a number. Write one such as 15 or 0.5.")
LIMIT_NO_NUMBER = N_("The limit of “{level}” is “{text}”, which is no number. Write one such as 160 or 0.5.")
DESCENDING = N_("The limits do not run downwards: “{upper}” begins at {high}, “{lower}” at {low}. "
                "A lower level begins at a lower score.")
EMPTY_ROW = N_("{parameter}: the row {value} has no wording. Write what the value means.")
NO_ROWS = N_("{parameter} has no rows. Add at least one.")
EMPTY_FIELD = N_("“{field}” is empty. Fill it in.")


@dataclass(frozen=True)
class LimitDraft:
    """Where a band begins; `included` says whether a score on the limit belongs to it."""

    level: Level
    low: str
    included: bool
    grade: Mapping[str, str]


@dataclass(frozen=True)
class RowDraft:
    value: str
    texts: Mapping[str, str]
    verified: bool

    def worded(self, language: str, text: str) -> RowDraft:
        """With another wording. Nobody translated it, and it was read in no standard."""
        return self if text == self.texts.get(language) else RowDraft(self.value, said_by_all(text), False)

    def valued(self, value: str) -> RowDraft:
        return self if value == self.value else RowDraft(value, self.texts, False)


@dataclass(frozen=True)
class ParameterDraft:
    key: str
    labels: Mapping[str, str]
    rows: tuple[RowDraft, ...]

    def in_order(self) -> ParameterDraft:
        """The rows from the highest value to the least; what is no number yet stands where it stood."""
        values = [_decimal(row.value) for row in self.rows]
        if any(value is None for value in values):
            return self
        ordered = sorted(zip(values, self.rows, strict=True), key=lambda pair: -(pair[0] or 0))
        return replace(self, rows=tuple(row for _value, row in ordered))


@dataclass(frozen=True)
class RuleDraft:
    """`limits` run from the worst level to the least, whose band begins at 0."""

    id: str
    method: str
    edition: str
    symbol: str
    formula: str
    names: Mapping[str, str]
    source: Mapping[str, str]
    tie_rule: Mapping[str, str]
    parameters: tuple[ParameterDraft, ...]
    limits: tuple[LimitDraft, ...]

    @classmethod
    def copy_of(cls, rules: RuleSet, id: str) -> RuleDraft:
        """A changed rule set is another edition: it begins with an id of its own."""
        return cls(id, rules.method, rules.edition, rules.symbol, rules.formula, rules.names, rules.source,
                   rules.tie_rule, tuple(ParameterDraft(one.key, one.labels, tuple(
                       RowDraft(plain_decimal(row.value), row.texts, row.verified) for row in one.scale))
                       for one in rules.parameters),
                   tuple(_limit(band) for band in sorted(rules.bands, key=lambda band: -band.low)))

    def rules(self) -> RuleSet:
        """What the form says; not proved. Raises InputError with the sentence about what is empty or no number."""
        self._check_filled()
        return RuleSet.from_mapping(self._mapping())

    def _check_filled(self) -> None:
        for label, texts in ((NAME, self.names), (SOURCE, self.source), (TIE_RULE, self.tie_rule)):
            if not all(texts.get(language, "").strip() for language in REQUIRED_LANGUAGES):
                raise InputError(EMPTY_FIELD, field=Word(label))
        for label, text in ((ID, self.id), (EDITION, self.edition)):
            if not text.strip():
                raise InputError(EMPTY_FIELD, field=Word(label))

    def _mapping(self) -> dict[str, Any]:
        return {
            "id": self.id, "method": self.method, "edition": self.edition, "symbol": self.symbol,
            "formula": self.formula, "verified": False, "names": dict(self.names), "source": dict(self.source),
            "tie_rule": dict(self.tie_rule), "parameters": list(map(_parameter, self.parameters)),
            "bands": self._bands()}

    def _bands(self) -> list[dict[str, Any]]:
        lows = [_low(limit) for limit in self.limits]
        for (upper, high), (lower, low) in pairwise(zip(self.limits, lows, strict=True)):
            if low >= high:
                raise InputError(DESCENDING, upper=_word(upper), high=plain_decimal(high), lower=_word(lower),
                                 low=plain_decimal(low))
        return [_band(limit, low, above) for limit, low, above
                in zip(self.limits, lows, (None, *zip(self.limits, lows, strict=True)), strict=False)]


ID, EDITION, NAME, SOURCE, TIE_RULE = (
    N_("Identifier of the rule set"), N_("Edition"), N_("Name"), N_("Source"), N_("What counts on a limit"))
"""What a form calls the fields."""


def said_by_all(text: str) -> dict[str, str]:
    """One wording for every language: better the words that were written than a translation of other ones."""
    return dict.fromkeys(REQUIRED_LANGUAGES, text.strip())


def _limit(band: Band) -> LimitDraft:
    return LimitDraft(band.level, plain_decimal(band.low), band.low_inclusive, band.grade)


def _word(limit: LimitDraft) -> Word:
    return Word(style(limit.level).word)


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(narrow(text))
    except InvalidOperation:
        return None
    return value if is_plain(value) and "_" not in text else None


def _low(limit: LimitDraft) -> Decimal:
    if not limit.low.strip():
        raise InputError(NO_LIMIT, level=_word(limit))
    value = _decimal(limit.low)
    if value is None:
        raise InputError(LIMIT_NO_NUMBER, level=_word(limit), text=limit.low)
    return value


def _band(limit: LimitDraft, low: Decimal, above: tuple[LimitDraft, Decimal] | None) -> dict[str, Any]:
    """The band ends where the one above it begins, so that there is neither gap nor overlap."""
    band: dict[str, Any] = {"level": limit.level.value, "low": low, "low_inclusive": limit.included}
    if above is not None:
        band |= {"high": above[1], "high_inclusive": not above[0].included}
    return {**band, "grade": dict(limit.grade)} if limit.grade else band


def _parameter(draft: ParameterDraft) -> dict[str, Any]:
    if not draft.rows:
        raise InputError(NO_ROWS, parameter=draft.key)
    return {"key": draft.key, "labels": dict(draft.labels),
            "scale": [_row(draft.key, row) for row in draft.in_order().rows]}


def _row(key: str, row: RowDraft) -> dict[str, Any]:
    value = _decimal(row.value)
    if value is None:
        raise InputError(NOT_A_NUMBER, parameter=key, text=row.value)
    if not all(row.texts.get(language, "").strip() for language in REQUIRED_LANGUAGES):
        raise InputError(EMPTY_ROW, parameter=key, value=plain_decimal(value))
    return {"value": value, "texts": dict(row.texts), "verified": row.verified}
