"""Company files with random damage: refused or read, in sentences; and no damage to what they say stays unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.kernel.errors import BadFile, NewerFile
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import history, sample
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.store.company import Company
from tests.support.damage import look_at_mutants

PATIENCE_SECONDS = 10


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company with its register, and something undone and redone."""
    place = tmp_path_factory.mktemp("sample")
    with sample.create_sample(place / "sample.dualprev", AppPaths.under(place / "home"), user="u") as company:
        import_register(company, read_register(sample.register_path()).register)
        sample.bind_points(company)
        company.undo()
        company.redo()
    return company.path


def every_mutant_is_answered(original: Path, first: int, count: int) -> None:
    outcome = look_at_mutants(original, first, count)
    print(count, dict(outcome.counts), f"slowest {outcome.slowest:.2f} s")
    assert outcome.leaks == []
    assert outcome.silent == []
    assert outcome.slowest < PATIENCE_SECONDS
    # the damages are of all kinds: some leave what the file says alone, some are seen by the check, some at once
    assert outcome.counts["unharmed"]
    assert outcome.counts["found"]
    assert outcome.counts["refused E_BAD_FILE"]


def test_two_hundred_damaged_files(original: Path) -> None:
    every_mutant_is_answered(original, 0, 200)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 4000, 500))
def test_three_thousand_damaged_files(original: Path, first: int) -> None:
    every_mutant_is_answered(original, first, 500)


def test_a_damaged_picture_is_found(original: Path, tmp_path: Path, paths: AppPaths) -> None:
    data = bytearray(original.read_bytes())
    at = data.index(b"</svg>")
    data[at:at + 6] = b"</svG>"
    copy = tmp_path / "copy.dualprev"
    copy.write_bytes(data)
    with Company.open(copy, paths, user="u", read_only=True) as company:
        (sentence,) = history.faults(company)
    assert sentence.startswith("The picture ")
    assert sentence.endswith(" is damaged. Add it again, or take it from a backup.")


def test_a_file_without_a_column_is_refused_at_once(original: Path, tmp_path: Path, paths: AppPaths) -> None:
    data = original.read_bytes().replace(b"duty_phone TEXT", b"dutY_fone TEXT ")
    copy = tmp_path / "copy.dualprev"
    copy.write_bytes(data)
    with pytest.raises(BadFile, match=r"the table enterprise lacks duty_phone\. Nothing was opened"):
        Company.open(copy, paths, user="u")


def test_a_newer_file_is_refused_for_reading_too(original: Path, tmp_path: Path, paths: AppPaths) -> None:
    data = bytearray(original.read_bytes())
    data[60:64] = (7).to_bytes(4, "big")
    copy = tmp_path / "copy.dualprev"
    copy.write_bytes(data)
    with pytest.raises(NewerFile, match=r"file format 7; this program reads up to 1"):
        Company.open(copy, paths, user="u", read_only=True)
