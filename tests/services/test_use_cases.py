"""The main job through the services: edit, assess, bind, print views, import, undo."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.exchange.sample_company import make_sample
from dualprev_desktop.kernel.errors import Cancelled, Conflict, InputError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, companies, edit, history, plans, query, reporting, sample
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.comparison import comparison
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.services.overview import State, overview
from dualprev_desktop.services.register import register
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

SQUARE = "MULTIPOLYGON(((0 0, 500000 0, 500000 500000, 0 500000)))"


@pytest.fixture
def station(company: Company) -> tuple[Company, str, str]:
    """A company with one point and one event: (company, point, event)."""
    point, _ = edit.create(company, "risk_point", {"name": "卸油区", "kind": "activity"})
    event, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "油气闪爆"})
    return company, point, event


def lec(likelihood: str, exposure: str, severity: str) -> dict[str, Decimal]:
    return {"L": Decimal(likelihood), "E": Decimal(exposure), "C": Decimal(severity)}


def test_a_judgement_is_kept_and_a_new_one_counts(station: tuple[Company, str, str], clock: StillClock) -> None:
    company, _, event = station
    assessing.assess(company, event, "residual", "lec-e1", lec("3", "6", "15"))
    clock.tick(3600)
    assessing.assess(company, event, "residual", "lec-e1", lec("1", "6", "15"))
    (row,) = register(company)
    assert row.residual is not None
    assert (row.residual.score, row.residual.level) == (Decimal(90), Level.GENERAL)
    assert [view.score for _kind, view in assessing.judgements(company, event)] == [Decimal(90), Decimal(270)]
    with company.work("x") as uow, pytest.raises(Conflict, match="kept as it was made"):
        uow.change(Assessment, row.residual.id, level="low")
    company.undo()
    assert register(company)[0].residual.score == Decimal(270)  # type: ignore[union-attr]


def test_residual_above_inherent_is_refused(station: tuple[Company, str, str]) -> None:
    company, _, event = station
    assessing.assess(company, event, "inherent", "lec-e1", lec("1", "6", "15"))
    with pytest.raises(Conflict, match="cannot be above the inherent"):
        assessing.assess(company, event, "residual", "lec-e1", lec("10", "6", "40"))
    assert query.count(company, "assessment") == 1


def test_the_zone_takes_its_worst_level_and_grey_is_not_blue(station: tuple[Company, str, str]) -> None:
    company, point, event = station
    plan, _ = plans.add_plan(company, "总平面图")
    zone, _ = plans.draw_zone(company, plan, "卸油区", SQUARE)
    assert plans.plan_view(company, plan).zones[0].level is Level.UNASSESSED
    plans.bind(company, zone, [point])
    assert plans.plan_view(company, plan).zones[0].level is Level.UNASSESSED
    assessing.assess(company, event, "inherent", "lec-e1", lec("10", "10", "100"))
    assessing.assess(company, event, "residual", "lec-e1", lec("1", "6", "15"))
    assert plans.plan_view(company, plan, "inherent").zones[0].level is Level.MAJOR
    assert plans.plan_view(company, plan, "residual").zones[0].level is Level.GENERAL
    other, _ = edit.create(company, "risk_point", {"name": "新点", "kind": "place"})
    assert [name for _number, name, _level in plans.plan_view(company, plan).unbound] == ["新点"]
    plans.bind(company, zone, [other])
    assert plans.plan_view(company, plan).zones[0].level is Level.UNASSESSED


def test_a_zone_that_crosses_itself_is_refused(company: Company) -> None:
    plan, _ = plans.add_plan(company, "总平面图")
    with pytest.raises(InputError, match="crosses itself"):
        plans.draw_zone(company, plan, "x", "MULTIPOLYGON(((0 0, 9000 9000, 9000 0, 0 9000)))")
    assert query.count(company, "zone") == 0


def test_removal_takes_the_children_and_undo_brings_all_back(station: tuple[Company, str, str]) -> None:
    company, point, event = station
    edit.create(company, "control_measure", {"risk_event_id": event, "measure_class": "technical", "content": "接地",
                                             "state": "existing"})
    changed = edit.remove(company, "risk_point", [point])
    assert {kind: len(ids) for kind, ids in changed.touched.items()} == {
        "risk_point": 1, "risk_event": 1, "control_measure": 1}
    assert register(company) == ()
    company.undo()
    assert len(register(company)[0].measures) == 1
    assert history.faults(company) == []


def test_a_unit_cannot_belong_to_itself(company: Company) -> None:
    top, _ = edit.create(company, "org_unit", {"name": "站部", "kind": "workshop"})
    below, _ = edit.create(company, "org_unit", {"name": "加油班", "kind": "team", "parent_id": top})
    with pytest.raises(InputError, match="cannot belong to itself"):
        edit.change(company, "org_unit", top, {"parent_id": below})


def test_undo_leaves_what_another_copy_wrote_since(company: Company, paths: AppPaths, tmp_path: Path,
                                                   clock: StillClock) -> None:
    key, _ = edit.create(company, "org_unit", {"name": "加油班", "kind": "team"})
    edit.change(company, "org_unit", key, {"name": "加油一班", "phone": "1"})
    company.close()
    clock.tick()
    elsewhere = AppPaths.under(tmp_path / "consultant")
    with Company.open(company.path, elsewhere, user="consultant", clock=clock) as other:
        assert history.undo_label(other) == ""
        edit.change(other, "org_unit", key, {"name": "加油甲班"})
    with Company.open(company.path, paths, user="officer", clock=clock) as mine:
        assert history.undo_label(mine) == "Change Unit: 加油班"
        changed = mine.undo()
        assert changed.kept == (("org_unit", key, "name"),)
        unit = query.get(mine, OrgUnit, key)
        assert (unit.name, unit.phone) == ("加油甲班", "")
        assert mine.undo().kept == (("org_unit", key, "_life"),)
        assert query.get(mine, OrgUnit, key).name == "加油甲班"
        assert history.faults(mine) == []


def test_the_register_comes_in_once(company: Company) -> None:
    found = read_register(sample.register_path()).register
    first = import_register(company, found)
    assert len(first.ids("risk_event")) == 28
    assert not import_register(company, found)
    company.undo()
    assert query.count(company, "risk_event") == 0
    company.redo()
    assert query.count(company, "risk_event") == 28
    assert history.faults(company) == []


def test_every_post_a_row_names_is_kept(company: Company) -> None:
    found = read_register(sample.register_path()).register
    event = replace(found.events[0], posts=("监卸员", "安全员"))
    import_register(company, replace(found, events=(event,)))
    (point,) = query.page(company, "risk_point")
    assert f"{event.post}、监卸员、安全员" in point.note


def test_a_cancelled_import_leaves_nothing(company: Company) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done:
                raise Cancelled("stopped")

    found = read_register(sample.register_path()).register
    with pytest.raises(Cancelled):
        import_register(company, found, Stop())
    assert query.count(company, "risk_event") == 0
    assert history.undo_label(company) == ""


def test_the_sample_is_a_whole_company(tmp_path: Path, paths: AppPaths) -> None:
    with make_sample(tmp_path / "s.dualprev", paths, user="u") as company:
        view = overview(company)
        states = {step.step: step.state for step in view.steps}
        assert states[Step.PUBLISH] is State.COMPLETE
        assert view.levels["inherent"][Level.MAJOR] > 0
        assert sum(view.levels["residual"].values()) == view.events == 28
        first = next(iter(cards(company)))
        assert first.enterprise == "示范加油站（示例）"
        assert first.emergency
        assert all(one.measure_class != "emergency" for one in first.controls)
        chart = comparison(company)
        assert chart.rule_set == "lec-e1"
        values = [bar.value for bar in chart.bars if bar.value is not None]
        assert values == sorted(values, reverse=True)
        assert [str(limit.edge) for limit in chart.limits] == ["70", "160", "320"]


def test_a_cards_version_rises_with_what_hangs_on_its_point(station: tuple[Company, str, str],
                                                            clock: StillClock) -> None:
    company, _, event = station
    before = next(cards(company)).version
    clock.tick()
    edit.change(company, "risk_event", event, {"consequence": "人员伤亡"})
    assert next(cards(company)).version == before + 1


def test_search_finds_words_and_initials_and_forgets_the_removed(station: tuple[Company, str, str]) -> None:
    company, point, _ = station
    index = SearchIndex(company)
    assert [hit.title for hit in index.find("xyq")] == ["卸油区"]
    assert [hit.title for hit in index.find("闪爆")] == ["油气闪爆"]
    edit.change(company, "risk_point", point, {"name": "罐区"})
    assert index.find("xyq") == []
    edit.remove(company, "risk_point", [point])
    assert index.find("罐区") == []


def test_filtering_takes_words_literally(company: Company) -> None:
    for name in ("50%罐", "50罐", "a_b", "axb"):
        edit.create(company, "risk_point", {"name": name, "kind": "place"})
    assert [point.name for point in query.page(company, "risk_point", text="50%")] == ["50%罐"]
    assert [point.name for point in query.page(company, "risk_point", text="a_b")] == ["a_b"]
    assert query.count(company, "risk_point", text="罐") == 2


@pytest.mark.parametrize(("value", "kept"), [
    (" 加\u200b油 \u3000班\r\n", "加油 班"), ("a\x00b\x0bc", "abc"), ("\ud800x", "x"), ("﻿名", "名"),
])
def test_what_cannot_be_seen_is_not_kept(company: Company, value: str, kept: str) -> None:
    key, _ = edit.create(company, "risk_point", {"name": value, "kind": "place"})
    assert query.get(company, RiskPoint, key).name == kept


def test_a_report_number_that_a_dead_program_reserved_is_burnt(company: Company, paths: AppPaths,
                                                               clock: StillClock) -> None:
    edit.create(company, "enterprise", {"name": "某站", "district": "411502"})
    assert reporting.reserve(company, "应急管理局").seq == 1
    company.close()
    with companies.open_company(company.path, paths, user="u", clock=clock) as again:
        assert [report.state for report in query.page(again, "report")] == ["voided"]
        draft = reporting.reserve(again, "应急管理局")
        assert (draft.seq, draft.prev) == (2, None)
