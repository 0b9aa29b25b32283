"""Whether a unit is a major hazard installation (重大危险源), and of which class: GB 18218-2018, 4.2 and 4.3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

ONE = Fraction(1)


@dataclass(frozen=True)
class Held:
    """One substance in the unit: `amount` and `critical` quantity in t, `beta` its correction (tables 3 and 4)."""

    name: str
    amount: Decimal
    critical: Decimal
    beta: Decimal

    @property
    def share(self) -> Fraction:
        """q/Q, exact: three thirds are a whole."""
        return Fraction(self.amount) / Fraction(self.critical)

    @property
    def weighted(self) -> Fraction:
        """β·q/Q."""
        return Fraction(self.beta) * self.share


@dataclass(frozen=True)
class HazardClass:
    """`code` of the class, which begins at `begins`, of the class indicator R."""

    code: str
    begins: Decimal


@dataclass(frozen=True)
class Reckoning:
    held: tuple[Held, ...]
    alpha: Decimal
    """For the people outside (table 5)."""
    classes: tuple[HazardClass, ...]
    """The worst first; the last begins at 0."""

    @property
    def sum(self) -> Fraction:
        """S = Σ q/Q (formula 1)."""
        return sum((one.share for one in self.held), Fraction(0))

    @property
    def is_major(self) -> bool:
        """4.2.1: from S = 1 on."""
        return self.sum >= ONE

    @property
    def indicator(self) -> Fraction:
        """R = α · Σ β·q/Q (formula 2)."""
        return Fraction(self.alpha) * sum((one.weighted for one in self.held), Fraction(0))

    @property
    def hazard_class(self) -> str:
        """The code of the class (table 6); empty for a unit that is no major hazard installation."""
        if not self.is_major:
            return ""
        return next(one.code for one in self.classes if self.indicator >= Fraction(one.begins))


def factor_for(people: int, steps: Sequence[tuple[int, Decimal]]) -> Decimal:
    """The factor of the highest step that is reached; `steps` are (from how many people on, factor)."""
    return max((step for step in steps if people >= step[0]), key=lambda step: step[0])[1]


def shown(value: Fraction, digits: int = 4) -> str:
    """Rounded for reading only: whether 1 is reached is never judged by it."""
    whole = 10 ** digits
    text = format(Decimal(round(value * whole)) / whole, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
