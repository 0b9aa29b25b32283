"""Lists as a company has them: own entries, free terms, what they are shown with, and the bridges of the schemes."""

from __future__ import annotations

import pytest

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import edit, own_lists, query, verification
from dualprev_desktop.services.code_tree import above, depth, is_tree
from dualprev_desktop.services.codelists import code_list, code_lists
from dualprev_desktop.services.list_views import list_lines, list_view
from dualprev_desktop.services.measure_schemes import SCHEMES, bridges, scheme_list
from dualprev_desktop.services.own_lists import CONDITIONS, OWN
from dualprev_desktop.store.company import Company

ZONES = "functional_zone"
SCHEME_CODES = code_list(SCHEMES).codes()


def zone_of(company: Company) -> str:
    owner = query.enterprise(company)
    assert owner is not None
    return owner.functional_zone


@pytest.fixture
def owner(company: Company) -> str:
    return edit.create(company, "enterprise", {"name": "示范加油站", "functional_zone": "北湖管理区"})[0]


def test_an_own_entry_is_offered_after_the_delivered_ones(company: Company) -> None:
    own_lists.add_entry(company, ZONES, "北湖管理区", "市政府文件")
    offered = own_lists.items(company, ZONES)
    assert [item.code for item in offered[:-1]] == list(code_list(ZONES).codes())
    assert (offered[-1].code, offered[-1].attributes) == ("北湖管理区", {OWN: True})


@pytest.mark.parametrize("label", ["羊山新区", " 羊山 新区 ", "yangshan"])
def test_what_the_list_has_is_not_entered_again(company: Company, label: str) -> None:
    with pytest.raises(InputError, match="stands in the list already"):
        own_lists.add_entry(company, ZONES, label)
    assert own_lists.entries(company, ZONES) == ()


def test_two_own_entries_may_not_have_one_name(company: Company) -> None:
    first, _changes = own_lists.add_entry(company, ZONES, "北湖管理区")
    second, _changes = own_lists.add_entry(company, ZONES, "南湾管理区二期")
    with pytest.raises(InputError, match="stands in the list already"):
        own_lists.change_entry(company, second, {"label": "北湖管理区"})
    own_lists.change_entry(company, first, {"label": "北湖管理区", "basis": "市政府文件"})
    assert [one.basis for one in own_lists.entries(company, ZONES)] == ["市政府文件", ""], "its own name is no obstacle"


def test_a_free_term_is_known_from_where_it_was_used(company: Company, owner: str) -> None:
    assert own_lists.terms_in_use(company, ZONES) == ("北湖管理区",)
    own_lists.add_entry(company, ZONES, "北湖管理区")
    assert own_lists.terms_in_use(company, ZONES) == (), "now it is an entry"
    edit.change(company, "enterprise", owner, {"functional_zone": "羊山新区"})
    assert zone_of(company) == "yangshan"
    assert own_lists.terms_in_use(company, ZONES) == ()


def test_renaming_an_entry_takes_its_records_along_in_one_step(company: Company, owner: str) -> None:
    entry, _changes = own_lists.add_entry(company, ZONES, "北湖管理区")
    own_lists.change_entry(company, entry, {"label": "北湖新区"})
    assert zone_of(company) == "北湖新区"
    company.undo()
    assert zone_of(company) == "北湖管理区"
    assert [one.label for one in own_lists.entries(company, ZONES)] == ["北湖管理区"]


def test_removing_an_entry_leaves_its_term_where_it_stands(company: Company, owner: str) -> None:
    entry, _changes = own_lists.add_entry(company, ZONES, "北湖管理区")
    edit.remove(company, "list_entry", [entry])
    assert zone_of(company) == "北湖管理区"
    assert own_lists.terms_in_use(company, ZONES) == ("北湖管理区",)


# what is shown ------------------------------------------------------------------------------------------


