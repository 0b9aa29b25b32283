"""The obsolete check: words betray an entry of the list, a person answers, the answer is kept and can be undone."""

from __future__ import annotations

import pytest

from dualprev_desktop.kernel.errors import Cancelled
from dualprev_desktop.services import edit, obsolete, query
from dualprev_desktop.services.own_lists import add_entry
from dualprev_desktop.store.company import Company


@pytest.fixture
def lamp(company: Company) -> str:
    made, _ = edit.create(company, "risk_point", {"name": "临时照明", "kind": "facility"})
    return made


@pytest.fixture
def event(company: Company, lamp: str) -> str:
    return edit.create(company, "risk_event", {"risk_point_id": lamp, "name": "使用碘钨灯照明引燃可燃物"})[0]


def found(company: Company) -> list[tuple[str, str]]:
    return [(one.point, one.keyword) for one in obsolete.check(company).suspects]


def test_words_of_an_event_betray_an_entry_with_its_ban_and_replacement(company: Company, event: str) -> None:
    (one,) = obsolete.check(company).suspects
    assert (one.point, one.keyword) == ("临时照明", "碘钨灯")
    assert "碘钨灯" in one.words
    assert one.item.attribute("ban") == "restricted"
    assert one.item.attribute("instead")
    assert "214" in one.item.attribute("basis")


@pytest.mark.parametrize("name", ["碘 钨 灯支架", "手提式酸碱灭火器"])
def test_spacing_does_not_hide_a_word(company: Company, name: str) -> None:
    edit.create(company, "risk_point", {"name": name, "kind": "facility"})
    assert [point for point, _keyword in found(company)] == [name]


def test_a_point_is_suspected_once_of_an_entry(company: Company, lamp: str, event: str) -> None:
    edit.create(company, "risk_event", {"risk_point_id": lamp, "name": "碘钨灯无防护罩"})
    assert len(obsolete.check(company).suspects) == 1


def test_the_comparison_says_with_how_much_it_compared(company: Company, event: str) -> None:
    done = obsolete.check(company)
    assert (done.points, done.events) == (1, 1)
    assert done.entries >= 70
    add_entry(company, obsolete.LIST, "老式砂轮机")
    assert obsolete.check(company).entries == done.entries + 1


def test_an_entry_of_the_company_is_looked_for_by_its_term(company: Company) -> None:
    add_entry(company, obsolete.LIST, "老式砂轮机")
    edit.create(company, "risk_point", {"name": "车间老式砂轮机", "kind": "facility"})
    assert found(company) == [("车间老式砂轮机", "老式砂轮机")]


def test_yes_marks_the_point_and_undo_asks_again(company: Company, lamp: str, event: str) -> None:
    (one,) = obsolete.check(company).suspects
    obsolete.it_is(company, one)
    assert query.find(company, "risk_point", lamp).obsolete == one.item.code
    assert obsolete.check(company).suspects == ()
    assert [(said.point, said.obsolete) for said in obsolete.answered(company)] == [("临时照明", True)]
    company.undo()
    assert len(obsolete.check(company).suspects) == 1


def test_no_is_remembered_for_this_point_and_entry_only(company: Company, lamp: str, event: str) -> None:
    (one,) = obsolete.check(company).suspects
    obsolete.it_is_not(company, one)
    assert obsolete.check(company).suspects == ()
    assert query.find(company, "risk_point", lamp).obsolete == ""
    edit.change(company, "risk_point", lamp, {"note": "旁有手提式酸碱灭火器"})
    (other_entry,) = obsolete.check(company).suspects
    assert "酸碱" in other_entry.keyword
    other, _ = edit.create(company, "risk_point", {"name": "碘钨灯", "kind": "facility"})
    assert other in {suspect.point_id for suspect in obsolete.check(company).suspects}


def test_an_answer_is_taken_back(company: Company, lamp: str, event: str) -> None:
    obsolete.it_is_not(company, obsolete.check(company).suspects[0])
    (said,) = obsolete.answered(company)
    assert (said.obsolete, said.words) == (False, "使用碘钨灯照明引燃可燃物")
    obsolete.take_back(company, said)
    obsolete.it_is(company, obsolete.check(company).suspects[0])
    obsolete.take_back(company, obsolete.answered(company)[0])
    assert obsolete.answered(company) == ()
    assert len(obsolete.check(company).suspects) == 1


def test_a_removed_point_takes_its_answers_along(company: Company, lamp: str, event: str) -> None:
    obsolete.it_is_not(company, obsolete.check(company).suspects[0])
    edit.remove(company, "risk_point", [lamp])
    assert obsolete.answered(company) == ()
    assert query.count(company, "obsolete_answer") == 0


def test_the_comparison_can_be_stopped(company: Company, event: str) -> None:
    class Stopping:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        obsolete.check(company, Stopping())
