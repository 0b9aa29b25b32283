"""A beginner's hand: finds what it wants by kind and words, clicks, writes, waits, and says where it got stuck."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from afternoon.pointer import RIGHT, Effort, Pointer, xdotool
from afternoon.program import Program
from afternoon.screen import Screen, Thing, say

T = TypeVar("T")
PATIENCE_SECONDS = 40.0
LOOK_EVERY_SECONDS = 0.06
MOST_NOTCHES = 60
WHEEL_SECONDS = 0.6
FIRST_NOTES, LAST_COMPLAINTS = 400, 4000
DROPPED_LIST = "QComboBoxPrivateContainer"
CRASH = "CrashPanel"
SCROLLED = "QAbstractScrollArea"


class Stuck(Exception):
    """The afternoon cannot go on; says at which step and what was waited for."""


class Hand:
    def __init__(self, program: Program, pointer: Pointer, out: Path) -> None:
        self.program, self.pointer, self.out = program, pointer, out
        self.step, self.pictures = "", 0
        self.diary: list[tuple[str, float, Effort]] = []
        """Of each step: its name, seconds, and what the hands did."""

    @contextmanager
    def at(self, step: str) -> Iterator[None]:
        """One step of the afternoon; whatever stops it is told with its name."""
        before, begun, self.step = self.pointer.effort.copy(), time.monotonic(), step
        try:
            yield
        except Exception as error:
            self._photograph(f"failed-{step.replace(' · ', '-')}")
            said = self.program.complaints.read_text("utf-8")[-LAST_COMPLAINTS:]
            raise Stuck(f"Step “{step}”: {error}\n{said}".strip()) from error
        self.diary.append((step, time.monotonic() - begun, self.pointer.effort - before))

    # looking ------------------------------------------------------------------------------------------

    def see(self) -> Screen:
        """When two looks one after the other are the same, or after a while."""
        now = self.program.see()
        for _look in range(25):
            time.sleep(LOOK_EVERY_SECONDS)
            before, now = now, self.program.see()
            if now == before:
                break
        return now

    def wait(self, what: str, ready: Callable[[], T | None]) -> T:
        """The first true answer of `ready`."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            self._look_for_a_crash(what)
            if answer := ready():
                return answer
            time.sleep(LOOK_EVERY_SECONDS)
        raise Stuck(f"waited in vain for {what}. On the screen: {self._notes()}")

    def _look_for_a_crash(self, what: str) -> None:
        if not self.program.running:
            raise Stuck(f"the program ended while this was waited for: {what}")
        told = [one.text for one in self.program.see().all("QLabel", within=CRASH)]
        if told:
            raise Stuck(f"the program tells of a fault while this was waited for: {what}. {' '.join(told)}")

    def _notes(self) -> str:
        words = [one.words[0] or one.words[1] for one in self.program.see().things if one.seen]
        return " · ".join(dict.fromkeys(filter(None, words)))[:FIRST_NOTES]

    def find(self, kind: str, message: str | None = None, within: str = "", *, words: str | None = None,
             fits: Callable[[Thing], bool] = lambda thing: True) -> Thing:
        """`message` is a text of the program, `words` are as they stand there."""
        wanted = say(message) if message is not None else words

        def ready() -> Thing | None:
            return next(iter(self.see().all(kind, wanted, within, lambda one: one.on and fits(one))), None)
        return self.wait(f"{kind} “{wanted or ''}” {within}".strip(), ready)

    def there(self, kind: str, message: str | None = None, within: str = "", *, words: str | None = None) -> bool:
        return bool(self.see().all(kind, say(message) if message is not None else words, within))

    def wait_title(self, words: str) -> None:
        def ready() -> bool:
            front = self.program.see().front
            return front is not None and words in front.title
        self.wait(f"a window whose title has “{words}”", ready)

    # doing --------------------------------------------------------------------------------------------

    def click(self, kind: str, message: str | None = None, within: str = "", *, words: str | None = None,
              fits: Callable[[Thing], bool] = lambda thing: True, tick: bool = False, times: int = 1) -> Thing:
        """In the middle of it, or on the tick before its words; the wheel brings it into sight first."""
        def found() -> Thing:
            return self.find(kind, message, within, words=words, fits=fits)
        thing = self._in_sight(found)
        self._to_front()
        x, y, _width, height = thing.box
        self.pointer.click((x + 14, y + height // 2) if tick else thing.middle, times)
        self.see()
        return thing

    def _in_sight(self, found: Callable[[], Thing]) -> Thing:
        thing = found()
        for _notch in range(MOST_NOTCHES):
            if thing.whole:
                return thing
            scrolled = next((one for one in self.program.see().above(thing) if SCROLLED in one.kinds), None)
            if scrolled is None:
                return thing
            y = thing.box[1] + thing.box[3] // 2
            self.pointer.wheel(scrolled.middle, down=y > scrolled.middle[1])
            thing = self._moved(thing, found)
        raise Stuck(f"the wheel does not bring “{thing.text or thing.name}” into sight")

    def _moved(self, before: Thing, found: Callable[[], Thing]) -> Thing:
        """Where it stands once the wheel's turn has arrived; a list at its end does not move."""
        end = time.monotonic() + WHEEL_SECONDS
        while found().box == before.box and time.monotonic() < end:
            time.sleep(LOOK_EVERY_SECONDS)
        return found()

    def keys(self, *names: str) -> None:
        self._to_front()
        self.pointer.keys(*names)
        self.see()

    def write(self, text: str) -> None:
        self._to_front()
        self.pointer.write(text)
        self.see()

    def choose(self, box: str, words: str) -> None:
        """An entry of a list that drops down, found by the name of its box."""
        self.click("QComboBox", words=box)
        self.click("item", words=words, within=DROPPED_LIST)

    def pull(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self._to_front()
        self.pointer.pull(start, end)
        self.see()

    def place(self, words: str) -> None:
        """A step in the rail at the left."""
        self.click("item", words=words, within="Rail")
        self.wait_title(words)

    def menu(self, at: tuple[int, int]) -> None:
        """The menu of the right button."""
        self._to_front()
        self.pointer.click(at, button=RIGHT)
        self.find("QMenu")

    def wait_heading(self, fits: Callable[[str], bool]) -> None:
        """The title line of the page, which says step and state."""
        self.wait("the page's title", lambda: any(
            fits(one.text) for one in self.see().all("QLabel", within="PageFrame")))

    def answer(self, title: str, path: Path) -> None:
        """A file dialog: the whole path typed into the field of the name."""
        self.wait_title(title)
        self.keys("ctrl+a")
        self.write(str(path))
        self.keys("Return")

    def _to_front(self) -> None:
        # a display without a window manager gives the keyboard to nobody
        front = self.program.see().front
        if front is not None and xdotool("getwindowfocus", may_fail=True).strip() != str(front.handle):
            xdotool("windowfocus", "--sync", str(front.handle), may_fail=True)

    # pictures -----------------------------------------------------------------------------------------

    def picture(self, name: str) -> None:
        self.see()
        self.pictures += 1
        self._photograph(f"{self.pictures:02}-{name}")

    def _photograph(self, name: str) -> None:
        target = self.out / f"{name}.png"
        subprocess.run(["import", "-window", "root", "-strip", str(target)], check=True)
