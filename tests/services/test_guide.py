"""The guide: each rule names exactly the records at fault, is silent once they are mended, and waits or advises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import assessing, edit, papers
from dualprev_desktop.services.assessing import Said
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.guide.facts import read_facts
from dualprev_desktop.services.guide.rule import GUIDE_RULES, Missing, Severity, Step, missing_of
from dualprev_desktop.services.overview import State, overview
from dualprev_desktop.services.papers.kind import content
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.store.company import Company

LOW, MAJOR = {"L": Decimal(1), "E": Decimal(1), "C": Decimal(3)}, {"L": Decimal(10), "E": Decimal(10), "C": Decimal(40)}
ORANGE = {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)}


class Built:
    """A company in which nothing is missing; each test breaks one thing."""

    def __init__(self, company: Company) -> None:
        self.company = company
        make = self.make
        self.enterprise = make("enterprise", name="顺达加油站", duty_phone="0376-6666666")
        self.unit = make("org_unit", name="加油站", kind="company")
        self.person = make("person", name="王建国")
        self.plan = make("plan", name="平面图", width=100, height=100)
        self.zone = make("zone", name="加油区", plan_id=self.plan, shape="MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")
        self.point = make("risk_point", name="加油作业", kind="activity", unit_id=self.unit, person_id=self.person,
                          zone_id=self.zone)
        self.event = make("risk_event", risk_point_id=self.point, name="油枪起火", accident_type="WSA10009",
                          hazard_factor="静电")
        self.measure = make("control_measure", risk_event_id=self.event, measure_class="technical", content="拉断阀",
                            state="existing", tier="post", unit_id=self.unit)
        self.assess(inherent=LOW, residual=LOW)

    def make(self, type_id: str, **values: object) -> str:
        return edit.create(self.company, type_id, values)[0]

    def change(self, type_id: str, record_id: str, **values: object) -> None:
        edit.change(self.company, type_id, record_id, values)

    def assess(self, *, on: date | None = None, **chosen: dict[str, Decimal]) -> None:
        assessing.assess_kinds(self.company, self.event, "lec-e1", chosen, said=Said(assessed_on=on))

    def found(self) -> dict[str, Missing]:
        company = self.company
        with company.read() as reader:
            facts = read_facts(reader, local_date(company.clock()), whole_register(company, reader))
        return {rule.id: one for rule in GUIDE_RULES if (one := rule.missing(facts)) is not None}


@pytest.fixture
def built(company: Company) -> Built:
    return Built(company)


def test_a_whole_company_misses_nothing(built: Built) -> None:
    assert built.found() == {}
    states = {state.step: state.state for state in overview(built.company).steps}
    assert all(states[step] is State.COMPLETE for step in list(Step)[:5])


def other_point(built: Built) -> None:
    built.make("risk_point", name="站房", kind="place")


def drop(built: Built) -> None:
    built.assess(inherent=MAJOR)
    built.change("control_measure", built.measure, state="proposed")


def printed(built: Built) -> None:
    papers.note_printed(built.company, "cards", [papers.Note(card.name, card.point_id, content(card))
                                            for card in cards(built.company)], "residual")


def card_stale(built: Built) -> None:
    printed(built)
    built.change("control_measure", built.measure, content="拉断阀，每月拉一次")


def card_orphan(built: Built) -> None:
    printed(built)
    edit.remove(built.company, "risk_point", [built.point])


def staffed(built: Built, **appointment: object) -> tuple[str, str]:
    """A post of the unit with its duties, held by the person."""
    post = built.make("post", name="站长", unit_id=built.unit, duties="负责全站")
    return post, built.make("appointment", person_id=built.person, post_id=post, **appointment)


def person_without_post(built: Built) -> None:
    staffed(built)
    built.make("person", name="李四")


def post_without_duties(built: Built) -> None:
    post, _held = staffed(built)
    built.change("post", post, duties="")


def appointment_over(built: Built) -> None:
    staffed(built, until=local_date(built.company.clock()) - timedelta(days=1))


def left(built: Built) -> None:
    built.change("person", built.person, left_on=local_date(built.company.clock()) - timedelta(days=1))


def tomorrow(built: Built) -> None:
    built.assess(residual=LOW, on=local_date(built.company.clock()) + timedelta(days=1))


def proposed(built: Built) -> None:
    built.make("control_measure", risk_event_id=built.event, measure_class="technical", content="双层油罐",
               state="proposed", tier="post", unit_id=built.unit)


BREAKS: dict[str, Callable[[Built], object]] = {
    "point-without-unit": lambda one: one.change("risk_point", one.point, unit_id=""),
    "point-obsolete": lambda one: one.change("risk_point", one.point, obsolete="自制加油机"),
    "point-without-person": lambda one: one.change("risk_point", one.point, person_id=""),
    "enterprise-without-phone": lambda one: one.change("enterprise", one.enterprise, duty_phone=""),
    "point-without-event": other_point,
    "event-without-accident-type": lambda one: one.change("risk_event", one.event, accident_type=""),
    "event-without-factor": lambda one: one.change("risk_event", one.event, hazard_factor=""),
    "event-not-assessed": lambda one: one.make("risk_event", risk_point_id=one.point, name="滑跌"),
    "event-without-measure": lambda one: edit.remove(one.company, "control_measure", [one.measure]),
    "drop-without-measure": drop,
    "event-without-tier": lambda one: one.change("control_measure", one.measure, tier=""),
    "major-without-company": lambda one: one.assess(inherent=MAJOR, residual=MAJOR),
    "considerable-without-company": lambda one: one.assess(inherent=ORANGE, residual=ORANGE),
    "point-on-no-plan": lambda one: one.change("risk_point", one.point, zone_id=""),
    "card-stale": card_stale,
    "card-orphan": card_orphan,
    "zone-without-point": lambda one: one.change("risk_point", one.point, zone_id=""),
    "person-without-post": person_without_post,
    "post-without-duties": post_without_duties,
    "post-without-person": appointment_over,
    "unit-without-person": appointment_over,
    "point-of-left-person": left,
    "assessed-in-future": tomorrow,
    "measure-proposed": proposed,
    "measure-without-holder": lambda one: one.change("control_measure", one.measure, unit_id=""),
}


@pytest.mark.parametrize("rule", BREAKS)
def test_a_fault_is_found_and_gone_when_it_is_undone(built: Built, rule: str) -> None:
    BREAKS[rule](built)
    found = built.found()
    assert rule in found
    assert len(found[rule].ids) == 1
    assert "{" not in found[rule].text
    while built.company.undoable() is not None and rule in built.found():
        built.company.undo()
    assert rule not in built.found()


def test_points_of_one_number_are_all_named(built: Built) -> None:
    built.change("risk_point", built.point, number="001")
    assert "point-number-twice" not in built.found()
    other = built.make("risk_point", name="站房", kind="place", number="001")
    found = built.found()["point-number-twice"]
    assert (set(found.ids), found.field) == ({built.point, other}, "number")


def test_staff_is_asked_after_only_where_posts_are_kept(built: Built) -> None:
    assert built.found() == {}, "a small firm names people, and keeps no posts"
    staffed(built)
    assert built.found() == {}, "the post is held, by the one person there is"


def test_reviews_are_asked_for_when_due_and_announced_a_month_before(company: Company) -> None:
    built = Built(company)
    built.change("enterprise", built.enterprise, review_months=1)
    assert "review-soon" in built.found()
    assert "review-due" not in built.found()
    built.make("review_trigger", cause="accident", happened_on=local_date(company.clock()), what="油枪起火")
    assert "review-due" in built.found()


def test_advice_comes_after_what_must_be_and_no_step_waits_for_it(built: Built) -> None:
    built.change("risk_point", built.point, person_id="")
    survey = overview(built.company).steps[0]
    assert (survey.state, [one.severity for one in survey.missing]) == (State.COMPLETE, [Severity.SHOULD])
    built.change("risk_point", built.point, unit_id="")
    survey = overview(built.company).steps[0]
    assert survey.state is State.BEGUN
    assert [one.severity for one in survey.missing] == [Severity.MUST, Severity.SHOULD]


def test_every_rule_names_a_declared_field_of_its_type_or_of_what_hangs_on_it(built: Built) -> None:
    for rule in GUIDE_RULES:
        declared = record_type(rule.type_id)
        hanging = [other for other, field in edit.referring(declared) if field.required]
        assert not rule.field or any(rule.field in one.by_name for one in (declared, *hanging)), rule.id
    with built.company.read() as reader:
        facts = read_facts(reader, date(2026, 11, 24), whole_register(built.company, reader))
    assert all(missing_of(step, facts) == () for step in Step if step is not Step.ASSESS)
