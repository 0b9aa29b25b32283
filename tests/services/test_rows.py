"""Rows as people type and paste them: what is understood, what is refused, and that it is one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.services.finding import matching
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.services.typed_text import plainly, problem
from dualprev_desktop.store.company import Company


@pytest.fixture
def unit(company: Company) -> str:
    return edit.create(company, "org_unit", {"name": "卸油班", "kind": "team"})[0]


@dataclass
class Given:
    type: FieldType
    text: str
    value: object


@pytest.mark.parametrize("given", [
    Given(FieldType.INTEGER, "１２", 12), Given(FieldType.INTEGER, "1,200", 1200),
    Given(FieldType.DECIMAL, "-1,234.50", Decimal("-1234.50")), Given(FieldType.DATE, "2026/11/4", date(2026, 11, 4)),
    Given(FieldType.DATE, "2026年11月4日", date(2026, 11, 4)), Given(FieldType.DATE, "2026-11-04", date(2026, 11, 4)),
    Given(FieldType.BOOLEAN, "是", True), Given(FieldType.BOOLEAN, "否", False)])
def test_texts_of_spreadsheets_become_values(given: Given) -> None:
    field = Field("note", given.type, "Something")
    plain = plainly(field, given.text, date(2026, 11, 24))
    assert edit.typed(query.describe("risk_point"), field, plain) == given.value


def test_labels_and_titles_are_taken_for_codes_and_ids(company: Company, unit: str) -> None:
    (made,), _changes = rows.add(company, "risk_point", {"name": "卸油作业", "kind": "作业活动", "unit_id": "卸油班"})
    point = query.get(company, RiskPoint, made)
    assert (point.kind, point.unit_id) == ("activity", unit)


def test_an_unknown_title_is_refused_with_its_field(company: Company) -> None:
    with pytest.raises(InputError) as caught:
        rows.add(company, "risk_point", {"name": "卸油作业", "kind": "activity", "unit_id": "不存在的班"})
    assert "不存在的班" in caught.value.text()
    assert "Responsible unit" in caught.value.text()


def test_many_rows_are_one_transaction_and_name_the_line_at_fault(company: Company) -> None:
    good = {"name": "油罐", "kind": "facility"}
    ids, _changes = rows.put(company, "risk_point", [("", good), ("", {**good, "name": "加油机"})])
    company.undo()
    assert query.count(company, "risk_point") == 0
    company.redo()
    with pytest.raises(InputError) as caught:
        rows.put(company, "risk_point", [(ids[0], {"name": "新名"}), ("", {"name": "无类别"})])
    assert caught.value.text().startswith("Line 2: Risk point: the field “Kind” is empty.")
    assert query.get(company, RiskPoint, ids[0]).name == "油罐"


def test_a_required_value_is_not_cleared(company: Company) -> None:
    (made,), _changes = rows.add(company, "risk_point", {"name": "油罐", "kind": "facility"})
    with pytest.raises(InputError, match="the field “Name” is empty"):
        rows.put(company, "risk_point", [(made, {"name": ""})])


def test_a_new_record_stands_after_the_others(company: Company) -> None:
    (point,), _changes = rows.add(company, "risk_point", {"name": "油罐", "kind": "facility"})
    for name in ("先", "后"):
        rows.add(company, "risk_event", {"risk_point_id": point, "name": name})
    assert [event.name for event in query.records(company, RiskEvent, risk_point_id=point)] == ["先", "后"]


def test_a_unit_is_not_put_below_itself(company: Company, unit: str) -> None:
    (below,), _changes = rows.add(company, "org_unit", {"name": "小组", "kind": "team", "parent_id": unit})
    with pytest.raises(InputError, match="cannot belong to itself"):
        rows.put(company, "org_unit", [(unit, {"parent_id": below})])
    assert query.get(company, OrgUnit, unit).parent_id == ""


def test_problem_says_what_is_wrong_before_anything_is_kept(company: Company) -> None:
    declared = query.describe("enterprise")
    headcount, credit = declared.field("headcount"), declared.field("credit_code")
    assert problem(company, declared, headcount, "14") == ""
    assert "takes a whole number" in problem(company, declared, headcount, "vierzehn")
    assert "18" in problem(company, declared, credit, "123")
    assert "at most 80" in problem(company, declared, declared.field("name"), "长" * 81)


def test_columns_sort_as_they_read(company: Company, unit: str) -> None:
    other = edit.create(company, "org_unit", {"name": "加油班", "kind": "team"})[0]
    for name, kind, belongs in (("甲", "place", unit), ("乙", "facility", other), ("丙", "activity", unit)):
        rows.add(company, "risk_point", {"name": name, "kind": kind, "unit_id": belongs})

    def names(field: str, *, down: bool = False) -> list[str]:
        return [point.name for point in query.page(company, "risk_point", order=[(field, down)])]

    assert names("kind") == ["乙", "丙", "甲"], "as the code list has it: facility, activity, place"
    assert names("unit_id")[0] == "乙", "加油班 before 卸油班"
    assert names("unit_id", down=True)[-1] == "乙"
    assert [query.find(company, "risk_point", one).name for one in query.ids(
        company, "risk_point", order=[("kind", True)])] == ["甲", "丙", "乙"]


def test_initials_find_what_words_do_not(company: Company) -> None:
    (made,), _changes = rows.add(company, "risk_point", {"name": "卸油作业", "kind": "activity"})
    rows.add(company, "risk_point", {"name": "加油机", "kind": "facility"})
    index = SearchIndex(company)
    assert matching(index, "risk_point", "xyzy") == [made]
    assert matching(index, "risk_point", "卸油") is None, "words are left to the database"


def test_an_appointment_is_told_by_its_post(company: Company, unit: str) -> None:
    post = edit.create(company, "post", {"name": "卸油员", "unit_id": unit})[0]
    person = edit.create(company, "person", {"name": "李四"})[0]
    (made,), _changes = rows.add(company, "appointment", {"person_id": person, "post_id": post})
    edit.remove(company, "appointment", [made])
    assert undo_label(company) == "Remove Appointment: 卸油员"
