"""GB 18218-2018 over the company's units: by substance, by category, and what is refused with which sentence."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from dualprev_desktop.kernel import i18n
from dualprev_desktop.services import edit
from dualprev_desktop.services.major_hazards import ReckonedUnit, reckoned_units, shown_apart, sources_of
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.journal import operations

CHLORINE, GASOLINE, AMMONIA, FLUORINE = "12", "66", "01", "05"


def unit(company: Company, *held: tuple[str, str, str], people: int | None = 0) -> ReckonedUnit:
    """`held`: substance, category, amount in t."""
    id, _changes = edit.create(company, "hazard_installation",
                               {"name": "储罐区", "kind": "storage", "people_outside": people})
    for substance, category, amount in held:
        edit.create(company, "hazard_substance", {"installation_id": id, "substance": substance,
                                                  "category": category, "amount": amount})
    return next(one for one in reckoned_units(company) if one.unit.id == id)


def facts(one: ReckonedUnit) -> tuple[Any, ...]:
    assert one.reckoning is not None
    return one.reckoning.sum, one.reckoning.indicator, one.hazard_class


def test_20_t_of_chlorine_with_120_people_is_class_3(company: Company) -> None:
    found = unit(company, ("液氯", "", "20"), people=120)
    assert facts(found) == (4, 32, "3")
    assert found.is_major
    assert sources_of(found.substances[0]) == ("1", "3")


def test_a_filling_station_is_below_one(company: Company) -> None:
    found = unit(company, (GASOLINE, "", "60"), ("柴油", "W5.4", "75"), people=None)
    assert facts(found) == (Fraction(63, 200), Fraction(63, 400), "")
    assert not found.is_major
    assert found.problems == ()
    assert [sources_of(one) for one in found.substances] == [("1", "W5.3"), ("W5.4", "W5.4")]


def test_exactly_one_is_a_major_hazard_installation(company: Company) -> None:
    found = unit(company, (GASOLINE, "", "100"), (GASOLINE, "", "100"))
    assert facts(found) == (1, Fraction(1, 2), "4")
    assert not unit(company, (GASOLINE, "", "199.999")).is_major


def test_a_substance_counts_by_its_category(company: Company) -> None:
    found = unit(company, ("环己酮", "W5.4", "2500"), (AMMONIA, "", "5"), people=30)
    assert facts(found) == (1, Fraction(18, 10), "4")


def test_without_a_category_it_is_refused_by_name(company: Company) -> None:
    found = unit(company, (GASOLINE, "", "60"), ("环己酮", "", "75"))
    assert found.reckoning is None
    assert found.problems == (
        "储罐区: 环己酮 is not in table 1 of GB 18218-2018, and its category is not given. "
        "Choose the category of table 2; of several, the one with the least critical quantity.",)


def test_a_substance_of_table_1_without_a_factor_asks_for_its_category(company: Company) -> None:
    (problem,) = unit(company, (FLUORINE, "", "2")).problems
    assert "储罐区: Fluorine has no correction factor" in problem
    assert facts(unit(company, (FLUORINE, "J1", "2"), people=1)) == (2, 8, "4")


def test_names_are_in_the_language_of_the_screen(company: Company) -> None:
    unit(company, (FLUORINE, "", "2"))
    i18n.use("zh_CN")
    (found,) = reckoned_units(company)
    assert "氟" in found.problems[0]


@pytest.mark.parametrize("amount", ["0", "-3"])
def test_nothing_is_no_quantity(company: Company, amount: str) -> None:
    (problem,) = unit(company, (CHLORINE, "", amount)).problems
    assert problem == f"储罐区: the quantity of Chlorine is {amount} t. It must be above 0."


@pytest.mark.parametrize("people", [None, -1])
def test_without_the_people_outside_the_class_stays_open(company: Company, people: int | None) -> None:
    """Unknown is not nobody: α would be 0.5, and the class better than it is."""
    found = unit(company, (CHLORINE, "", "20"), people=people)
    assert found.is_major
    assert found.hazard_class == ""
    assert "the number of people outside is not given" in found.problems[0]
    assert facts(unit(company, (CHLORINE, "", "20"), people=0)) == (4, 8, "4")


def test_a_unit_without_substances_has_no_result_and_no_problem(company: Company) -> None:
    found = unit(company)
    assert (found.reckoning, found.problems, found.is_major, found.hazard_class) == (None, (), False, "")


def test_a_figure_is_never_shown_on_the_other_side_of_an_edge() -> None:
    one = [Decimal(1)]
    assert shown_apart(Fraction("0.999999995"), one) == "0.999999995"
    assert shown_apart(Fraction("0.99994"), one) == "0.9999"
    assert shown_apart(Fraction("0.99996"), one) == "0.99996"
    assert (shown_apart(Fraction(1), one), shown_apart(Fraction(1, 3), one)) == ("1", "0.3333")
    assert shown_apart(Fraction("9.99999"), [Decimal(10), Decimal(50)]) == "9.99999"


def test_substance_category_and_quantity_are_one_statement(company: Company) -> None:
    """What two copies say of a substance is never put together into a third thing: 50 t of what held 5 t."""
    held = unit(company, ("环己酮", "W5.4", "2500")).substances[0]
    edit.change(company, "hazard_substance", held.id, {"amount": "50"})
    with company.read() as reader:
        *_earlier, (_id, last) = operations(reader.connection)
    assert last.fields["held"] == {"substance": "环己酮", "category": "W5.4", "amount": "50"}
