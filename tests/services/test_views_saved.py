"""Saved views: they come back as they were, and mean in another company what they are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit, query
from dualprev_desktop.services.table_scope import Condition, only_these
from dualprev_desktop.services.views_saved import ColumnsView, TableView, columns_view, from_plain, to_plain
from dualprev_desktop.store.company import Company

EVENT = query.describe("risk_event")
UNIT = ("risk_point_id", "unit_id")


@pytest.fixture
def view(company: Company) -> TableView:
    unit = edit.create(company, "org_unit", {"name": "卸油班", "kind": "team"})[0]
    return TableView(ColumnsView(("name", "number"), ("trigger",), {"name": 300}, 1), "静电",
                     (Condition(UNIT, (None, unit)), Condition(("standing_level",), ("major",))),
                     (("name", True),), UNIT)


def test_a_view_comes_back_as_it_was(company: Company, view: TableView) -> None:
    assert from_plain(company, EVENT, to_plain(company, EVENT, view)) == view


def test_records_of_one_moment_are_no_part_of_a_view(company: Company, view: TableView) -> None:
    now = replace(view, conditions=(*view.conditions, *only_these(["a", "b"], "2 events lack a measure")))
    assert from_plain(company, EVENT, to_plain(company, EVENT, now)) == view


def test_another_company_is_asked_for_the_unit_of_that_name(company: Company, view: TableView, tmp_path: Path,
                                                            paths: AppPaths) -> None:
    plain = to_plain(company, EVENT, view)
    with Company.create(tmp_path / "other.dualprev", paths, user="officer") as other:
        assert from_plain(other, EVENT, plain).conditions[0].values == (None,)
        same_name = edit.create(other, "org_unit", {"name": "卸油班", "kind": "team"})[0]
        assert from_plain(other, EVENT, plain).conditions[0].values == (None, same_name)


@pytest.mark.parametrize("spoiled", [
    None, [], "text", {"columns": 3, "conditions": "x", "group": ["nowhere"], "order": [["nowhere", 1], 5]},
    {"conditions": [{"path": ["unit_id", "x", "y"]}, {"path": []}, 7, {"path": ["standing_level"], "values": [[]]}]}])
def test_settings_nobody_can_read_do_no_harm(company: Company, spoiled: object) -> None:
    assert from_plain(company, EVENT, spoiled) == TableView()


def test_columns_leave_out_what_is_no_width() -> None:
    assert columns_view({"widths": {"a": 10, "b": "wide", "c": -1}, "frozen": "x", "order": ["a", 3]}) \
        == ColumnsView(("a",), (), {"a": 10}, 0)
