"""A file taken as a plan's background in one go, as the file itself suggests."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.exchange.backgrounds import read
from dualprev_desktop.services.incoming import Choice, IncomingPicture

LONGEST_SIDE = 6000
"""Pixels; finer than any screen, and Qt shows it without tiles."""


def read_picture(path: Path) -> IncomingPicture:
    """The first page, the layers that are shown. Raises BadFile with what to do."""
    return read(path, Choice(side=LONGEST_SIDE))
