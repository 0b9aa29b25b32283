"""From a catalogue to a draft register: what applies comes over whole, marked as reference values."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.errors import DualPrevError, StoreUnavailable
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit, history, query
from dualprev_desktop.services.assessing import Said, assess_kinds, judgements
from dualprev_desktop.services.catalogues import catalogue, read_catalogue
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.drafting import (
    Portion,
    confirm,
    create_with_draft,
    draft,
    draft_all,
    unconfirmed,
)
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import overview
from dualprev_desktop.services.register import REFERENCE, register
from dualprev_desktop.store.company import Company

EVENT = {
    "name": "油气闪爆", "step": "接管", "hazard_factor": "接地不良", "factor_code": "220106",
    "accident_type": "WSA10017", "accident_type_1986": "18", "trigger": "夹在油漆上", "consequence": "人员烧伤",
    "cycle": "day", "signs": ["当心爆炸"],
    "inherent": {"L": "3", "E": "3", "C": "40"}, "residual": {"L": "1", "E": "3", "C": "40"},
    "levels": {"inherent": "major", "residual": "general"},
    "measures": [{"class": kind, "text": f"{kind}：静电接地报警仪", "failure": "报警仪无电"}
                 for kind in ("technical", "rules", "training", "emergency")]}


def catalogue_file(folder: Path) -> Path:
    points = [{"name": name, "kind": "activity", "aspect": "process", "needs": needs, "location": "卸油口",
               "events": [EVENT]} for name, needs in (("卸油作业", ""), ("便利店", "shop"))]
    data = {"id": "x", "row": "01", "title": {"zh_CN": "加油站", "en": "Station"}, "gbt_4754": "",
            "source": {"zh_CN": "参考值", "en": "Reference"},
            "questions": [{"id": "shop", "zh_CN": "有便利店吗？", "en": "A shop?"}], "points": points}
    (folder / "x.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return folder / "x.json"


def test_a_draft_is_a_whole_register_and_one_undo(company: Company, tmp_path: Path) -> None:
    edit.create(company, "org_unit", {"name": "某站", "kind": "company"})
    found = read_catalogue(catalogue_file(tmp_path))
    assert [point.name for point in found.points_for({})] == ["卸油作业"]
    changed = draft(company, found, ["卸油作业"])
    assert {kind: len(ids) for kind, ids in changed.touched.items()} == {
        "risk_point": 1, "risk_event": 1, "assessment": 2, "control_measure": 4}
    (row,) = register(company)
    assert row.inherent is not None
    assert row.residual is not None
    assert (row.inherent.level, row.residual.level) == (Level.MAJOR, Level.GENERAL)
    assert {view.cause for view in (row.inherent, row.residual)} == {REFERENCE}
    assert {view.assessor for view in (row.inherent, row.residual)} == {""}, "nobody has assessed it"
    assert row.measures[0].tier == "team"
    (event,), (point,) = query.records(company, RiskEvent), query.records(company, RiskPoint)
    assert event.factor_code == "220106"
    assert (point.number, point.aspect, point.location) == ("R-0001", "process", "卸油口")
    assert all("reference values" in view.reason for _kind, view in judgements(company, row.event_id))
    (measure, *_rest) = query.page(company, "control_measure")
    assert measure.failure == "报警仪无电"
    company.undo()
    assert register(company) == ()
    assert history.faults(company) == []


def test_the_same_draft_twice_adds_nothing(company: Company, tmp_path: Path) -> None:
    found = read_catalogue(catalogue_file(tmp_path))
    names = ["卸油作业", "便利店"]
    assert draft(company, found, names)
    assert not draft(company, found, names)
    assert query.count(company, "risk_point") == 2


def test_a_removed_points_number_is_not_given_twice(company: Company, tmp_path: Path) -> None:
    found = read_catalogue(catalogue_file(tmp_path))
    draft(company, found, ["卸油作业"])
    draft(company, found, ["便利店"])
    first = query.records(company, RiskPoint)[0]
    edit.remove(company, "risk_point", [first.id])
    draft(company, found, ["卸油作业"])
    assert sorted(point.number for point in query.records(company, RiskPoint)) == ["R-0002", "R-0003"]


def test_two_kinds_are_one_draft_and_one_undo(company: Company) -> None:
    station, kitchen = catalogue("filling-station"), catalogue("restaurant")
    portions = [Portion(station, [station.points[0].name]), Portion(kitchen, [kitchen.points[0].name])]
    draft_all(company, portions)
    rows = register(company)
    assert len(rows) == len(station.points[0].events) + len(kitchen.points[0].events)
    for row, kind in ((rows[0], station), (rows[-1], kitchen)):
        assert row.residual is not None
        assert row.residual.reason.endswith(kind.title("zh_CN")), "each judgement names its own catalogue"
    company.undo()
    assert register(company) == ()


def test_the_mark_of_a_reference_value_is_a_code_of_the_list() -> None:
    assert code_list("assessment_cause").by_code[REFERENCE].attributes["automatic"] is True


# reference values -------------------------------------------------------------------------------------


def missing_in_assess(company: Company) -> list[str]:
    step = next(state for state in overview(company).steps if state.step is Step.ASSESS)
    return [one.text for one in step.missing]


def test_confirming_makes_them_the_users_own_judgements(company: Company, tmp_path: Path) -> None:
    draft(company, read_catalogue(catalogue_file(tmp_path)), ["卸油作业", "便利店"])
    first, second = unconfirmed(company)
    assert missing_in_assess(company) == ["2 assessments are reference values from the catalogue: confirm each"]
    before = next(row for row in register(company) if row.event_id == first)
    changed = confirm(company, [first])
    assert {kind: len(ids) for kind, ids in changed.touched.items()} == {"assessment": 2}
    after = next(row for row in register(company) if row.event_id == first)
    for old, new in ((before.inherent, after.inherent), (before.residual, after.residual)):
        assert old is not None
        assert new is not None
        assert (new.rule_set, new.chosen, new.score, new.level) == (old.rule_set, old.chosen, old.score, old.level)
        assert (new.assessor, new.cause) == ("officer", "first")
        assert new.reason == f"Confirmed: {old.reason}"
    assert unconfirmed(company) == [second]
    assert missing_in_assess(company) == ["1 assessment is a catalogue's reference value: confirm it"]
    company.undo()
    assert unconfirmed(company) == [first, second]


def test_a_judgement_of_ones_own_confirms_too_and_is_left_alone(company: Company, tmp_path: Path) -> None:
    draft(company, read_catalogue(catalogue_file(tmp_path)), ["卸油作业"])
    (row,) = register(company)
    assert row.inherent is not None
    chosen = dict(row.inherent.chosen)
    assess_kinds(company, row.event_id, "lec-e1", {"inherent": chosen}, said=Said(reason="looked at it"))
    assert unconfirmed(company) == [row.event_id], "the residual one is the catalogue's still"
    confirm(company, [row.event_id])
    assert unconfirmed(company) == []
    inherent = [view.reason for kind, view in judgements(company, row.event_id) if kind == "inherent"]
    assert inherent[0] == "looked at it"
    assert len(inherent) == 2
    assert not confirm(company, [row.event_id]), "nothing is left to confirm"


def test_imported_and_own_judgements_are_no_reference_values(company: Company) -> None:
    point, _changed = edit.create(company, "risk_point", {"name": "P", "kind": "place"})
    event, _changed = edit.create(company, "risk_event", {"name": "E", "risk_point_id": point})
    assert unconfirmed(company) == []
    station = catalogue("filling-station")
    chosen = station.points[0].events[0].chosen["inherent"]
    assess_kinds(company, event, "lec-e1", {"inherent": chosen})
    assert unconfirmed(company) == []


# a company with a draft -------------------------------------------------------------------------------


def all_of(kind: Catalogue) -> Portion:
    return Portion(kind, [point.name for point in kind.points])


def test_a_company_is_made_with_its_draft(tmp_path: Path, paths: AppPaths) -> None:
    target = tmp_path / "new folder" / "某站.dualprev"
    with create_with_draft(target, paths, user="officer", enterprise={"name": "某站", "headcount": "１２"},
                           portions=[all_of(catalogue("filling-station"))]) as company:
        assert company.path == target
        owner = query.enterprise(company)
        assert owner is not None
        assert owner.headcount == 12
        assert len(register(company)) == len(catalogue("filling-station").events)
        company.undo()
        assert register(company) == ()
        assert query.enterprise(company) is not None, "undo takes back the draft, not the company"


def test_a_taken_name_is_refused_and_left_as_it_is(tmp_path: Path, paths: AppPaths) -> None:
    target = tmp_path / "taken.dualprev"
    target.write_text("mine")
    with pytest.raises(StoreUnavailable):
        create_with_draft(target, paths, user="officer", enterprise={"name": "A"}, portions=[])
    assert target.read_text() == "mine"


def test_where_the_draft_cannot_be_kept_there_is_no_file(tmp_path: Path, paths: AppPaths) -> None:
    station = catalogue("filling-station")
    nameless = replace(station, points=(replace(station.points[0], name=""),))
    target = tmp_path / "a.dualprev"
    with pytest.raises(DualPrevError):
        create_with_draft(target, paths, user="officer", enterprise={"name": "A"}, portions=[Portion(nameless, [""])])
    assert list(tmp_path.glob("a.*")) == []
    create_with_draft(target, paths, user="officer", enterprise={"name": "A"}).close()
    assert target.is_file(), "and the name is free for another try"


def test_assessments_of_a_draft_bear_no_other_mark(company: Company, tmp_path: Path) -> None:
    draft(company, read_catalogue(catalogue_file(tmp_path)), ["卸油作业"])
    made = query.records(company, Assessment)
    assert {(one.rule_set, one.cause, one.calculated) for one in made} == {("lec-e1", REFERENCE, "")}
