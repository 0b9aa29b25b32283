"""The list of papers on the wall: the worst first, and in words what each said and what is so now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel import i18n
from dualprev_desktop.services import attaching, edit, papers
from dualprev_desktop.services.file_intake import read_file
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.papers.wall import WallLine, WallState, wall_lines
from dualprev_desktop.services.papers.wording import LONGEST, OTHER, WORDS, Difference, differences
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.store.company import Company
from tests.support.pictures import phone_photo


def printed(company: Company, document: str = "cards", *, public: bool = False, batch: str = "20261124-01") -> None:
    with company.read() as reader:
        reading = Reading(reader, whole_register(company, reader), date(2026, 11, 24), "residual", public)
        notes = [papers.Note(about, about, content(view)) for about, view in KINDS[document].views(reading, None)]
    papers.note_printed(company, document, notes, "residual", public=public, batch=batch)


def line_about(company: Company, record_id: str) -> WallLine:
    (paper,) = [one for one in records(company, Paper) if one.about_id == record_id]
    return next(one for one in wall_lines(company) if one.id == paper.id)


def wall_by_state(company: Company) -> list[WallState]:
    return [one.state for one in wall_lines(company)]


def test_nothing_printed_is_an_empty_list(sample_company: Company) -> None:
    assert wall_lines(sample_company) == ()


def test_what_was_just_printed_matches_and_says_its_batch(sample_company: Company) -> None:
    printed(sample_company)
    lines = wall_lines(sample_company)
    assert {one.state for one in lines} == {WallState.MATCHES}
    assert {one.batch for one in lines} == {"20261124-01"}
    assert not any(one.wrong or one.differences for one in lines)


def test_the_worst_stand_first_and_agree_with_what_the_guide_counts(sample_company: Company) -> None:
    printed(sample_company)
    points = records(sample_company, RiskPoint)
    edit.change(sample_company, "risk_point", points[3].id, {"location": "站区北侧"})
    edit.remove(sample_company, "risk_point", [points[5].id])
    events = [one.id for one in records(sample_company, RiskEvent) if one.risk_point_id == points[7].id]
    edit.remove(sample_company, "risk_event", events)
    assert wall_by_state(sample_company)[:4] == [WallState.REMOVED, WallState.EMPTY, WallState.STALE,
                                                 WallState.MATCHES]
    wrong = {one.id for one in wall_lines(sample_company) if one.wrong}
    assert wrong == {one.id for one in papers.stale(sample_company)}
    assert len(wrong) == 3


def test_it_says_what_the_paper_said_and_what_is_so_now(sample_company: Company) -> None:
    printed(sample_company)
    point = records(sample_company, RiskPoint)[3]
    edit.change(sample_company, "risk_point", point.id, {"location": "站区北侧"})
    assert line_about(sample_company, point.id).differences == (Difference("Location", point.location, "站区北侧"),)


def test_a_measure_that_was_changed_is_told_without_those_that_were_not(sample_company: Company) -> None:
    printed(sample_company)
    with sample_company.read() as reader:
        rows = whole_register(sample_company, reader)
    shown = next(row for row in rows if any(one.measure_class == "technical" for one in row.measures))
    measure = next(one for one in shown.measures if one.measure_class == "technical")
    edit.change(sample_company, "control_measure", measure.id, {"content": "改为每班双人检查"})
    found = line_about(sample_company, shown.point_id).differences
    assert Difference("Control measure", measure.content[:LONGEST], "改为每班双人检查") in found
    other = {one.content for one in records(sample_company, ControlMeasure)} - {"改为每班双人检查"}
    assert not other & {one.now for one in found}


@pytest.mark.parametrize(("said", "now", "told"), [
    ({"level": "major"}, {"level": "low"}, [("风险等级", "重大风险", "低风险")]),
    ({"phone": "139"}, {"phone": ""}, [("电话", "139", "")]),
    ({"hazards": ["甲", "乙", "丙"]}, {"hazards": ["甲", "丙"]}, [("危险有害因素", "乙", "")]),
    ({"hazards": ["甲"]}, {"hazards": ["甲", "乙"]}, [("危险有害因素", "", "乙")]),
    ({"hazards": ["甲", "乙"]}, {"hazards": ["乙", "甲"]}, [("危险有害因素", "甲；乙", "乙；甲")]),
    ({"a": {"zones": [{"id": "1", "shape": "M1"}]}}, {"a": {"zones": [{"id": "1", "shape": "M2"}]}},
     [("区域轮廓", "", "")]),
    ({"controls": [{"id": "1", "content": "甲"}]}, {"controls": [{"id": "2", "content": "乙"}]},
     [("管控措施", "甲", "乙")]),
    ({"old": 1}, {"old": 1, "learnt": 2}, []),
    ({"what_no_edition_knew": "x"}, {"what_no_edition_knew": "y"}, [("其他内容", "x", "y")]),
])
def test_differences_in_words(said: dict[str, object], now: dict[str, object],
                              told: list[tuple[str, str, str]]) -> None:
    i18n.use("zh_CN")
    found = [(one.field, one.said, one.now) for one in differences(said, now)]
    assert [one[1:] for one in found] == [one[1:] for one in told]
    for (field, *_said), (in_chinese, *_told) in zip(found, told, strict=True):
        assert field in (in_chinese, OTHER) or field in WORDS.values(), "what is not translated yet"


def test_every_field_that_papers_compare_has_a_name(sample_company: Company) -> None:
    """A field that differs is told by a name of its own: none of today's is “Other content” at the top."""
    i18n.use("en")
    for kind in KINDS:
        with sample_company.read() as reader:
            reading = Reading(reader, whole_register(sample_company, reader), date(2026, 11, 24), "residual")
            views = list(KINDS[kind.id].views(reading, None))
        for _about, view in views[:1]:
            said = content(view)
            for name, value in said.items():
                if isinstance(value, str) and value and not name.endswith("_id") and name != "accident_list":
                    assert differences({name: value}, {name: ""}), name


