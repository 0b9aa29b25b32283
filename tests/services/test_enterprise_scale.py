"""The rule of 2017: which size every figure reaches, which one decides, and what is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.services.enterprise_scale import scale


def owner(industry: str, **figures: Any) -> Enterprise:
    return Enterprise(id="", name="信阳某厂", industry=industry, **figures)


def test_industry_of_300_persons_and_1999_is_small_for_its_revenue() -> None:
    found = scale(owner("C2651", headcount=300, revenue=Decimal(1999)), "zh_CN")
    assert (found.size, found.industry, found.missing) == ("small", "工业", "")
    assert [(one.label, one.value, one.size, one.next_size, one.next_from) for one in found.figures] == [
        ("Staff", Decimal(300), "medium", "large", Decimal(1000)),
        ("Annual revenue", Decimal(1999), "small", "medium", Decimal(2000))]
    assert found.decisive is not None
    assert found.decisive.label == "Annual revenue"


@pytest.mark.parametrize(("industry", "figures", "size"), [
    ("C2651", {"headcount": 300, "revenue": Decimal(2000)}, "medium"),
    ("C2651", {"headcount": 1000, "revenue": Decimal(40000)}, "large"),
    ("C2651", {"headcount": 19, "revenue": Decimal(90000)}, "micro"),
    ("F5265", {"headcount": 50, "revenue": Decimal(499)}, "small"),
    ("F5265", {"headcount": 300, "revenue": Decimal(20000)}, "large"),
    ("F5162", {"headcount": 20, "revenue": Decimal(5000)}, "medium"),
    ("A0111", {"revenue": Decimal(49)}, "micro"),
    ("E4710", {"revenue": Decimal(6000), "assets": Decimal("4999.99")}, "small"),
    ("Q8514", {"headcount": 100}, "medium")])
def test_the_size_that_every_figure_reaches(industry: str, figures: dict[str, Any], size: str) -> None:
    assert scale(owner(industry, **figures), "zh_CN").size == size


def test_one_figure_alone_decides_nothing_against_another() -> None:
    assert scale(owner("Q8514", headcount=9), "zh_CN").decisive is None
    assert scale(owner("F5265", headcount=10, revenue=Decimal(100)), "zh_CN").decisive is None


def test_what_is_missing_is_named_and_what_there_is_is_told() -> None:
    found = scale(owner("C2651", headcount=25), "en")
    assert (found.size, found.missing) == ("", "Fill in Annual revenue: the scale for Industry follows from it.")
    assert [(one.label, one.size) for one in found.figures] == [("Staff", "small")]
    assert scale(owner("", headcount=25), "en").missing.startswith("Choose the class of industry")


def test_a_school_is_measured_by_analogy_and_says_so() -> None:
    assert scale(owner("P8321", headcount=20), "en").outside
    assert not scale(owner("C2651", headcount=20), "en").outside
    assert not scale(owner("C2651", headcount=20), "en").verified
