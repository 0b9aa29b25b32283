"""What the comparison chart shows: stored scores, one method on an axis, groups by their worst event."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services import assessing, edit
from dualprev_desktop.services.comparison import (
    ACTIVITY,
    COUNTS,
    METHODS,
    POINT,
    POST,
    ChartChoice,
    charts,
    comparison,
    comparisons,
    counts,
)
from dualprev_desktop.services.views import CountsView
from dualprev_desktop.store.company import Company


class Works:
    def __init__(self, company: Company) -> None:
        self.company = company
        unit, _ = edit.create(company, "org_unit", {"name": "加油站", "kind": "company"})
        self.post, _ = edit.create(company, "post", {"name": "卸油员", "unit_id": unit})
        self.unloading = self.point("卸油作业", "activity", self.post)
        self.tank = self.point("油罐", "facility")
        self.high = self.event(self.unloading, "泄漏", L="6", E="6", C="15")
        self.low = self.event(self.unloading, "碰撞", L="0.5", E="6", C="7")
        self.fire = self.event(self.tank, "着火", L="3", E="6", C="7")

    def point(self, name: str, kind: str, post: str = "") -> str:
        return edit.create(self.company, "risk_point", {"name": name, "kind": kind, "post_id": post})[0]

    def event(self, point: str, name: str, rules: str = "lec-e1", **chosen: str) -> str:
        event_id, _ = edit.create(self.company, "risk_event", {"risk_point_id": point, "name": name})
        if chosen:
            assessing.assess(self.company, event_id, "inherent", rules,
                             {key: Decimal(value) for key, value in chosen.items()})
        return event_id


@pytest.fixture
def works(company: Company) -> Works:
    return Works(company)


def test_a_bar_is_the_stored_score_and_knows_its_risk(works: Works) -> None:
    bars = comparison(works.company).bars
    assert [(bar.label, str(bar.value), bar.event_id) for bar in bars] == [
        ("卸油作业 · 泄漏", "540", works.high), ("油罐 · 着火", "126", works.fire),
        ("卸油作业 · 碰撞", "21", works.low)]


def test_groups_stand_by_their_worst_event(works: Works) -> None:
    got = {by: [(bar.label, str(bar.value), bar.event_id) for bar in comparison(works.company, by=by).bars]
           for by in (POINT, ACTIVITY, POST)}
    assert got[POINT] == [("卸油作业", "540", works.high), ("油罐", "126", works.fire)]
    assert got[ACTIVITY] == [("卸油作业", "540", works.high)]
    assert got[POST] == [("卸油员", "540", works.high), ("", "126", works.fire)]


def test_mixed_methods_are_ranks_or_a_chart_each(works: Works) -> None:
    matrix = works.event(works.tank, "超压", "ls-t1", L="4", S="5")
    mixed = comparison(works.company)
    assert {bar.value for bar in mixed.bars} == {None}
    assert (mixed.rule_set, mixed.limits) == ("", ())
    lec, ls = comparisons(works.company)
    assert (lec.rule_set, len(lec.bars)) == ("lec-e1", 3)
    assert (ls.rule_set, [(bar.event_id, str(bar.value)) for bar in ls.bars]) == ("ls-t1", [(matrix, "20")])
    assert lec.limits
    assert lec.limits != ls.limits
    assert charts(works.company, "residual", ChartChoice(METHODS)) == (lec, ls)


def test_counts_hold_every_event_once_and_what_nobody_assessed_is_not_low(works: Works) -> None:
    bare = works.event(works.tank, "未评定")
    facility, activity = counts(works.company).groups
    assert facility.events == {Level.GENERAL: (works.fire,), Level.UNASSESSED: (bare,)}
    assert activity.events == {Level.MAJOR: (works.high,), Level.LOW: (works.low,)}
    (one,) = charts(works.company, "residual", ChartChoice(COUNTS))
    assert isinstance(one, CountsView)


def test_nothing_assessed_is_one_empty_chart(company: Company) -> None:
    (one,) = charts(company, "residual", ChartChoice(METHODS))
    assert not isinstance(one, CountsView)
    assert one.bars == ()
