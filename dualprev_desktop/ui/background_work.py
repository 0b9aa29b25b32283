"""Reading the file of a background off the UI thread: looked at, shown in small, taken; all of it can be left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dualprev_desktop.kernel.errors import Cancelled, DualPrevError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.incoming import Choice, IncomingPicture, Look, Origin

PREVIEW_SIDE, RESULT_SIDE = 1600, 520
"""Pixels of the picture on which corners are pulled, and of what becomes of it."""
OVERTAKEN = N_("Something else was chosen meanwhile.")


@dataclass(frozen=True)
class Opened:
    """What was looked at; with `picture` where there was nothing to choose."""

    origin: Origin
    look: Look
    picture: IncomingPicture | None = None


@dataclass(frozen=True)
class WhileWanted:
    """The progress of a preview, which ends with the wish to see it; `wanted` is asked on a reader's thread."""

    wanted: Callable[[], bool]

    def step(self, done: int, total: int, text: str = "") -> None:
        if not self.wanted():
            raise Cancelled(OVERTAKEN)


def is_plain(look: Look) -> bool:
    """One upright picture or drawing, of which nothing has to be chosen."""
    return look.pages == 1 and look.kind != "dxf"


def open_file(origin: Origin, asking: bool, progress: Progress) -> Opened:
    """Looked at, and taken at once where nothing has to be chosen and nobody is `asking` to choose."""
    from dualprev_desktop.exchange import backgrounds

    look = backgrounds.look(origin, progress)
    if asking or not is_plain(look):
        return Opened(origin, look)
    return Opened(origin, look, take(origin, Choice(), progress))


def take(origin: Origin, choice: Choice, progress: Progress) -> IncomingPicture:
    from dualprev_desktop.exchange import backgrounds

    return backgrounds.read(origin, choice, progress)


def preview(origin: Origin, choice: Choice, side: int, wanted: Callable[[], bool]) -> IncomingPicture | str:
    """Runs on a reader's thread; what cannot be shown is a sentence."""
    from dualprev_desktop.exchange import backgrounds

    try:
        return backgrounds.preview(origin, choice, side, WhileWanted(wanted))
    except DualPrevError as error:
        return error.text()
