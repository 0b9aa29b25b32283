"""Starts the window: application, look, language, crash hook; and ends it in order."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

# Before Qt, what needs no Qt: PySide reads the source of every module imported after it, for its own features' sake,
# which took a twentieth of the time until the window stands.
import dualprev_desktop.services.guide.rule
import dualprev_desktop.services.overview
import dualprev_desktop.services.search
import dualprev_desktop.services.views  # noqa: F401

# isort: split
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dualprev_desktop import __version__
from dualprev_desktop.app.crash import CrashHook
from dualprev_desktop.kernel import i18n, settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.companies import SUFFIX
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.search_finder import learn
from dualprev_desktop.ui.theme.style import apply
from dualprev_desktop.ui.tidying import Tidier

LEARN_AFTER_MILLISECONDS = 800


def run_gui(files: Sequence[Path], paths: AppPaths, language: str = "") -> int:
    """The window, with `files` taken in as if they were dropped on it; returns the exit code."""
    app = application()
    window = open_window(paths, language, files)
    hook = CrashHook(paths, window.save_pending, partial(_tell_crash, window), app)
    hook.install()
    app.aboutToQuit.connect(window.close)
    window.show()
    if others := [file for file in files if file != company_among(files)]:
        window.take_files(others)
    tidier = settle(window)
    try:
        return app.exec()
    finally:
        tidier.stop()
        hook.uninstall()


def settle(window: MainWindow) -> Tidier:
    """What is done once the window stands, so that nobody waits for it later."""
    QTimer.singleShot(LEARN_AFTER_MILLISECONDS, window, partial(_learn, window.jobs))
    return Tidier(window)


def _learn(jobs: JobRunner) -> None:
    """What the first letter typed into the search or a filter would else wait for."""
    jobs.read_ahead(learn, _learnt)


def _learnt(_nothing: None) -> None:
    """Nobody waits for it."""


def _tell_crash(window: MainWindow, what: str, log: Path | None) -> None:
    from dualprev_desktop.ui.crash_panel import tell_crash

    tell_crash(window, what, log)


def application() -> QApplication:
    """The one application of this process, set up; made at the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # fractional scales as the system has them (125 %, 150 %): Qt 6's default, said so that it stays
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("DualPrev")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("dualprev")
    return app


def company_among(files: Sequence[Path]) -> Path | None:
    """What the window begins with: the one file, where it is a company."""
    return files[0] if len(files) == 1 and files[0].suffix == SUFFIX else None


def open_window(paths: AppPaths, language: str = "", files: Sequence[Path] = ()) -> MainWindow:
    """A window in the language asked for, else the person's, and in their theme; not yet shown."""
    known = settings.load(paths.config)
    use_language(language or known.language or i18n.active().language)
    apply(application(), known.theme)
    return MainWindow(known, paths, known.user_name or getpass.getuser(), company_among(files))


def open_and_close() -> str:
    """Shows and closes a window, without a screen where there is none; its title, for the self-check."""
    import tempfile

    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        app = application()
        window = open_window(AppPaths.under(Path(folder)))
        window.show()
        app.processEvents()
        title = window.windowTitle()
        window.close()
    return title
