"""What happens when the program is at fault: save, write down, say so; never lose what was typed."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dualprev_desktop import __version__
from dualprev_desktop.kernel.clock import local_minute, system_clock
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths

FOLDER = "crashes"


class CrashHook(QObject):
    """One hook for all threads; what it finds is handled in the UI thread, one failure at a time."""

    _found = Signal(str)

    def __init__(self, paths: AppPaths, save: Callable[[], None], tell: Callable[[str, Path | None], object],
                 parent: QObject | None = None) -> None:
        """`save` takes over what is being typed; `tell` shows the last line of the report and its file."""
        super().__init__(parent)
        self._paths, self._save, self._tell = paths, save, tell
        self._busy = False
        # queued: also from the UI thread, so that the failed call has unwound before anything is saved
        self._found.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    @staticmethod
    def uninstall() -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._found.emit("".join(traceback.format_exception(kind, error, trace)))

    def _caught_in_thread(self, facts: threading.ExceptHookArgs) -> None:
        error = facts.exc_value or facts.exc_type()
        self._caught(facts.exc_type, error, facts.exc_traceback)

    @Slot(str)
    def _handle(self, report: str) -> None:
        if self._busy:  # a failure while telling of a failure would never end
            _to_stderr(report)
            return
        self._busy = True
        try:
            _to_stderr(report)
            log = self._write(report)
            self._save()
            self._tell(report.strip().splitlines()[-1], log)
        finally:
            self._busy = False

    def _write(self, report: str) -> Path | None:
        """The log's path, or None where the disk refuses that too."""
        import platform

        at = local_minute(system_clock())
        log = self._paths.data / FOLDER / f"{at.replace(' ', '-').replace(':', '')}-{new_id()[:6]}.txt"
        head = f"DualPrev {__version__} · Python {platform.python_version()} · {platform.platform()} · {at}\n\n"
        try:
            write_bytes(log, (head + report).encode("utf-8", "replace"))
        except Exception:
            return None
        return log


def _to_stderr(report: str) -> None:
    if sys.stderr is not None:  # a windowed frozen build has none
        print(report, file=sys.stderr)
