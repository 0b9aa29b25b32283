"""The screen as the eye beside the program tells it, and how a thing on it is found by kind and words."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.i18n import translator

LANGUAGE = "zh_CN"
CHUNK = 1 << 16
MNEMONIC = re.compile(r"\(&\w\)|&")
Box = tuple[int, int, int, int]


def say(message: str) -> str:
    """An English text of the program as it stands on this screen."""
    return plain(translator(LANGUAGE).gettext(message))


def plain(text: str) -> str:
    """Without the marks of the keys that lead to it."""
    return MNEMONIC.sub("", text).strip()


class BadLook(Exception):
    """The eye was asked and told nothing of use."""


@dataclass(frozen=True)
class Thing:
    id: int
    up: int
    kinds: tuple[str, ...]
    object: str
    name: str
    text: str
    box: Box
    seen: Box | None
    """The part of it that is not scrolled away."""
    on: bool
    ticked: bool | None
    focus: bool
    row: int = -1
    column: int = 0
    sheet: tuple[float, float, float] | None = None
    """Of a canvas: where its sheet begins, and the pixels a unit of it takes."""

    @property
    def words(self) -> tuple[str, str]:
        return plain(self.text), plain(self.name)

    @property
    def middle(self) -> tuple[int, int]:
        x, y, width, height = self.seen or self.box
        return x + width // 2, y + height // 2

    @property
    def whole(self) -> bool:
        """Its middle is in sight."""
        if self.seen is None:
            return False
        x, y, width, height = self.box
        left, top, wide, high = self.seen
        return left <= x + width // 2 < left + wide and top <= y + height // 2 < top + high


@dataclass(frozen=True)
class Window:
    handle: int
    title: str
    id: int
    modal: bool
    popup: bool


@dataclass(frozen=True)
class Screen:
    windows: tuple[Window, ...]
    things: tuple[Thing, ...]

    @cached_property
    def _by_id(self) -> dict[int, Thing]:
        return {one.id: one for one in self.things if one.id}

    def above(self, thing: Thing) -> Iterator[Thing]:
        """What it stands in, from the nearest."""
        while (holder := self._by_id.get(thing.up)) is not None:
            yield holder
            thing = holder

    def all(self, kind: str, words: str | None = None, within: str = "",
            fits: Callable[[Thing], bool] = lambda thing: True) -> list[Thing]:
        """Of a kind (a class, or item, tab, entry), in a holder whose kind or words are `within`; those with exactly
        the words, else those that contain them; the topmost window first."""
        found = [one for one in self._topmost_first if kind in one.kinds and fits(one)
                 and (not within or any(within in (*holder.kinds, *holder.words) for holder in self.above(one)))]
        if words is None:
            return found
        exact = [one for one in found if words in one.words]
        return exact or [one for one in found if any(words in text for text in one.words)]

    @cached_property
    def _topmost_first(self) -> list[Thing]:
        starts = [place for place, one in enumerate(self.things) if one.up == 0] + [len(self.things)]
        windows = [self.things[start:end] for start, end in pairwise(starts)]
        return [one for window in reversed(windows) for one in window]

    @property
    def front(self) -> Window | None:
        """The topmost window that takes the keyboard."""
        return next((one for one in reversed(self.windows) if not one.popup), None)


@cache
def _fields() -> frozenset[str]:
    return frozenset(Thing.__dataclass_fields__)


def look(door: Path) -> Screen:
    """Raises OSError as long as nobody opens the door, and BadLook where the window does not answer."""
    told = _ask(door)
    if told.get("error"):
        raise BadLook(f"The eye beside the program: {told['error']}")
    return Screen(tuple(Window(**one) for one in told["windows"]), tuple(_thing(one) for one in told["things"]))


def _thing(told: dict[str, Any]) -> Thing:
    known = {name: value for name, value in told.items() if name in _fields()}
    for name in ("kinds", "box", "seen", "sheet"):
        known[name] = None if known.get(name) is None else tuple(known[name])
    return Thing(**known)


def _ask(door: Path) -> dict[str, Any]:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(30)
        caller.connect(str(door))
        told = b"".join(iter(lambda: caller.recv(CHUNK), b""))
    if not told:
        raise BadLook("The eye beside the program: it closed in the middle of a look; the program may have ended")
    answer = json.loads(told)
    assert isinstance(answer, dict)
    return answer
