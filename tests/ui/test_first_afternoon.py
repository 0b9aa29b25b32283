"""The first afternoon on a real display: two sectors, by a real pointer, in fewer than 25 clicks each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("xvfb-run", "xdotool", "import")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
LONGEST_SECONDS = 300
SAID = re.compile(r"(\d+) clicks, \d+ notches of the wheel: (\d+) risk points, (\d+) risk events")


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")
def test_a_draft_register_of_two_sectors_by_a_real_pointer(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "screenshots" / "first_afternoon.py"
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", sys.executable, str(script), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = SAID.findall(done.stdout)
    assert len(lines) == 2, done.stdout
    for clicks, points, events in lines:
        assert int(clicks) < 25
        assert int(points) >= 8
        assert int(events) > int(points)
    assert len(list(tmp_path.glob("*.png"))) == 24
