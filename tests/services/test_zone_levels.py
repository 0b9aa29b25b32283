"""A zone's level: from the worst of its risks, or higher by hand with a reason, never lower."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import assessing, edit, plans, zone_levels
from dualprev_desktop.services.views import ZoneView
from dualprev_desktop.store.company import Company

SHAPE = "MULTIPOLYGON (((100000 100000, 500000 100000, 500000 500000, 100000 500000, 100000 100000)))"
JUDGED = {Level.LOW: (1, 1, 3), Level.GENERAL: (3, 6, 7), Level.CONSIDERABLE: (3, 6, 15), Level.MAJOR: (6, 6, 40)}
"""L, E, C that LEC puts into each level."""


class Yard:
    """A plan with one zone and a risk point in it for each level asked for."""

    def __init__(self, company: Company, *levels: Level | None) -> None:
        self.company = company
        self.plan_id, _ = plans.add_plan(company, "厂区")
        self.points, self.events = [], []
        for number, level in enumerate(levels, 1):
            point_id, _ = edit.create(company, "risk_point", {"number": f"R{number}", "name": f"点{number}",
                                                              "kind": "place"})
            self.points.append(point_id)
            event_id, _ = edit.create(company, "risk_event", {"risk_point_id": point_id, "name": f"事件{number}"})
            self.events.append(event_id)
            if level is not None:
                self.assess(number - 1, level)
        self.zone_id, _ = plans.draw_zone(company, self.plan_id, "罐区", SHAPE, self.points)

    def assess(self, place: int, level: Level, kind: str = "inherent") -> None:
        chosen = dict(zip("LEC", map(Decimal, JUDGED[level]), strict=True))
        assessing.assess(self.company, self.events[place], kind, "lec-e1", chosen)

    def zone(self, mode: str = "residual") -> ZoneView:
        return plans.plan_view(self.company, self.plan_id, mode).zones[0]

    def refusal(self, level: Level, reason: str = "沿街，人流密集") -> str:
        with pytest.raises(InputError) as refused:
            zone_levels.set_override(self.company, self.zone_id, level, reason)
        assert self.zone().override is None
        return refused.value.text()


def test_a_raised_level_colours_the_zone_and_says_why(company: Company) -> None:
    yard = Yard(company, Level.LOW, Level.GENERAL)
    assert yard.zone().level is Level.GENERAL
    zone_levels.set_override(company, yard.zone_id, Level.MAJOR, "  沿街，人流密集 ")
    zone = yard.zone()
    assert (zone.level, zone.judged, zone.override) == (Level.MAJOR, Level.GENERAL, Level.MAJOR)
    assert zone.reason == "沿街，人流密集"
    zone_levels.clear_override(company, yard.zone_id)
    zone = yard.zone()
    assert (zone.level, zone.override, zone.reason) == (Level.GENERAL, None, "")
    company.undo()
    assert (yard.zone().level, yard.zone().reason) == (Level.MAJOR, "沿街，人流密集")


@pytest.mark.parametrize("wanted", [Level.LOW, Level.GENERAL, Level.CONSIDERABLE])
def test_what_is_not_above_the_risks_is_refused(company: Company, wanted: Level) -> None:
    yard = Yard(company, Level.CONSIDERABLE, Level.LOW)
    said = yard.refusal(wanted)
    assert said.startswith("The risks in zone “罐区” give “Considerable” already")
    assert "assess the risks anew" in said


def test_a_reason_is_needed_and_grey_is_no_level(company: Company) -> None:
    yard = Yard(company, Level.LOW)
    assert "needs its reason" in yard.refusal(Level.MAJOR, "  \n")
    assert "Choose the level" in yard.refusal(Level.UNASSESSED)


def test_nothing_set_nothing_taken_back(company: Company) -> None:
    yard = Yard(company, Level.LOW)
    with pytest.raises(InputError, match="has no level set by hand"):
        zone_levels.clear_override(company, yard.zone_id)


def test_risks_that_grow_past_it_count_and_it_comes_back_when_they_shrink(company: Company) -> None:
    yard = Yard(company, Level.LOW)
    zone_levels.set_override(company, yard.zone_id, Level.GENERAL, "临近道路")
    yard.assess(0, Level.MAJOR)
    assert (yard.zone().level, yard.zone().override) == (Level.MAJOR, Level.GENERAL)
    yard.assess(0, Level.LOW)
    assert yard.zone().level is Level.GENERAL


def test_a_zone_nobody_assessed_is_grey_until_a_person_says_more(company: Company) -> None:
    yard = Yard(company, None)
    assert yard.zone().level is Level.UNASSESSED
    assert zone_levels.above(Level.UNASSESSED)[0] is Level.GENERAL
    with pytest.raises(InputError, match="found by assessing only"):
        zone_levels.set_override(company, yard.zone_id, Level.LOW, "按旧图")
    edit.change(company, "zone", yard.zone_id, {"override": "low", "override_reason": "按旧图"})
    assert yard.zone().level is Level.UNASSESSED
    zone_levels.set_override(company, yard.zone_id, Level.GENERAL, "按旧图")
    assert (yard.zone().level, yard.zone().judged) == (Level.GENERAL, Level.UNASSESSED)


def test_only_what_lies_above_is_offered(company: Company) -> None:
    assert zone_levels.above(Level.GENERAL) == (Level.CONSIDERABLE, Level.MAJOR)
    assert zone_levels.above(Level.MAJOR) == ()


def test_where_the_level_comes_from_worst_first_with_its_event(company: Company) -> None:
    yard = Yard(company, Level.LOW, Level.MAJOR, None)
    edit.create(company, "risk_event", {"risk_point_id": yard.points[1], "name": "另一事件"})
    got = zone_levels.sources(company, yard.zone_id)
    assert [(one.name, one.level, one.event) for one in got] == [
        ("点2", Level.MAJOR, "事件2"), ("点1", Level.LOW, "事件1"), ("点3", Level.UNASSESSED, "事件3")]
    assert [one.event_id for one in got] == [yard.events[1], yard.events[0], yard.events[2]]


def test_modes_are_told_apart(company: Company) -> None:
    yard = Yard(company, Level.MAJOR)
    yard.assess(0, Level.LOW, "residual")
    assert [one.level for one in zone_levels.sources(company, yard.zone_id, "inherent")] == [Level.MAJOR]
    assert [one.level for one in zone_levels.sources(company, yard.zone_id)] == [Level.LOW]
    zone_levels.set_override(company, yard.zone_id, Level.GENERAL, "临时作业")
    assert (yard.zone().level, yard.zone("inherent").level) == (Level.GENERAL, Level.MAJOR)
