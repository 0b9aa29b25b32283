"""Every test has directories of its own and a clock it sets."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock


@pytest.fixture(autouse=True)
def english() -> None:
    """Tests read English sentences unless they ask for another language."""
    i18n.use("en")


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.under(tmp_path / "home")


@pytest.fixture
def company(tmp_path: Path, paths: AppPaths, clock: StillClock) -> Iterator[Company]:
    with Company.create(tmp_path / "station.dualprev", paths, user="officer", clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company with its register, made once; copy it."""
    from dualprev_desktop.exchange.register_in import read_register
    from dualprev_desktop.services.imports import import_register
    from dualprev_desktop.services.sample import bind_points, create_sample, register_path

    folder = tmp_path_factory.mktemp("sample")
    with create_sample(folder / "sample.dualprev", AppPaths.under(folder / "home"), user="officer") as made:
        dry_run = read_register(register_path())
        assert not dry_run.errors
        import_register(made, dry_run.register)
        bind_points(made)
    return folder / "sample.dualprev"


@pytest.fixture
def sample_company(sample_file: Path, tmp_path: Path, paths: AppPaths) -> Iterator[Company]:
    own = Path(shutil.copy(sample_file, tmp_path / "sample.dualprev"))
    with Company.open(own, paths, user="officer") as opened:
        yield opened
