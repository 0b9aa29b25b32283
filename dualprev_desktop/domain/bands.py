"""Bands of a score: each gives a level, and together they must give every positive score exactly one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word

NO_BANDS = N_("{where}: there are no bands. Add one for each level.")
EMPTY_BAND = N_("{where}: the band “{level}” ({interval}) holds no score. Its upper edge must lie above its lower one.")
NO_LEVEL = N_("{where}: the band {interval} has the level “{level}”, which is none. Give it one of the four levels.")
STARTS_LATE = N_("{where}: the lowest band “{level}” ({interval}) does not begin at 0. Let it begin there.")
ENDS_EARLY = N_("{where}: the highest band “{level}” ({interval}) has an upper edge; scores above it "
                "would have no level. Remove the edge.")
GAP = N_("{where}: there is a gap between the bands “{lower}” ({lower_interval}) and “{upper}” ({upper_interval}). "
         "Let one begin where the other ends, and exactly one of them include the edge.")
OVERLAP = N_("{where}: the bands “{lower}” ({lower_interval}) and “{upper}” ({upper_interval}) overlap. "
             "Let one begin where the other ends, and exactly one of them include the edge.")
NOT_MONOTONE = N_("{where}: the band “{upper}” ({upper_interval}) lies above “{lower}” ({lower_interval}) "
                  "but has the lesser level. A higher score must not lower the level.")
LEVEL_WORDS = N_("one of major, considerable, general, low")


@dataclass(frozen=True, order=True)
class Limit:
    """Where a level begins; `included` says whether the edge itself belongs to it."""

    edge: Decimal
    included: bool
    level: Level


@dataclass(frozen=True)
class Band:
    """An interval of scores with its level; `high` None means without end."""

    level: Level
    low: Decimal
    low_inclusive: bool
    high: Decimal | None
    high_inclusive: bool
    grade: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The method's own name for the band by language, where it has one: five grades fold to four levels."""

    def __contains__(self, score: object) -> bool:
        return isinstance(score, Decimal) and self._above_low(score) and self._below_high(score)

    def _above_low(self, score: Decimal) -> bool:
        return score >= self.low if self.low_inclusive else score > self.low

    def _below_high(self, score: Decimal) -> bool:
        if self.high is None:
            return True
        return score <= self.high if self.high_inclusive else score < self.high

    def interval(self, symbol: str) -> str:
        """For example `70 < D ≤ 160`, or `D > 320` for the highest."""
        if self.high is None:
            return f"{symbol} {'≥' if self.low_inclusive else '>'} {plain_decimal(self.low)}"
        left = "≤" if self.low_inclusive else "<"
        right = "≤" if self.high_inclusive else "<"
        return f"{plain_decimal(self.low)} {left} {symbol} {right} {plain_decimal(self.high)}"

    def grade_name(self, language: str) -> str:
        """Empty where the method names no grade."""
        return in_language(self.grade, language)

    @classmethod
    def from_node(cls, node: Node) -> Band:
        node.only("level", "low", "low_inclusive", "high", "high_inclusive", "grade")
        endless = node.data.get("high") is None
        high = None if endless else node.number("high")
        return cls(_level(node), node.number("low"), node.flag("low_inclusive", False), high,
                   not endless and node.flag("high_inclusive", False),
                   node.texts("grade") if "grade" in node.data else {})


def _level(node: Node) -> Level:
    word = node.text("level")
    if word not in list(Level) or word == Level.UNASSESSED:
        raise node.wrong("level", LEVEL_WORDS)
    return Level(word)


@dataclass(frozen=True)
class _Proof:
    """Where the bands stand and by which letter their score goes, for the sentences."""

    where: str
    symbol: str

    def each(self, band: Band) -> None:
        if style(band.level).rank == 0:
            raise self._about(NO_LEVEL, band)
        if band.high is not None and band.high <= band.low:
            raise self._about(EMPTY_BAND, band)

    def ends(self, lowest: Band, highest: Band) -> None:
        if lowest.low != 0:
            raise self._about(STARTS_LATE, lowest)
        if highest.high is not None:
            raise self._about(ENDS_EARLY, highest)

    def joint(self, lower: Band, upper: Band) -> None:
        if lower.high is None or lower.high > upper.low:
            raise self._between(OVERLAP, lower, upper)
        if lower.high < upper.low:
            raise self._between(GAP, lower, upper)
        if lower.high_inclusive is upper.low_inclusive:
            raise self._between(OVERLAP if upper.low_inclusive else GAP, lower, upper)
        if style(upper.level).rank < style(lower.level).rank:
            raise self._between(NOT_MONOTONE, lower, upper)

    def _about(self, template: str, band: Band) -> InputError:
        return InputError(template, where=self.where, level=_word(band), interval=band.interval(self.symbol))

    def _between(self, template: str, lower: Band, upper: Band) -> InputError:
        return InputError(template, where=self.where, lower=_word(lower), lower_interval=lower.interval(self.symbol),
                          upper=_word(upper), upper_interval=upper.interval(self.symbol))


def _word(band: Band) -> Word:
    return Word(style(band.level).word)


def prove_bands(bands: Iterable[Band], where: str, symbol: str) -> None:
    """Raises InputError naming the band, unless every score above 0 lies in exactly one and none lowers the level."""
    ordered = sorted(bands, key=lambda band: band.low)
    if not ordered:
        raise InputError(NO_BANDS, where=where)
    proof = _Proof(where, symbol)
    for band in ordered:
        proof.each(band)
    for lower, upper in pairwise(ordered):
        proof.joint(lower, upper)
    proof.ends(ordered[0], ordered[-1])
