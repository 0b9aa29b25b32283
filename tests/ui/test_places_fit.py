"""Every place in every language, size, scale and theme: nothing is cut off, overlaps, is nameless or out of reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from dualprev_desktop.kernel.pseudo import PSEUDO_LANGUAGE
from dualprev_desktop.ui.theme.tokens import THEMES

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 600
IGNORED = ("This plugin does not support", "qt.qpa.fonts")
"""What the offscreen platform says of itself."""


@dataclass(frozen=True)
class Screen:
    width: int
    height: int
    scale: float

    @property
    def points(self) -> tuple[int, int]:
        """What is left for the window at this scale."""
        return int(self.width / self.scale), int(self.height / self.scale)

    def __str__(self) -> str:
        return f"{self.width}x{self.height}@{self.scale}"


SMALL, WIDE, DENSE = Screen(1366, 768, 1.0), Screen(1920, 1080, 1.5), Screen(2732, 1536, 2.0)
LANGUAGES = ("zh_CN", "en", PSEUDO_LANGUAGE)
MATRIX = list(product(LANGUAGES, (SMALL, WIDE, DENSE), THEMES))
QUICK = [("zh_CN", SMALL, "light"), (PSEUDO_LANGUAGE, WIDE, "dark")]
"""What most people see, and what leaves the least room."""


def _looked_at(language: str, screen: Screen, theme: str, folder: Path) -> str:
    """What is wrong, a line each, with the first view that shows it."""
    described = folder / "screen.json"
    described.write_text(json.dumps({"screens": [{
        "name": "screen", "x": 0, "y": 0, "width": screen.width, "height": screen.height, "logicalDpi": 96,
        "logicalBaseDpi": 96, "dpr": 1}]}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
                   "QT_SCALE_FACTOR": str(screen.scale)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.look_round", language, theme, *map(str, screen.points)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert done.returncode == 0, done.stderr
    complaints = [line for line in done.stderr.splitlines() if line and not line.startswith(IGNORED)]
    found = json.loads(done.stdout)
    return "\n".join((*complaints, *(f"{one['said']} @ {one['views'][0]} ({len(one['views'])})" for one in found)))


@pytest.mark.parametrize(("language", "screen", "theme"), QUICK, ids=map(str, QUICK))
def test_every_place_fits(language: str, screen: Screen, theme: str, tmp_path: Path) -> None:
    assert _looked_at(language, screen, theme, tmp_path) == ""


@pytest.mark.slow
@pytest.mark.parametrize(("language", "screen", "theme"), [one for one in MATRIX if one not in QUICK], ids=str)
def test_every_place_fits_everywhere(language: str, screen: Screen, theme: str, tmp_path: Path) -> None:
    assert _looked_at(language, screen, theme, tmp_path) == ""
