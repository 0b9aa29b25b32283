"""The company's units reckoned by GB 18218-2018: sum, indicator and class of each, with what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from dualprev_desktop.domain.major_hazard import HazardClass, Held, Reckoning, factor_for, shown
from dualprev_desktop.domain.records.hazard_installation import HazardInstallation
from dualprev_desktop.domain.records.hazard_substance import HazardSubstance
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.services.codelists import CodeItem, code_list
from dualprev_desktop.store.company import Company

NO_CATEGORY = N_("{unit}: {substance} is not in table 1 of GB 18218-2018, and its category is not given. "
                 "Choose the category of table 2; of several, the one with the least critical quantity.")
NO_BETA = N_("{unit}: {substance} has no correction factor in the list. Give its category of table 2.")
NOT_POSITIVE = N_("{unit}: the quantity of {substance} is {amount} t. It must be above 0.")
NO_PEOPLE = N_("{unit}: the number of people outside is not given, and its class follows from it. "
               "Count them within 500 m of the plant's fence; write 0 where there are none.")
DIGITS = (4, 8, 12, 16)


@dataclass(frozen=True)
class ReckonedUnit:
    """`problems` says what is missing, in the language of the screen.

    `reckoning` is None where the sum cannot be told. Where only the people outside are not given, the sum stands and
    the class is open: `hazard_class` is then empty.
    """

    unit: HazardInstallation
    substances: tuple[HazardSubstance, ...]
    reckoning: Reckoning | None
    problems: tuple[str, ...]

    @property
    def is_major(self) -> bool:
        return self.reckoning is not None and self.reckoning.is_major

    @property
    def hazard_class(self) -> str:
        return self.reckoning.hazard_class if self.reckoning is not None and not self.problems else ""


def reckoned_units(company: Company) -> tuple[ReckonedUnit, ...]:
    with company.read() as reader:
        units = list(reader.records(HazardInstallation, order=("name",)))
        held = list(reader.records(HazardSubstance, order=("substance",)))
    return tuple(_reckoned(unit, [one for one in held if one.installation_id == unit.id]) for unit in units)


def _reckoned(unit: HazardInstallation, substances: list[HazardSubstance]) -> ReckonedUnit:
    found: list[Held] = []
    problems: list[str] = []
    for one in substances:
        try:
            found.append(held(unit.name, one))
        except InputError as error:
            problems.append(error.text())
    people = unit.people_outside
    result = None if problems or not found else Reckoning(tuple(found), alpha(max(people or 0, 0)), classes())
    if result is not None and result.is_major and (people is None or people < 0):
        problems.append(InputError(NO_PEOPLE, unit=unit.name).text())
    return ReckonedUnit(unit, tuple(substances), result, tuple(problems))


def held(unit: str, one: HazardSubstance) -> Held:
    """Raises InputError naming unit and substance where critical quantity or correction factor are not known."""
    if one.amount <= 0:
        raise InputError(NOT_POSITIVE, unit=unit, substance=_name(one), amount=one.amount)
    named = code_list("critical_quantity").by_code.get(one.substance)
    by_category = code_list("critical_category").by_code.get(category_of(one))
    critical = _number(named, "quantity") or _number(by_category, "quantity")
    beta = _number(named, "beta") or _number(by_category, "beta")
    if critical is None:
        raise InputError(NO_CATEGORY, unit=unit, substance=_name(one))
    if beta is None:
        raise InputError(NO_BETA, unit=unit, substance=_name(one))
    return Held(_name(one), one.amount, critical, beta)


def category_of(one: HazardSubstance) -> str:
    """What a person chose, else the list's own for a substance of table 1."""
    named = code_list("critical_quantity").by_code.get(one.substance)
    return one.category or (named.attribute("category") if named else "")


def sources_of(one: HazardSubstance) -> tuple[str, str]:
    """Where the critical quantity and the factor come from: "1" and "3" for the tables that name substances, else the
    symbol of the category, as tables 2 and 4 have it."""
    named = code_list("critical_quantity").by_code.get(one.substance)
    return ("1" if _number(named, "quantity") else category_of(one),
            "3" if _number(named, "beta") else category_of(one))


def shown_apart(value: Fraction, edges: Sequence[Decimal]) -> str:
    """Rounded for reading, but never onto the other side of an edge: 0.99999 is not shown as 1."""
    texts = [shown(value, digits) for digits in DIGITS]
    return next((text for text in texts
                 if all((Fraction(text) >= edge) == (value >= edge) for edge in map(Fraction, edges))), str(value))


def _name(one: HazardSubstance) -> str:
    return code_list("critical_quantity").label(one.substance, active().language)


def _number(item: CodeItem | None, attribute: str) -> Decimal | None:
    text = item.attribute(attribute) if item else ""
    return Decimal(text) if text else None


def alpha(people: int) -> Decimal:
    """The factor for people outside (table 5)."""
    steps = [(int(item.code), Decimal(item.attribute("alpha"))) for item in code_list("exposure_factor").items]
    return factor_for(people, steps)


@cache
def classes() -> tuple[HazardClass, ...]:
    items: Iterable[CodeItem] = code_list("major_hazard_class").items
    found = [HazardClass(item.code, Decimal(item.attribute("from"))) for item in items]
    return tuple(sorted(found, key=lambda one: one.begins, reverse=True))
