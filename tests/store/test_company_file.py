"""Opening, locking, refusing, reading the past: what a person meets when a file is not as it should be."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import BadFile, Conflict, NewerFile, StoreUnavailable
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.check import findings
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.connection import APPLICATION_ID, connect
from tests.support.clock import StillClock


def add_unit(company: Company, name: str) -> str:
    with company.work("Add {record}: {title}") as uow:
        key = uow.add(OrgUnit(id=new_id(), name=name, kind="team"))
        uow.commit()
    return key


def names(company: Company) -> list[str]:
    with company.read() as reader:
        return [unit.name for unit in reader.records(OrgUnit, order=("name",))]


def faults(company: Company) -> list[str]:
    with company.read() as reader:
        return [str(finding) for finding in findings(reader.connection)]


def test_the_settings_that_keep_acknowledged_work_are_in_force(company: Company) -> None:
    with closing(connect(company.path)) as connection:
        answers = {name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                   for name in ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version")}
    assert answers == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1,
                       "application_id": APPLICATION_ID, "user_version": 1}


def test_a_second_program_is_told_who_holds_the_file(company: Company, paths: AppPaths) -> None:
    code = ("import sys; from pathlib import Path; from dualprev_desktop.store.company import Company;"
            "from dualprev_desktop.kernel.paths import AppPaths; from dualprev_desktop.kernel.errors import *\n"
            "try: Company.open(Path(sys.argv[1]), AppPaths.under(Path(sys.argv[2])), user='other')\n"
            "except StoreUnavailable as error: print(error)")
    said = subprocess.run([sys.executable, "-c", code, str(company.path), str(paths.data)], capture_output=True,
                          text=True, check=True).stdout
    assert "is open already: by" in said
    assert "since 2026-" in said


def test_reading_only_needs_no_lock_and_changes_nothing(company: Company, paths: AppPaths) -> None:
    add_unit(company, "加油班")
    with Company.open(company.path, paths, user="guest", read_only=True) as guest:
        assert names(guest) == ["加油班"]
        with pytest.raises(StoreUnavailable, match="open for reading only"):
            guest.work("x")


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "is not a company file"), (b"hello" * 100, "is not a company file"),
])
def test_what_is_no_company_file_is_refused(tmp_path: Path, paths: AppPaths, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.dualprev"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=sentence):
        Company.open(path, paths, user="u")
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path, paths: AppPaths) -> None:
    path = tmp_path / "x.dualprev"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")
    with pytest.raises(BadFile, match="is not a company file"):
        Company.open(path, paths, user="u")


def test_a_newer_file_is_refused_with_both_versions(company: Company, paths: AppPaths) -> None:
    company.close()
    with closing(sqlite3.connect(company.path)) as connection:
        connection.execute("PRAGMA user_version=7")
    before = company.path.read_bytes()
    with pytest.raises(NewerFile, match=r"file format 7; this program reads up to 1"):
        Company.open(company.path, paths, user="u")
    assert company.path.read_bytes() == before


@pytest.mark.parametrize("statement", [
    "CREATE VIEW person2 AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n",
    "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM op; END",
])
def test_views_and_triggers_of_others_are_refused(company: Company, paths: AppPaths, statement: str) -> None:
    company.close()
    with closing(sqlite3.connect(company.path)) as connection:
        connection.execute(statement)
    with pytest.raises(BadFile, match="that this program did not make"):
        Company.open(company.path, paths, user="u")


def test_one_changed_journal_byte_is_found(company: Company, paths: AppPaths) -> None:
    add_unit(company, "卸油班")
    company.close()
    data = bytearray(company.path.read_bytes())
    places = [at for at in range(len(data)) if data.startswith("卸油班".encode(), at)]
    assert len(places) >= 2  # the table's row, and the journal's body
    for at in places:
        damaged = bytearray(data)
        damaged[at + 2] ^= 1
        company.path.write_bytes(damaged)
        with Company.open(company.path, paths, user="u", read_only=True) as opened:
            assert faults(opened)
    company.path.write_bytes(data)
    with Company.open(company.path, paths, user="u", read_only=True) as opened:
        assert faults(opened) == []


def test_a_tail_that_was_cut_off_is_found(company: Company, paths: AppPaths) -> None:
    add_unit(company, "a")
    add_unit(company, "b")
    company.close()
    with closing(sqlite3.connect(company.path)) as connection:
        connection.execute("DROP TRIGGER op_no_delete")
        connection.execute("DELETE FROM op WHERE id = (SELECT max(id) FROM op)")
        connection.execute("CREATE TRIGGER op_no_delete BEFORE DELETE ON op BEGIN SELECT 1; END")
        connection.commit()
    with Company.open(company.path, paths, user="u", read_only=True) as opened:
        assert "The end of the journal is missing." in faults(opened)


def test_the_journal_cannot_be_rewritten_by_accident(company: Company) -> None:
    add_unit(company, "a")
    with closing(connect(company.path)) as connection, \
            pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("UPDATE op SET k = 'x'")


def test_undo_survives_a_restart_and_says_when_there_is_none(company: Company, paths: AppPaths,
                                                             clock: StillClock) -> None:
    add_unit(company, "a")
    company.close()
    with Company.open(company.path, paths, user="u", clock=clock) as opened:
        opened.undo()
        assert names(opened) == []
        with pytest.raises(Conflict, match="nothing to undo"):
            opened.undo()
        opened.redo()
        assert names(opened) == ["a"]


def test_as_of_a_day_shows_what_stood_then(company: Company, clock: StillClock) -> None:
    key = add_unit(company, "加油班")
    first_day = local_date(clock())
    clock.tick(86_400 * 3)
    with company.work("x") as uow:
        uow.change(OrgUnit, key, name="加油一班")
        uow.commit()
    with company.as_of(first_day) as past:
        assert names(past) == ["加油班"]
        assert past.read_only
    with company.as_of(first_day - timedelta(days=1)) as before:
        assert names(before) == []
    assert names(company) == ["加油一班"]


def test_a_restored_backup_goes_on_as_another_copy(company: Company, paths: AppPaths, clock: StillClock,
                                                   tmp_path: Path) -> None:
    add_unit(company, "a")
    company.close()
    shutil.copy(company.path, tmp_path / "old")
    with Company.open(company.path, paths, user="u", clock=clock) as first:
        replica = first.replica
        with first.read() as reader:
            epoch = reader.meta("epoch")
        add_unit(first, "b")
    shutil.copy(tmp_path / "old", company.path)
    with Company.open(company.path, paths, user="u", clock=clock) as restored:
        assert restored.replica != replica
        add_unit(restored, "c")
        with restored.read() as reader:
            assert reader.meta("epoch") != epoch
            dots = reader.rows("SELECT r, c FROM op WHERE r = ?", (restored.replica,))
        assert [c for _r, c in dots] == [1, 2]
        assert faults(restored) == []


def test_a_reference_that_leads_nowhere_is_refused_whole(company: Company) -> None:
    with company.work("x") as uow:
        uow.add(OrgUnit(id=new_id(), name="kept out", kind="team"))
        uow.add(RiskPoint(id=new_id(), name="p", kind="place", unit_id="nobody"))
        with pytest.raises(Conflict, match="refers to a record that does not exist"):
            uow.commit()
    assert names(company) == []
    assert faults(company) == []


def test_closing_backs_up_what_changed(company: Company, paths: AppPaths) -> None:
    add_unit(company, "a")
    company.close()
    backups = list(paths.backups.rglob("*.dualprev"))
    assert len(backups) == 1
    with Company.open(backups[0], paths, user="u", read_only=True) as copy:
        assert names(copy) == ["a"]


def test_after_a_crash_the_pages_are_looked_at(company: Company, paths: AppPaths) -> None:
    for number in range(200):
        add_unit(company, f"unit {number}")
    company.close()
    data = bytearray(company.path.read_bytes())
    data[4096 * 20:4096 * 20 + 200] = bytes(200)
    company.path.write_bytes(data)
    company.path.with_name(company.path.name + ".opened").write_text("{}")
    with pytest.raises(BadFile, match=r"was damaged when a program died with it open|is damaged"):
        Company.open(company.path, paths, user="u")
    assert company.path.read_bytes() == data


def test_what_opening_expects_is_what_the_projection_makes() -> None:
    from dualprev_desktop.store import format as file_format
    from dualprev_desktop.store.tables import APPEND_ONLY, build_metadata

    made = {name: tuple(table.columns.keys()) for name, table in build_metadata().tables.items()}
    assert made == file_format.tables()
    assert {statement.split()[2] for statement in APPEND_ONLY} == file_format.TRIGGERS
