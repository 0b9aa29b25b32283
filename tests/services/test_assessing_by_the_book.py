"""Corrections only raise, direct judgements are lifted by a person, drops need measures, reviews fall due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.months import months_later
from dualprev_desktop.kernel.errors import Conflict, InputError, NotFound
from dualprev_desktop.services import assessing, edit
from dualprev_desktop.services.assessing import Said
from dualprev_desktop.services.directly import assess_directly, conditions
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import overview
from dualprev_desktop.services.own_lists import CONDITIONS, add_entry
from dualprev_desktop.services.register import register
from dualprev_desktop.services.reviewing import Why, review
from dualprev_desktop.store.company import Company

MAJOR = {"L": Decimal(10), "E": Decimal(10), "C": Decimal(100)}
GENERAL = {"L": Decimal(1), "E": Decimal(6), "C": Decimal(15)}
LOW = {"L": Decimal("0.5"), "E": Decimal(6), "C": Decimal(15)}


@pytest.fixture
def point(company: Company) -> str:
    made, _ = edit.create(company, "risk_point", {"name": "卸油区", "kind": "activity"})
    return made


@pytest.fixture
def event(company: Company, point: str) -> str:
    made, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "油气闪爆"})
    return made


def row(company: Company) -> Any:
    return register(company)[0]


def missing(company: Company, step: Step) -> list[str]:
    return [one.text for state in overview(company).steps if state.step is step for one in state.missing]


def test_a_correction_raises_and_keeps_what_the_rules_gave(company: Company, event: str) -> None:
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL}, raised={"inherent": Level.CONSIDERABLE},
                           said=Said(reason="夜间单人作业"))
    view = row(company).inherent
    assert (view.level, view.calculated, view.score) == (Level.CONSIDERABLE, Level.GENERAL, Decimal(90))


def test_a_correction_does_not_lower(company: Company, event: str) -> None:
    with pytest.raises(InputError, match="may only raise the level: the rules give “General”"):
        assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL}, raised={"inherent": Level.LOW},
                               said=Said(reason="x"))
    assert row(company).inherent is None


def test_a_correction_without_a_reason_is_refused(company: Company, event: str) -> None:
    with pytest.raises(InputError, match="needs its reason"):
        assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL}, raised={"inherent": Level.MAJOR},
                               said=Said(reason="  "))


def test_a_raised_residual_may_not_stand_above_the_inherent_one(company: Company, event: str) -> None:
    with pytest.raises(Conflict):
        assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL, "residual": LOW},
                               raised={"residual": Level.MAJOR}, said=Said(reason="x"))
    assert row(company).inherent is None


def test_a_direct_judgement_is_lifted_only_with_a_reason(company: Company, event: str) -> None:
    assess_directly(company, event, ["law"], "GB 50156，间距不足")
    with pytest.raises(InputError, match="judged major directly, since: GB 50156，间距不足"):
        assessing.assess_kinds(company, event, "lec-e1", {"residual": LOW})
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL, "residual": LOW},
                           said=Said(reason="已迁建，间距符合"))
    assert row(company).residual.level is Level.LOW


def test_a_calculated_major_level_is_no_way_around_the_reason(company: Company, event: str) -> None:
    assess_directly(company, event, ["law"], "GB 50156，间距不足")
    with pytest.raises(InputError, match="judged major directly"):
        assessing.assess_kinds(company, event, "lec-e1", {"inherent": MAJOR})
    assert row(company).inherent.rule_set == "direct"


def test_the_company_adds_a_condition_of_its_own(company: Company, event: str) -> None:
    made, _ = add_entry(company, CONDITIONS, "同时作业3人以上的涉氨场所", "场所及人数")
    assert conditions(company).by_id[made].text("zh_CN") == "同时作业3人以上的涉氨场所"
    assess_directly(company, event, [made], "制冷机房，4人")
    assert row(company).inherent.level is Level.MAJOR
    with pytest.raises(InputError, match="in the list already"):
        add_entry(company, CONDITIONS, "同时作业3人以上的涉氨场所")


def test_a_drop_without_measures_is_told(company: Company, event: str) -> None:
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL, "residual": LOW})
    assert assessing.drop_without_measures(row(company))
    measure = {"risk_event_id": event, "measure_class": "technical", "content": "拉断阀", "state": "proposed"}
    made, _ = edit.create(company, "control_measure", measure)
    assert missing(company, Step.CONTROL)[0] == "1 risk event is lower with controls, but has none in place"
    edit.change(company, "control_measure", made, {"state": "existing"})
    assert not assessing.drop_without_measures(row(company))


def assess_on(company: Company, event: str, day: date) -> None:
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": GENERAL}, said=Said(assessed_on=day))


def test_a_review_is_due_after_a_year_or_the_companys_own_cycle(company: Company, event: str) -> None:
    assess_on(company, event, date(2025, 11, 30))
    assert review(company, date(2026, 11, 29)).due == ()
    assert [one.event_id for one in review(company, date(2026, 11, 29)).soon] == [event]
    due = review(company, date(2026, 11, 30)).due[0]
    assert (due.since, due.why, due.trigger) == (date(2026, 11, 30), Why.CYCLE, None)
    edit.create(company, "enterprise", {"name": "顺达加油站", "review_months": 6})
    assert review(company, date(2026, 6, 1)).due[0].since == date(2026, 5, 30)


@pytest.mark.parametrize(("months", "since"), [(999_999, None), (0, date(2026, 11, 30)), (-6, date(2026, 11, 30))])
def test_a_cycle_that_is_none_stops_nothing(company: Company, event: str, months: int, since: date | None) -> None:
    assess_on(company, event, date(2025, 11, 30))
    edit.create(company, "enterprise", {"name": "顺达加油站", "review_months": months})
    assert [one.since for one in review(company, date(2027, 1, 1)).due] == ([since] if since else [])
    assert overview(company).events == 1


def test_what_happens_makes_the_assessments_of_its_point_due(company: Company, point: str, event: str) -> None:
    other, _ = edit.create(company, "risk_point", {"name": "站房", "kind": "place"})
    elsewhere, _ = edit.create(company, "risk_event", {"risk_point_id": other, "name": "触电"})
    for one in (event, elsewhere):
        assess_on(company, one, date(2026, 3, 1))
    edit.create(company, "review_trigger", {"cause": "equipment", "happened_on": date(2026, 4, 1),
                                            "risk_point_id": point, "what": "更换潜油泵"})
    due = review(company, date(2026, 4, 2)).due
    assert [(one.event_id, one.why) for one in due] == [(event, Why.TRIGGER)]
    assert missing(company, Step.ASSESS)[-1] == "1 assessment is due for review"
    assess_on(company, event, date(2026, 4, 3))
    assert review(company, date(2026, 4, 4)).due == ()


def test_on_the_same_day_it_counts_what_was_written_last(company: Company, event: str) -> None:
    day = date(2026, 3, 1)
    edit.create(company, "review_trigger", {"cause": "law", "happened_on": day, "what": "新标准实施"})
    assess_on(company, event, day)
    assert review(company, day).due == ()
    edit.create(company, "review_trigger", {"cause": "accident", "happened_on": day, "what": "油枪起火"})
    assert [one.trigger.what for one in review(company, day).due if one.trigger] == ["油枪起火"]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_months_later_keeps_the_day_where_there_is_one(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_later(later, 0) == later)


def test_the_register_follows_every_change_undo_and_redo(company: Company, event: str) -> None:
    assert row(company).inherent is None
    assess_on(company, event, date(2026, 3, 1))
    assert row(company).inherent.level is Level.GENERAL
    company.undo()
    assert row(company).inherent is None
    company.redo()
    assert row(company).inherent.level is Level.GENERAL


def test_an_event_whose_point_is_gone_is_not_assessed(company: Company, point: str, event: str) -> None:
    with company.work("x") as uow:
        uow.remove("risk_point", point)
        uow.commit()
    with pytest.raises(NotFound, match="Risk point"):
        assess_on(company, event, date(2026, 3, 1))
