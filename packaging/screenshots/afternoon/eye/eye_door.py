"""A socket beside the running window: whoever calls is told what is on the screen. It only looks."""

from __future__ import annotations

import contextlib
import json
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LOOK_EVERY_SECONDS = 0.05
PATIENCE_SECONDS = 20.0


def open_beside_the_program(place: str) -> None:
    """Waits, off the way of the program's start, until there is a window to look at."""
    threading.Thread(target=_serve, args=(place,), daemon=True, name="eye").start()


def _application() -> Any:
    """The program's own, never one made here; None while it is not there yet."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    kind = getattr(widgets, "QApplication", None)
    return kind.instance() if kind is not None else None


def _serve(place: str) -> None:
    while (application := _application()) is None:
        time.sleep(LOOK_EVERY_SECONDS)
    looker = _looker(application)
    door = socket.socket(socket.AF_UNIX)
    Path(place).unlink(missing_ok=True)
    door.bind(place)
    door.listen()
    while True:
        caller, _address = door.accept()
        with caller, contextlib.suppress(OSError):
            caller.sendall(_answer(looker))


def _answer(looker: Callable[[], Any]) -> bytes:
    """Whatever goes wrong in a look is told: an eye that closes would look like a program that ended."""
    try:
        return json.dumps(looker()).encode()
    except Exception as error:
        return json.dumps({"error": repr(error), "things": []}).encode()


def _looker(application: Any) -> Any:
    """Asks the window's own thread, which alone may look at widgets."""
    from eye_tree import seen
    from PySide6.QtCore import QObject, Qt, Signal, Slot

    class Looker(QObject):
        asked = Signal()

        def __init__(self) -> None:
            super().__init__()
            self.answers: queue.Queue[Any] = queue.Queue()
            self.asked.connect(self.look, Qt.ConnectionType.QueuedConnection)

        @Slot()
        def look(self) -> None:
            try:
                self.answers.put(seen())
            except Exception as error:
                self.answers.put({"error": repr(error), "things": []})

    looker = Looker()
    looker.moveToThread(application.thread())

    def ask() -> Any:
        while not looker.answers.empty():
            looker.answers.get_nowait()
        looker.asked.emit()
        try:
            return looker.answers.get(timeout=PATIENCE_SECONDS)
        except queue.Empty:
            return {"error": "the window does not answer", "things": []}
    return ask
