"""What catalogues offer to a register that exists: the likest first, added once, with all that belongs to it."""

from __future__ import annotations

import pytest

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.services import edit, history, query
from dualprev_desktop.services.catalogues import catalogue, catalogues
from dualprev_desktop.services.drafting import unconfirmed
from dualprev_desktop.services.likeness import ALIKE, likeness
from dualprev_desktop.services.offers import EventOffer, add_events, add_measures, event_offers, measure_offers
from dualprev_desktop.services.register import register
from dualprev_desktop.store.company import Company


def point_of(company: Company, name: str) -> str:
    return edit.create(company, "risk_point", {"name": name, "kind": "place"})[0]


@pytest.mark.parametrize(("one", "other"), [
    ("配电室", "配电间与发电机"), ("叉车作业", "装载机、叉车与厂内运输"), ("储罐", "常压储罐区"),
    ("某站配电室及发电机房", "配电室"), ("厨房", "厨房用火用气")])
def test_names_of_the_same_thing_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE
    assert likeness(other, one) == likeness(one, other)


@pytest.mark.parametrize(("one", "other"), [
    ("卸油作业", "加油作业"), ("叉车作业", "动火作业"), ("", "配电室"), ("消防设施", "电气设施")])
def test_names_that_share_only_empty_words_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_events_of_like_points_stand_first_and_all_are_there(company: Company) -> None:
    offers = event_offers(company, point_of(company, "卸油作业"))
    assert len(offers) == sum(len(one.events) for one in catalogues())
    assert [offer.point.name for offer in offers if offer.near] == ["卸油作业", "卸油作业"]
    assert [offer.near for offer in offers] == sorted((offer.near for offer in offers), reverse=True)


def test_an_event_is_near_by_its_own_name_too(company: Company) -> None:
    near = [offer for offer in event_offers(company, point_of(company, "燃气管道"))
            if offer.near and likeness("燃气管道", offer.point.name) < ALIKE]
    assert near
    assert all("燃气" in offer.event.name or "气管" in offer.event.name for offer in near)


def test_the_companys_own_sector_stands_first(company: Company) -> None:
    edit.create(company, "enterprise", {"name": "某小学", "sector": "02"})
    offers = event_offers(company, point_of(company, "某处"))
    assert not any(offer.near for offer in offers)
    own = {offer.catalogue.row for offer in offers[:5]}
    assert own == {"02"}


def test_added_events_are_whole_and_marked_as_reference_values(company: Company) -> None:
    unit, _changed = edit.create(company, "org_unit", {"name": "车间", "kind": "workshop"})
    point, _changed = edit.create(company, "risk_point", {"name": "卸油作业", "kind": "activity", "unit_id": unit})
    wanted = [offer for offer in event_offers(company, point) if offer.near]
    changed, skipped = add_events(company, point, wanted)
    assert skipped == ()
    assert len(changed.ids("risk_event")) == len(wanted) == 2
    rows = register(company)
    assert [row.event for row in rows] == [offer.event.name for offer in wanted]
    assert unconfirmed(company) == [row.event_id for row in rows]
    for row, offer in zip(rows, wanted, strict=True):
        assert row.inherent is not None
        assert row.inherent.level is offer.event.levels["inherent"]
        assert "加油站" in row.inherent.reason
        assert [one.content for one in row.measures] == [one.text for one in offer.event.measures]
        assert {one.unit for one in row.measures} == {"车间"}, "by whom the point names"
        assert {bool(one.tier) for one in row.measures} == {True}
    event = query.records(company, RiskEvent)[0]
    assert event.factor_code
    company.undo()
    assert register(company) == ()
    assert history.faults(company) == []


def test_an_event_that_is_there_is_skipped_and_said(company: Company) -> None:
    point = point_of(company, "卸油作业")
    first, second = (offer for offer in event_offers(company, point) if offer.near)
    add_events(company, point, [first])
    _changed, skipped = add_events(company, point, [first, second, second])
    assert [row.event for row in register(company)] == [first.event.name, second.event.name]
    assert skipped == (first.event.name, second.event.name)
    assert add_events(company, point, [first])[0].touched == {}


def test_the_next_event_stands_after_those_that_are_there(company: Company) -> None:
    point = point_of(company, "卸油作业")
    edit.create(company, "risk_event", {"name": "own", "risk_point_id": point, "position": 7})
    (offer, *_rest) = event_offers(company, point)
    add_events(company, point, [offer])
    assert [row.event for row in register(company)] == ["own", offer.event.name]


def near_measures(company: Company, event_id: str) -> list[str]:
    return [offer.measure.text for offer in measure_offers(company, event_id) if offer.near]


def test_measures_against_the_same_event_stand_first(company: Company) -> None:
    station = catalogue("filling-station")
    event = station.points[0].events[0]
    made, _changed = edit.create(company, "risk_event", {
        "name": event.name, "risk_point_id": point_of(company, "卸油"), "accident_type": event.accident_type,
        "factor_code": event.factor_code})
    offered = near_measures(company, made)
    assert offered[:len(event.measures)] == [one.text for one in event.measures]
    assert len(offered) == len(set(offered))


def test_the_type_of_1986_serves_where_there_is_no_other(company: Company) -> None:
    made, _changed = edit.create(company, "risk_event", {
        "name": "x", "risk_point_id": point_of(company, "p"), "accident_type_1986": "05"})
    offers = [offer for offer in measure_offers(company, made) if offer.near]
    assert offers
    assert {offer.event.accident_type_1986 for offer in offers} == {"05"}


def test_an_event_without_type_and_factor_is_offered_all_and_nothing_as_near(company: Company) -> None:
    made, _changed = edit.create(company, "risk_event", {"name": "x", "risk_point_id": point_of(company, "p")})
    assert near_measures(company, made) == []
    assert len(measure_offers(company, made)) > 4000


def test_measures_are_added_as_new_ones_usually_are_and_once(company: Company) -> None:
    point = point_of(company, "卸油作业")
    (offer, *_rest) = event_offers(company, point)
    add_events(company, point, [offer])
    (row,) = register(company)
    fresh = next(one for one in measure_offers(company, row.event_id)
                 if one.near and one.measure not in offer.event.measures)
    changed, skipped = add_measures(company, row.event_id, [offer.event.measures[0], fresh.measure])
    assert skipped == (offer.event.measures[0].text,)
    (made,) = (query.get(company, ControlMeasure, one) for one in changed.ids("control_measure"))
    assert (made.content, made.failure, made.measure_class) == (
        fresh.measure.text, fresh.measure.failure, fresh.measure.measure_class)
    assert (made.state, bool(made.tier)) == ("existing", True)
    assert register(company)[0].measures[-1].content == made.content, "after those that were there"


def test_what_is_offered_says_where_it_is_from(company: Company) -> None:
    offers: list[EventOffer] = event_offers(company, point_of(company, "卸油作业"))
    assert {offer.catalogue.id for offer in offers} == {one.id for one in catalogues()}
