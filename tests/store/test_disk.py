"""A full disk: the old state stays, and the person reads a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies, edit, history, query

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited here")

FILL = """
import resource, signal, sys
from pathlib import Path
from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies, edit
path = Path(sys.argv[1])
with companies.open_company(path, AppPaths.under(Path(sys.argv[2])), user="u") as company:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 40_000,) * 2)
    done = 0
    try:
        while True:
            edit.create(company, "risk_point", {"name": "x" * 90, "kind": "place", "note": "y" * 400})
            done += 1
    except StoreUnavailable as error:
        print(done, error)
"""


def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path, paths: AppPaths) -> None:
    companies.create(tmp_path / "c", paths, user="u", enterprise={"name": "示范站"}).close()
    path = tmp_path / "c.dualprev"
    done = subprocess.run([sys.executable, "-c", FILL, str(path), str(paths.data)], capture_output=True, text=True,
                          check=False)
    count, sentence = done.stdout.split(" ", 1)
    assert int(count) > 3
    assert "Nothing was changed." in sentence
    with companies.open_company(path, paths, user="u") as company:
        assert query.count(company, "risk_point") == int(count)
        assert history.faults(company) == []
        edit.create(company, "risk_point", {"name": "again", "kind": "place"})
