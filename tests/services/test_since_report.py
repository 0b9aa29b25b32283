"""What changed since the last report, and what has a date: read from the journal and the records, in figures."""

from __future__ import annotations

from datetime import date, timedelta

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import edit, reporting
from dualprev_desktop.services.deadlines import Deadline
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import State, overview
from dualprev_desktop.services.since_report import SinceReport, read_since_report
from dualprev_desktop.store.company import Company
from tests.services.test_guide import LOW, Built
from tests.support.clock import StillClock


def since(company: Company) -> SinceReport:
    with company.read() as reader:
        return read_since_report(reader)


def report(company: Company) -> None:
    """As if a bundle had been written."""
    reporting.finish(company, reporting.reserve(company, "Bureau"), "one.dpb", "00")


def test_before_the_first_report_nothing_counts_as_changed(company: Company) -> None:
    Built(company)
    assert since(company) == SinceReport()
    assert overview(company).steps[-1].state is State.EMPTY


def test_after_a_report_only_what_is_written_later_counts(company: Company, clock: StillClock) -> None:
    built = Built(company)
    report(company)
    assert since(company) == SinceReport(local_date(clock()))
    assert overview(company).steps[-1].state is State.COMPLETE
    other = built.make("risk_point", name="站房", kind="place")
    built.change("risk_point", built.point, note="新围栏")
    built.change("risk_point", built.point, note="新围栏，两米")
    edit.remove(company, "control_measure", [built.measure])
    found = since(company)
    assert {one: set(ids) for one, ids in found.changed.items()} == {"risk_point": {built.point, other}}
    assert found.removed == 1
    assert overview(company).steps[-1].state is State.BEGUN
    report(company)
    assert not since(company).any


def test_a_judgement_counts_as_a_change_to_its_event(company: Company) -> None:
    built = Built(company)
    report(company)
    built.assess(residual=LOW)
    built.assess(inherent=LOW)
    assert since(company).changed == {"assessment": (built.event,)}


# deadlines -------------------------------------------------------------------------------------------------------


def lines(company: Company) -> list[tuple[str, bool]]:
    return [(one.what.text, one.overdue) for one in overview(company).deadlines]


def test_a_review_comes_nearer_and_becomes_overdue(company: Company, clock: StillClock) -> None:
    built = Built(company)
    today = local_date(clock())
    assert lines(company)[0][0].startswith(f"The next review is due on {today.year + 1}")
    built.change("enterprise", built.enterprise, review_months=1)
    (soon,) = overview(company).deadlines
    assert (soon.step, soon.what.type_id, soon.what.ids, soon.overdue) == (
        Step.ASSESS, "risk_event", (built.event,), False)
    clock.tick(40 * 86_400)
    (late,) = overview(company).deadlines
    assert late.overdue
    assert late.what.text == f"1 assessment is overdue since {soon.what.text[-10:]}"
    built.assess(residual=LOW)
    assert not any(one.overdue for one in overview(company).deadlines)


def test_what_happened_makes_a_review_overdue(company: Company, clock: StillClock) -> None:
    built = Built(company)
    day = local_date(clock())
    built.make("review_trigger", cause="accident", happened_on=day, what="油枪起火")
    assert lines(company) == [(f"1 assessment is to be reviewed: something happened on {day.isoformat()}", True)]


def test_an_appointment_that_ends_is_announced_a_month_before(company: Company, clock: StillClock) -> None:
    built = Built(company)
    today = local_date(clock())
    post = built.make("post", name="站长", unit_id=built.unit, duties="负责全站")

    def ends(day: date | None) -> list[Deadline]:
        built.change("appointment", held, until=day)
        return [one for one in overview(company).deadlines if one.step is Step.SURVEY]

    held = built.make("appointment", person_id=built.person, post_id=post)
    assert ends(None) == []
    assert ends(today + timedelta(days=31)) == []
    (told,) = ends(today + timedelta(days=30))
    assert (told.what.ids, told.what.field) == ((held,), "until")
    assert told.what.text == f"1 appointment ends on {(today + timedelta(days=30)).isoformat()}"
    assert ends(today - timedelta(days=1)) == []
