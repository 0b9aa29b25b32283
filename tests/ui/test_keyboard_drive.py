"""The real program on a real display, driven by keys alone through all its places."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("xvfb-run", "xdotool", "import")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
LONGEST_SECONDS = 300


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")
def test_the_work_of_every_place_is_done_by_keys_alone(tmp_path: Path) -> None:
    drive = ROOT / "packaging" / "screenshots" / "keyboard_drive.py"
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", sys.executable, str(drive), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split()[-1] == "check", "the last step asks the services for everything the keys did"
    assert len(list(tmp_path.glob("*.png"))) > len(done.stdout.split())
