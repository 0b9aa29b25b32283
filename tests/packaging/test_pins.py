"""What is installed is what pyproject.toml pins, and the pinned PySide6 does not harm this Python."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EMITS = 100


def _wanted(texts: list[str]) -> Iterator[Requirement]:
    for requirement in map(Requirement, texts):
        if requirement.marker is None or requirement.marker.evaluate():
            yield requirement


def _differences(texts: list[str]) -> list[str]:
    return [f"{wanted.name}: {wanted.specifier} is pinned, {version(wanted.name)} is installed"
            for wanted in _wanted(texts) if not wanted.specifier.contains(version(wanted.name))]


def test_installed_versions_are_the_pinned_ones() -> None:
    assert not _differences(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"])


def test_the_freezing_tool_is_the_pinned_one() -> None:
    try:
        assert not _differences(PROJECT["optional-dependencies"]["freeze"])
    except PackageNotFoundError:
        pytest.skip("the freezing tool is installed by `make package` only")


def test_every_dependency_is_pinned_to_one_version() -> None:
    everything = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    loose = [text for text in everything if [part.operator for part in Requirement(text).specifier] != ["=="]]
    assert not loose


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True is immortal since Python 3.12")
def test_pyside_is_old_enough_for_this_python() -> None:
    # 6.12.0 drops a reference to True on every emit() and aborts the interpreter below 3.12
    assert Version(version("PySide6-Essentials")) < Version("6.12")


@pytest.mark.gui
def test_emitting_a_signal_keeps_true_alive(qapp: Any) -> None:
    from PySide6.QtCore import QObject, Signal

    class Bell(QObject):
        rung = Signal(int)

    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for number in range(EMITS):
        bell.rung.emit(number)
    assert len(heard) == EMITS
    assert abs(sys.getrefcount(True) - before) < EMITS // 2
