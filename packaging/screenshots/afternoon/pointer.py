"""Pointer, keys and clipboard of the display, through xdotool; every press is counted."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

LEFT, RIGHT, WHEEL_UP, WHEEL_DOWN = "1", "3", "4", "5"
"""Buttons of the pointer as X numbers them."""
KEY_DELAY_MILLISECONDS = "20"
PULL_STEPS = 6


@dataclass
class Effort:
    """What a person's hands did; a character that is written counts as one key."""

    clicks: int = 0
    keys: int = 0
    notches: int = 0

    def __sub__(self, other: Effort) -> Effort:
        return Effort(self.clicks - other.clicks, self.keys - other.keys, self.notches - other.notches)

    def copy(self) -> Effort:
        return Effort(self.clicks, self.keys, self.notches)


@dataclass
class Pointer:
    effort: Effort = field(default_factory=Effort)

    def __enter__(self) -> Pointer:
        command = [sys.executable, str(Path(__file__).with_name("clipboard.py"))]
        self._clipboard = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                           encoding="utf-8")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        assert self._clipboard.stdin is not None
        self._clipboard.stdin.close()
        self._clipboard.wait(10)

    def click(self, at: tuple[int, int], times: int = 1, button: str = LEFT, held: str = "") -> None:
        """`held`: a key that is down meanwhile."""
        self.go(at)
        if held:
            xdotool("keydown", held)
        xdotool("click", "--repeat", str(times), "--delay", "60", button)
        if held:
            xdotool("keyup", held)
        self.effort.clicks += times

    def go(self, at: tuple[int, int]) -> None:
        xdotool("mousemove", *map(str, at))

    def pull(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Pressed at one place, let go at the other."""
        self.go(start)
        xdotool("mousedown", LEFT)
        for step in range(1, PULL_STEPS + 1):
            self.go((start[0] + (end[0] - start[0]) * step // PULL_STEPS,
                     start[1] + (end[1] - start[1]) * step // PULL_STEPS))
        xdotool("mouseup", LEFT)
        self.effort.clicks += 1

    def wheel(self, at: tuple[int, int], down: bool) -> None:
        self.go(at)
        xdotool("click", WHEEL_DOWN if down else WHEEL_UP)
        self.effort.notches += 1

    def keys(self, *names: str) -> None:
        xdotool("key", "--clearmodifiers", "--delay", KEY_DELAY_MILLISECONDS, *names)
        self.effort.keys += len(names)

    def write(self, text: str) -> None:
        """Through the clipboard."""
        assert self._clipboard.stdin is not None
        assert self._clipboard.stdout is not None
        self._clipboard.stdin.write(json.dumps(text) + "\n")
        self._clipboard.stdin.flush()
        self._clipboard.stdout.readline()
        xdotool("key", "--clearmodifiers", "ctrl+v")
        self.effort.keys += len(text)


def xdotool(*arguments: str, may_fail: bool = False) -> str:
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True)
    if done.returncode and not may_fail:
        raise RuntimeError(f"xdotool {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout
