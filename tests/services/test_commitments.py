"""Commitments: today's, the copy of the last, which wording, and what does not add up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import commitments, edit, papers
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.store.company import Company

CHEMICAL = {"made_by": "王建国", "wording": "chemical", "units": 5, "running": 3, "stopped": 1, "overhaul": 1,
            "hazards_safe": True}
SIMPLE = {"made_by": "王建国", "wording": "simple", "fire_gear": True}


def view_of(company: Company, public: bool = False) -> commitments.CommitmentView | None:
    with company.read() as reader:
        return commitments.read_view(Reading(reader, whole_register(company, reader), local_date(company.clock()),
                                             "residual", public))


def test_there_is_none_before_the_first(sample_company: Company) -> None:
    assert commitments.newest(sample_company) is None
    assert commitments.todays(sample_company) is None
    assert view_of(sample_company) is None
    assert commitments.copied(sample_company) == {"made_on": local_date(sample_company.clock())}


def test_todays_is_the_one_written_last_today(sample_company: Company) -> None:
    commitments.commit_today(sample_company, SIMPLE)
    second, _ = commitments.commit_today(sample_company, CHEMICAL)
    today = commitments.todays(sample_company)
    assert today is not None
    assert today.id == second


def test_yesterdays_is_copied_and_is_not_todays(sample_company: Company) -> None:
    yesterday = local_date(sample_company.clock()) - timedelta(days=1)
    commitments.commit_today(sample_company, CHEMICAL | {"made_on": yesterday, "note": "2#储罐检修"})
    assert commitments.todays(sample_company) is None
    copy = commitments.copied(sample_company)
    assert copy["made_on"] == local_date(sample_company.clock())
    assert {name: copy[name] for name in CHEMICAL} == CHEMICAL
    assert copy["note"] == "2#储罐检修"
    commitments.commit_today(sample_company, copy)
    today = commitments.todays(sample_company)
    assert today is not None
    assert today.running == 3


@pytest.mark.parametrize(("changed", "words"), [
    ({"running": 4}, ("4", "5", "6", "Correct")), ({"units": 4}, ("4", "5", "Correct")),
    ({"height": -1}, ("Work at height", "-1")),
    ({"hazards_safe": False}, ("Major hazards in a safe state", "promise"))])
def test_what_does_not_add_up_is_refused_with_a_sentence(changed: dict[str, Any], words: tuple[str, ...],
                                                         sample_company: Company) -> None:
    with pytest.raises(InputError) as caught:
        commitments.commit_today(sample_company, CHEMICAL | changed)
    assert all(word in caught.value.text() for word in words)
    assert commitments.newest(sample_company) is None


def test_the_simple_wording_promises_fire_gear_and_counts_no_units(sample_company: Company) -> None:
    commitments.commit_today(sample_company, SIMPLE | {"units": 9})
    with pytest.raises(InputError, match="Fire-fighting equipment"):
        commitments.commit_today(sample_company, SIMPLE | {"fire_gear": False})
    commitments.commit_today(sample_company, SIMPLE | {"fire_gear": False, "pledge": "消防设施今日检修，停止营业。"})


@pytest.mark.parametrize(("industry", "wording"), [("C2614", "chemical"), ("C2511", "chemical"), ("C2671", "simple"),
                                                   ("H6210", "simple"), ("", "simple")])
def test_the_wording_follows_from_the_class_of_industry(industry: str, wording: str, sample_company: Company) -> None:
    commitments.commit_today(sample_company, SIMPLE)
    made = commitments.newest(sample_company)
    assert made is not None
    edit.change(sample_company, "commitment", made.id, {"wording": ""})
    owner = records(sample_company, Enterprise)[0]
    edit.change(sample_company, "enterprise", owner.id, {"industry": industry})
    view = view_of(sample_company)
    assert view is not None
    assert view.wording == wording


def test_hazard_units_make_the_mixed_sector_chemical(sample_company: Company) -> None:
    commitments.commit_today(sample_company, SIMPLE)
    made = commitments.newest(sample_company)
    assert made is not None
    edit.change(sample_company, "commitment", made.id, {"wording": ""})
    edit.create(sample_company, "hazard_installation", {"name": "罐区", "kind": "storage"})
    view = view_of(sample_company)
    assert view is not None
    assert view.wording == "chemical"


def test_in_public_nobody_is_named(sample_company: Company) -> None:
    commitments.commit_today(sample_company, SIMPLE)
    view = view_of(sample_company, public=True)
    assert view is not None
    assert view.made_by == ""


def test_a_new_commitment_makes_the_paper_of_the_last_stale(sample_company: Company) -> None:
    commitments.commit_today(sample_company, SIMPLE)
    with sample_company.read() as reader:
        rows, today = whole_register(sample_company, reader), local_date(sample_company.clock())
        reading = Reading(reader, rows, today, "residual")
        notes = [papers.Note("承诺", about, content(view)) for about, view in KINDS["commitment"].views(reading, None)]
    papers.note_printed(sample_company, "commitment", notes, "residual")
    assert papers.stale(sample_company) == ()
    commitments.commit_today(sample_company, SIMPLE | {"height": 1})
    assert [one.document for one in papers.stale(sample_company)] == ["commitment"]
