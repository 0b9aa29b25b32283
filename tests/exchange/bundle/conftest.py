"""A signing key and a sound bundle, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualprev_desktop.exchange.bundle.keys import SigningKey, load_or_create
from dualprev_desktop.exchange.bundle.writer import Written
from tests.exchange.bundle.bundles import Parts, small_bundle


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return load_or_create(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="session")
def other_key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return load_or_create(tmp_path_factory.mktemp("other"))


@pytest.fixture(scope="session")
def made(key: SigningKey, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return small_bundle(tmp_path_factory.mktemp("sound"), key)


@pytest.fixture
def parts(made: Written) -> Parts:
    return Parts.of(made.path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "changed.dpb"
