"""Opening the window loads no library that only printing, importing or searching needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HEAVY = {"matplotlib", "reportlab", "openpyxl", "ezdxf", "shapely", "alembic", "sqlalchemy", "PIL", "pypinyin",
         "python_calamine", "cryptography", "svglib", "pypdfium2", "pyrage", "numpy"}

PROGRAM = """
import json, sys
from pathlib import Path
from dualprev_desktop.app import gui
from dualprev_desktop.kernel.paths import AppPaths
window = gui.open_window(AppPaths.under(Path(sys.argv[1]) / "home"))
window.show()
assert window.open_file(Path(sys.argv[1]) / "sample.dualprev")
gui.application().processEvents()
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
window.close()
"""


def test_the_open_window_has_loaded_nothing_heavy(sample_file: Path, tmp_path: Path) -> None:
    (tmp_path / "sample.dualprev").write_bytes(sample_file.read_bytes())
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, timeout=60,
                          cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert not loaded & HEAVY


RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from dualprev_desktop.app import gui
from dualprev_desktop.kernel.paths import AppPaths
app = gui.application()
QTimer.singleShot(300, app.closeAllWindows)
sys.exit(gui.run_gui([Path(sys.argv[1]) / "sample.dualprev"], AppPaths.under(Path(sys.argv[1]) / "home")))
"""


def test_the_program_opens_a_file_and_ends_in_silence(sample_file: Path, tmp_path: Path) -> None:
    (tmp_path / "sample.dualprev").write_bytes(sample_file.read_bytes())
    done = subprocess.run([sys.executable, "-W", "error", "-c", RUN, str(tmp_path)], capture_output=True, text=True,
                          timeout=60, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr
    # the offscreen platform cannot tell a window manager the smallest size, and says so
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert complaints == []
    assert not (tmp_path / "sample.dualprev.lock").exists()
    assert str(tmp_path / "sample.dualprev") in (tmp_path / "home" / "config" / "settings.json").read_text("utf-8")
