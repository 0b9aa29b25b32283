"""Cards of posts: what a post meets at work stands on its card, and a change makes stale exactly what showed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit, organisation, papers
from dualprev_desktop.services.cards import EMERGENCY
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.store.company import Company

POST_CARDS = ("post-card-a", "post-card-b", "pocket-card")
URGENT = ("emergency-card", "emergency-pocket")


def views(company: Company, kind: str, ids: Iterable[str] | None = None, public: bool = False) -> dict[str, Any]:
    with company.read() as reader:
        reading = Reading(reader, whole_register(company, reader), local_date(company.clock()), "residual", public)
        return dict(KINDS[kind].views(reading, None if ids is None else set(ids)))


def print_all(company: Company, public: bool = False) -> None:
    for kind in (*POST_CARDS, *URGENT):
        notes = [papers.Note(view.post, post_id, content(view)) for post_id, view in views(company, kind,
                                                                                           public=public).items()]
        papers.note_printed(company, kind, notes, "residual", public=public)


def stale(company: Company) -> set[tuple[str, str]]:
    return {(one.document, one.title) for one in papers.stale(company)}


def post_id(company: Company, name: str) -> str:
    return next(one.id for one in records(company, Post) if one.name == name)


def measure_of(company: Company, post: str, measure_class: str) -> ControlMeasure:
    events = {one.id for one in records(company, RiskEvent)
              if one.risk_point_id in {point.id for point in records(company, RiskPoint)
                                       if point.post_id == post_id(company, post)}}
    return next(one for one in records(company, ControlMeasure) if one.risk_event_id in events
                and one.measure_class == measure_class and one.state == "existing")


def test_a_post_meets_the_events_of_its_points_the_worst_first(sample_company: Company) -> None:
    card = next(one for one in views(sample_company, "post-card-a").values() if one.post == "加油员")
    assert [place.name for place in card.places] == ["加油作业", "停车区"]
    assert {factor.place for factor in card.factors} == {"加油作业", "停车区"}
    ranks = [style(factor.level).rank for factor in card.factors]
    assert ranks == sorted(ranks, reverse=True)
    assert style(card.level).rank == ranks[0]
    assert (card.unit, card.holders, card.duties) == ("加油班", ("赵六",), next(
        one.duties for one in records(sample_company, Post) if one.name == "加油员"))
    assert all(factor.controls and factor.emergency for factor in card.factors)
    assert EMERGENCY not in {one.measure_class for factor in card.factors for one in factor.controls}


def test_what_is_only_proposed_is_on_no_card(sample_company: Company) -> None:
    proposed = {one.content for one in records(sample_company, ControlMeasure) if one.state == "proposed"}
    shown = {one.content for card in views(sample_company, "post-card-a").values() for factor in card.factors
             for one in factor.controls}
    assert proposed
    assert not proposed & shown


@pytest.mark.parametrize("measure_class", ["technical", "rules", EMERGENCY])
def test_one_measure_changed_makes_stale_exactly_the_papers_that_show_it(sample_company: Company,
                                                                         measure_class: str) -> None:
    print_all(sample_company)
    assert stale(sample_company) == set()
    measure = measure_of(sample_company, "卸油员", measure_class)
    edit.change(sample_company, "control_measure", measure.id, {"content": measure.content + "，每班检查"})
    kinds = (*POST_CARDS, *URGENT) if measure_class == EMERGENCY else POST_CARDS
    assert stale(sample_company) == {(kind, "卸油员") for kind in kinds}
    edit.change(sample_company, "control_measure", measure.id, {"content": measure.content})
    assert stale(sample_company) == set()


def test_what_a_paper_does_not_show_does_not_make_it_stale(sample_company: Company) -> None:
    print_all(sample_company)
    measure = measure_of(sample_company, "卸油员", "technical")
    edit.change(sample_company, "control_measure", measure.id, {"failure": "报警不响", "tier": "post"})
    assert stale(sample_company) == set()
    edit.change(sample_company, "post", post_id(sample_company, "卸油员"), {"duties": "只卸油"})
    assert stale(sample_company) == {("post-card-a", "卸油员")}
    event = next(one for one in records(sample_company, RiskEvent) if one.id == measure.risk_event_id)
    edit.change(sample_company, "risk_event", event.id, {"hazard_factor": "另有原因"})
    assert stale(sample_company) == {("post-card-a", "卸油员"), ("post-card-b", "卸油员")}


def test_a_post_named_by_one_measure_meets_that_event_only(sample_company: Company) -> None:
    """监卸员 answers for no point; a measure of another post's event names it, through the one who holds the post."""
    assert not any(card.post == "监卸员" for card in views(sample_company, "post-card-a").values())
    measure = measure_of(sample_company, "卸油员", "rules")
    holder = next(one for one in records(sample_company, Person) if one.name == "孙八")
    edit.change(sample_company, "control_measure", measure.id, {"post_id": "", "person_id": holder.id})
    card = next(one for one in views(sample_company, "post-card-a").values() if one.post == "监卸员")
    event = next(one for one in records(sample_company, RiskEvent) if one.id == measure.risk_event_id)
    assert [factor.event for factor in card.factors] == [event.name]
    assert [place.name for place in card.places] == ["卸油作业"]
    assert len(card.factors[0].controls) > 1


