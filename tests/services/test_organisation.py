"""Units, posts and people are moved and appointed, each in one step with its name to undo."""

from __future__ import annotations

from datetime import date

import pytest

from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.kernel.errors import Conflict, InputError
from dualprev_desktop.services import edit, organisation, query
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.store.company import Company

TODAY = date(2026, 11, 24)


def made(company: Company, type_id: str, **values: object) -> str:
    return edit.create(company, type_id, values)[0]


@pytest.fixture
def units(company: Company) -> dict[str, str]:
    """A company with two workshops, a team in the first, two posts in the team."""
    root = made(company, "org_unit", name="某油库", kind="company", position=1)
    found = {"某油库": root}
    for place, name in enumerate(("储运部", "检修部"), 1):
        found[name] = made(company, "org_unit", name=name, kind="department", parent_id=root, position=place)
    found["一班"] = made(company, "org_unit", name="一班", kind="team", parent_id=found["储运部"], position=1)
    for place, name in enumerate(("班长", "操作工"), 1):
        found[name] = made(company, "post", name=name, unit_id=found["一班"], position=place)
    return found


def below(company: Company, above_id: str) -> list[str]:
    return [unit.name for unit in query.records(company, OrgUnit, parent_id=above_id)]


def test_a_unit_is_moved_with_its_name_to_undo(company: Company, units: dict[str, str]) -> None:
    organisation.move(company, "org_unit", units["一班"], units["检修部"])
    assert below(company, units["检修部"]) == ["一班"]
    assert undo_label(company) == "Move Unit: 一班"
    company.undo()
    assert below(company, units["储运部"]) == ["一班"]


def test_a_unit_never_hangs_below_itself(company: Company, units: dict[str, str]) -> None:
    for above in ("储运部", "一班"):
        with pytest.raises(InputError, match="cannot belong to itself or to what is below it") as refused:
            organisation.move(company, "org_unit", units["储运部"], units[above])
        assert f"“{above}”" in refused.value.text()
    assert below(company, units["某油库"]) == ["储运部", "检修部"]


def test_a_post_goes_to_another_unit_but_not_to_none(company: Company, units: dict[str, str]) -> None:
    organisation.move(company, "post", units["班长"], units["检修部"])
    assert query.get(company, Post, units["班长"]).unit_id == units["检修部"]
    with pytest.raises(InputError, match="belongs to a unit"):
        organisation.move(company, "post", units["班长"], "")


def test_what_stands_side_by_side_is_put_in_order(company: Company, units: dict[str, str]) -> None:
    third = made(company, "org_unit", name="安环部", kind="department", parent_id=units["某油库"])
    organisation.shift(company, "org_unit", third, 1)
    assert below(company, units["某油库"]) == ["储运部", "安环部", "检修部"]
    organisation.shift(company, "org_unit", third, 1)
    assert below(company, units["某油库"])[-1] == "安环部"
    assert not organisation.shift(company, "org_unit", third, 1), "it stands at the end"
    organisation.move(company, "org_unit", third, units["某油库"], 0)
    assert below(company, units["某油库"]) == ["安环部", "储运部", "检修部"]


def test_one_person_holds_two_posts_but_none_twice(company: Company, units: dict[str, str]) -> None:
    person = made(company, "person", name="张三")
    organisation.appoint(company, person, units["班长"])
    organisation.appoint(company, person, units["操作工"])
    assert len(query.records(company, Appointment, person_id=person)) == 2
    assert undo_label(company) == "Appoint 张三: 操作工"
    with pytest.raises(Conflict, match="holds the post “班长” already"):
        organisation.appoint(company, person, units["班长"])


def test_a_transfer_keeps_what_is_known_of_the_former_post(company: Company, units: dict[str, str]) -> None:
    person = made(company, "person", name="张三")
    drawn = made(company, "appointment", person_id=person, post_id=units["班长"])
    organisation.transfer(company, drawn, units["操作工"])
    (one,) = query.records(company, Appointment)
    assert (one.id, one.post_id) == (drawn, units["操作工"])
    edit.change(company, "appointment", drawn, {"since": "2020-01-01"})
    organisation.transfer(company, drawn, units["班长"], TODAY)
    former, now = sorted(query.records(company, Appointment), key=lambda one: one.since or TODAY)
    assert (former.post_id, former.until) == (units["操作工"], TODAY)
    assert (now.post_id, now.since, now.until) == (units["班长"], TODAY, None)


def test_who_ended_a_post_may_take_it_again(company: Company, units: dict[str, str]) -> None:
    person = made(company, "person", name="张三")
    organisation.appoint(company, person, units["班长"])
    (one,) = query.records(company, Appointment)
    organisation.end(company, one.id)
    assert undo_label(company) == "End the appointment of 张三: 班长"
    organisation.appoint(company, person, units["班长"])


def test_who_has_left_takes_no_post(company: Company, units: dict[str, str]) -> None:
    person = made(company, "person", name="张三", left_on="2020-01-01")
    with pytest.raises(Conflict, match="left on 2020-01-01"):
        organisation.appoint(company, person, units["班长"])
