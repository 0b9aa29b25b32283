"""How long until the window with the sample company has been painted, against a bare QMainWindow."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
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
import sys
from pathlib import Path
from dualprev_desktop.app import gui
from dualprev_desktop.kernel.paths import AppPaths
app = gui.application()
window = gui.open_window(AppPaths.under(Path(sys.argv[1]) / "home"))
window.open_file(Path(sys.argv[1]) / "sample.dualprev")
""" + PAINTED + """
watch = Watch()
app.installEventFilter(watch)
window.show()
app.exec()
window.close()
"""


def measure(rounds: int = ROUNDS) -> tuple[float, float]:
    """Seconds (median of `rounds`) from starting the process to the first paint: ours, and the bare window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make_sample(folder)
        for program in (OURS, BARE):  # the first run writes the bytecode that an installed program has
            _seconds(program, folder)
        pairs = [(_seconds(OURS, folder), _seconds(BARE, folder)) for _round in range(rounds)]
    return statistics.median(ours for ours, _bare in pairs), statistics.median(bare for _ours, bare in pairs)


def _make_sample(folder: Path) -> None:
    from dualprev_desktop.exchange.sample_company import make_sample
    from dualprev_desktop.kernel.paths import AppPaths

    make_sample(folder / "sample.dualprev", AppPaths.under(folder / "home"), user="bench").close()


def _seconds(program: str, folder: Path) -> float:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, cwd=CHECKOUT,
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
    ours, bare = measure()
    print(f"window: ours {ours:.2f} s, bare window {bare:.2f} s, ratio {ours / bare:.2f} (goal 3.0)")