def test_a_post_that_lost_its_points_can_still_be_printed_and_says_so(sample_company: Company) -> None:
    print_all(sample_company)
    other = post_id(sample_company, "店长")
    for one in records(sample_company, ControlMeasure):
        if one.post_id == other:
            edit.change(sample_company, "control_measure", one.id, {"post_id": ""})
    for point in records(sample_company, RiskPoint):
        if point.post_id == other:
            edit.change(sample_company, "risk_point", point.id, {"post_id": "", "person_id": ""})
    assert {title for _kind, title in stale(sample_company)} == {"店长"}
    assert not any(card.post == "店长" for card in views(sample_company, "post-card-a").values())
    card = views(sample_company, "post-card-a", [other])[other]
    assert (card.level, card.factors, card.places) == (Level.UNASSESSED, (), ())
    assert views(sample_company, "emergency-card", [other])[other].scenarios == ()


def test_the_kinds_of_hidden_danger_follow_from_factors_and_measures(sample_company: Company) -> None:
    other = post_id(sample_company, "收银员")
    assert views(sample_company, "post-card-a", [other])[other].dangers == ("person", "object", "management")
    event = next(one for one in records(sample_company, RiskEvent)
                 if one.id == measure_of(sample_company, "收银员", EMERGENCY).risk_event_id)
    edit.change(sample_company, "risk_event", event.id, {"factor_code": "3101"})
    found = views(sample_company, "post-card-a", [other])[other].dangers
    assert set(found) == {"person", "object", "environment", "management"}


def test_the_public_version_names_nobody_and_keeps_the_duty_phone(sample_company: Company) -> None:
    holder = next(one for one in records(sample_company, Person) if one.name == "钱七")
    edit.change(sample_company, "person", holder.id, {"phone": "13800000000"})
    for kind in (*POST_CARDS, *URGENT):
        for view in views(sample_company, kind, public=True).values():
            assert "13800000000" not in str(content(view))
            assert "钱七" not in str(content(view))
            assert view.duty_phone
    urgent = next(one for one in views(sample_company, "emergency-card").values() if one.post == "卸油员")
    assert ("钱七", "13800000000") in urgent.contacts


def test_who_holds_a_post_no_longer_is_not_named(sample_company: Company) -> None:
    print_all(sample_company)
    print_all(sample_company, public=True)
    held = next(one for one in records(sample_company, Appointment)
                if one.post_id == post_id(sample_company, "卸油员"))
    edit.change(sample_company, "appointment", held.id, {"until": organisation.today(sample_company)})
    card = next(one for one in views(sample_company, "post-card-a").values() if one.post == "卸油员")
    assert card.holders == ()
    assert {(one.document, one.title, bool(one.public)) for one in papers.stale(sample_company)} == {
        ("post-card-a", "卸油员", False)}


def test_emergency_cards_have_a_scenario_for_each_set_of_steps(sample_company: Company) -> None:
    card = next(one for one in views(sample_company, "emergency-card").values() if one.post == "卸油员")
    told = {text for one in card.scenarios for text in one.steps}
    assert told == {one.content for one in records(sample_company, ControlMeasure)
                    if one.measure_class == EMERGENCY and one.post_id == post_id(sample_company, "卸油员")}
    assert len({one.steps for one in card.scenarios}) == len(card.scenarios) == 4


def test_places_of_the_plan_are_named_by_their_zones(sample_company: Company) -> None:
    """An extinguisher where the post works is on its card; one elsewhere is not; an assembly point is on all."""
    (plan,) = records(sample_company, Plan)
    with sample_company.work("符号") as uow:
        for kind, x, y in (("assembly_point", 90_000, 500_000), ("extinguisher", 730_000, 500_000),
                           ("first_aid", 300_000, 150_000)):
            uow.add(PlanSymbol(id=new_id(), plan_id=plan.id, kind=kind, x=x, y=y))
        uow.commit()
    found = {one.post: one for one in views(sample_company, "emergency-card").values()}
    assert found["卸油员"].assembly == found["店长"].assembly == (("assembly_point", plan.name, "停车区"),)
    assert found["卸油员"].supplies == (("extinguisher", plan.name, "卸油区"),)
    assert found["店长"].supplies == (("first_aid", plan.name, "便利店"),)
