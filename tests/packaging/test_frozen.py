"""The frozen program starts without Python, finds its data and does the whole main job."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def freezer() -> dict[str, Any]:
    """The functions of packaging/freeze.py, after the program was frozen."""
    pytest.importorskip("PyInstaller", reason="the freezing tool is installed by `make package`")
    functions = runpy.run_path(str(CHECKOUT / "packaging" / "freeze.py"))
    functions["freeze"]()
    return functions


def test_it_checks_itself(freezer: dict[str, Any], tmp_path: Path) -> None:
    assert "✓" in freezer["run_frozen"]("--self-check", cwd=tmp_path)


def test_it_does_the_whole_main_job_in_an_empty_directory(freezer: dict[str, Any], tmp_path: Path) -> None:
    printed = freezer["run_frozen"]("demo", "out", cwd=tmp_path)
    written = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert {".dualprev", ".pdf", ".xlsx"} <= {file.suffix for file in written}
    assert all(file.name in printed for file in written if file.suffix == ".pdf")


def test_it_carries_no_qml(freezer: dict[str, Any]) -> None:
    files = [file.as_posix() for file in freezer["PROGRAM"].parent.rglob("*")]
    assert not [file for file in files if "Qt6Qml" in file or "Qt6Quick" in file or "/qml/" in file]
    assert [file for file in files if "libqoffscreen" in file or "qoffscreen.dll" in file]
