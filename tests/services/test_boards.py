"""What boards at the gate say: the worst risks with what controls them, real counts; and when they are stale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import PRESETS
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import commitments, edit, papers
from dualprev_desktop.services.board_views import BoardView, MajorRiskView
from dualprev_desktop.services.boards import read_board, read_major_risks
from dualprev_desktop.services.level_counts import LevelChartView, read_level_chart
from dualprev_desktop.services.palettes import set_palette
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import register, row_level, whole_register
from dualprev_desktop.store.company import Company

INHERENT = "inherent"


def reading_of(company: Company, reader: object, mode: str = INHERENT, public: bool = False) -> Reading:
    return Reading(reader, whole_register(company, reader), local_date(company.clock()), mode, public)  # type: ignore[arg-type]


def board_of(company: Company, mode: str = INHERENT, public: bool = False) -> BoardView:
    with company.read() as reader:
        found = read_board(reading_of(company, reader, mode, public))
    assert found is not None
    return found


def majors_of(company: Company, public: bool = False) -> list[MajorRiskView]:
    with company.read() as reader:
        return list(read_major_risks(reading_of(company, reader, public=public)))


def chart_of(company: Company, mode: str = INHERENT) -> LevelChartView:
    with company.read() as reader:
        found = read_level_chart(reading_of(company, reader, mode))
    assert found is not None
    return found


def hang(company: Company, document: str, mode: str = INHERENT) -> None:
    with company.read() as reader:
        notes = [papers.Note(document, about, content(view))
                 for about, view in KINDS[document].views(reading_of(company, reader, mode), None)]
    assert notes
    papers.note_printed(company, document, notes, mode)


def stale(company: Company) -> set[str]:
    return {one.document for one in papers.stale(company)}


def test_the_board_lists_the_points_of_the_two_worst_levels_worst_first(sample_company: Company) -> None:
    board = board_of(sample_company)
    expected = {row.point_id for row in register(sample_company)
                if row_level(row, INHERENT) in (Level.MAJOR, Level.CONSIDERABLE)}
    assert {line.point_id for line in board.lines} == expected
    levels = [line.level for line in board.lines]
    assert levels == sorted(levels, key=[Level.MAJOR, Level.CONSIDERABLE].index)
    assert Level.MAJOR in levels
    assert Level.CONSIDERABLE in levels


def test_a_line_holds_only_what_belongs_to_events_of_these_levels(sample_company: Company) -> None:
    for line in board_of(sample_company).lines:
        rows = [row for row in register(sample_company) if row.point_id == line.point_id]
        listed = [row for row in rows if row_level(row, INHERENT) in (Level.MAJOR, Level.CONSIDERABLE)]
        assert set(line.hazards) == {row.hazard_factor or row.event for row in listed}
        assert set(line.measures) == {one.content for row in listed for one in row.measures if one.state == "existing"}


def test_counts_are_those_of_the_register(sample_company: Company) -> None:
    board = board_of(sample_company)
    rows = register(sample_company)
    assert {one.level: one.events for one in board.counts} == {
        one.level: sum(row_level(row, INHERENT) is one.level for row in rows) for one in board.counts}
    assert sum(one.points for one in board.counts) == len(records(sample_company, RiskPoint))
    edit.create(sample_company, "risk_point", {"name": "新库房", "kind": "place"})
    assert board_of(sample_company).counts[-1].points == board.counts[-1].points + 1


def test_in_public_no_person_and_only_the_duty_phone(sample_company: Company) -> None:
    for person in records(sample_company, Person):
        edit.change(sample_company, "person", person.id, {"phone": "13800001234"})
    names = {person.name for person in records(sample_company, Person)}
    inside, outside = board_of(sample_company), board_of(sample_company, public=True)
    assert any(line.person in names for line in inside.lines)
    assert {line.phone for line in inside.lines} & {"13800001234", "138 0000 1234"}
    said = str(content(outside)) + str([content(one) for one in majors_of(sample_company, public=True)])
    assert not any(name in said for name in names)
    assert "1234" not in said
    duty = records(sample_company, Enterprise)[0].duty_phone
    assert {line.phone for line in outside.lines} == {duty}


def test_each_major_point_has_a_board_that_parts_what_watches_from_what_controls(sample_company: Company) -> None:
    boards = majors_of(sample_company)
    assert {one.line.point_id for one in boards} == {
        line.point_id for line in board_of(sample_company).lines if line.level is Level.MAJOR}
    for one in boards:
        said = [*(measure.content for measure in one.controls), *one.monitoring, *one.emergency]
        assert sorted(set(said)) == sorted(said)
        assert set(one.line.measures) == set(said)
    assert any("报警" in text for one in boards for text in one.monitoring)


def test_the_chart_counts_every_event_once_by_unit_and_by_type(sample_company: Company) -> None:
    chart, rows = chart_of(sample_company), register(sample_company)
    assert chart.whole.total == len(rows) == sum(one.total for one in chart.units)
    assert {one.unit: one.total for one in chart.units} == {
        unit: sum(row.unit == unit for row in rows) for unit in {row.unit for row in rows}}
    assert sum(count for _code, count in chart.accidents) == len(rows)
    counts = [count for _code, count in chart.accidents]
    assert counts == sorted(counts, reverse=True)


def test_a_company_that_goes_by_1986_is_told_types_of_1986(sample_company: Company) -> None:
    owner = records(sample_company, Enterprise)[0]
    edit.change(sample_company, "enterprise", owner.id, {"accident_edition": "1986"})
    rows = register(sample_company)
    assert chart_of(sample_company).accident_list == "accident_type_1986"
    assert {code for code, _count in chart_of(sample_company).accidents} == {row.accident_type_1986 for row in rows}


@pytest.mark.parametrize("document", ["notice-board", "major-risk-board", "level-chart"])
def test_nothing_is_stale_when_it_was_just_printed(document: str, sample_company: Company) -> None:
    hang(sample_company, document)
    assert stale(sample_company) == set()


def test_a_measure_of_a_major_risk_makes_its_boards_stale_and_no_chart(sample_company: Company) -> None:
    for document in ("notice-board", "major-risk-board", "level-chart"):
        hang(sample_company, document)
    shown = board_of(sample_company).lines[0].measures[0]
    measure = next(one for one in records(sample_company, ControlMeasure) if one.content == shown)
    edit.change(sample_company, "control_measure", measure.id, {"content": shown + "，每班检查"})
    assert stale(sample_company) == {"notice-board", "major-risk-board"}
    assert len([one for one in papers.stale(sample_company) if one.document == "major-risk-board"]) == 1


def test_the_map_on_the_board_makes_it_stale(sample_company: Company) -> None:
    hang(sample_company, "notice-board")
    zone = records(sample_company, Zone)[0]
    edit.change(sample_company, "zone", zone.id, {"name": zone.name + "（东）"})
    assert stale(sample_company) == {"notice-board"}


def test_what_the_board_does_not_show_leaves_it(sample_company: Company) -> None:
    hang(sample_company, "notice-board")
    plan = records(sample_company, Plan)[0]
    edit.change(sample_company, "plan", plan.id, {"drawn_by": "李四", "version": "9"})
    point = records(sample_company, RiskPoint)[0]
    edit.change(sample_company, "risk_point", point.id, {"note": "仅供内部"})
    commitments.commit_today(sample_company, {"made_by": "", "fire_gear": True} | {"made_by": "王建国"})
    hang(sample_company, "notice-board")
    commitments.commit_today(sample_company, {"made_by": "王建国", "fire_gear": True, "height": 2})
    assert stale(sample_company) == set()


def test_the_plan_on_the_board_comes_without_what_only_plans_show(sample_company: Company) -> None:
    board = board_of(sample_company)
    assert board.plan is not None
    assert board.plan.picture is None
    assert len(board.picture) == 64
    with sample_company.read() as reader:
        other = read_board(replace(reading_of(sample_company, reader), mode="residual"))
    assert other is not None
    assert other.plan is not None
    assert [zone.shape for zone in other.plan.zones] == [zone.shape for zone in board.plan.zones]
    assert [zone.level for zone in other.plan.zones] != [zone.level for zone in board.plan.zones]


def test_other_colours_of_the_levels_make_boards_stale(sample_company: Company) -> None:
    hang(sample_company, "notice-board")
    hang(sample_company, "major-risk-board")
    set_palette(sample_company, PRESETS[1][1])
    assert stale(sample_company) == {"notice-board", "major-risk-board"}
    assert board_of(sample_company).palette == PRESETS[1][1]
