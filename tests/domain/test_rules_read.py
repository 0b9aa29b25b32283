"""A rule set read from plain data: bad data is answered with a sentence that names place and key."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from dualprev_desktop.domain.rules import RuleSet, chosen_text, parse_chosen
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.paths import resource

FILE = "lec_e1.json"


@pytest.fixture
def data() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource("rules", FILE).read_text(encoding="utf-8"))
    return copy.deepcopy(read)


def refusal(data: dict[str, Any]) -> str:
    with pytest.raises(InputError) as caught:
        RuleSet.from_mapping(data, FILE).prove()
    return str(caught.value)


@pytest.mark.parametrize("key", ["id", "method", "edition", "symbol", "names", "parameters", "bands", "source",
                                 "tie_rule"])
def test_a_missing_key_is_named(data: dict[str, Any], key: str) -> None:
    del data[key]
    assert refusal(data) == f"{FILE}: “{key}” is missing. Add it."


def test_a_misspelt_key_is_not_ignored(data: dict[str, Any]) -> None:
    data["verifed"] = True
    assert refusal(data).startswith(f"{FILE}: “verifed” is not known here. Known are: id, method, edition")


def test_a_missing_translation_is_named(data: dict[str, Any]) -> None:
    del data["parameters"][1]["scale"][2]["texts"]["zh_CN"]
    assert refusal(data) == f"{FILE} › parameters 2 › scale 3 › texts: “zh_CN” is missing. Add it."


@pytest.mark.parametrize("value", ["viel", "", "NaN", "Infinity", "1E+99", "0.00000001", 0.5, True, None, [1]])
def test_a_value_that_is_no_exact_number_is_named(data: dict[str, Any], value: object) -> None:
    data["parameters"][0]["scale"][0]["value"] = value
    said = refusal(data)
    assert said.startswith(f"{FILE} › parameters 1 › scale 1: “value” is ")
    assert "an exact number" in said


@pytest.mark.parametrize(("path", "value", "said"), [
    (("bands", 1, "level"), "orange", "› bands 2: “level” is “orange”; it must be one of major, considerable"),
    (("bands", 1, "level"), "unassessed", "› bands 2: “level” is “unassessed”"),
    (("bands", 0, "low_inclusive"), "yes", "› bands 1: “low_inclusive” is “yes”; it must be true or false"),
    (("bands",), {}, ": “bands” is {}; it must be a list of objects"),
    (("parameters", 0), 3, "› parameters 1 is 3; it must be an object"),
    (("parameters", 0, "key"), "L=", "› parameters 1: “key” is “L=”; it must be letters and digits"),
    (("names",), "LEC", ": “names” is “LEC”; it must be an object"),
])
def test_a_wrong_value_is_named(data: dict[str, Any], path: tuple[Any, ...], value: object, said: str) -> None:
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert said in refusal(data)


def test_a_product_without_level_is_named(data: dict[str, Any]) -> None:
    data["parameters"][0]["scale"].append({"value": "0", "texts": {"en": "Never", "zh_CN": "从不"}})
    assert refusal(data) == (f"{FILE} (lec-e1): the choice L=0;E=10;C=100 gives the score 0, which no band holds. "
                             "Correct the bands or the scale.")


def test_a_parameter_that_stands_twice_is_named(data: dict[str, Any]) -> None:
    data["parameters"][2]["key"] = "L"
    assert "(lec-e1): the parameter “L” stands there twice" in refusal(data)


def test_a_scale_out_of_order_is_named(data: dict[str, Any]) -> None:
    data["parameters"][2]["scale"].reverse()
    assert "(lec-e1): the scale of C does not run from its highest" in refusal(data)


def test_an_overlap_in_the_file_names_file_and_rule_set(data: dict[str, Any]) -> None:
    data["bands"][0]["low"] = "319"
    bands = "“Considerable” (160 < D ≤ 320) and “Major” (D > 319)"
    assert refusal(data).startswith(f"lec_e1.json (lec-e1): the bands {bands} overlap")


def test_chosen_values_as_text_and_back() -> None:
    chosen = {"L": Decimal("0.5"), "E": Decimal(10), "C": Decimal("15.0")}
    assert chosen_text(chosen) == "L=0.5;E=10;C=15"
    assert parse_chosen(" L = 0.5; E=10;C=15;") == chosen
    assert parse_chosen("") == {}


@pytest.mark.parametrize("text", ["L", "L=", "=3", "L=x", "L=3;L=3", "L=NaN", "L=3,E=6"])
def test_a_text_that_is_no_choice_is_quoted(text: str) -> None:
    with pytest.raises(InputError, match="is not a list of chosen values") as caught:
        parse_chosen(text)
    assert text in str(caught.value)
