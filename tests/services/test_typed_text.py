"""What is said of a text while it is being typed, and names that are new."""

from __future__ import annotations

import pytest

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import record_types
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.services.typed_text import Look, TextReader, look, may_be_made
from dualprev_desktop.store.company import Company

CODE = "91411502MA9TEXT005"


def seen(company: Company, type_id: str, name: str, text: object) -> Look:
    declared = query.describe(type_id)
    return look(TextReader(company), declared, declared.field(name), text)


@pytest.mark.parametrize(("type_id", "name", "text", "echo"), [
    ("method_use", "done_on", "2026年1月3日", "✓ reads as 2026-01-03"), ("method_use", "done_on", "2026-01-03", ""),
    ("enterprise", "headcount", "２０人", "✓ reads as 20 persons"), ("enterprise", "headcount", "20", ""),
    ("enterprise", "revenue", "3亿", "✓ reads as 30000 10,000 yuan"),
    ("enterprise", "credit_code", CODE, "✓ Complete; its check character agrees."),
    ("person", "phone", "0376-6666119转8001", "✓ landline with area code, extension 8001"),
    ("person", "name", "王五", "")])
def test_how_it_is_read_is_said_where_that_is_not_what_stands_there(company: Company, type_id: str, name: str,
                                                                    text: str, echo: str) -> None:
    assert seen(company, type_id, name, text) == Look(echo=echo)


@pytest.mark.parametrize(("type_id", "name", "text"), [
    ("method_use", "done_on", "2026-1"), ("enterprise", "headcount", "1,2"), ("enterprise", "credit_code", CODE[:9]),
    ("enterprise", "name", "")])
def test_what_is_half_typed_would_be_refused_but_is_not_hopeless(company: Company, type_id: str, name: str,
                                                                 text: str) -> None:
    found = seen(company, type_id, name, text)
    assert found.problem
    assert not found.hopeless


@pytest.mark.parametrize(("type_id", "name", "text"), [
    ("method_use", "done_on", "2026-13"), ("enterprise", "headcount", "1x"), ("enterprise", "credit_code", "9I"),
    ("enterprise", "credit_code", CODE[:-1] + "6"), ("enterprise", "name", "长" * 81),
    ("risk_point", "kind", "nothing such")])
def test_what_can_no_longer_become_right_is_said_at_once(company: Company, type_id: str, name: str,
                                                         text: str) -> None:
    found = seen(company, type_id, name, text)
    assert found.problem
    assert found.hopeless


def test_a_doubtful_number_is_kept_with_plain_digits_and_pointed_out(company: Company) -> None:
    found = seen(company, "person", "phone", "1381234")
    assert (found.problem, found.hopeless) == ("", False)
    assert "7 digits; a mobile number has 11" in found.doubt
    made, _changes = edit.create(company, "person", {"name": "王五", "phone": "１３８１２３４"})
    assert query.find(company, "person", made).phone == "1381234"


# names that are new ---------------------------------------------------------------------------------------


def test_only_what_needs_no_more_than_a_name_is_made_on_the_spot() -> None:
    made = {field.target for declared in record_types() for field in declared.fields
            if field.type is FieldType.REFERENCE and may_be_made(field)}
    assert "person" in made
    assert not made & {"post", "org_unit", "zone", "risk_point", "risk_event", "attachment"}


def test_a_new_person_is_made_in_the_same_step_and_goes_with_it(company: Company) -> None:
    (point,), _changes = rows.add(company, "risk_point", {"name": "油罐", "kind": "facility"})
    rows.put(company, "risk_point", [(point, {"person_id": NewTitle("王五")})])
    person = query.get(company, RiskPoint, point).person_id
    assert query.find(company, "person", person).name == "王五"
    undone = undo_label(company)
    assert undone is not None
    assert "油罐" in undone
    company.undo()
    assert query.get(company, RiskPoint, point).person_id == ""
    assert query.count(company, "person") == 0
    company.redo()
    assert query.get(company, RiskPoint, point).person_id == person


def test_one_new_name_in_many_rows_is_one_person_and_a_known_one_is_that_person(company: Company) -> None:
    known, _changes = edit.create(company, "person", {"name": "李四"})
    texts = [NewTitle("王五"), NewTitle("王五"), NewTitle("李四")]
    ids, _changes = rows.put(company, "risk_point", [
        ("", {"name": f"点{place}", "kind": "place", "person_id": text}) for place, text in enumerate(texts)])
    found = [query.get(company, RiskPoint, one).person_id for one in ids]
    assert found[0] == found[1] != found[2] == known
    assert query.count(company, "person") == 2


def test_a_name_that_was_not_chosen_as_new_is_refused(company: Company) -> None:
    with pytest.raises(InputError, match="there is no “王五”"):
        rows.add(company, "risk_point", {"name": "油罐", "kind": "facility", "person_id": "王五"})
    assert seen(company, "risk_point", "person_id", NewTitle("王五")).echo == \
        "New Person “王五”: it is added with this."