def test_the_public_version_and_how_it_was_printed_are_told(sample_company: Company) -> None:
    printed(sample_company)
    printed(sample_company, public=True, batch="20261124-02")
    lines = wall_lines(sample_company)
    assert {(one.public, one.batch) for one in lines} == {(False, "20261124-01"), (True, "20261124-02")}


def test_a_paper_of_a_later_edition_is_not_compared(sample_company: Company) -> None:
    printed(sample_company)
    owner = records(sample_company, Enterprise)[0]
    with sample_company.work("x") as uow:
        uow.add(Paper(id="f" * 32, title="以后的张贴件", document="of-the-future", about_type="enterprise",
                      about_id=owner.id, mode="residual", printed_on=date(2026, 11, 24), says="{}"))
        uow.commit()
    assert line_about(sample_company, owner.id).state is WallState.UNKNOWN


def test_put_up_with_a_photograph_is_one_step(sample_company: Company, tmp_path: Path) -> None:
    printed(sample_company)
    one, two = records(sample_company, Paper)[:2]
    photo = read_file(phone_photo(tmp_path / "IMG_2031.jpg"))
    papers.put_up(sample_company, [one, two], "2号加油机左柱", date(2026, 11, 20), photo)
    lines = {line.id: line for line in wall_lines(sample_company)}
    assert [(lines[id].posted_at, lines[id].posted_on, lines[id].photos) for id in (one.id, two.id)] == [
        ("2号加油机左柱", date(2026, 11, 20), 1)] * 2
    papers.put_up(sample_company, [one], "2号加油机左柱", date(2026, 11, 21), photo)
    assert attaching.count(sample_company, "paper", one.id) == 1, "the same photograph is kept once"
    sample_company.undo()
    sample_company.undo()
    assert all(not line.posted_at and not line.photos for line in wall_lines(sample_company))


def test_taken_down_goes_with_its_photographs_and_comes_back_with_them(sample_company: Company,
                                                                       tmp_path: Path) -> None:
    printed(sample_company)
    paper = records(sample_company, Paper)[0]
    photo = read_file(phone_photo(tmp_path / "IMG_2031.jpg"))
    papers.put_up(sample_company, [paper], "北门", date(2026, 11, 20), photo)
    before = wall_lines(sample_company)
    papers.take_down(sample_company, [paper])
    assert paper.id not in {one.id for one in wall_lines(sample_company)}
    assert attaching.count(sample_company, "paper", paper.id) == 0
    sample_company.undo()
    assert wall_lines(sample_company) == before
    assert attaching.count(sample_company, "paper", paper.id) == 1
