"""The plan of earlier days from the journal, and which zones differ between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import assessing, edit, plans, zone_levels
from dualprev_desktop.services.plan_changes import KEPT_DAYS, Kind, PlanHistory, days
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

DAY = 86400
LOW, MAJOR = (1, 1, 3), (6, 6, 40)


def square(left: int, top: int) -> str:
    return (f"MULTIPOLYGON ((({left} {top}, {left + 100000} {top}, {left + 100000} {top + 100000}, "
            f"{left} {top + 100000}, {left} {top})))")


class Story:
    """Four days: a plan with a zone; its risk assessed; a second zone drawn and the first renamed and moved;
    the second removed."""

    def __init__(self, company: Company, clock: StillClock) -> None:
        self.company, self.clock = company, clock
        self.first = local_date(clock())
        self.plan_id, _ = plans.add_plan(company, "厂区")
        self.point_id, _ = edit.create(company, "risk_point", {"name": "油罐", "kind": "place"})
        self.event_id, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": self.point_id})
        self.zone_id, _ = plans.draw_zone(company, self.plan_id, "罐区", square(100000, 100000), [self.point_id])
        clock.tick(DAY)
        self.assess(MAJOR)
        clock.tick(DAY)
        self.other_id, _ = plans.draw_zone(company, self.plan_id, "站房", square(500000, 500000))
        edit.change(company, "zone", self.zone_id, {"name": "油罐区"})
        plans.reshape_zone(company, self.zone_id, square(200000, 200000))
        clock.tick(DAY)
        edit.remove(company, "zone", [self.other_id])

    def assess(self, values: tuple[int, int, int]) -> None:
        chosen = dict(zip("LEC", map(Decimal, values), strict=True))
        assessing.assess(self.company, self.event_id, "inherent", "lec-e1", chosen)

    def day(self, number: int) -> object:
        return self.first + timedelta(days=number)


@pytest.fixture
def story(company: Company, clock: StillClock) -> Story:
    return Story(company, clock)


@pytest.fixture
def past(company: Company) -> Iterator[PlanHistory]:
    history = PlanHistory(company)
    yield history
    history.close()


def differences(story: Story, past: PlanHistory, first: int, last: int | None) -> dict[str, tuple[Kind, ...]]:
    end = None if last is None else story.first + timedelta(days=last)
    found = past.between(story.plan_id, story.first + timedelta(days=first), end, "residual")
    return {one.shown.name: one.kinds for one in found}


def test_days_are_those_on_which_a_plan_could_change(story: Story, company: Company, clock: StillClock) -> None:
    clock.tick(DAY)
    edit.create(company, "person", {"name": "王强"})  # no plan shows people
    assert days(company) == tuple(story.first + timedelta(days=number) for number in range(4))


def test_each_day_shows_the_plan_as_it_stood(story: Story, past: PlanHistory) -> None:
    seen = []
    for number in range(4):
        view = past.plan(story.plan_id, story.first + timedelta(days=number), "residual")
        assert view is not None
        seen.append({zone.name: zone.level for zone in view.zones})
    assert seen == [{"罐区": Level.UNASSESSED}, {"罐区": Level.MAJOR},
                    {"油罐区": Level.MAJOR, "站房": Level.UNASSESSED}, {"油罐区": Level.MAJOR}]


def test_what_changed_between_two_days(story: Story, past: PlanHistory) -> None:
    assert differences(story, past, 0, 0) == {}
    assert differences(story, past, 0, 1) == {"罐区": (Kind.LEVEL,)}
    assert differences(story, past, 1, 2) == {"油罐区": (Kind.SHAPE, Kind.NAME), "站房": (Kind.ADDED,)}
    assert differences(story, past, 2, None) == {"站房": (Kind.REMOVED,)}
    assert differences(story, past, 0, None) == {"油罐区": (Kind.LEVEL, Kind.SHAPE, Kind.NAME)}


def test_a_change_of_level_says_from_which_to_which(story: Story, past: PlanHistory) -> None:
    (one,) = past.between(story.plan_id, story.first, story.first + timedelta(days=1), "residual")
    assert one.levels == (Level.UNASSESSED, Level.MAJOR)
    (gone,) = past.between(story.plan_id, story.first + timedelta(days=2), None, "residual")
    assert gone.levels is None
    assert gone.shown.name == "站房"


def test_a_level_set_by_hand_and_taken_back_is_seen(story: Story, company: Company, past: PlanHistory,
                                                    clock: StillClock) -> None:
    clock.tick(DAY)
    story.assess(LOW)
    zone_levels.set_override(company, story.zone_id, Level.GENERAL, "临街")
    (one,) = past.between(story.plan_id, story.first + timedelta(days=3), None, "residual")
    assert one.levels == (Level.MAJOR, Level.GENERAL)


def test_modes_are_kept_apart(story: Story, company: Company, past: PlanHistory, clock: StillClock) -> None:
    clock.tick(DAY)
    assessing.assess(company, story.event_id, "residual", "lec-e1", dict(zip("LEC", map(Decimal, LOW), strict=True)))
    views = [past.plan(story.plan_id, None, mode) for mode in ("inherent", "residual")]
    assert [view.zones[0].level for view in views if view] == [Level.MAJOR, Level.LOW]


def test_a_plan_that_was_not_there_yet_is_none_and_its_zones_came(story: Story, company: Company, past: PlanHistory,
                                                                 clock: StillClock) -> None:
    clock.tick(DAY)
    plan_id, _ = plans.add_plan(company, "二层")
    plans.draw_zone(company, plan_id, "机房", square(0, 0))
    assert past.plan(plan_id, story.first, "residual") is None
    (one,) = past.between(plan_id, story.first, None, "residual")
    assert one.kinds == (Kind.ADDED,)


def test_a_day_before_the_file_is_refused(story: Story, past: PlanHistory) -> None:
    with pytest.raises(InputError, match="Choose a later day"):
        past.plan(story.plan_id, story.first - timedelta(days=1), "residual")


def test_what_was_read_is_kept_until_something_is_written(story: Story, company: Company, past: PlanHistory) -> None:
    first = past.plan(story.plan_id, story.first, "residual")
    assert past.plan(story.plan_id, story.first, "residual") is first
    for number in range(KEPT_DAYS + 1):
        past.plan(story.plan_id, story.first + timedelta(days=number), "residual")
    assert past.plan(story.plan_id, story.first, "residual") is first
    edit.change(company, "zone", story.zone_id, {"name": "今天的名字"})
    again = past.plan(story.plan_id, story.first, "residual")
    assert again is not first
    assert again == first
