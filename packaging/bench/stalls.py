"""How long the window stands still, and what it holds in memory, while it opens, is searched and narrowed, takes over a
register of 10,000 rows and takes it back: with the sample company, and with one of 200,000 events.

Each company's walk is a process of its own. With `--causes` it also prints where the window's thread stood in every
gap of more than 20 ms.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QScrollBar

    from dualprev_desktop.ui.main_window import MainWindow
    from dualprev_desktop.ui.session import Session
    from dualprev_desktop.ui.shell import Shell

CHECKOUT = Path(__file__).parents[2]
GOAL_SECONDS = 0.05
TYPED = "xieyou"
TYPING_SECONDS = 4.0
QUIET_LOOKS = 15
CAUSES = 5
"""So many are printed of each stretch."""
SIZE = (1366, 768)
SCROLLED = 300
"""Places of the register's scroll bar that are gone to, all along it."""


@dataclass(frozen=True)
class Stretch:
    """What was done meanwhile, how long it took, and how the window did; seconds, and megabytes at its end."""

    work: str
    taken: float
    longest: float
    own: float
    """The longest without the time that the window was ready and no processor was free."""
    key: float
    keys: int
    memory: float


def measure(company: Path, workbook: Path, home: Path, *causes: str) -> list[Stretch]:
    """The walk through a company's window, in a process of its own."""
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run([sys.executable, __file__, str(company), str(workbook), str(home), *causes], cwd=CHECKOUT,
                          env={**environment, "PYTHONPATH": str(CHECKOUT)}, stdout=subprocess.PIPE, check=True)
    return [Stretch(**one) for one in json.loads(done.stdout.decode().splitlines()[-1])]


# the walk, in its own process ---------------------------------------------------------------------------


def walk(company: Path, workbook: Path, home: Path, *, causes: bool) -> list[Stretch]:
    from probe import rest, wait
    from PySide6.QtWidgets import QLineEdit

    from dualprev_desktop.app import gui
    from dualprev_desktop.kernel.paths import AppPaths
    from dualprev_desktop.ui.pages.survey.body import SurveyPage

    gui.application()
    window = gui.open_window(AppPaths.under(home), "zh_CN")
    window.resize(*SIZE)
    window.show()
    tidier = gui.settle(window)
    if not window.open_file(company):
        raise RuntimeError("the company was not opened")
    rest(0.1)  # it is painted: from here on a person may type
    stretches = Stretches(window, QLineEdit(window), causes)
    stretches.take("being read after opening", _nothing)
    _search(stretches)
    _register(stretches)
    page = stretches.shell.pages.show_page("survey")
    assert isinstance(page, SurveyPage)
    panel = page.body.panel
    page.body.setCurrentWidget(panel)
    wait(stretches.at_rest)
    stretches.take("reading a workbook of 10,000 rows", lambda: panel.read(workbook))
    stretches.take("importing them", panel.start_import)
    stretches.take("taking the import back", stretches.shell.undoing.take_back)
    tidier.stop()
    window.close()
    return stretches.found


def _nothing() -> None:
    """The window is only watched."""


def _search(stretches: Stretches) -> None:
    box = stretches.shell.top_bar.search
    for work in ("searched for the first time", "searched again"):
        box.setFocus()
        stretches.take(work, _nothing, field=box, seconds=TYPING_SECONDS)
    box.fold()


def _register(stretches: Stretches) -> None:
    """Every event in one table: scrolled from end to end, then narrowed with every key."""
    from dualprev_desktop.ui.widgets.record_model import RecordTableModel
    from dualprev_desktop.ui.widgets.register_pane import RegisterPane

    pages = stretches.shell.pages
    pane = RegisterPane(RecordTableModel(stretches.session, "risk_event"))
    pages.addWidget(pane)
    pages.setCurrentWidget(pane)
    stretches.take("its register shown", _nothing)
    stretches.take("its register scrolled through", lambda: _scroll(pane.table.verticalScrollBar()))
    pane.filter.setFocus()
    stretches.take("its register narrowed for the first time", _nothing, field=pane.filter, seconds=TYPING_SECONDS)
    stretches.take("its register narrowed again", _nothing, field=pane.filter, seconds=TYPING_SECONDS)
    pages.removeWidget(pane)
    pane.deleteLater()


def _scroll(bar: QScrollBar) -> None:
    from PySide6.QtWidgets import QApplication

    step = max(bar.maximum() // SCROLLED, 1)
    for place in range(0, bar.maximum(), step):
        bar.setValue(place)
        QApplication.processEvents()


class Stretches:
    """Takes one stretch after another; each ends when the window has come to rest."""

    def __init__(self, window: MainWindow, field: QLineEdit, causes: bool) -> None:
        self.window, self._field, self._causes = window, field, causes
        self.found: list[Stretch] = []
        self._quiet = 0
        field.setGeometry(480, 320, 240, 32)
        field.show()

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    def at_rest(self) -> bool:
        from dualprev_desktop.ui.jobs import at_work
        from dualprev_desktop.ui.standing import standing_of

        self._quiet = 0 if at_work() or standing_of(self.session).awaited else self._quiet + 1
        return self._quiet > QUIET_LOOKS

    def take(self, work: str, begin: Callable[[], object], *, field: QLineEdit | None = None,
             seconds: float = 0.0) -> None:
        from probe import Probe, rest, wait

        field = field or self._field
        self._field.setVisible(field is self._field)
        self._field.raise_()
        field.setFocus()
        probe, start = Probe(field, TYPED, causes=self._causes), time.perf_counter()
        self._quiet = 0
        probe.start()
        begin()
        if seconds:
            rest(seconds)
            probe.stop_typing()  # a filter answers each key, and would never come to rest
        wait(self.at_rest)
        stalls, taken = probe.stop(), time.perf_counter() - start
        self.found.append(Stretch(work, taken, stalls.longest, stalls.longest_own, stalls.slowest_key,
                                  len(stalls.keys), resident()))
        for cause, count in stalls.causes.most_common(CAUSES):
            print(f"{work}: {count} × {cause}", flush=True)


def resident() -> float:
    """Megabytes this process holds now; the most it ever held, where the system tells no more."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1024 ** 2 if sys.platform == "darwin" else 1024)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 ** 2


if __name__ == "__main__":
    print(json.dumps([vars(one) for one in walk(*map(Path, sys.argv[1:4]), causes="--causes" in sys.argv)]))
