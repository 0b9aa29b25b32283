"""What registers are printed from, and the list of major risks that is followed on the wall."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit, papers
from dualprev_desktop.services.major_list import MajorList
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import register, whole_register
from dualprev_desktop.services.registers import event_tier, point_level, point_tier, registers
from dualprev_desktop.services.responsibilities import MEASURE, POINT, responsibilities
from dualprev_desktop.store.company import Company

LIST = "list-major"


@pytest.fixture
def major(sample_company: Company) -> Company:
    """The sample, one of whose events was assessed as major today."""
    event = register(sample_company)[0].event_id
    with sample_company.work(N_("Assess")) as uow:
        uow.add(Assessment(id=new_id(), risk_event_id=event, kind="residual", rule_set="lec-e1", level="major",
                           chosen="L=3;E=6;C=40", score=Decimal(720), assessor="李四", assessed_on=date(2099, 1, 1)))
        uow.commit()
    return sample_company


def listed(company: Company, public: bool = False) -> MajorList:
    with company.read() as reader:
        reading = Reading(reader, whole_register(company, reader), local_date(company.clock()), "residual", public)
        ((_id, found),) = KINDS[LIST].views(reading, None)
    assert isinstance(found, MajorList)
    return found


def hang(company: Company, public: bool = False) -> None:
    with company.read() as reader:
        reading = Reading(reader, whole_register(company, reader), local_date(company.clock()), "residual", public)
        notes = [papers.Note("List", about, content(view)) for about, view in KINDS[LIST].views(reading, None)]
    papers.note_printed(company, LIST, notes, "residual", public=public)


def stale(company: Company) -> list[str]:
    return [one.document for one in papers.stale(company)]


def test_points_without_events_are_in_the_registers(sample_company: Company) -> None:
    with sample_company.work(N_("Add")) as uow:
        uow.add(RiskPoint(id=new_id(), number="R-0999", name="废料仓库", kind="place"))
        uow.commit()
    point = registers(sample_company).points[-1]
    assert (point.name, point.events) == ("废料仓库", ())
    assert (point_level(point, "residual"), point_tier(point, "residual")) == (Level.UNASSESSED, "")


def test_the_registers_have_every_event_once_in_the_order_of_the_register(sample_company: Company) -> None:
    found = [row for point in registers(sample_company).points for row in point.events]
    assert found == list(register(sample_company))


def test_an_event_stands_at_the_highest_tier_of_its_measures(sample_company: Company) -> None:
    order = ["company", "workshop", "team", "post"]
    for row in register(sample_company):
        named = [one.tier for one in row.measures if one.tier]
        if len(named) == len(row.measures) and named:
            assert event_tier(row, "residual") == min(named, key=order.index)


def test_the_public_registers_name_nobody(major: Company) -> None:
    found = registers(major, public=True)
    assert {point.person for point in found.points} == {point.phone for point in found.points} == {""}
    rows = [row for point in found.points for row in point.events]
    assert {one.person for row in rows for one in row.measures} | {row.person for row in rows} == {""}
    assert {view.assessor for row in rows for view in (row.inherent, row.residual) if view} == {""}
    assert {share.person for share in found.duties().shares} == {""}
    assert any(point.person for point in registers(major).points)


def test_duties_of_some_points_are_about_them_only(sample_company: Company) -> None:
    point = registers(sample_company).points[1]
    events = {row.event_id for row in point.events}
    answers = [one for share in registers(sample_company, point_ids={point.id}).duties().shares
               for one in share.answers]
    assert [one.id for one in answers if one.type_id == POINT] == [point.id]
    assert {one.event_id for one in answers if one.type_id == MEASURE} == events
    whole = [one for share in responsibilities(sample_company).shares for one in share.answers]
    assert len([one for one in whole if one.event_id in events]) == len(answers) - 1


def test_the_list_of_major_risks_has_only_those(major: Company) -> None:
    found, row = listed(major), register(major)[0]
    assert [one.event for one in found.risks] == [row.event]
    (risk,) = found.risks
    assert (risk.score, risk.updated_on, risk.person) == (Decimal(720), date(2099, 1, 1), row.person)
    assert [text for _kind, text in risk.measures] == [one.content for one in row.measures if one.state == "existing"]
    assert (found.events, found.open) == (len(register(major)), 0)
    assert listed(major, public=True).risks[0].person == ""


def test_only_what_the_list_says_makes_it_stale(major: Company) -> None:
    hang(major)
    assert stale(major) == []
    row = register(major)[0]
    other = next(one for one in records(major, ControlMeasure) if one.risk_event_id != row.event_id)
    edit.change(major, "control_measure", other.id, {"content": "另一条措施"})
    assert stale(major) == []
    shown = next(one for one in row.measures if one.state == "existing")
    edit.change(major, "control_measure", shown.id, {"content": shown.content + "，每班检查"})
    assert stale(major) == [LIST]
    hang(major)
    assert stale(major) == []


def test_a_new_name_makes_only_the_list_with_names_stale(major: Company) -> None:
    hang(major, public=True)
    person = next(one for one in registers(major).points if one.id == register(major)[0].point_id).person
    with major.read() as reader:
        person_id = reader.value("SELECT id FROM person WHERE name = ?", (person,))
    edit.change(major, "person", str(person_id), {"name": "钱小七"})
    assert stale(major) == []
    hang(major)
    edit.change(major, "person", str(person_id), {"name": "钱大七"})
    assert stale(major) == [LIST]
