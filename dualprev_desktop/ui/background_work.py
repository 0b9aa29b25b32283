"""Reading the file of a background off the UI thread: looked at, shown in small, taken; all of it can be left."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.incoming import Choice, IncomingPicture, Look

T = TypeVar("T")
POLL_SECONDS = 0.1
PREVIEW_SIDE, RESULT_SIDE = 1600, 520
"""Pixels of the picture on which corners are pulled, and of what becomes of it."""


@dataclass(frozen=True)
class Opened:
    """A file that was looked at; with `picture` where there was nothing to choose."""

    path: Path
    look: Look
    picture: IncomingPicture | None = None


def is_plain(look: Look) -> bool:
    """One upright picture or drawing, of which nothing has to be chosen."""
    return look.pages == 1 and look.kind != "dxf"


def open_file(path: Path, asking: bool, progress: Progress) -> Opened:
    """Looked at, and taken at once where nothing has to be chosen and nobody is `asking` to choose."""
    from dualprev_desktop.exchange import backgrounds

    look = stoppable(lambda: backgrounds.look(path), progress, path.name)
    if asking or not is_plain(look):
        return Opened(path, look)
    return Opened(path, look, take(path, Choice(), progress))


def take(path: Path, choice: Choice, progress: Progress) -> IncomingPicture:
    from dualprev_desktop.exchange import backgrounds

    return stoppable(lambda: backgrounds.read(path, choice), progress, path.name)


def preview(path: Path, choice: Choice, side: int) -> IncomingPicture | str:
    """Runs on a reader's thread; what cannot be shown is a sentence."""
    from dualprev_desktop.exchange import backgrounds

    try:
        return backgrounds.preview(path, choice, side)
    except DualPrevError as error:
        return error.text()


def stoppable(work: Callable[[], T], progress: Progress, text: str) -> T:
    """The result of work that cannot be asked to stop: it is left alone when the person stops waiting for it."""
    results: list[T] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # handed to who waits
            failures.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        progress.step(0, 0, text)
        thread.join(POLL_SECONDS)
    if failures:
        raise failures[0]
    return results[0]
