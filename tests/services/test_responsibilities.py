"""Who answers for what: by tier, unit, post and person, with what nobody answers for."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.exchange.exports import export_table
from dualprev_desktop.kernel.errors import Conflict
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services import edit, organisation
from dualprev_desktop.services.responsibilities import EVENT, MEASURE, POINT, Share, name_person, responsibilities
from dualprev_desktop.store.company import Company


def made(company: Company, type_id: str, **values: object) -> str:
    return edit.create(company, type_id, values)[0]


@pytest.fixture
def ids(company: Company) -> dict[str, str]:
    """A point of 张三's with a major event; one measure is the team's, one the electrician's, who is not there."""
    found = {"unit": made(company, "org_unit", name="储运部", kind="department")}
    for key, name in (("leader", "班长"), ("electrician", "电工")):
        found[key] = made(company, "post", name=name, unit_id=found["unit"])
    found["zhang"], found["li"] = (made(company, "person", name=name) for name in ("张三", "李四"))
    found["point"] = made(company, "risk_point", number="1", name="油罐区", kind="facility", person_id=found["zhang"],
                          unit_id=found["unit"])
    event = made(company, "risk_event", risk_point_id=found["point"], name="泄漏")
    made(company, "assessment", risk_event_id=event, kind="residual", rule_set="lec", level="major")
    found["event"] = event
    for key, values in (("own", {}), ("team", {"tier": "team", "post_id": found["leader"]}),
                        ("vacant", {"tier": "post", "post_id": found["electrician"]})):
        found[key] = made(company, "control_measure", risk_event_id=event, measure_class="technology",
                          content=f"措施{key}", state="existing", **values)
    organisation.appoint(company, found["li"], found["leader"])
    return found


def share(company: Company, tier: str) -> Share:
    (one,) = (one for one in responsibilities(company).shares if one.place.tier == tier)
    return one


def test_each_tier_has_its_holders_with_their_counts(company: Company, ids: dict[str, str]) -> None:
    top = share(company, "company")
    assert (top.unit, top.post, top.person) == ("储运部", "", "张三")
    assert [top.count(kind) for kind in (POINT, EVENT, MEASURE)] == [1, 1, 1], "what names nobody goes by its point"
    assert dict(top.levels) == {Level.MAJOR: 1}, "an event counts once"
    team = share(company, "team")
    assert (team.unit, team.post, team.person, team.holders) == ("储运部", "班长", "李四", ())
    organisation.appoint(company, ids["zhang"], ids["leader"])
    assert share(company, "team").holders == ("李四", "张三"), "of two who hold the post, neither is meant alone"
    assert not share(company, "team").missing
    assert [one.place.tier for one in responsibilities(company).shares] == ["company", "team", "post"]


def test_a_post_nobody_holds_is_a_hole(company: Company, ids: dict[str, str]) -> None:
    hole = share(company, "post")
    assert hole.missing
    assert hole.post == "电工"
    assert responsibilities(company).missing == 1
    organisation.appoint(company, ids["zhang"], ids["electrician"])
    assert responsibilities(company).missing == 0
    assert share(company, "post").person == "张三"


def test_who_has_left_no_longer_fills_a_post(company: Company, ids: dict[str, str]) -> None:
    edit.change(company, "person", ids["li"], {"left_on": "2026-01-01"})
    assert share(company, "team").missing


def test_the_sheet_of_a_person_gathers_every_tier(company: Company, ids: dict[str, str]) -> None:
    edit.change(company, "control_measure", ids["team"], {"person_id": ids["zhang"]})
    division = responsibilities(company)
    mine = next(one for one in division.shares if one.person == "张三")
    assert {(one.type_id, one.tier) for one in division.sheet(mine)} == {
        (POINT, "company"), (EVENT, "company"), (MEASURE, "company"), (MEASURE, "team")}


def test_a_person_is_named_where_it_says_who_answers(company: Company, ids: dict[str, str]) -> None:
    edit.change(company, "risk_point", ids["point"], {"person_id": "", "unit_id": ""})
    hole = share(company, "company")
    assert hole.missing
    assert {one.named_in for one in hole.answers} == {(POINT, ids["point"])}
    changes = name_person(company, hole.answers, ids["li"])
    assert changes.ids("risk_point") == {ids["point"]}
    assert not changes.ids("control_measure")
    assert share(company, "company").person == "李四"
    company.undo()
    assert share(company, "company").missing


def test_who_has_left_is_not_named(company: Company, ids: dict[str, str]) -> None:
    gone = made(company, "person", name="赵六", left_on="2020-01-01")
    with pytest.raises(Conflict, match="left on 2020-01-01"):
        name_person(company, share(company, "post").answers, gone)


def test_the_workbook_says_the_same(company: Company, ids: dict[str, str], tmp_path: Path) -> None:
    book = load_workbook(export_table(company, "responsibilities", tmp_path / "r.xlsx", translator("en")))
    shares, records = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    assert shares[0][:7] == ("Tier", "Responsible unit", "Responsible post", "Responsible person", "Risk points",
                             "Risk events", "Control measures")
    assert shares[1][:8] == ("Company", "储运部", None, "张三", 1, 1, 1, 1)
    assert [row[3] for row in shares[1:]] == ["张三", "李四", "no one"]
    assert {row[6] for row in records[1:]} == {"油罐区", "泄漏", "措施own", "措施team", "措施vacant"}
