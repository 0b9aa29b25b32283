"""A power cut at any moment: what was acknowledged is there, and nothing is half done.

Every write, flush and rename of the program's own work is recorded; from the record are made the states in
which a disk may stand after a cut (unflushed writes lost, torn or out of order; names lost or not), and each
is opened and judged.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.check import findings
from dualprev_desktop.store.company import Company
from tests.support.clock import START
from tests.support.power_cut import recording
from tests.support.power_cut.disk import ORDERED, STRICT
from tests.support.power_cut.recording import Recording, record
from tests.support.power_cut.states import State, states
from tests.support.power_cut.verdict import DAMAGED, HALF_DONE, LOST, Report, judged, lay_out
from tests.support.power_cut.workloads import STATION

pytestmark = pytest.mark.skipif(bool(recording.why_not()), reason=recording.why_not())

MODELS = (STRICT, ORDERED)
SHORT, LONG = 200, 3000
"""States of each model."""
JOURNAL, MAGIC = f"{STATION}-journal", bytes.fromhex("d9d505f920a163d7")
PATHS = ["edits", "take_in", "bring_up", "create", "back_up"]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recording.build_recorder(tmp_path_factory.mktemp("recorder"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return station_in(tmp_path / "disk")


@pytest.fixture(scope="module")
def edits(recorder: Path, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return record(recorder, station_in(tmp_path_factory.mktemp("edits") / "disk"), "edits")


def station_in(folder: Path) -> Path:
    """A company with a unit, a post below it, and a backup made at its closing."""
    folder.mkdir()
    with Company.create(folder / STATION, AppPaths.under(folder / "home"), user="u", clock=lambda: START) as company, \
            company.work("x") as uow:
        uow.add(OrgUnit(id="old", name="站部", kind="workshop"))
        uow.add(Post(id="post", name="站长", unit_id="old"))
        uow.commit()
    return folder


def recorded(recorder: Path, folder: Path, work: str, *weaker: str) -> Recording:
    if work == "create":
        folder = folder.with_name("empty")
        folder.mkdir()
    return record(recorder, folder, work, *weaker)


def judge(work: str, recording: Recording, count: int, models: tuple[str, ...] = MODELS) -> Report:
    # the backup at the closing of a new company is judged by the work that makes backups
    pattern = "客户/*.dualprev" if work == "create" else "*.dualprev"
    report = judged(work, recording, recording.folder.with_name("after"), count, models=models, pattern=pattern)
    print(report)
    return report


def hot(recording: Recording, count: int) -> list[State]:
    """States in the middle of a transaction, whose journal says what to put back."""
    found = [state for state in states(recording, STRICT, LONG, 5)
             if (journal := state.files.get(JOURNAL, b"")).startswith(MAGIC) and any(journal[8:12])]
    return found[::max(1, len(found) // count)][:count]


@pytest.mark.parametrize("work", PATHS)
def test_nothing_acknowledged_is_lost_and_nothing_half_done(work: str, recorder: Path, folder: Path) -> None:
    report = judge(work, recorded(recorder, folder, work), SHORT)
    assert not report.bad, report
    assert report.states >= 2 * SHORT
    assert report.chains


@pytest.mark.slow
@pytest.mark.parametrize("work", PATHS)
def test_three_thousand_cuts_of_each_path(work: str, recorder: Path, folder: Path) -> None:
    report = judge(work, recorded(recorder, folder, work), LONG)
    assert not report.bad, report
    assert report.states >= 2 * LONG


def recoveries(recorder: Path, edits: Recording, place: Path, starts: int, count: int) -> None:
    """A second cut, while the file is opened for the first time after an earlier one."""
    for number, state in enumerate(hot(edits, starts)):
        again = place / f"again{number}"
        lay_out(again, state.files)
        report = judge("recover", record(recorder, again, "recover"), count)
        assert not report.bad, report


def test_a_second_cut_during_the_recovery(recorder: Path, edits: Recording, tmp_path: Path) -> None:
    recoveries(recorder, edits, tmp_path, 2, SHORT // 2)


@pytest.mark.slow
def test_many_second_cuts_during_the_recovery(recorder: Path, edits: Recording, tmp_path: Path) -> None:
    recoveries(recorder, edits, tmp_path, 15, SHORT)


def test_the_program_goes_on_after_a_cut(edits: Recording, tmp_path: Path) -> None:
    after = tmp_path / "after"
    for state in list(states(edits, STRICT, 400, 3))[::20]:
        lay_out(after, state.files)
        with Company.open(after / STATION, AppPaths.under(after / "home"), user="u", clock=lambda: START) as company:
            with company.work("x") as uow:
                uow.add(OrgUnit(id="next", name="next", kind="team"))
                uow.commit()
            with company.read() as reader:
                assert reader.find(OrgUnit, "next")
                assert [str(one) for one in findings(reader.connection)] == []


def test_reading_an_interrupted_file_says_how_to_get_on(edits: Recording, tmp_path: Path) -> None:
    after = tmp_path / "after"
    for state in hot(edits, 20):
        lay_out(after, state.files)
        with pytest.raises(StoreUnavailable, match=r"was interrupted while .* Open it for writing once;"):
            Company.open(after / STATION, AppPaths.under(after / "home"), user="u", read_only=True)
        Company.open(after / STATION, AppPaths.under(after / "home"), user="u").close()
        Company.open(after / STATION, AppPaths.under(after / "home"), user="u", read_only=True).close()


def test_a_journal_without_its_file_is_no_ground_for_a_new_one(edits: Recording, tmp_path: Path) -> None:
    (state,) = hot(edits, 1)
    after = tmp_path / "after"
    lay_out(after, {JOURNAL: state.files[JOURNAL]})
    with pytest.raises(StoreUnavailable, match=r"was left by a file that was named .* and was interrupted"):
        Company.create(after / STATION, AppPaths.under(after / "home"), user="u")
    assert [path.name for path in after.iterdir()] == [JOURNAL]


# what weaker settings lose: the harness would see it --------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_the_librarys_default_loses_acknowledged_changes(model: str, recorder: Path, folder: Path) -> None:
    report = judge("edits", record(recorder, folder, "edits", "journal_mode=DELETE"), SHORT, (model,))
    assert set(report.bad) == {LOST}, report


def test_without_flushes_files_are_damaged(recorder: Path, folder: Path) -> None:
    report = judge("edits", record(recorder, folder, "edits", "synchronous=OFF"), SHORT, (STRICT,))
    assert report.bad[DAMAGED], report
    assert report.bad[LOST], report


def test_a_new_file_moved_into_place_unflushed_may_be_empty(recorder: Path, folder: Path) -> None:
    report = judge("create", recorded(recorder, folder, "create", "synchronous=OFF", "unflushed"), SHORT)
    assert report.bad[HALF_DONE], report
