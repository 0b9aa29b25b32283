"""Every test has directories of its own and a clock it sets."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

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
