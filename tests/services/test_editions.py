"""A company of 1986 goes over to GB 6441-2025: what maps is mapped, four types are asked, the original stays."""

from __future__ import annotations

import pytest

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import edit, query
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.editions import turn, turning_plan
from dualprev_desktop.services.guide.rule import Severity, Step
from dualprev_desktop.services.overview import overview
from dualprev_desktop.services.register import register
from dualprev_desktop.store.company import Company

LOSSY = {"02", "18", "19", "20"}


@pytest.fixture
def events(company: Company) -> dict[str, str]:
    """By the code of 1986: one event of each of its twenty types."""
    edit.create(company, "enterprise", {"name": "信阳顺达加油站有限公司", "accident_edition": "1986"})
    point, _ = edit.create(company, "risk_point", {"name": "站区", "kind": "place"})
    return {code: edit.create(company, "risk_event", {
        "risk_point_id": point, "name": f"事件{code}", "accident_type_1986": code})[0]
        for code in code_list("accident_type_1986").codes()}


def types(company: Company) -> dict[str, tuple[str, str]]:
    return {row.event_id: (row.accident_type_1986, row.accident_type) for row in register(company)}


def test_sixteen_map_and_four_are_asked(company: Company, events: dict[str, str]) -> None:
    plan = turning_plan(company)
    assert {one.old for one in plan.asked} == LOSSY
    assert {one.old for one in plan.mapped} == set(events) - LOSSY
    assert {one.old: one.new for one in plan.mapped}["11"] == "WSA10012"
    vehicle = next(one for one in plan.asked if one.old == "02")
    assert vehicle.choices == ("WSA10002", "WSA10003")
    assert types(company)[events["01"]] == ("01", "")


def test_the_answers_are_taken_and_the_original_is_kept(company: Company, events: dict[str, str]) -> None:
    turn(company, {events["02"]: "WSA10003", events["19"]: "WSA10024"})
    after = types(company)
    assert {old for old, _new in after.values()} == set(events)
    assert after[events["02"]] == ("02", "WSA10003")
    assert after[events["19"]] == ("19", "WSA10024")
    assert after[events["16"]] == ("16", "WSA10014")
    assert (after[events["18"]], after[events["20"]]) == (("18", ""), ("20", ""))
    owner = query.enterprise(company)
    assert owner is not None
    assert owner.accident_edition == "2025"
    assert {one.old for one in turning_plan(company).asked} == {"18", "20"}


def test_one_undo_takes_it_all_back(company: Company, events: dict[str, str]) -> None:
    before = types(company)
    turn(company, {events["02"]: "WSA10002"})
    company.undo()
    owner = query.enterprise(company)
    assert types(company) == before
    assert owner is not None
    assert owner.accident_edition == "1986"


def test_a_type_that_was_chosen_before_stays(company: Company, events: dict[str, str]) -> None:
    edit.change(company, "risk_event", events["10"], {"accident_type": "WSA10025"})
    turn(company, {})
    assert types(company)[events["10"]] == ("10", "WSA10025")


def test_an_answer_that_was_not_offered_changes_nothing(company: Company, events: dict[str, str]) -> None:
    with pytest.raises(InputError, match="cannot become Poisoning"):
        turn(company, {events["02"]: "WSA10023"})
    assert types(company)[events["01"]] == ("01", "")


def test_a_company_of_1986_owes_no_type_of_2025_and_shows_its_own(company: Company, events: dict[str, str]) -> None:
    assert missing(company) == []
    card = next(iter(cards(company)))
    assert card.accident_types_1986 == tuple(events)
    assert card.accident_types[0] == "WSA10001", "signs are suggested by the likeliest type of 2025"
    turn(company, {})
    assert missing(company) == ["4 risk events have no accident type"]
    assert next(iter(cards(company))).accident_types_1986 == ()


def missing(company: Company) -> list[str]:
    return [one.text for state in overview(company).steps if state.step is Step.IDENTIFY for one in state.missing
            if one.severity is Severity.MUST]
