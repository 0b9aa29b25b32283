"""How a place is brought up and left: what a view is, one window for all places of a company, the sides of a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QTabBar, QWidget

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.recent import RecentFile
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import companies, edit
from dualprev_desktop.ui.main_window import MainWindow

LONGEST_SECONDS = 60


class Holding(StrEnum):
    """What is open in the window."""

    NOTHING = "nothing"
    EMPTY = "empty"
    SAMPLE = "sample"


@dataclass(frozen=True)
class View:
    """What a person may have before them: the window as it stands, or a dialog over it."""

    name: str
    widget: QWidget


@dataclass(frozen=True)
class Place:
    id: str
    holding: Holding
    show: Callable[[MainWindow], Iterator[View]]
    """Brings it up, side after side, and puts it away again at the end."""

    def views(self, window: MainWindow) -> Iterator[View]:
        for view in self.show(window):
            settle(window)
            yield View(f"{self.id}{view.name}", view.widget)


def settle(window: MainWindow) -> None:
    """Until nothing is running, and what was put off is done."""
    end = monotonic() + LONGEST_SECONDS
    pump()
    while window.job_bar.busy:
        assert monotonic() < end, "a job does not come to its end"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, QDeadlineTimer(100))
    pump()


def pump() -> None:
    """A part that asks for more room is heard by what holds it, which is heard by what holds that."""
    for _round in range(6):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# one window for all places of a company --------------------------------------------------------------------------


class Stage:
    """Makes the companies once; gives a window over a copy of one."""

    def __init__(self, folder: Path, sample: Path | None = None) -> None:
        folder.mkdir(exist_ok=True)
        self._folder, self._paths = folder, AppPaths.under(folder / "home")
        self._files = {Holding.EMPTY: self._make_empty(), Holding.SAMPLE: self._make_sample(sample)}

    def _make_empty(self) -> Path:
        path = self._folder / "empty.dualprev"
        companies.create(path, self._paths, user="安全员", enterprise={"name": "某加油站"}).close()
        return path

    def _make_sample(self, sample: Path | None) -> Path:
        path = self._folder / "sample.dualprev"
        if sample is None:
            from dualprev_desktop.exchange.sample_company import make_sample

            make_sample(path, self._paths, user="安全员").close()
        else:
            shutil.copy(sample, path)
        with companies.open_company(path, self._paths, user="安全员", read_only=False) as company:
            unit, _changed = edit.create(company, "hazard_installation", {"name": "油罐区储存单元", "kind": "storage"})
            edit.create(company, "hazard_substance", {"installation_id": unit, "substance": "汽油", "amount": "90"})
        return path

    @contextmanager
    def window(self, holding: Holding, size: tuple[int, int]) -> Iterator[MainWindow]:
        """Shown, in the language and the theme of now."""
        file = self._files.get(holding)
        recent = tuple(RecentFile(str(path), "某加油站") for path in self._files.values())
        window = MainWindow(Settings(recent=recent), self._paths, "安全员")
        window.resize(*size)
        window.show()
        window.activateWindow()
        if file is not None:
            own = Path(shutil.copy(file, self._folder / f"open-{holding}.dualprev"))
            assert window.open_file(own)
        settle(window)
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            pump()


# pages -----------------------------------------------------------------------------------------------------------


def page_of(window: MainWindow, page_id: str) -> Any:
    """The page, shown. Any: each has parts of its own that a place needs."""
    assert window.shell is not None
    return window.shell.pages.show_page(page_id)


def sides(page: QWidget, turned: frozenset[QTabBar]) -> Iterator[str]:
    """Each tab in front in turn, and in each the tabs that are in it."""
    bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible() and bar.isEnabled() and bar not in turned]
    if not bars:
        yield ""
        return
    first = bars[0]
    for tab in range(first.count()):
        if first.isTabVisible(tab):
            first.setCurrentIndex(tab)
            pump()
            for inner in sides(page, turned | {first}):
                yield f" · {first.tabText(tab)}{inner}"
    first.setCurrentIndex(0)
