"""Opening a plan over an A0 scan of 12,000 × 9,000 pixels, until it is painted sharp; against Qt reading it whole.

Each opening is a process of its own that does nothing else, so that what it holds at most is the opening's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

SIZE = (12_000, 9_000)
VIEW = (1100, 700)
STATUS = Path("/proc/self/status")
PATIENCE_SECONDS = 180.0
OURS = (("A0 scan of 12,000 × 9,000 opened, its tiles cut", "A0", 5.0),
        ("A0 scan of 12,000 × 9,000 opened again", "A0", 1.0),
        ("a blank sheet opened instead", "blank", 1.0))
MEMORY_GOAL = 0.5
"""Of what the whole scan takes."""
BARE = "the scan read whole by a bare QPixmap, painted"


def make_scan(path: Path) -> None:
    from PIL import Image, ImageDraw

    scan = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(scan)
    for at in range(0, SIZE[0], 150):
        pen.line((at, 0, SIZE[0] - at, SIZE[1]), fill=(40, 40, at % 200), width=5)
    scan.save(path, quality=85)


@dataclass(frozen=True)
class Opening:
    """Seconds until it is painted, and MB that the process holds at most; a helper holds its own for itself."""

    work: str
    seconds: float
    megabytes: float
    goal: float = inf
    """So many times the time of the bare one at most."""

    def meets(self, bare: Opening) -> bool:
        return self.seconds <= self.goal * bare.seconds and not self.megabytes > MEMORY_GOAL * bare.megabytes


def measure(folder: Path) -> tuple[Opening, list[Opening]]:
    """The bare one, and ours."""
    scan, company, home = folder / "scan.jpg", folder / "scan.dualprev", folder / "home"
    make_scan(scan)
    _in_its_own_process("keep", scan, company, home)
    ours = [Opening(work, *_in_its_own_process("open", plan, company, home), goal) for work, plan, goal in OURS]
    return Opening(BARE, *_in_its_own_process("bare", scan)), ours


def _in_its_own_process(*told: str | Path) -> tuple[float, float]:
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    ran = subprocess.run([sys.executable, __file__, *map(str, told)], env=environment, check=True, text=True,
                         timeout=PATIENCE_SECONDS, stdout=subprocess.PIPE)
    seconds, megabytes = ran.stdout.split()[-2:]
    return float(seconds), float(megabytes)


# in the process that does only this

def _keep(scan: str, company: str, home: str) -> float:
    from dualprev_desktop.exchange import backgrounds
    from dualprev_desktop.kernel.paths import AppPaths
    from dualprev_desktop.services import plans
    from dualprev_desktop.store.company import Company

    begun = time.perf_counter()
    kept = Company.create(Path(company), AppPaths.under(Path(home)), user="bench")
    plans.add_plan(kept, "A0", backgrounds.read(Path(scan)))
    plans.add_plan(kept, "blank")
    kept.close()
    return time.perf_counter() - begun


def _open(name: str, company: str, home: str) -> float:
    from PySide6.QtWidgets import QApplication

    from dualprev_desktop.domain.records.plan import Plan
    from dualprev_desktop.kernel.paths import AppPaths
    from dualprev_desktop.kernel.settings import Settings
    from dualprev_desktop.services import plans, query
    from dualprev_desktop.store.company import Company
    from dualprev_desktop.ui.jobs import JobRunner
    from dualprev_desktop.ui.session import Session
    from dualprev_desktop.ui.widgets.plan_editor import PlanEditor

    app = QApplication([])
    paths = AppPaths.under(Path(home))
    opened = Company.open(Path(company), paths, user="bench")
    session = Session(opened, Settings(), paths, JobRunner())
    plan = query.records(opened, Plan, name=name)[0]
    begun = time.perf_counter()
    editor = PlanEditor(session)
    editor.resize(*VIEW)
    editor.show_plan(plans.plan_view(opened, plan.id))
    editor.show()
    _until_sharp(app, editor)
    taken = time.perf_counter() - begun
    session.jobs.shut_down()
    return taken


def _until_sharp(app: Any, editor: Any) -> None:
    from PySide6.QtCore import QEventLoop

    tiled, until = editor.scene.picture.tiled, time.perf_counter() + PATIENCE_SECONDS
    app.processEvents()
    while tiled is not None and not tiled.sharp and time.perf_counter() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    if tiled is not None and not tiled.sharp:
        raise RuntimeError(f"The scan was not painted: {tiled.trouble or 'its tiles did not come.'}")
    editor.canvas.viewport().repaint()


def _bare(scan: str) -> float:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImageReader, QPixmap
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

    app = QApplication([])
    QImageReader.setAllocationLimit(0)
    begun = time.perf_counter()
    scene = QGraphicsScene()
    scene.addPixmap(QPixmap(scan))
    view = QGraphicsView(scene)
    view.resize(*VIEW)
    view.fitInView(QRectF(0, 0, *SIZE))
    view.show()
    app.processEvents()
    view.viewport().repaint()
    return time.perf_counter() - begun


def _megabytes() -> float:
    """At most, so far; what getrusage says would count the process that this one came from (Linux)."""
    if not STATUS.exists():
        return float("nan")
    peak = next(line for line in STATUS.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


WORKS: Mapping[str, Callable[..., float]] = {"keep": _keep, "open": _open, "bare": _bare}


def main() -> None:
    if len(sys.argv) > 1:
        print(WORKS[sys.argv[1]](*sys.argv[2:]), _megabytes(), flush=True)
        os._exit(0)  # Qt's objects have no order in which they may go
    with tempfile.TemporaryDirectory() as name:
        bare, ours = measure(Path(name))
    for one in (*ours, bare):
        print(f"{one.work:<60} {one.seconds:7.2f} s {one.megabytes:7.0f} MB")


if __name__ == "__main__":
    main()
