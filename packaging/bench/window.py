"""How long until the window with a company has been painted, against a bare QMainWindow."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
ROUNDS = 5

PAINTED = """
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("painted", flush=True)
            app.removeEventFilter(self)
            QTimer.singleShot(0, app.quit)
        return False
"""
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
""" + PAINTED + """
watch = Watch()
app.installEventFilter(watch)
window = QMainWindow()
window.resize(1280, 720)
window.show()
app.exec()
"""
OURS = """
import gc
import sys
gc.disable()  # as the program begins
from pathlib import Path
from dualprev_desktop.app import cli  # as the program does, before it knows that a window is wanted
from dualprev_desktop.app import gui
from dualprev_desktop.kernel.paths import AppPaths
app = gui.application()
window = gui.open_window(AppPaths.under(Path(sys.argv[2]) / "home"), files=[Path(sys.argv[1])])
assert window.has_company
""" + PAINTED + """
watch = Watch()
app.installEventFilter(watch)
window.show()
app.exec()
window.close()
"""


def measure(companies: Mapping[str, Path], rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds (median of `rounds`) from starting the process to the first paint: with each company, and "bare"."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs: dict[str, tuple[str, ...]] = {"bare": (BARE,)}
        for label, file in companies.items():
            programs[label] = (OURS, str(shutil.copy(file, folder / f"{label}.dualprev")))
        for program in programs.values():  # the first run writes the bytecode that an installed program has
            _seconds(program, folder)
        spent: dict[str, list[float]] = {label: [] for label in programs}
        for _round in range(rounds):
            for label, program in programs.items():
                spent[label].append(_seconds(program, folder))
    return {label: statistics.median(seconds) for label, seconds in spent.items()}


def make_sample(folder: Path) -> Path:
    from dualprev_desktop.exchange.sample_company import make_sample
    from dualprev_desktop.kernel.paths import AppPaths

    file = folder / "sample.dualprev"
    folder.mkdir(exist_ok=True)
    make_sample(file, AppPaths.under(folder / "home"), user="bench").close()
    return file


def _seconds(program: tuple[str, ...], folder: Path) -> float:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", *program, str(folder)], stdout=subprocess.PIPE, cwd=CHECKOUT,
                          env=environment) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        taken = time.perf_counter() - start
        process.wait()
    if first.strip() != b"painted" or process.returncode:
        raise RuntimeError("the window was not painted")
    return taken


if __name__ == "__main__":
    sys.path.insert(0, str(CHECKOUT))
    with tempfile.TemporaryDirectory() as place:
        found = measure({"sample": make_sample(Path(place))})
    print(f"window: ours {found['sample']:.2f} s, bare window {found['bare']:.2f} s, "
          f"ratio {found['sample'] / found['bare']:.2f} (goal 3.0)")
