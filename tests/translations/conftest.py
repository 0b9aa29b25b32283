"""The sample company, made once and copied: what a user sees first, in Chinese."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dualprev_desktop.exchange.sample_company import make_sample
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.company import Company


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    make_sample(folder / "sample.dualprev", AppPaths.under(folder / "home"), user="安全员").close()
    return folder / "sample.dualprev"


@pytest.fixture
def sample_copy(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "示例.dualprev"))


@pytest.fixture
def sample(sample_copy: Path, paths: AppPaths) -> Iterator[Company]:
    with Company.open(sample_copy, paths, user="安全员") as opened:
        yield opened
