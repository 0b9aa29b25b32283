"""Tries something in a copy of this process, which is then thrown away: what it did is told, and undone with it.

The copy has every widget as it stands here, so that each action is tried in a fresh view without building one; and
what crashes, hangs or complains there is a finding and not the end of the test.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import shutil
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QMessageLogContext, QThreadPool, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from dualprev_desktop.ui import side_file

T = TypeVar("T")
LONGEST_SECONDS = 60
POSSIBLE = hasattr(os, "fork")
IGNORED = ("This plugin does not support",)
"""What the offscreen platform says of itself."""

os.environ["QT_NO_GUI_THREADPOOL"] = "1"  # Qt scales pictures in threads of its own, which nobody can end


class Told(NamedTuple, Generic[T]):
    result: T | None
    """None where the copy did not come to its end."""
    complaints: list[str]


def aside(work: Callable[[], T], window: QWidget) -> Told[T]:
    """What `work` returned in a copy of this process, and what Qt and Python complained of meanwhile."""
    _without_threads(window)
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: there are none now
        child = os.fork()
    if child == 0:
        os.close(reading)
        _be_the_copy(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _child, status = os.waitpid(child, 0)
    return _told(said, status)


def _told(said: bytes, status: int) -> Told[T]:
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        return Told(None, ["it does not come to an end" if name == "SIGALRM" else f"the program dies of {name}"])
    return pickle.loads(said) if said else Told(None, [f"the program ends with {os.waitstatus_to_exitcode(status)}"])


def _without_threads(window: QWidget) -> None:
    """A copy has this thread alone: the others end before, and are started anew where they are wanted."""
    for pool in (QThreadPool.globalInstance(), *window.findChildren(QThreadPool)):
        pool.waitForDone()
    side_file.rest()
    others = [thread.name for thread in threading.enumerate() if thread is not threading.current_thread()]
    assert not others, f"they would be missing in the copy: {others}"


def _be_the_copy(work: Callable[[], T], writing: int) -> None:
    complaints: list[str] = []
    _listen(complaints)
    faulthandler.disable()  # a crash is told by the process that waits for this one
    faulthandler.register(signal.SIGALRM, chain=True)  # says where it stood
    signal.alarm(LONGEST_SECONDS)
    try:
        result = work()
    except BaseException as error:  # nothing of this process goes on after it
        complaints.append(f"{type(error).__name__}: {error}")
        result = None
    with os.fdopen(writing, "wb") as pipe:
        pickle.dump(Told(result, complaints), pipe)
    os._exit(0)


def _listen(complaints: list[str]) -> None:
    def of_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(IGNORED):
            complaints.append(f"Qt: {text}")

    def of_python(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace is not None else ""
        complaints.append(f"{kind.__name__}: {error}{place}")

    qInstallMessageHandler(of_qt)
    sys.excepthook = of_python


class Folder:
    """The files of a test, put back as they were after each copy that wrote to them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = path.with_name(f"{path.name}-kept")
        self.keep()

    def keep(self) -> None:
        """As it is now is how it shall be."""
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self.path, self._kept)
        self._state = self.state()

    def state(self) -> dict[str, tuple[int, int]]:
        found = {}
        for file in sorted(self.path.rglob("*")):
            with suppress(FileNotFoundError):  # work that goes on meanwhile moves its temporary file into place
                if file.is_file():
                    found[str(file.relative_to(self.path))] = (file.stat().st_size, file.stat().st_mtime_ns)
        return found

    def put_back(self) -> None:
        now = self.state()
        for name in now.keys() - self._state.keys():
            (self.path / name).unlink()
        for name, known in self._state.items():
            if now.get(name) != known:
                (self.path / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self._kept / name, self.path / name)
