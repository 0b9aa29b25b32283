"""Measures how long the window does not answer: gaps of a timer in its thread, and keys until they are painted.

A timer that is due every millisecond notes how late it comes; meanwhile a person types, one key after another, and of
each key the time is taken until its field was painted with it. Of each gap it is known for how long the thread was
ready to go on and no processor was free: on a machine that does other work too, that part is not the program's.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

TICK_MILLISECONDS = 1
KEY_MILLISECONDS = 60
"""A quick typist's pause between two keys."""
LONG_SECONDS = 0.02
"""Gaps from which on the watchdog notes what the thread was doing."""
WATCH_SECONDS = 0.005
PATIENCE_SECONDS = 600.0
LOOK_MILLISECONDS = 20
RUN_DELAY = Path("/proc/self/schedstat")
"""Of the process's first thread: nanoseconds run, nanoseconds waited for a processor, turns (Linux)."""
INNERMOST = 7


@dataclass(frozen=True)
class Gap:
    """Seconds in which the window did not answer, and how many of them it waited for a processor."""

    seconds: float
    waited: float = 0.0


@dataclass
class Stalls:
    gaps: list[Gap] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    """Seconds from a key to its paint."""
    causes: Counter[str] = field(default_factory=Counter)

    @property
    def longest(self) -> float:
        return max((gap.seconds for gap in self.gaps), default=0.0)

    @property
    def longest_own(self) -> float:
        """Of the gaps without what they waited for a processor."""
        return max((gap.seconds - gap.waited for gap in self.gaps), default=0.0)

    @property
    def slowest_key(self) -> float:
        return max(self.keys, default=0.0)


class Probe(QObject):
    """Ticks and types into a field until `stop`; with `causes` a watchdog notes where long gaps come from."""

    def __init__(self, field: QLineEdit, words: str, *, causes: bool = False) -> None:
        super().__init__(field)
        self.stalls = Stalls()
        self._field, self._words, self._typed_at, self._count = field, words, 0.0, 0
        self.last, self._waited = time.perf_counter(), _run_delay()
        self.ticking = self._timer(TICK_MILLISECONDS, self._tick)
        self._typing = self._timer(KEY_MILLISECONDS, self._type)
        self._watch = _Watch(self) if causes else None
        field.installEventFilter(self)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setTimerType(Qt.TimerType.PreciseTimer)
        made.setInterval(milliseconds)
        made.timeout.connect(act)
        return made

    def start(self) -> None:
        self.last, self._waited = time.perf_counter(), _run_delay()
        self.ticking.start()
        self._typing.start()

    def stop_typing(self) -> None:
        """What was typed last is still answered."""
        self._typing.stop()

    def stop(self) -> Stalls:
        self._tick()
        self.ticking.stop()
        self._typing.stop()
        self._field.removeEventFilter(self)
        if self._watch is not None:
            self._watch.stop()
        return self.stalls

    def _tick(self) -> None:
        now, waited = time.perf_counter(), _run_delay()
        self.stalls.gaps.append(Gap(now - self.last, waited - self._waited))
        self.last, self._waited = now, waited

    def _type(self) -> None:
        """A letter; after the last, all of it goes again."""
        place = self._count % (len(self._words) + 1)
        self._count += 1
        self._typed_at = time.perf_counter()
        if place == len(self._words):
            _press(self._field, Qt.Key.Key_A, "", Qt.KeyboardModifier.ControlModifier)
            _press(self._field, Qt.Key.Key_Backspace, "")
        else:
            letter = self._words[place]
            _press(self._field, Qt.Key(ord(letter.upper())), letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self._typed_at and event.type() == QEvent.Type.Paint:
            self.stalls.keys.append(time.perf_counter() - self._typed_at)
            self._typed_at = 0.0
        return False


def _press(field: QLineEdit, key: Qt.Key, text: str,
           modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(field, QKeyEvent(kind, key, modifiers, text))


def _run_delay() -> float:
    """Seconds the thread of the window was ready and had no processor; 0 where the system does not tell."""
    try:
        return int(RUN_DELAY.read_bytes().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


class _Watch(threading.Thread):
    """Notes where the window's thread stands, and the others beside it, while its tick is overdue."""

    def __init__(self, probe: Probe) -> None:
        super().__init__(daemon=True)
        self._probe, self._window, self._over = probe, threading.get_ident(), threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(WATCH_SECONDS):
            if self._probe.ticking.isActive() and time.perf_counter() - self._probe.last > LONG_SECONDS:
                self._note()

    def _note(self) -> None:
        frames = sys._current_frames()
        beside = [said(frame) for thread, frame in frames.items() if thread not in (self._window, self.ident)]
        self._probe.stalls.causes["\n      beside ".join((said(frames[self._window]), *beside))] += 1

    def stop(self) -> None:
        self._over.set()
        self.join()


def said(frame: FrameType) -> str:
    """The innermost steps, the deepest first."""
    steps = traceback.extract_stack(frame)[-INNERMOST:]
    return " < ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in reversed(steps))


def wait(until: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Lets the window do its work until the condition holds; raises where it never does."""
    _Waiting(until, seconds).run()


class _Waiting(QEventLoop):
    """Holds no cycle: what is collected in a worker's thread must not own a timer of this one."""

    def __init__(self, until: Callable[[], bool], seconds: float) -> None:
        super().__init__()
        self._until, self._end = until, time.perf_counter() + seconds

    def run(self) -> None:
        timer = self.startTimer(LOOK_MILLISECONDS)
        self.exec()
        self.killTimer(timer)
        if not self._until():
            raise RuntimeError("the window never came to rest")

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        if self._until() or time.perf_counter() > self._end:
            self.quit()


def rest(seconds: float) -> None:
    """Lets the window do its work for so long."""
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() >= end)
