"""Runs a piece of work in a child process and keeps every write, flush and rename it did below a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
ACKNOWLEDGED = "acknowledged"
"""A file that the work appends to each time a person would be told "saved"; it is no part of the state."""

Files = Mapping[str, bytes | None]
"""What lies below a folder: relative path to content, None for a folder."""


@dataclass(frozen=True)
class Recording:
    folder: Path
    before: Files
    log: bytes
    after: Files


def why_not() -> str:
    """Why nothing can be recorded here, or empty."""
    if sys.platform != "linux":
        return "calls of the C library are recorded on Linux only"
    return "" if shutil.which("cc") else "there is no C compiler to build the recorder with"


def build_recorder(folder: Path) -> Path:
    library = folder / "recorder.so"
    subprocess.run(["cc", "-std=c99", "-D_GNU_SOURCE", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o",
                    str(library), str(Path(__file__).with_name("recorder.c")), "-ldl"], check=True)
    return library


def record(recorder: Path, folder: Path, work: str, *arguments: str) -> Recording:
    """Does `work` (a name in workloads.py) to the files of `folder`; the log lies beside the folder."""
    log = folder.with_suffix(".log")
    before = files_below(folder)
    environment = {**os.environ, "LD_PRELOAD": str(recorder), "POWER_CUT_FOLDER": str(folder),
                   "POWER_CUT_LOG": str(log), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", "tests.support.power_cut.workloads", work, str(folder), *arguments],
                          capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr
    return Recording(folder, before, log.read_bytes(), files_below(folder))


def files_below(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.name != ACKNOWLEDGED}
