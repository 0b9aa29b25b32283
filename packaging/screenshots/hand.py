"""A hand on the keyboard of the real program: starts it, sends keys through xdotool, waits for what they do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")
SCREEN = (1366, 768)
PATIENCE_SECONDS = 30.0
LOOK_EVERY_SECONDS = 0.05
PAUSE_SECONDS = 0.2
NAMELESS = "DualPrev"
COMPLAINTS = "stderr.txt"
LOOKS = 10
SECOND_TRY_SECONDS = 3.0
KEY_DELAY_MILLISECONDS = "25"


class Hand:
    """One run of the program, from start to end of a `with`."""

    def __init__(self, out: Path, home: Path, *arguments: str) -> None:
        self.out = out
        environment = os.environ | {"DUALPREV_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "dualprev_desktop", *arguments]
        self._program = subprocess.Popen(command, env=environment, stderr=(out / COMPLAINTS).open("w"))
        self._pictures = 0

    def __enter__(self) -> Hand:
        self.wait("the program shows its window", self._windows)
        window, _title = self._windows()[-1]
        _xdotool("windowmove", window, "0", "0", "windowsize", window, *map(str, SCREEN))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if kind is not None:
            self.picture("failed")
        self._program.terminate()
        self._program.wait(10)

    # looking ------------------------------------------------------------------------------------------

    def _windows(self) -> list[tuple[str, str]]:
        """(id, title) of those that are seen, the topmost last; without lists that hang below a field."""
        search = ("search", "--onlyvisible", "--pid", str(self._program.pid), "--name", ".")
        ids = _xdotool(*search, may_fail=True).split()
        found = [(one, _xdotool("getwindowname", one, may_fail=True).strip()) for one in ids]
        # Qt gives a window without a title the program's name; so is the start page called
        return [one for one in found if one[1] != NAMELESS] or found

    @property
    def title(self) -> str:
        windows = self._windows()
        return windows[-1][1] if windows else ""

    def wait(self, what: str, ready: Callable[[], T]) -> T:
        """The first true answer of `ready`; after a while without one, an error that says what was waited for."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if self._program.poll() is not None:
                raise RuntimeError(f"The program ended while this was waited for: {what}")
            if answer := ready():
                return answer
            time.sleep(LOOK_EVERY_SECONDS)
        raise TimeoutError(f"Waited for in vain: {what}. The window's title is “{self.title}”.")

    def wait_title(self, words: str) -> None:
        self.wait(f"a window whose title has “{words}”", lambda: words in self.title)

    def look(self) -> bytes:
        """The screen as it is now."""
        return subprocess.run(["import", "-window", "root", "-strip", "ppm:-"], capture_output=True, check=True).stdout

    def picture(self, name: str) -> None:
        """When two looks one after the other are the same, or after a few."""
        before = self.look()
        for _look in range(LOOKS):
            time.sleep(LOOK_EVERY_SECONDS)
            now = self.look()
            if now == before:
                break
            before = now
        self._pictures += 1
        target = self.out / f"{self._pictures:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], check=True)

    def pause(self) -> None:
        """As long as a person takes from one key to the next: the search waits for the end of the word."""
        time.sleep(PAUSE_SECONDS)

    # typing -------------------------------------------------------------------------------------------

    def keys(self, *names: str) -> None:
        """Keys as xdotool calls them, e.g. "ctrl+k", "Tab"."""
        self._to_front()
        _xdotool("key", "--clearmodifiers", "--delay", KEY_DELAY_MILLISECONDS, *names)

    def keys_until_title(self, words: str, *names: str) -> None:
        """Again and again: a button may have to wait for something before it can be pressed."""
        pressed = -SECOND_TRY_SECONDS

        def ready() -> bool:
            nonlocal pressed
            if words not in self.title and time.monotonic() - pressed > SECOND_TRY_SECONDS:
                pressed = time.monotonic()
                self.keys(*names)
            return words in self.title
        self.wait(f"a window whose title has “{words}” after {names}", ready)

    def write(self, text: str) -> None:
        self._to_front()
        _xdotool("type", "--clearmodifiers", "--delay", KEY_DELAY_MILLISECONDS, text)

    def _to_front(self) -> None:
        # a display without a window manager gives the keyboard to nobody
        windows = self._windows()
        if windows and _xdotool("getwindowfocus", may_fail=True).strip() != windows[-1][0]:
            _xdotool("windowfocus", "--sync", windows[-1][0], may_fail=True)


def _xdotool(*arguments: str, may_fail: bool = False) -> str:
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True)
    if done.returncode and not may_fail:
        raise RuntimeError(f"xdotool {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout
