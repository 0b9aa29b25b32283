"""A killed import, a killed migration and a forced exit leave the file as it was before, or as it is after."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store import migrate
from dualprev_desktop.store.company import Company
from tests.support.dying import content, every_death

STEPS = Path(__file__).parent / "steps"


@pytest.fixture
def old(tmp_path: Path, paths: AppPaths) -> Path:
    """A company with a unit and a post below it."""
    with Company.create(tmp_path / "old.dualprev", paths, user="u") as company, company.work("x") as uow:
        uow.add(OrgUnit(id="old", name="站部", kind="workshop"))
        uow.add(Post(id=new_id(), name="站长", unit_id="old"))
        uow.commit()
    return company.path


def test_a_forced_exit_in_a_transaction(old: Path, tmp_path: Path) -> None:
    seen, deaths = every_death("edit", old, tmp_path / "home2")
    assert deaths > 30
    after = {text for text in seen if "renamed" in text}
    assert seen - after == {content(old)}
    assert after
    assert all("'new0'" in text and "'new2'" in text for text in after)


def test_a_killed_import(old: Path, tmp_path: Path) -> None:
    seen, deaths = every_death("take_in", old, tmp_path / "home2", stride=7)
    assert deaths > 10
    after = {text for text in seen if "卸油" in text}
    assert seen - after == {content(old)}
    assert after
    assert {text.count('INSERT INTO "risk_event"') for text in after} == {28}


def test_a_killed_migration_at_every_step(old: Path, tmp_path: Path) -> None:
    seen, deaths = every_death("bring_up", old, tmp_path / "backups", STEPS)
    assert deaths > 20
    after = {text for text in seen if text.startswith("3\n")}
    assert seen - after == {content(old)}
    (migrated,) = after
    assert migrated.count('INSERT INTO "post"') == 1  # the child of the rebuilt parent is still there
    assert "fax" in migrated
    assert "unit_name" in migrated


def test_the_harness_catches_a_migration_in_halves(old: Path, tmp_path: Path) -> None:
    seen, _deaths = every_death("bring_up_in_halves", old, tmp_path / "backups", STEPS)
    assert len(seen) > 2


def test_a_failing_migration_says_where_the_backup_is(old: Path, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    shutil.copytree(STEPS, steps)
    last = steps / "versions" / "m0003_new_table.py"
    last.write_text(last.read_text("utf-8").replace("org_unit", "no_such_table"), "utf-8")
    before = content(old)
    with pytest.raises(StoreUnavailable, match=r"The file is as it was; a backup stands at .*pre-3-now") as failure:
        migrate.ensure_current(old, tmp_path / "backups", "now", migrate.Migration(steps, 3))
    assert content(old) == before
    assert content(failure.value.facts["backup"]) == before


WRITER = """
import sys
from pathlib import Path
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.company import Company
with Company.open(Path(sys.argv[1]), AppPaths.under(Path(sys.argv[2])), user="u") as company:
    print("open", flush=True)
    while True:
        with company.work("x") as uow:
            for number in range(30):
                uow.add(OrgUnit(id=new_id(), name=str(number), kind="team"))
            uow.commit()
"""


def kill_while_writing(path: Path, home: Path, wait: float) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(home)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)


def kills(old: Path, paths: AppPaths, times: int) -> None:
    rng = random.Random(7)
    counted = 0
    for _ in range(times):
        kill_while_writing(old, paths.data, rng.uniform(0, 0.05))
        with Company.open(old, paths, user="u", read_only=False) as company, company.read() as reader:
            units = reader.count(OrgUnit)
        assert units % 30 == 1
        assert units >= counted
        counted = units
    assert counted > 1


def test_killed_at_any_moment(old: Path, paths: AppPaths) -> None:
    kills(old, paths, 6)


@pytest.mark.slow
def test_killed_at_any_moment_a_hundred_times(old: Path, paths: AppPaths) -> None:
    kills(old, paths, 100)