def test_every_list_is_shown_with_as_many_rows_as_it_has(company: Company) -> None:
    lines = {line.id: line for line in list_lines(company)}
    assert set(lines) == {CONDITIONS, *(known.id for known in code_lists())}
    for known in code_lists():
        view = list_view(company, known.id)
        assert len(view.rows) == lines[known.id].rows == len(known.items)
        assert view.unverified == lines[known.id].unverified
        assert view.source


def test_the_unverified_rows_of_all_lists_are_those_that_are_told_at_the_command_line(company: Company) -> None:
    own_lists.add_entry(company, ZONES, "北湖管理区")
    lines = [line for line in list_lines(company) if line.id != CONDITIONS]
    counted = verification.code_rows()
    assert (sum(line.unverified for line in lines), sum(line.rows for line in lines)) == (counted.count, counted.total)
    assert 0 < counted.count < counted.total


def test_own_entries_and_used_terms_stand_behind_the_delivered_rows(company: Company, owner: str) -> None:
    own_lists.add_entry(company, ZONES, "某经济开发区")
    rows = list_view(company, ZONES).rows
    assert [(row.term, row.own, row.used) for row in rows[-2:]] == [
        ("某经济开发区", True, False), ("北湖管理区", False, True)]


def test_conditions_of_direct_judgement_are_shown_with_the_own_ones(company: Company) -> None:
    before = list_view(company, CONDITIONS)
    own_lists.add_entry(company, CONDITIONS, "涉氨制冷且有人员密集场所的", "企业安委会决议")
    view = list_view(company, CONDITIONS)
    assert view.open
    assert (view.rows[-1].term, view.rows[-1].own) == ("涉氨制冷且有人员密集场所的", True)
    assert view.rows[-1].attributes["hint"] == "企业安委会决议"
    assert view.unverified == before.unverified


@pytest.mark.parametrize(("list_id", "code", "wider", "how_deep"), [
    ("hazard_factor", "110101", "1101", 3), ("hazard_factor", "1", None, 0), ("gbt_4754", "A0111", "A011", 3),
    ("special_worker", "1.2", "1", 1), ("special_worker", "11", None, 0), ("measure_mem", "3-3", "3", 1),
    ("danger_grade", "general_a", None, 0),
])
def test_a_code_stands_under_its_wider_term(list_id: str, code: str, wider: str | None, how_deep: int) -> None:
    known = code_list(list_id)
    found = above(known, code)
    assert (found.code if found else None, depth(known, code)) == (wider, how_deep)


def test_only_lists_with_wider_terms_are_trees() -> None:
    assert {known.id for known in code_lists() if is_tree(known)} >= {"hazard_factor", "gbt_4754", "special_worker"}
    assert not is_tree(code_list("danger_grade"))


# schemes ------------------------------------------------------------------------------------------------


def terms(scheme: str, codes: tuple[str, ...]) -> list[str]:
    return [scheme_list(scheme).label(code, "zh_CN") for code in codes]


def test_where_the_seven_classes_go_in_the_five() -> None:
    found = {one.code: terms("five-class", one.usual) for one in bridges("seed-seven", "five-class")}
    assert found["technical"] == ["工程技术措施"]
    assert found["ppe"] == ["个体防护措施"]
    assert len(found) == 7
    assert all(len(usual) == 1 for usual in found.values())


def test_the_exchange_is_read_at_its_finest_rows() -> None:
    found = {one.code: one for one in bridges("seed-seven", "mem")}
    assert terms("mem", found["training"].usual) == ["人员资质"]
    assert "1" not in found["technical"].usual, "the class above is not named beside its part"
    assert set(terms("mem", found["technical"].possible)) >= {"安全附件", "安全仪表"}


@pytest.mark.parametrize("source", SCHEME_CODES)
@pytest.mark.parametrize("target", SCHEME_CODES)
def test_every_class_of_every_scheme_has_its_line(source: str, target: str) -> None:
    found = bridges(source, target)
    assert [one.code for one in found] == list(scheme_list(source).codes())
    there = set(scheme_list(target).codes())
    assert all({*one.usual, *one.possible} <= there for one in found)
    assert not any(set(one.usual) & set(one.possible) for one in found)
