"""Every test has directories of its own and a clock it sets."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.company import Company

START = 1_790_000_000_000  # 2026-09-21


@dataclass
class TestClock:
    """Stands still until told."""

    __test__ = False
    now: int = START

    def __call__(self) -> int:
        return self.now

    def tick(self, seconds: float = 1) -> None:
        self.now += int(seconds * 1000)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Tests read English sentences unless they ask for another language."""
    i18n.use("en")
    yield


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.under(tmp_path / "home")


@pytest.fixture
def company(tmp_path: Path, paths: AppPaths, clock: TestClock) -> Iterator[Company]:
    with Company.create(tmp_path / "station.dualprev", paths, user="officer", clock=clock) as opened:
        yield opened
