"""GB 18218-2018: the sum decides whether it is one, the indicator its class; nothing is rounded before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.enterprise_scale import scale_by
from dualprev_desktop.domain.major_hazard import HazardClass, Held, Reckoning, factor_for, shown

CLASSES = (HazardClass("1", Decimal(100)), HazardClass("2", Decimal(50)), HazardClass("3", Decimal(10)),
           HazardClass("4", Decimal(0)))
STEPS = [(0, Decimal("0.5")), (1, Decimal(1)), (30, Decimal("1.2")), (50, Decimal("1.5")), (100, Decimal(2))]


def unit(*held: tuple[str, str, str], alpha: str = "1") -> Reckoning:
    found = tuple(Held("", Decimal(amount), Decimal(critical), Decimal(beta)) for amount, critical, beta in held)
    return Reckoning(found, Decimal(alpha), CLASSES)


def test_three_thirds_are_a_whole() -> None:
    whole = unit(("1", "3", "1"), ("1", "3", "1"), ("1", "3", "1"))
    assert whole.sum == 1
    assert whole.is_major
    assert whole.hazard_class == "4"


def test_a_hair_below_one_is_none() -> None:
    below = unit(("199.999999", "200", "1"))
    assert shown(below.sum) == "1"
    assert not below.is_major
    assert below.hazard_class == ""


def test_chlorine_by_hand() -> None:
    """5 t is the critical quantity of chlorine, its factor is 4: 20 t with 120 people outside."""
    chlorine = unit(("20", "5", "4"), alpha="2")
    assert (chlorine.sum, chlorine.indicator, chlorine.hazard_class) == (Fraction(4), Fraction(32), "3")


def test_classes_begin_at_their_edge() -> None:
    assert [unit((amount, "1", "1")).hazard_class for amount in ("9.99", "10", "49.9", "50", "99.9", "100")] == [
        "4", "3", "3", "2", "2", "1"]


def test_people_outside() -> None:
    assert [factor_for(people, STEPS) for people in (0, 1, 29, 30, 49, 50, 99, 100, 5000)] == [
        Decimal(text) for text in ("0.5", "1", "1", "1.2", "1.2", "1.5", "1.5", "2", "2")]


@given(st.lists(st.tuples(*[st.decimals("0.001", "5000", places=3)] * 3), min_size=1, max_size=6))
def test_more_of_anything_never_lowers(held: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    one = unit(*((str(a), str(b), str(c)) for a, b, c in held))
    more = unit(*((str(a * 2), str(b), str(c)) for a, b, c in held))
    assert more.sum == 2 * one.sum
    assert more.indicator == 2 * one.indicator
    assert one.is_major == (sum(Fraction(a) / Fraction(b) for a, b, _c in held) >= 1)


BOUNDS = {"employees": {"large": Decimal(1000), "medium": Decimal(300), "small": Decimal(20)},
          "revenue": {"large": Decimal(40000), "medium": Decimal(2000), "small": Decimal(300)}}


def test_every_indicator_must_reach_the_size() -> None:
    def size(employees: int, revenue: int) -> str:
        return scale_by(BOUNDS, {"employees": Decimal(employees), "revenue": Decimal(revenue)})

    assert [size(1000, 40000), size(1000, 39999), size(299, 40000), size(20, 300), size(19, 99999)] == [
        "large", "medium", "small", "small", "micro"]
