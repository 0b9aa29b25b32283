"""No dead button: everything that can be pressed in every place has an effect, and what cannot be pressed says why.

Nothing crashes meanwhile, nobody complains, and what appears on a Chinese screen is Chinese.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dualprev_desktop.ui.page import PAGES
from tests.support.aside import POSSIBLE
from tests.support.places import PLACES
from tests.support.stage import Holding

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = {"short": 600, "long": 3600}

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="this system cannot make a copy of a running process")


def _is_page(place: str) -> bool:
    return place.partition(".")[0] in {kind.id for kind in PAGES} and place.endswith(str(Holding.SAMPLE))


HALVES = {"pages": [place for place in PLACES if _is_page(place)],
          "beside them": [place for place in PLACES if not _is_page(place)]}
"""Pressed at the same time by two workers."""


def _pressed(language: str, extent: str, places: Sequence[str] = ()) -> dict[str, int]:
    """How many of each kind were tried; fails with a line for each that is dead or mute."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.act_round", language, extent, *places], cwd=ROOT,
        capture_output=True, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=LONGEST_SECONDS[extent])
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["found"] == [], "\n".join(said["found"])
    tried: dict[str, int] = said["tried"]
    return tried


@pytest.mark.parametrize("places", HALVES.values(), ids=HALVES)
def test_everything_that_can_be_pressed_does_something_or_says_why_not(places: list[str]) -> None:
    tried = _pressed("zh_CN", "short", places)
    assert set(tried) >= {"button", "menu", "entry", "context", "tab", "row", "heading", "key", "disabled"}
    assert sum(tried.values()) > 250


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everywhere_in_every_state(language: str) -> None:
    assert sum(_pressed(language, "long").values()) > 2000
