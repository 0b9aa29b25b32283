"""Cards on the wall: exactly those that no longer say what the register says are named."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import edit, papers
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.query import get, records
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.store.company import Company


def printed(company: Company, mode: str = "residual") -> None:
    notes = [papers.Note(card.name, card.point_id, content(card)) for card in cards(company, None, mode)]
    papers.note_printed(company, "cards", notes, mode)


def stale_points(company: Company) -> set[str]:
    return {one.about_id for one in papers.stale(company)}


def test_nothing_is_stale_when_it_was_just_printed(sample_company: Company) -> None:
    assert papers.stale(sample_company) == ()
    printed(sample_company)
    printed(sample_company, "inherent")
    assert papers.stale(sample_company) == ()


def test_one_measure_changed_makes_one_card_stale(sample_company: Company) -> None:
    printed(sample_company)
    shown = {one.content for card in cards(sample_company) for one in card.controls}
    measure = next(one for one in records(sample_company, ControlMeasure) if one.content in shown)
    edit.change(sample_company, "control_measure", measure.id, {"content": measure.content + "，每班检查"})
    event = measure.risk_event_id
    with sample_company.read() as reader:
        owner = reader.value("SELECT risk_point_id FROM risk_event WHERE id = ?", (event,))
    assert stale_points(sample_company) == {owner}
    printed(sample_company)
    assert papers.stale(sample_company) == ()


def test_what_no_card_shows_makes_none_stale(sample_company: Company) -> None:
    printed(sample_company)
    point = records(sample_company, RiskPoint)[0]
    edit.change(sample_company, "risk_point", point.id, {"note": "仅供内部"})
    assert papers.stale(sample_company) == ()


def test_printed_again_is_the_same_paper(sample_company: Company) -> None:
    printed(sample_company)
    with sample_company.read() as reader:
        before = reader.value("SELECT count(*) FROM paper WHERE alive = 1")
    printed(sample_company)
    with sample_company.read() as reader:
        assert reader.value("SELECT count(*) FROM paper WHERE alive = 1") == before > 0


def test_the_card_of_a_removed_point_must_come_down(sample_company: Company) -> None:
    printed(sample_company)
    gone = next(iter(cards(sample_company)))
    edit.remove(sample_company, "risk_point", [gone.point_id])
    assert [one.title for one in papers.orphans(sample_company)] == [gone.name]
    assert papers.stale(sample_company) == papers.orphans(sample_company)
    papers.take_down(sample_company, papers.orphans(sample_company))
    assert papers.stale(sample_company) == () == papers.orphans(sample_company)


def test_batches_of_a_day_are_counted_and_stand_on_the_papers(sample_company: Company) -> None:
    day = f"{local_date(sample_company.clock()):%Y%m%d}"
    assert papers.next_batch(sample_company) == f"{day}-01"
    papers.note_printed(sample_company, "cards", [papers.Note("油罐", "p1", {})], "residual", batch=f"{day}-01")
    papers.note_printed(sample_company, "cards", [papers.Note("油罐", "p2", {})], "residual", batch=f"{day}-09")
    assert papers.next_batch(sample_company) == f"{day}-10"


def test_a_new_print_hangs_nowhere_yet(sample_company: Company) -> None:
    printed(sample_company)
    paper = records(sample_company, Paper)[0]
    papers.put_up(sample_company, [paper], "2号加油机左柱", date(2026, 11, 20))
    hung = get(sample_company, Paper, paper.id)
    assert (hung.posted_at, hung.posted_on) == ("2号加油机左柱", date(2026, 11, 20))
    printed(sample_company)
    again = get(sample_company, Paper, paper.id)
    assert (again.posted_at, again.posted_on) == ("2号加油机左柱", None)


def test_the_public_version_is_a_paper_of_its_own(sample_company: Company) -> None:
    printed(sample_company)
    with sample_company.read() as reader:
        reading = Reading(reader, whole_register(sample_company, reader), date(2026, 11, 24), "residual", public=True)
        views = list(KINDS["cards"].views(reading, None))
    notes = [papers.Note(view.name, about, content(view)) for about, view in views]
    papers.note_printed(sample_company, "cards", notes, "residual", public=True)
    assert papers.stale(sample_company) == ()
    assert all(view.person == view.phone == "" for _about, view in views)
    holders = {point.person_id for point in records(sample_company, RiskPoint)}
    person = next(one for one in records(sample_company, Person) if one.id in holders)
    edit.change(sample_company, "person", person.id, {"phone": "13900000000"})
    assert {bool(one.public) for one in papers.stale(sample_company)} == {False}


def test_undo_of_a_change_makes_the_wall_right_again(sample_company: Company) -> None:
    printed(sample_company)
    point = records(sample_company, RiskPoint)[0]
    edit.change(sample_company, "risk_point", point.id, {"location": "别处"})
    assert stale_points(sample_company) == {point.id}
    edit.change(sample_company, "risk_point", point.id, {"location": point.location})
    assert papers.stale(sample_company) == ()


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2)), more=st.dictionaries(
    st.sampled_from("wxyz"), st.integers(0, 2)))
def test_what_cards_learn_to_say_later_is_not_held_against_old_ones(said: dict[str, int], more: dict[str, int]) -> None:
    assert not papers.differs(said, {**more, **said})
    assert papers.differs(said, None)
    for name, value in said.items():
        assert papers.differs(said, {**said, name: value + 1})
