"""Scales taken from another file, sums instead of products, and names of grades, read from plain data."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from dualprev_desktop.domain.bands import Band
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.domain.shared_scales import read_together
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.paths import resource


@pytest.fixture
def lender() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource("rules", "lec_e1.json").read_text(encoding="utf-8"))
    return read


def taker(lender: dict[str, Any], id: str, **changes: Any) -> dict[str, Any]:
    own = copy.deepcopy(lender) | {"id": id, "scales_of": lender["id"]} | changes
    if "parameters" not in changes:
        del own["parameters"]
    return own


def together(*files: dict[str, Any]) -> dict[str, RuleSet]:
    return read_together({data["id"]: Node.of(data, f"{data['id']}.json") for data in files})


def refusal(*files: dict[str, Any]) -> str:
    with pytest.raises(InputError) as caught:
        together(*files)
    return str(caught.value)


def test_all_scales_are_taken_whatever_the_order_of_the_files(lender: dict[str, Any]) -> None:
    read = together(taker(lender, "a"), lender)
    assert list(read) == ["a", "lec-e1"]
    assert read["a"].parameters is read["lec-e1"].parameters
    read["a"].prove()


def test_a_parameter_given_by_its_key_alone_is_taken_and_others_are_its_own(lender: dict[str, Any]) -> None:
    own = {"key": "C", "labels": {"en": "c", "zh_CN": "后果"},
           "scale": [{"value": 2, "texts": {"en": "two", "zh_CN": "二"}}]}
    read = together(lender, taker(lender, "a", parameters=[own, {"key": "L"}]))["a"]
    assert [(item.key, len(item.scale)) for item in read.parameters] == [("C", 1), ("L", 7)]
    assert read.judge({"C": Decimal(2), "L": Decimal(10)}).score == 20


def test_scales_may_be_handed_on(lender: dict[str, Any]) -> None:
    read = together(taker(lender, "a", scales_of="b"), taker(lender, "b"), lender)
    assert read["a"].parameters is read["lec-e1"].parameters


def test_a_missing_lender_is_named(lender: dict[str, Any]) -> None:
    assert refusal(taker(lender, "a", scales_of="lec-e9"), lender) == (
        "a.json: “scales_of” is “lec-e9”, and no file here has a rule set of that id. There are: a, lec-e1.")


def test_a_circle_is_named_with_its_way(lender: dict[str, Any]) -> None:
    assert refusal(taker(lender, "a", scales_of="b"), taker(lender, "b", scales_of="a")) == (
        "a.json: the scales are taken in a circle (a → b → a). Let one of these files hold the scales itself.")
    assert "(a → a)" in refusal(taker(lender, "a", scales_of="a"))


def test_a_parameter_the_lender_does_not_have_is_named(lender: dict[str, Any]) -> None:
    assert refusal(lender, taker(lender, "a", parameters=[{"key": "S"}])) == (
        "a.json › parameters 1: lec-e1.json (lec-e1) has no parameter “S” to take the scale of. It has: L, E, C. "
        "Write the scale here, or name one of those.")


def test_a_key_alone_is_no_parameter_without_a_lender(lender: dict[str, Any]) -> None:
    lender["parameters"][0] = {"key": "L"}
    assert refusal(lender) == "lec-e1.json › parameters 1: “labels” is missing. Add it."


# sums

def indicator(key: str, *points: int) -> dict[str, Any]:
    rows = [{"value": value, "texts": {"en": f"{value} points", "zh_CN": f"{value}分"}} for value in points]
    return {"key": key, "labels": {"en": key, "zh_CN": key}, "scale": rows}


@pytest.fixture
def table(lender: dict[str, Any]) -> dict[str, Any]:
    """Eight indicators of four rows each: 65,536 choices."""
    indicators = [indicator(f"A{number}", 12, 6, 4, 0) for number in range(1, 9)]
    bands = [{"level": "major", "low": 60, "low_inclusive": True, "high": None},
             {"level": "low", "low": 0, "low_inclusive": True, "high": 60}]
    return lender | {"id": "sum", "formula": "sum", "parameters": indicators, "bands": bands}


def test_a_sum_adds_up_and_may_be_nothing(table: dict[str, Any]) -> None:
    rules = together(table)["sum"]
    rules.prove()
    nothing = {parameter.key: Decimal(0) for parameter in rules.parameters}
    assert (rules.sign, rules.score(nothing), rules.judge(nothing).level) == ("+", Decimal(0), Level.LOW)
    assert rules.judge(nothing | {f"A{number}": Decimal(12) for number in range(1, 6)}).level is Level.MAJOR
    assert max(rules.reachable()) == 96


def test_a_sum_without_a_band_is_named_with_its_choice(table: dict[str, Any]) -> None:
    table["bands"][1]["low_inclusive"] = False
    with pytest.raises(InputError, match=r"the choice A1=0;A2=0;.*A8=0 gives the score 0, which no band holds"):
        together(table)["sum"].prove()


def test_an_unknown_formula_is_named(table: dict[str, Any]) -> None:
    said = refusal(table | {"formula": "mean"})
    assert said == "sum.json: “formula” is “mean”; it must be product or sum. Correct it."


# grades

def test_a_grade_needs_both_languages(lender: dict[str, Any]) -> None:
    lender["bands"][0]["grade"] = {"en": "Extremely dangerous"}
    assert refusal(lender) == "lec-e1.json › bands 1 › grade: “zh_CN” is missing. Add it."


def test_a_band_without_a_grade_has_no_name() -> None:
    assert Band(Level.LOW, Decimal(0), False, None, False).grade_name("en") == ""
