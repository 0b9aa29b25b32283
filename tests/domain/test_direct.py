"""The conditions of a direct judgement read from plain data, and the form in which the ticked ones are kept."""

from __future__ import annotations

from typing import Any

import pytest

from dualprev_desktop.domain.direct import ConditionList
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.kernel.errors import InputError


def condition(id: str, **changes: Any) -> dict[str, Any]:
    return {"id": id, "texts": {"en": id, "zh_CN": f"条件{id}"}, "hints": {"en": "Which", "zh_CN": "哪个"}} | changes


def conditions(*rows: dict[str, Any]) -> ConditionList:
    return ConditionList.from_node(Node.of({"source": {"en": "s", "zh_CN": "源"}, "conditions": rows}, "c.json"))


def test_ticked_conditions_are_kept_once_in_the_order_of_the_list() -> None:
    listed = conditions(condition("law"), condition("mhi"), condition("crowd", candidate=True))
    assert listed.chosen_text(["crowd", "law", "crowd"]) == "law=1;crowd=1"
    assert [one.candidate for one in listed.conditions] == [False, False, True]
    assert listed.by_id["mhi"].text("zh_CN") == "条件mhi"
    assert listed.by_id["mhi"].hint("en") == "Which"


def test_nothing_ticked_and_an_unknown_condition_are_refused() -> None:
    listed = conditions(condition("law"))
    with pytest.raises(InputError, match="No condition for a direct judgement is ticked"):
        listed.chosen_text([])
    with pytest.raises(InputError, match=r"There is no condition “luck” for a direct judgement\. There are: law\."):
        listed.chosen_text(["law", "luck"])


@pytest.mark.parametrize(("rows", "said"), [
    ([condition("law"), condition("law")], "c.json: the condition “law” stands there twice"),
    ([condition("law", texts={"en": "Law"})], "c.json › conditions 1 › texts: “zh_CN” is missing"),
    ([condition("law", note="x")], "c.json › conditions 1: “note” is not known here"),
    ([], "c.json: “conditions” is ()"),
])
def test_a_damaged_list_is_named_with_its_place(rows: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(InputError) as caught:
        conditions(*rows)
    assert said in str(caught.value)
