"""The first afternoon on a real display: by a real pointer and real keys, from the start page to a sealed report."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "screenshots" / "first_afternoon.py"
PROGRAM = Path(sys.executable).with_name("dualprev")
NEEDED = ("xvfb-run", "xdotool", "import", "pdftotext", "pdfinfo")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
LONGEST_SECONDS = 600
CLICKS = re.compile(r"begin: .* (\d+) clicks")

pytestmark = [pytest.mark.slow,
              pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}"),
              pytest.mark.skipif(not PROGRAM.is_file(), reason="the program is not installed beside this Python")]


def play(out: Path, *arguments: str) -> str:
    """What the script said; its last sentence where it failed names the step."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", sys.executable, str(SCRIPT), str(out),
         "--program", str(PROGRAM), *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_draft_register_in_fewer_than_25_clicks(tmp_path: Path) -> None:
    said = play(tmp_path, "--until", "begin")
    found = CLICKS.search(said)
    assert found is not None, said
    assert int(found[1]) < 25
    assert "11 risk points and 17 risk events of the catalogue filling-station" in said
    assert sorted(tmp_path.glob("*.png"))[-1].stem.endswith("overview-draft")


def test_twelve_risk_points_until_the_report_is_sealed(tmp_path: Path) -> None:
    said = play(tmp_path)
    for sentence in ("register: 12 risk points", "plan: 5 zones hold 12 risk points", "cards: 12 pages",
                     "is whole and its signature is valid"):
        assert sentence in said
    assert not list(tmp_path.glob("failed-*"))
    assert 20 <= len(list(tmp_path.glob("*.png"))) <= 30


def test_what_cannot_be_done_is_told_with_its_step(tmp_path: Path) -> None:
    """A program that shows no window: the script ends with a sentence, not with a trace."""
    done = subprocess.run(["xvfb-run", "-a", sys.executable, str(SCRIPT), str(tmp_path), "--program", "/bin/false"],
                          cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert done.returncode == 1
    assert "The program shows no window" in done.stderr
    assert "Traceback" not in done.stderr
