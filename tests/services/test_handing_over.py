"""A leaving person's duties are all found and passed on in one step; who had them stays in the history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, forget, record, record_types
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.errors import Conflict, InputError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit, handing_over, organisation, query
from dualprev_desktop.services.history import record_history, undo_label
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

DAY = date(2026, 9, 21)


def made(company: Company, type_id: str, **values: object) -> str:
    return edit.create(company, type_id, values)[0]


@pytest.fixture
def people(company: Company) -> dict[str, str]:
    """张三 holds two posts and answers for a point and a measure; 李四 holds one of the posts, too."""
    unit = made(company, "org_unit", name="储运部", kind="workshop")
    posts = [made(company, "post", name=name, unit_id=unit) for name in ("班长", "操作工")]
    zhang, li = (made(company, "person", name=name) for name in ("张三", "李四"))
    for post in posts:
        organisation.appoint(company, zhang, post)
    organisation.appoint(company, li, posts[1])
    point = made(company, "risk_point", name="油罐区", kind="facility", person_id=zhang, post_id=posts[0])
    made(company, "risk_point", name="装车台", kind="facility", post_id=posts[0])
    event = made(company, "risk_event", risk_point_id=point, name="泄漏")
    made(company, "control_measure", risk_event_id=event, measure_class="technology", content="高液位报警",
         state="existing", person_id=zhang)
    return {"zhang": zhang, "li": li, "班长": posts[0], "操作工": posts[1], "point": point}


def all_to(company: Company, person: str, successor: str) -> dict[handing_over.Key, str]:
    return {duty.key: successor for duty in handing_over.duties(company, person)}


def test_every_duty_is_listed_with_what_hangs_on_a_post(company: Company, people: dict[str, str]) -> None:
    found = {(duty.type_id, duty.title, duty.of): dict(duty.through)
             for duty in handing_over.duties(company, people["zhang"])}
    assert found == {("appointment", "班长", ""): {"risk_point": 2}, ("appointment", "操作工", ""): {},
                     ("risk_point", "油罐区", ""): {}, ("control_measure", "高液位报警", "泄漏"): {}}


def test_all_goes_over_in_one_step_and_comes_back_in_one(company: Company, people: dict[str, str]) -> None:
    before = {type_.id: query.page(company, type_.id) for type_ in record_types()}
    handed, _changes = handing_over.hand_over(company, people["zhang"],
                                              all_to(company, people["zhang"], people["li"]), DAY)
    assert (handed.passed, handed.vacated, handed.kept) == (4, 0, 0)
    assert handing_over.duties(company, people["zhang"]) == ()
    assert query.get(company, Person, people["zhang"]).left_on == DAY
    assert query.get(company, RiskPoint, people["point"]).person_id == people["li"]
    assert {one.person_id for one in query.records(company, ControlMeasure)} == {people["li"]}
    lasting = [(one.person_id, one.post_id) for one in query.records(company, Appointment) if one.until is None]
    assert sorted(lasting) == sorted([(people["li"], people["班长"]), (people["li"], people["操作工"])]), "none twice"
    assert undo_label(company) == "Hand over the duties of 张三"
    company.undo()
    assert {type_.id: query.page(company, type_.id) for type_ in record_types()} == before


def test_the_history_keeps_who_was_responsible(company: Company, people: dict[str, str]) -> None:
    handing_over.hand_over(company, people["zhang"], all_to(company, people["zhang"], people["li"]), DAY)
    told = [(change.before, change.after) for event in record_history(company, "risk_point", people["point"])
            for change in event.changes if change.field == "person_id"]
    assert (people["zhang"], people["li"]) in told
    former = query.records(company, Appointment, person_id=people["zhang"])
    assert {one.until for one in former} == {DAY}


def test_lines_go_to_different_people_and_a_new_name_makes_one_person(company: Company,
                                                                      people: dict[str, str]) -> None:
    to = {duty.key: "王五" if duty.type_id == "appointment" else people["li"]
          for duty in handing_over.duties(company, people["zhang"])}
    handing_over.hand_over(company, people["zhang"], to, DAY)
    (wang,) = query.records(company, Person, name="王五")
    held = {one.post_id for one in query.records(company, Appointment, person_id=wang.id)}
    assert held == {people["班长"], people["操作工"]}
    assert query.get(company, RiskPoint, people["point"]).person_id == people["li"]
    company.undo()
    assert not query.records(company, Person, name="王五")


def test_a_post_without_successor_becomes_vacant_and_other_lines_stay(company: Company,
                                                                      people: dict[str, str]) -> None:
    to = {key: who for key, who in all_to(company, people["zhang"], people["li"]).items() if key[0] == "risk_point"}
    handed, _changes = handing_over.hand_over(company, people["zhang"], to, DAY)
    assert (handed.passed, handed.vacated, handed.kept) == (1, 2, 1)
    assert [duty.title for duty in handing_over.duties(company, people["zhang"])] == ["高液位报警"]


def test_who_stays_hands_over_a_part(company: Company, people: dict[str, str]) -> None:
    to = {key: who for key, who in all_to(company, people["zhang"], people["li"]).items() if key[0] == "risk_point"}
    handing_over.hand_over(company, people["zhang"], to, DAY, leaves=False)
    assert query.get(company, Person, people["zhang"]).left_on is None
    assert len(handing_over.duties(company, people["zhang"])) == 3


def test_wrong_successors_are_refused_and_nothing_is_changed(company: Company, people: dict[str, str]) -> None:
    gone = made(company, "person", name="赵六", left_on="2020-01-01")
    for successor, kind, sentence in ((people["zhang"], InputError, "take over from themselves"),
                                      ("张三", InputError, "take over from themselves"),
                                      (gone, Conflict, "left on 2020-01-01")):
        with pytest.raises(kind, match=sentence):
            handing_over.hand_over(company, people["zhang"], all_to(company, people["zhang"], successor), DAY)
    assert len(handing_over.duties(company, people["zhang"])) == 4


def test_a_list_that_is_no_longer_true_is_refused(company: Company, people: dict[str, str]) -> None:
    to = all_to(company, people["zhang"], people["li"])
    edit.change(company, "risk_point", people["point"], {"person_id": people["li"]})
    with pytest.raises(Conflict, match="changed meanwhile"):
        handing_over.hand_over(company, people["zhang"], to, DAY)


def test_who_answers_for_something_is_known(company: Company, people: dict[str, str]) -> None:
    idle = made(company, "person", name="钱七")
    assert handing_over.has_duties(company, [people["zhang"], idle, people["li"]]) == [people["zhang"], people["li"]]


@pytest.fixture
def drills() -> Iterator[type[Record]]:
    @record("drill", "Drill", "Drills", place=900)
    class Drill(Record):
        name: str = f.text("Name", required=True)
        leader_id: str = f.reference("Leader", "person")

    yield Drill
    forget("drill")


def test_a_record_declared_later_is_found_without_a_word(tmp_path: Path, paths: AppPaths, clock: StillClock,
                                                         drills: type[Record]) -> None:
    with Company.create(tmp_path / "drills.dualprev", paths, user="officer", clock=clock) as company:
        leader, other = (made(company, "person", name=name) for name in ("张三", "李四"))
        drill = made(company, "drill", name="罐区灭火演练", leader_id=leader)
        assert [duty.title for duty in handing_over.duties(company, leader)] == ["罐区灭火演练"]
        handing_over.hand_over(company, leader, all_to(company, leader, other), DAY)
        assert query.find(company, "drill", drill).leader_id == other
