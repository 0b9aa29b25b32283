"""A form is half filled and the program is killed: what was typed is there at the next start, and becomes a record."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies

CHECKOUT = Path(__file__).parents[2]


def run(work: str, file: Path, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "tests.support.half_typed", work, str(file), str(home)],
                            stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there is killed as by SIGKILL")
def test_what_was_typed_survives_the_programs_death(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "station.dualprev"
    companies.create(file, AppPaths.under(home), user="officer", enterprise={"name": "某加油站"}).close()

    with run("type", file, home) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "ready\n"
        victim.kill()
    assert victim.returncode == -9

    with run("finish", file, home) as second:
        found = json.loads(second.communicate()[0])
    assert found["before"] == 0
    assert found["record"] == ""
    assert found["typed"] == {"name": "Tank field", "location": "north side", "note": "only in the harv"}
    assert found["band"].endswith("and not kept yet.")
    assert any("new: Risk point" in text for text in found["said"])
    assert found["made"] == {"name": "Tank field", "kind": "facility", "location": "north side",
                             "note": "only in the harvest"}
    assert found["left"] == []
