"""A small file beside the company's, written off the way of typing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services import unkept

PAUSE_MILLISECONDS = 200
"""What is typed is on the disk so long after, and the time of one small write: below half a second."""


@cache
def _writer() -> ThreadPoolExecutor:
    """One thread for all side files: flushing to a slow disk must not hold up the keys."""
    return ThreadPoolExecutor(1, "side-file")


def rest() -> None:
    """What is to be written is on the disk, and the thread has ended; the next writing begins another."""
    if _writer.cache_info().currsize:
        _writer().shutdown()
        _writer.cache_clear()


class SideFile(QObject):
    """Writes what `content` gives, a moment after `touch`; while it is being touched on and on, again and again."""

    failed = Signal(str)

    def __init__(self, path: Path, content: Callable[[], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._content = path, content
        self._writing: Future[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._write)

    def touch(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _write(self) -> None:
        if self._writing is not None and not self._writing.done():
            self._timer.start()  # a disk that slow gets the newest only
            return
        self._tell_failure()
        self._writing = _writer().submit(unkept.write, self._path, self._content())

    def _tell_failure(self) -> None:
        error = self._writing.exception() if self._writing is not None else None
        if isinstance(error, DualPrevError):
            self.failed.emit(error.text())

    def flush(self) -> None:
        """Now, and waits for it."""
        if self._timer.isActive():
            self._timer.stop()
            self._writing = _writer().submit(unkept.write, self._path, self._content())
        if self._writing is not None:
            self._writing.exception()
