"""Earlier values come back by a new transaction, whole judgements as new ones, removed records with what hung there."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dualprev_desktop.kernel.errors import Conflict, NotFound
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, edit, history, query
from dualprev_desktop.services.register import register
from dualprev_desktop.services.restoring import bring_back, removed, restore, restore_judgement
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

LEC = {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)}
LOW = {"L": Decimal(1), "E": Decimal(1), "C": Decimal(1)}


@pytest.fixture
def point(company: Company) -> str:
    made, _ = edit.create(company, "risk_point", {"name": "油罐区", "kind": "place", "location": "东侧"})
    return made


def until(company: Company, type_id: str, record_id: str, place: int = -1) -> int:
    return history.record_history(company, type_id, record_id)[place].hlc


def test_one_field_or_all_go_back_to_a_moment_by_a_new_transaction(company: Company, point: str) -> None:
    then = until(company, "risk_point", point)
    edit.change(company, "risk_point", point, {"name": "罐区", "location": "西侧"})
    edit.change(company, "risk_point", point, {"note": "新"})
    restore(company, "risk_point", point, then, "location")
    found = query.find(company, "risk_point", point)
    assert (found.name, found.location, found.note) == ("罐区", "东侧", "新")
    assert history.undo_label(company) == "Restore Location of Risk point: 罐区"
    restore(company, "risk_point", point, then)
    found = query.find(company, "risk_point", point)
    assert (found.name, found.location, found.note) == ("油罐区", "东侧", "")
    assert history.undo_label(company) == "Restore Risk point: 罐区"
    assert len(history.record_history(company, "risk_point", point)) == 5, "nothing is rewritten"
    company.undo()
    assert query.find(company, "risk_point", point).name == "罐区"
    assert history.faults(company) == []


def test_what_named_a_removed_record_is_refused_alone_and_left_alone_among_others(company: Company, point: str) -> None:
    person, _ = edit.create(company, "person", {"name": "张三"})
    edit.change(company, "risk_point", point, {"person_id": person, "note": "旧"})
    then = until(company, "risk_point", point)
    edit.remove(company, "person", [person])
    edit.change(company, "risk_point", point, {"note": "新"})
    with pytest.raises(Conflict, match="“Responsible person” was “张三”, which has been removed since"):
        restore(company, "risk_point", point, then, "person_id")
    changes = restore(company, "risk_point", point, then)
    assert changes.kept == (("risk_point", point, "person_id"),)
    assert query.find(company, "risk_point", point).note == "旧"
    bring_back(company, "person", person)
    assert query.find(company, "risk_point", point).person_id == person, "who let go of the person holds on again"


def test_a_required_reference_that_is_gone_refuses_the_whole(company: Company, point: str) -> None:
    event, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": point})
    then = until(company, "risk_event", event)
    other, _ = edit.create(company, "risk_point", {"name": "加油岛", "kind": "place"})
    edit.change(company, "risk_event", event, {"risk_point_id": other})
    edit.remove(company, "risk_point", [point])
    with pytest.raises(Conflict, match="“Risk point” was “油罐区”, which has been removed since"):
        restore(company, "risk_event", event, then)


def test_a_removed_point_comes_back_with_all_that_went_with_it(company: Company, point: str, clock: StillClock) -> None:
    event, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": point})
    gone, _ = edit.create(company, "risk_event", {"name": "早已删除", "risk_point_id": point})
    edit.remove(company, "risk_event", [gone])
    for chosen in (LEC, LOW):
        clock.tick()
        assessing.assess(company, event, "inherent", "lec-e1", chosen)
    before = counting(company)
    edit.remove(company, "risk_point", [point])
    edit.create(company, "risk_point", {"name": "别的", "kind": "place"})
    assert [(one.type_id, one.title) for one in removed(company)] == [("risk_point", "油罐区")]
    with pytest.raises(Conflict, match="Risk event: “Risk point” was “油罐区”, which has been removed"):
        bring_back(company, "risk_event", event)
    bring_back(company, "risk_point", point)
    assert counting(company) == before
    assert [one.title for one in removed(company)] == ["早已删除"], "what was removed before stays so"
    with pytest.raises(Conflict, match="it is not removed"):
        bring_back(company, "risk_point", point)
    company.undo()
    assert query.find(company, "risk_point", point) is None
    assert history.faults(company) == []


def counting(company: Company) -> list[tuple[str, str]]:
    """The judgement of each event that counts."""
    return [(row.event_id, row.inherent.id if row.inherent else "") for row in register(company)]


def test_a_later_choice_is_not_overwritten_by_bringing_back(company: Company, point: str) -> None:
    old, _ = edit.create(company, "person", {"name": "张三"})
    new, _ = edit.create(company, "person", {"name": "李四"})
    edit.change(company, "risk_point", point, {"person_id": old})
    edit.remove(company, "person", [old])
    edit.change(company, "risk_point", point, {"person_id": new})
    bring_back(company, "person", old)
    assert query.find(company, "risk_point", point).person_id == new


def test_a_judgement_comes_back_as_a_new_one(company: Company, point: str, clock: StillClock) -> None:
    event, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": point})
    assessing.assess(company, event, "inherent", "lec-e1", LEC, assessor="张三", reason="首次")
    old = register(company)[0].inherent
    clock.tick(86400)
    assessing.assess(company, event, "inherent", "lec-e1", LOW)
    assert old is not None
    clock.tick(60)
    restore_judgement(company, old.id)
    new = register(company)[0].inherent
    assert new is not None
    assert new.id != old.id
    assert (new.level, new.score, new.chosen, new.rule_set) == (old.level, old.score, old.chosen, old.rule_set)
    assert (new.cause, new.assessor) == ("other", "officer")
    assert new.reason == "Restored: the judgement of 2026-09-21 by 张三. 首次"
    assert len(assessing.judgements(company, event)) == 3


def test_a_judgement_that_would_put_residual_above_inherent_is_refused(company: Company, point: str) -> None:
    event, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": point})
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": LEC, "residual": LEC})
    old = register(company)[0].residual
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": LOW, "residual": LOW})
    assert old is not None
    with pytest.raises(Conflict, match="residual level cannot be above the inherent one"):
        restore(company, "assessment", old.id, until(company, "assessment", old.id))


def test_what_is_kept_as_made_and_what_is_not_there_say_so(company: Company, point: str) -> None:
    event, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": point})
    with pytest.raises(Conflict, match="at that time there was none"):
        restore(company, "risk_event", event, until(company, "risk_point", point))
    with pytest.raises(NotFound):
        restore(company, "risk_event", "nobody", 2 ** 62)


TEXTS = st.text("油罐区卸甲乙", min_size=1, max_size=4)


class Walk(RuleBasedStateMachine):
    """Random edits, removals and returns; then any record restored to any moment is as it was then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = StillClock()
        root = Path(self.folder.name)
        self.company = Company.create(root / "c.dualprev", AppPaths.under(root), user="u", clock=self.clock)
        self.points: list[str] = []
        self.people: list[str] = []
        self.moments: list[int] = []

    def teardown(self) -> None:
        assert history.faults(self.company) == []
        self.company.close()
        self.folder.cleanup()

    def now(self) -> None:
        with self.company.read() as reader:
            self.moments.append(reader.value("SELECT max(hlc) FROM op"))

    @rule(name=TEXTS, location=TEXTS)
    def add_point(self, name: str, location: str) -> None:
        made, _ = edit.create(self.company, "risk_point", {"name": name, "kind": "place", "location": location})
        self.points.append(made)
        self.now()

    @rule(name=TEXTS)
    def add_person(self, name: str) -> None:
        self.people.append(edit.create(self.company, "person", {"name": name})[0])
        self.now()

    @rule(data=st.data(), name=TEXTS, note=TEXTS)
    @precondition(lambda self: self.points)
    def change(self, data: Any, name: str, note: str) -> None:
        point = data.draw(st.sampled_from(self.points))
        people = [one for one in self.people if query.find(self.company, "person", one)]
        person = data.draw(st.sampled_from([*people, None]))
        if query.find(self.company, "risk_point", point):
            edit.change(self.company, "risk_point", point, {"name": name, "note": note, "person_id": person})
            self.now()

    @rule(data=st.data())
    @precondition(lambda self: self.points)
    def remove(self, data: Any) -> None:
        point = data.draw(st.sampled_from(self.points))
        if query.find(self.company, "risk_point", point):
            edit.remove(self.company, "risk_point", [point])
            self.now()

    @rule(data=st.data())
    @precondition(lambda self: self.people)
    def remove_person(self, data: Any) -> None:
        person = data.draw(st.sampled_from(self.people))
        if query.find(self.company, "person", person):
            edit.remove(self.company, "person", [person])
            self.now()

    @rule(data=st.data())
    @precondition(lambda self: self.people)
    def bring_person_back(self, data: Any) -> None:
        person = data.draw(st.sampled_from(self.people))
        if query.find(self.company, "person", person) is None:
            bring_back(self.company, "person", person)
            self.now()

    @rule(seconds=st.integers(-5000, 5000))
    def clock_moves(self, seconds: int) -> None:
        self.clock.tick(seconds)

    @rule(data=st.data())
    @precondition(lambda self: self.points and self.moments)
    def restored_it_is_as_it_was_then(self, data: Any) -> None:
        point, moment = data.draw(st.sampled_from(self.points)), data.draw(st.sampled_from(self.moments))
        with self.company.at(moment) as past:
            then = query.find(past, "risk_point", point)
            assert history.faults(past) == [], "the past is what the journal alone says"
        if then is None:
            with pytest.raises(Conflict):
                restore(self.company, "risk_point", point, moment)
            return
        before = query.find(self.company, "risk_point", point)
        kept = {name for _type, _id, name in restore(self.company, "risk_point", point, moment).kept}
        now = query.find(self.company, "risk_point", point)
        for field in query.describe("risk_point").fields:
            expected = getattr(before, field.name, "") if field.name in kept else getattr(then, field.name)
            assert getattr(now, field.name) == expected
        assert not kept or query.find(self.company, "person", then.person_id) is None
        self.now()

    @invariant()
    def references_lead_somewhere(self) -> None:
        people = query.titles(self.company, "person")
        for point in query.page(self.company, "risk_point"):
            assert not point.person_id or point.person_id in people


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
