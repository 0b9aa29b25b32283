"""Whom a print is for: exactly the records a person means are printed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.services import edit, papers
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.papers.kind import content
from dualprev_desktop.services.print_scope import (
    ALL,
    LEVEL,
    OF_POST,
    ONE,
    SINCE,
    STALE,
    UNIT,
    AskedPrint,
    PrintScope,
    subjects,
    ways,
)
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

CARDS, POST_CARDS, BOARD = AskedPrint("cards"), AskedPrint("post-card-a"), AskedPrint("notice-board")
FORM = AskedPrint("explanation", by_points=True)
DAY = 24 * 3600 * 1000


def unit(company: Company, name: str, above: str = "") -> str:
    return edit.create(company, "org_unit", {"name": name, "kind": "team", "parent_id": above})[0]


def post(company: Company, name: str, of: str) -> str:
    return edit.create(company, "post", {"name": name, "unit_id": of})[0]


def point(company: Company, name: str, **values: str) -> str:
    return edit.create(company, "risk_point", {"name": name, "kind": "facility", **values})[0]


def found(company: Company, asked: AskedPrint, way: str, key: str = "") -> set[str]:
    ids = subjects(company, asked, PrintScope(way, key))
    assert ids is not None
    return set(ids)


def test_a_unit_stands_for_those_below_it_and_for_its_posts(company: Company) -> None:
    workshop = unit(company, "workshop")
    team, other = unit(company, "team", workshop), unit(company, "other")
    filler, clerk = post(company, "filler", team), post(company, "clerk", other)
    own, by_post = point(company, "tank", unit_id=team), point(company, "pump", post_id=filler)
    point(company, "desk", unit_id=other)
    # a unit that is named counts before that of the post
    point(company, "lent", unit_id=other, post_id=filler)
    assert found(company, CARDS, UNIT, workshop) == {own, by_post}
    assert found(company, FORM, UNIT, team) == {own, by_post}
    assert found(company, POST_CARDS, UNIT, workshop) == {filler}
    assert found(company, POST_CARDS, UNIT, other) == {clerk}


def test_a_posts_points_are_those_of_its_card(company: Company) -> None:
    filler = post(company, "filler", unit(company, "team"))
    own = point(company, "pump", post_id=filler)
    point(company, "desk")
    assert found(company, CARDS, OF_POST, filler) == {own}


def test_points_and_posts_of_a_level(sample_company: Company) -> None:
    for mode in ("residual", "inherent"):
        by_level: dict[str, set[str]] = {}
        for card in cards(sample_company, None, mode):
            by_level.setdefault(card.level.value, set()).add(card.point_id)
        assert len(by_level) > 1
        for level, points in by_level.items():
            assert found(sample_company, AskedPrint("cards", mode), LEVEL, level) == points
    ranked = [found(sample_company, AskedPrint("post-card-a", "inherent"), LEVEL, level) for level in by_level
              if level in ("major", "considerable")]
    assert any(ranked)


@pytest.mark.parametrize("touched", ["risk_point", "control_measure", "removed measure"])
def test_changed_since_a_day(company: Company, clock: StillClock, touched: str) -> None:
    filler = post(company, "filler", unit(company, "team"))
    points = [point(company, "tank", post_id=filler), point(company, "pump")]
    events = [edit.create(company, "risk_event", {"risk_point_id": one, "name": "fire"})[0] for one in points]
    measures = [edit.create(company, "control_measure", {"risk_event_id": one, "content": "look",
                                                         "measure_class": "technical", "state": "existing"})[0]
                for one in events]
    clock.now += 3 * DAY
    today = local_date(company.clock())
    with pytest.raises(NotFound, match="belongs to what was chosen"):
        subjects(company, CARDS, PrintScope(SINCE, today.isoformat()))
    if touched == "risk_point":
        edit.change(company, "risk_point", points[0], {"location": "north"})
    elif touched == "control_measure":
        edit.change(company, "control_measure", measures[0], {"content": "look twice"})
    else:
        edit.remove(company, "control_measure", [measures[0]])
    assert found(company, CARDS, SINCE, today.isoformat()) == {points[0]}
    assert found(company, POST_CARDS, SINCE, today.isoformat()) == {filler}
    assert found(company, CARDS, SINCE, (today - timedelta(days=5)).isoformat()) == set(points)


def test_what_no_longer_matches(sample_company: Company) -> None:
    papers.note_printed(sample_company, "cards", [papers.Note(card.name, card.point_id, content(card))
                                                  for card in cards(sample_company)], "residual")
    with pytest.raises(NotFound, match="still says"):
        subjects(sample_company, CARDS, PrintScope(STALE))
    changed, gone = records(sample_company, RiskPoint)[:2]
    edit.change(sample_company, "risk_point", changed.id, {"location": "elsewhere"})
    edit.remove(sample_company, "risk_point", [gone.id])
    assert found(sample_company, CARDS, STALE) == {changed.id}
    with pytest.raises(NotFound, match="still says"):
        subjects(sample_company, AskedPrint("cards", public=True), PrintScope(STALE))


def test_a_document_of_the_whole_enterprise_has_no_scope(sample_company: Company) -> None:
    assert ways(BOARD) == (ALL,)
    assert subjects(sample_company, BOARD, PrintScope(STALE)) is None
    assert OF_POST not in ways(POST_CARDS)
    assert STALE not in ways(FORM)
    assert subjects(sample_company, CARDS, PrintScope()) is None


def test_one_that_is_not_said_is_nothing(sample_company: Company) -> None:
    first = records(sample_company, Post)[0].id
    assert found(sample_company, POST_CARDS, ONE, first) == {first}
    with pytest.raises(NotFound):
        subjects(sample_company, POST_CARDS, PrintScope(ONE))
