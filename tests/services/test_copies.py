"""When a company was saved last, backed up, copied to another disk; and when a copy is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.errors import Cancelled, InputError, StoreUnavailable
from dualprev_desktop.services import companies, copies, edit, rows
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

DAY = copies.DAY
ELSEWHERE = Path("/dev/shm")


def _point(company: Company, name: str = "油罐区") -> str:
    return edit.create(company, "risk_point", {"name": name, "kind": "place"})[0]


def test_the_time_of_saving_is_that_of_the_last_operation(company: Company, clock: StillClock) -> None:
    assert copies.last_saved(company) == 0
    clock.now += 5 * 60_000
    _point(company)
    saved = copies.last_saved(company)
    assert saved == clock.now
    clock.now += 60_000
    assert copies.last_saved(company) == saved, "looking at it is no saving"


def test_a_backup_is_dated_by_its_making(company: Company, clock: StillClock) -> None:
    assert copies.last_backup(company) == 0
    company.back_up()
    assert copies.last_backup(company) == clock.now // 1000 * 1000


def test_a_copy_holds_the_company_and_on_the_same_disk_does_not_count(company: Company, tmp_path: Path) -> None:
    _point(company)
    made = copies.copy_elsewhere(company, tmp_path / "stick" / "copy.dualprev")
    assert not made.outside
    assert copies.last_copy(company) is None
    with companies.open_company(Path(made.path), company.paths, user="other", read_only=True) as copy:
        assert [point.name for point in records(copy, RiskPoint)] == ["油罐区"]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder on another device than the test's."""
    if not ELSEWHERE.is_dir() or ELSEWHERE.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has no second device to copy to")
    folder = ELSEWHERE / f"dualprev-{tmp_path.name}"
    folder.mkdir(exist_ok=True)
    return folder


def test_a_copy_on_another_disk_is_remembered_and_ends_the_reminder(company: Company, clock: StillClock,
                                                                    elsewhere: Path) -> None:
    target = elsewhere / "copy.dualprev"
    try:
        _point(company)
        assert not copies.reminder_due(company), "a young company is left in peace"
        clock.now += 31 * DAY
        assert copies.reminder_due(company)
        made = copies.copy_elsewhere(company, target)
        assert made.outside
        assert copies.last_copy(company) == made
        assert not copies.reminder_due(company)
        clock.now += 31 * DAY
        assert not copies.reminder_due(company), "nothing was changed since"
        _point(company, "卸油口")
        assert copies.reminder_due(company)
    finally:
        target.unlink(missing_ok=True)
        elsewhere.rmdir()


def test_the_companys_own_file_is_no_copy(company: Company) -> None:
    before = company.path.read_bytes()
    with pytest.raises(InputError, match="own file"):
        copies.copy_elsewhere(company, company.path)
    assert company.path.read_bytes() == before


def test_a_place_that_refuses_is_told(company: Company, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        copies.copy_elsewhere(company, tmp_path / "file" / "copy.dualprev")


def test_a_damaged_list_of_copies_means_none(company: Company) -> None:
    company.paths.data.mkdir(parents=True, exist_ok=True)
    (company.paths.data / copies.FILE).write_text("[1, 2")
    assert copies.last_copy(company) is None
    (company.paths.data / copies.FILE).write_text(f'{{"{company.id}": {{"at": "x"}}}}')
    assert copies.last_copy(company) is None


class _Stop:
    """Cancels after some steps."""

    def __init__(self, after: int) -> None:
        self.steps, self._after = 0, after

    def step(self, done: int, total: int, text: str = "") -> None:
        self.steps += 1
        if self.steps > self._after:
            raise Cancelled("stopped")


def test_a_copy_that_is_stopped_leaves_nothing(company: Company, tmp_path: Path) -> None:
    rows.put(company, "risk_point", [("", {"name": f"点{number}", "kind": "place", "location": "处" * 90})
                                     for number in range(9000)])
    assert company.path.stat().st_size > 4 << 20
    stop = _Stop(after=1)
    target = tmp_path / "stick" / "copy.dualprev"
    with pytest.raises(Cancelled):
        copies.copy_elsewhere(company, target, stop)
    assert stop.steps == 2
    assert list(target.parent.iterdir()) == []
    assert copies.copy_elsewhere(company, target, _Stop(after=10_000)).path == str(target)
