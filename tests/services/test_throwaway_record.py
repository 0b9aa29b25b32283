"""A record declared in a test has its table, journal, workbook column and schema with no other edit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.exchange.bundle.schema import table_schema
from dualprev_desktop.exchange.exports import export_table
from dualprev_desktop.exchange.reporting import export_report, verify_bundle
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies, edit, history, query
from dualprev_desktop.services.search import SearchIndex
from tests.support.throwaway import valve_declared


def test_one_declaration_is_all_it_takes(tmp_path: Path, paths: AppPaths) -> None:
    with valve_declared() as valve, companies.create(tmp_path / "c", paths, user="u",
                                                     enterprise={"name": "示范站", "district": "411502"}) as company:
        point, _ = edit.create(company, "risk_point", {"name": "罐区", "kind": "place"})
        key, changed = edit.create(company, "valve", {
            "name": "V-1", "kind": "facility", "risk_point_id": point, "bore": "50.0", "tested_on": "2026-09-01",
            "locked": True})
        assert changed.ids("valve") == {key}

        # table
        assert query.get(company, valve, key) == valve(
            id=key, name="V-1", kind="facility", risk_point_id=point, bore=Decimal(50), tested_on=date(2026, 9, 1),
            locked=True)
        # journal, with the group written as one judgement
        edit.change(company, "valve", key, {"turns": 4})
        first, second = history.record_history(company, "valve", key)
        assert {change.field for change in first.changes} >= {"name", "bore", ""}
        assert [(change.field, change.before, change.after) for change in second.changes] == [("turns", None, 4)]
        company.undo()
        assert query.get(company, valve, key).turns is None
        assert history.faults(company) == []
        # words when something is wrong
        with pytest.raises(InputError, match="Valve: “Bore” takes a number; “wide” is none"):
            edit.change(company, "valve", key, {"bore": "wide"})
        with pytest.raises(InputError, match="Valve: the field “Tag” is empty"):
            edit.create(company, "valve", {"turns": 1})
        # removal of what it refers to lets it go
        edit.remove(company, "risk_point", [point])
        assert query.get(company, valve, key).risk_point_id == ""
        company.undo()
        # search
        assert [(hit.type_id, hit.title) for hit in SearchIndex(company).find("v-1")] == [("valve", "V-1")]
        # Excel column
        export_table(company, "valve", tmp_path / "valves.xlsx", translator("en"))
        rows = list(load_workbook(tmp_path / "valves.xlsx").worksheets[0].iter_rows(values_only=True))
        assert rows[0][:4] == ("Tag", "Kind", "Stands at", "Bore (mm)")
        assert rows[1][:3] == ("V-1", "Facility", "罐区")
        # schema, and the bundle that carries it
        schema = table_schema(query.describe("valve"), {"valve", "risk_point"})
        assert {field["name"]: field["type"] for field in schema["fields"]}["bore"] == "number"
        bundle = export_report(company, tmp_path, "应急管理局").path
        assert any("Valves 1" in sentence for sentence in verify_bundle(bundle))


def test_a_record_that_is_not_declared_has_no_table(tmp_path: Path, paths: AppPaths) -> None:
    with companies.create(tmp_path / "c", paths, user="u", enterprise={"name": "示范站"}) as company, \
            company.read() as reader:
        assert reader.value("SELECT count(*) FROM sqlite_master WHERE name = 'valve'") == 0


def test_every_declared_type_is_journalled(tmp_path: Path, paths: AppPaths) -> None:
    """What is in the tables and not in the journal is found."""
    with companies.create(tmp_path / "c", paths, user="u", enterprise={"name": "示范站"}) as company:
        with company.work("x") as uow:
            uow.add(RiskPoint(id=new_id(), name="p", kind="place"))
            uow.read.connection.execute("INSERT INTO post (id, alive, changed, name, unit_id) "
                                        "SELECT 'smuggled', 1, 1, 'x', id FROM org_unit")
            uow.commit()
        assert history.faults(company) == [
            "Posts: 1 of them differ from what the journal says. Take the newest backup."]
